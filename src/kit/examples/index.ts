/** The examples: documentation that runs, the gallery of `npm run dev` (/kit/), and the subjects of the kit's tests. */
import type { FigureView } from '../figure.tsx';
import coin from './coin.tsx';
import handle from './handle.tsx';
import images from './images.tsx';
import marks from './marks.tsx';
import work from './work.tsx';

export const examples: readonly FigureView[] = [coin, marks, handle, work, images];
