/** The examples: documentation that runs, the gallery of `npm run dev` (/kit/), and the subjects of the kit's tests. */
import type { Lang } from '../../i18n/lang.ts';
import type { FigureView } from '../figure.tsx';
import coin from './coin.tsx';
import handle from './handle.tsx';
import images from './images.tsx';
import marks from './marks.tsx';
import work from './work.tsx';

export const examples: readonly FigureView[] = [coin, marks, handle, work, images];

/** All examples on one page. */
export default function Gallery({ lang }: { lang: Lang }) {
  return (
    <>
      {examples.map((Example) => (
        <Example key={Example.options.id} lang={lang} />
      ))}
    </>
  );
}
