/** One unit's gradient over all images, and over single mini-batches: the noise as it looks. */

import { type Picture, shownPictures } from '../../experiments/gradient-descent/batch-noise/recorded.ts';
import type { Lang } from '../../i18n/lang.ts';
import { SignedImage } from '../../kit/Pixels.tsx';
import { SignedScale } from '../../kit/SignedScale.tsx';
import type { Measured } from './measured.ts';
import type { NoiseWords } from './strings.ts';

interface Props {
  lang: Lang;
  t: NoiseWords;
  measured: Measured;
  pictures: readonly Picture[];
  m: number;
}

const nothing = new Float32Array(784);

export function Pictures({ lang, t, measured, pictures, m }: Props) {
  const { picture, limit, unit, full, means } = measured;
  const places = Array.from({ length: shownPictures }, (_, k) => k);
  return (
    <div class="noise-pictures">
      <p class="noise-heading">{t.pictures(unit + 1)}</p>
      <ul>
        <li>
          <SignedImage values={picture} limit={limit} label="" />
          <span>{t.all(full.count)}</span>
        </li>
        {places.map((k) => (
          <li key={k}>
            <SignedImage values={pictures[k] ?? nothing} limit={limit} label="" />
            <span>{pictures[k] ? t.draw(m, means.rounds - pictures.length + 1 + k) : t.noDraw}</span>
          </li>
        ))}
      </ul>
      <SignedScale lang={lang} limit={limit.toPrecision(2)} />
    </div>
  );
}
