/** All examples on one page. */
import type { Lang } from '../../i18n/lang.ts';
import { examples } from './index.ts';

export default function Gallery({ lang }: { lang: Lang }) {
  return (
    <>
      {examples.map((Example) => (
        <Example key={Example.options.id} lang={lang} />
      ))}
    </>
  );
}
