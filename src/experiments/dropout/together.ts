/**
 * Remedies that the article does not name, and several at once: shifted copies, the mean of five networks, k masks in place of
 * one scaled pass, the whole of the data once the choice is made. Chapter: dropout.
 */
import type { Dataset, Split } from '../../../lib/data/dataset.ts';
import type { Built } from '../../../lib/model/built.ts';
import { forward } from '../../../lib/model/network.ts';
import { gather } from '../../../lib/model/run.ts';
import type { Sequential } from '../../../lib/model/sequential.ts';
import type { Kernels } from '../../../lib/nn/kernels.ts';
import { experiment } from '../experiment.ts';
import { measureOf, sumInto } from './averages.ts';
import {
  batch,
  epochs,
  few,
  first,
  lambda,
  type Measure,
  networkOf,
  rate,
  type Strengths,
  units,
  validationExamples,
} from './training.ts';

const seeds = [1, 2, 3, 4, 5];
const side = 28;
const plain: Strengths = { units, lambda: 0, rate: 0 };

/** An image moved by one pixel; what is pushed out is lost, what comes in is paper. */
function shifted(image: Uint8Array, dx: number, dy: number): Uint8Array {
  return image.map((_, at) => {
    const [row, column] = [Math.floor(at / side) - dy, (at % side) - dx];
    return row < 0 || row >= side || column < 0 || column >= side ? 0 : image[row * side + column];
  });
}

/** The first images, each with its four neighbours: five times as many, and nothing that a person has written in addition. */
export function withShifts({ images, labels }: Split, count: number): Split {
  const ways = [
    [0, 0],
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ];
  const size = side * side;
  const out = new Uint8Array(count * ways.length * size);
  for (let k = 0; k < count; k++) {
    const image = images.subarray(k * size, (k + 1) * size);
    ways.forEach(([dx, dy], n) => {
      out.set(shifted(image, dx, dy), (k * ways.length + n) * size);
    });
  }
  const told = Uint8Array.from({ length: count * ways.length }, (_, k) => labels[Math.floor(k / ways.length)]);
  return { count: told.length, rows: side, columns: side, images: out, labels: told };
}

function fitted(learned: Split, change: Partial<Strengths>, seed: number, kernels: Kernels): Sequential {
  const model = networkOf({ ...plain, ...change }, seed, kernels);
  for (const _ of model.fit(...first(learned, learned.count), { epochs, batchSize: batch }));
  return model;
}

export const firstFew = ({ images, labels }: Split, count: number): Split => ({
  count,
  rows: side,
  columns: side,
  images: images.subarray(0, count * side * side),
  labels: labels.subarray(0, count),
});

const watched = (data: Dataset) => first(data.test, validationExamples);

/** On 1,000 images that were not learned: 500 alone, with shifted copies, and these with the remedies of the article. */
export const together = experiment({
  images: { train: few, test: validationExamples },
  seconds: 12,
  seeds,
  measure: ({ data, kernels }, seed): Record<string, Measure> => {
    const [alone, copies] = [firstFew(data.train, few), withShifts(data.train, few)];
    const measure = (learned: Split, change: Partial<Strengths> = {}) => {
      const model = fitted(learned, change, seed, kernels());
      return measureOf([...model.predict(watched(data)[0])], data.test.labels, validationExamples);
    };
    return {
      none: measure(alone),
      dropout: measure(alone, { rate }),
      'dropout-l2': measure(alone, { rate, lambda }),
      shifts: measure(copies),
      'shifts-dropout': measure(copies, { rate }),
      'shifts-dropout-l2': measure(copies, { rate, lambda }),
    };
  },
});

export const members = 5;
export const masks = [1, 10, 100] as const;

/** The probabilities of one image after another with a mask of their own. eq: dropout-mask */
function masked(model: Sequential, data: Dataset, seed: number, k: number): Float64Array {
  const sum = new Float64Array(validationExamples * 10);
  const [input] = watched(data);
  const net = model.network(Math.min(256, input.count), true);
  const indices = Uint32Array.from({ length: input.count }, (_, at) => at);
  for (let from = 0; from < input.count; from += net.capacity) {
    const m = Math.min(net.capacity, input.count - from);
    for (let mask = 0; mask < k; mask++) {
      forward(net, m, gather(net, input, indices, from, m), { seed, step: mask * input.count + from });
      sumInto(sum.subarray(from * 10), (net.layers[net.D] as Built).a, m * 10);
    }
  }
  return sum.map((p) => p / k);
}

/** A network of dropout asked in one scaled pass and as the mean over k masks; five plain networks, alone and as their mean. */
export const averages = experiment({
  images: { train: few, test: validationExamples },
  seconds: 15,
  seeds,
  measure: ({ data, kernels }, seed) => {
    const { labels } = data.test;
    const alone = firstFew(data.train, few);
    const of = (p: ArrayLike<number>) => measureOf(p, labels, validationExamples);
    const dropped = fitted(alone, { rate }, seed, kernels());
    const scaled = of(dropped.predict(watched(data)[0]));
    const byMasks = Object.fromEntries(masks.map((k) => [k, of(masked(dropped, data, seed, k))]));
    const sum = new Float64Array(validationExamples * 10);
    const ones: Measure[] = [];
    for (let member = 0; member < members; member++) {
      const outputs = fitted(alone, {}, seed + 100 * member, kernels()).predict(watched(data)[0]);
      ones.push(of(outputs));
      sumInto(sum, outputs, outputs.length);
    }
    const mean = (name: keyof Measure) => ones.reduce((total, one) => total + one[name], 0) / members;
    return {
      scaled,
      masks: byMasks,
      members: { loss: mean('loss'), accuracy: mean('accuracy') },
      ensemble: of(sum.map((p) => p / members)),
    };
  },
});

/** The rate that the validation loss chooses. */
export const chosenRate = 0.75;

/** What was learned, and the images by which was chosen. */
export function allChosen({ train, test }: Dataset): Split {
  const size = side * side;
  const chosen = firstFew(train, few);
  return {
    ...chosen,
    count: few + validationExamples,
    images: Uint8Array.from([...chosen.images, ...test.images.subarray(0, validationExamples * size)]),
    labels: Uint8Array.from([...chosen.labels, ...test.labels.subarray(0, validationExamples)]),
  };
}

/** Dropout chosen on 1,000 images; then learned anew with them, as there is nothing left to choose. Judged on the other 9,000. */
export const refit = experiment({
  images: { train: few, test: 10_000 },
  seconds: 8,
  seeds,
  measure: ({ data, kernels }, seed) => {
    const apart = first(data.test, data.test.count - validationExamples, validationExamples);
    const chosen = firstFew(data.train, few);
    const all = allChosen(data);
    const measure = (learned: Split) => fitted(learned, { rate: chosenRate }, seed, kernels()).evaluate(...apart);
    return { chosen: measure(chosen), all: measure(all) };
  },
});
