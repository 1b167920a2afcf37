/** What is reached without a hidden layer, and without training: what the article's network has to beat. Chapter: mnist. */

import type { Split } from '../../../lib/data/dataset.ts';
import { Program } from '../../../lib/model/program.ts';
import { articleSettings } from '../../../lib/model/settings.ts';
import { type Bench, experiment } from '../experiment.ts';
import { classes, width } from './reading.ts';

const images = { train: 60_000, test: 10_000 };
/** Without those that the article's program keeps for validation. */
const learned = 54_000;

/** The article's program without its hidden layer: ten weighted sums and a softmax. */
export const linear = experiment({
  ...{ images, seconds: 3, seeds: [1, 2, 3] },
  measure: ({ data, kernels }, seed) => {
    const program = new Program({ ...articleSettings, layers: [], seed }, data, kernels());
    while (!program.done) program.next();
    const test = program.evaluate();
    return { test, wrong: Math.round((1 - test.accuracy) * data.test.count) };
  },
});

/** Images as rows between 0 and 1. */
const greyOf = ({ images: bytes }: Split, from: number, to: number): Float32Array =>
  Float32Array.from(bytes.subarray(from * width, to * width), (byte) => byte / 255);

/** A place in the space of images, with the digit that is said there. */
interface Example {
  readonly x: Float32Array;
  readonly label: number;
}

/**
 * Share of the test images whose nearest example has their label. The nearest is the one with the largest x·e − ½|e|²: a dense
 * layer whose weights are the examples themselves.
 */
export function nearest({ data: { test }, kernels }: Bench, examples: readonly Example[]): number {
  const { numbers, dense } = kernels();
  const [rows, units] = [500, 500];
  const [x, W] = [numbers(rows * width), numbers(width * units)];
  const [b, z] = [numbers(units), numbers(rows * units)];
  const best = new Float32Array(test.count).fill(Number.NEGATIVE_INFINITY);
  const said = new Uint8Array(test.count);
  for (let first = 0; first < examples.length; first += units) {
    const some = examples.slice(first, first + units);
    b.fill(Number.NEGATIVE_INFINITY);
    for (const [j, example] of some.entries()) {
      let square = 0;
      for (let i = 0; i < width; i++) {
        W[i * units + j] = example.x[i];
        square += example.x[i] * example.x[i];
      }
      b[j] = -square / 2;
    }
    for (let from = 0; from < test.count; from += rows) {
      const m = Math.min(rows, test.count - from);
      x.set(greyOf(test, from, from + m));
      dense(z, x, W, b, m, width, units);
      for (let r = 0; r < m; r++) {
        for (let j = 0; j < some.length; j++) {
          if (z[r * units + j] <= best[from + r]) continue;
          best[from + r] = z[r * units + j];
          said[from + r] = some[j].label;
        }
      }
    }
  }
  return said.reduce((right, digit, k) => right + Number(digit === test.labels[k]), 0) / test.count;
}

function examplesOf({ train }: Bench['data'], count: number): Example[] {
  return Array.from({ length: count }, (_, k) => ({ x: greyOf(train, k, k + 1), label: train.labels[k] }));
}

/** The mean image of each class. */
function meansOf(examples: readonly Example[]): Example[] {
  return Array.from({ length: classes }, (_, label) => {
    const own = examples.filter((one) => one.label === label);
    return {
      label,
      x: Float32Array.from({ length: width }, (_, i) => own.reduce((sum, { x }) => sum + x[i], 0) / own.length),
    };
  });
}

/** What the nearest of the images that are learned from says, and the nearest of their ten means. */
export const neighbours = experiment({
  ...{ images, seconds: 60 },
  measure: (bench) => {
    const examples = examplesOf(bench.data, learned);
    return { image: nearest(bench, examples), mean: nearest(bench, meansOf(examples)) };
  },
});
