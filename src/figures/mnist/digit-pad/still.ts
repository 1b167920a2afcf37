/** The pad where nothing runs: an example, the image it becomes and what the book's network reads. */
import { asMnist, padPen } from '../../../../lib/data/drawing.ts';
import { exampleDigit } from '../../../../lib/data/drawing-examples.ts';
import { mnistPen } from '../../../../lib/data/drawing-ink.ts';
import { probabilitiesOf } from '../../../../lib/data/reader-network.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { pointsOf } from '../../../kit/DrawingSurface.tsx';
import { shadesOf } from '../../../kit/still-pixels.tsx';
import { readBook } from '../../../reader/book-network.ts';
import { firstDigit, roadsOf, type Still } from './model.ts';
import { readingOf } from './reading.ts';
import { strings } from './strings.ts';

/** More digits than are printed. */
const rounded = (value: number): number => Number(value.toPrecision(5));

export default function (lang: Lang) {
  const t = strings[lang];
  const strokes = exampleDigit(firstDigit);
  const { network, metadata } = readBook();
  const stages = roadsOf(strokes, mnistPen, asMnist)!.map(({ field }) => field.values);
  const values = stages[stages.length - 1];
  const read = stages.map((image) => probabilitiesOf(network, image));
  const accuracy = Number(metadata.test_accuracy);
  const lines = strokes.map((stroke) => `<polyline points="${pointsOf(stroke)}"/>`);
  const shades = shadesOf(values, 28, 1).map(({ path, share }) => `<path d="${path}" fill-opacity="${share}"/>`);
  const pictures = [
    `<svg class="drawing" viewBox="0 0 1 1" stroke-width="${padPen(mnistPen)}">${lines.join('')}</svg>`,
    `<svg class="still-pixels" data-kind="ink" viewBox="0 0 28 28">${shades.join('')}</svg>`,
  ];
  const says = t.reads(readingOf(read[read.length - 1])) + t.by('book', accuracy);
  const data: Still = { accuracy, probabilities: read.map((each) => Array.from(each, rounded)) };
  return {
    data,
    html: { still: `<p>${t.still}</p><div class="row" aria-hidden="true">${pictures.join('')}</div><p>${says}</p>` },
  };
}
