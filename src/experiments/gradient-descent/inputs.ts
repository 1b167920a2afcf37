/**
 * What the preparing of the inputs does to the bowl: the curvatures of a linear unit with squared errors, whose second derivatives
 * are the means of products of two inputs, and what plain descent makes of an epoch at the best of some rates.
 * Chapter: gradient-descent.
 */
import type { Dataset } from '../../../lib/data/dataset.ts';
import { type Input, rows, type Targets } from '../../../lib/model/input.ts';
import { Problem } from '../../../lib/problem.ts';
import { type Bench, experiment } from '../experiment.ts';
import { batchSize, networkOf, trained, validated } from './rate-finder/training.ts';

const width = 784;
/** Images whose mean products are the curvatures. */
const measured = 2000;

/** Grey values as bytes, from 0 to 1, and from 0 to 1 less the mean of each pixel. */
const ways = ['bytes', 'scaled', 'centred'] as const;
type Way = (typeof ways)[number];

/** Rates that are tried: around where each works. */
const tried: Readonly<Record<Way, readonly number[]>> = {
  bytes: [1e-6, 3e-6, 1e-5, 3e-5],
  scaled: [0.1, 0.2, 0.3, 0.5, 0.7, 1],
  centred: [0.1, 0.2, 0.3, 0.5, 0.7, 1],
};

function meanImage({ train }: Dataset): Float64Array {
  const sum = new Float64Array(width);
  for (let k = 0; k < trained * width; k++) sum[k % width] += train.images[k];
  return sum.map((value) => value / trained);
}

function prepared({ train }: Dataset, way: Way, middle: Float64Array, from: number, count: number): Float32Array {
  const scale = way === 'bytes' ? 1 : 1 / 255;
  return Float32Array.from({ length: count * width }, (_, k) => {
    const grey = train.images[from * width + k];
    return (way === 'centred' ? grey - middle[k % width] : grey) * scale;
  });
}

/** The two largest eigenvalues of the means of x_i x_j, one after the other by power iteration, and the direction of the first. */
function curvatures(x: Float32Array, count: number) {
  const found: Float64Array[] = [];
  const values = [0, 1].map(() => {
    let u: Float64Array = new Float64Array(width).fill(1).map((_, i) => 1 + (i % 7));
    let lambda = 0;
    for (let round = 0; round < 60; round++) {
      for (const other of found) {
        const along = dot(u, other);
        u = u.map((value, i) => value - along * other[i]);
      }
      const length = Math.sqrt(dot(u, u));
      u = u.map((value) => value / length);
      const next = new Float64Array(width);
      for (let r = 0; r < count; r++) {
        const row = x.subarray(r * width, (r + 1) * width);
        const along = dot(row, u) / count;
        for (let i = 0; i < width; i++) next[i] += along * row[i];
      }
      lambda = dot(u, next);
      if (round < 59) u = next;
    }
    found.push(u);
    return lambda;
  });
  return { first: values[0], second: values[1], direction: found[0] };
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** The end of an epoch at the best of the rates: lowest loss on images that it has not seen. */
function bestEpoch({ data, kernels }: Bench, way: Way, middle: Float64Array, seed: number) {
  const labelled = (from: number, count: number): readonly [Input, Targets] => [
    rows(prepared(data, way, middle, from, count), width),
    { kind: 'labels', labels: data.train.labels.subarray(from, from + count) },
  ];
  const [training, others] = [labelled(0, trained), labelled(trained, validated)];
  const ends = tried[way].flatMap((rate) => {
    const model = networkOf('sgd', seed, kernels());
    const run = model.run(...training, { batchSize });
    run.rate = rate;
    try {
      while (!run.done) run.next();
    } catch (error) {
      if (error instanceof Problem && error.code === 'diverged') return [];
      throw error;
    }
    return [{ rate, ...model.evaluate(...others) }];
  });
  return ends.reduce((a, b) => (b.loss < a.loss ? b : a));
}

export const inputs = experiment({
  images: { train: trained + validated, test: 0 },
  seconds: 6,
  seeds: [1, 2, 3, 4, 5],
  measure: (bench, seed) => {
    const middle = meanImage(bench.data);
    const each = ways.map((way) => {
      const { first, second, direction } = curvatures(prepared(bench.data, way, middle, 0, measured), measured);
      // the cosine between the sharpest direction and the mean image
      const along = Math.abs(dot(direction, middle)) / Math.sqrt(dot(direction, direction) * dot(middle, middle));
      return [way, { first, second, along, ...bestEpoch(bench, way, middle, seed) }] as const;
    });
    return Object.fromEntries(each) as Record<
      Way,
      Record<'first' | 'second' | 'along' | 'rate' | 'loss' | 'accuracy', number>
    >;
  },
});
