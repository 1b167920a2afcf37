/** The pad where nothing runs: an example, the image it becomes and what the book's network reads. */
import { drawInk, padPen, prepare } from '../../../../lib/data/drawing.ts';
import { exampleDigit } from '../../../../lib/data/drawing-examples.ts';
import { mnistPen } from '../../../../lib/data/drawing-ink.ts';
import { probabilitiesOf } from '../../../../lib/data/reader-network.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { pointsOf } from '../../../kit/DrawingSurface.tsx';
import { shadesOf } from '../../../kit/still-pixels.tsx';
import { readBook } from '../../../reader/book-network.ts';
import { readingOf } from './reading.ts';
import { strings } from './strings.ts';

export default function (lang: Lang) {
  const t = strings[lang];
  const strokes = exampleDigit(3);
  const { values } = prepare(drawInk(strokes, mnistPen, true)).field;
  const { network, metadata } = readBook();
  const lines = strokes.map((stroke) => `<polyline points="${pointsOf(stroke)}"/>`);
  const shades = shadesOf(values, 28, 1).map(({ path, share }) => `<path d="${path}" fill-opacity="${share}"/>`);
  const pictures = [
    `<svg class="drawing" viewBox="0 0 1 1" stroke-width="${padPen(mnistPen)}">${lines.join('')}</svg>`,
    `<svg class="still-pixels" data-kind="ink" viewBox="0 0 28 28">${shades.join('')}</svg>`,
  ];
  const says = t.reads(readingOf(probabilitiesOf(network, values))) + t.by('book', Number(metadata.test_accuracy));
  return {
    html: { still: `<p>${t.still}</p><div class="row" aria-hidden="true">${pictures.join('')}</div><p>${says}</p>` },
  };
}
