/** The pad as it stands still: an example, the image it becomes and what is read, for pages without JavaScript. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { signal } from '@preact/signals';
import { padPen } from '../../../lib/index.ts';
import { padModel } from './model.ts';
import { bookFile } from './networks.ts';

/** Shades of grey in the still: one path each. */
const shades = 12;

/** Made at build, from the network that the site serves. */
export async function stillOf(digit: number) {
  const pad = padModel({
    session: {
      phase: signal('empty'),
      progress: signal(null),
      evaluation: signal(null),
      predict: () => Promise.reject(new Error('a still trains nothing')),
    },
    keptNetwork: async () => null,
    fetchBook: () => readFile(join(process.cwd(), 'public', bookFile)),
    nextFrame: (act) => act(),
    keep: () => {},
  });
  await pad.networks.load();
  pad.drawing.play(digit, true);
  const last = pad.final.value;
  if (!last?.reading) throw pad.networks.problem.value ?? new Error('the still was not read');
  const { values, width } = last.prepared.field;
  const paths = Array.from({ length: shades + 1 }, () => '');
  for (const [k, value] of values.entries()) {
    paths[Math.round(value * shades)] += `M${k % width} ${Math.floor(k / width)}h1v1h-1z`;
  }
  return {
    strokes: pad.drawing.strokes.value.map((stroke) =>
      stroke.map(([x, y]) => `${x.toFixed(3)},${y.toFixed(3)}`).join(' '),
    ),
    pen: padPen(pad.pen.value),
    greys: paths
      .map((path, shade) => ({ path, ink: (shade / shades).toFixed(2) }))
      .filter(({ path }, k) => k > 0 && path),
    reading: last.reading,
    accuracy: pad.networks.accuracy.value,
  };
}
