/** The same network trained on the same images in batches of three sizes, with the same rate. Chapter: gradient-descent. */
import type { Dataset } from '../../../../lib/data/dataset.ts';
import { pixels } from '../../../../lib/model/input.ts';
import type { Kernels } from '../../../../lib/nn/kernels.ts';
import { Problem } from '../../../../lib/problem.ts';
import { type Images, newNetwork, width } from './network.ts';

export const batches = [1, 32, 512] as const;
/** The loss is read on images that no training sees. */
export const unseen = 1000;
/** Even parts of the epoch after which the loss is read; also after steps 1, 2, 4, 8 …, which show the beginning. */
const parts = 24;
const isPowerOfTwo = (n: number): boolean => (n & (n - 1)) === 0;

export interface Point {
  readonly seen: number;
  readonly steps: number;
  /** Mean over the unseen images; Infinity where the training has diverged. */
  readonly loss: number;
  readonly accuracy: number;
}

/** One epoch, read before the first step and now and then; ends early where it diverges. */
export function* trainInBatches(
  images: Images,
  { test }: Pick<Dataset, 'test'>,
  m: number,
  eta: number,
  seed: number,
  kernels: Kernels,
): Generator<Point> {
  const model = newNetwork(seed, kernels, eta);
  const others = pixels(test.images.subarray(0, unseen * width), width);
  const truths = { kind: 'labels', labels: test.labels.subarray(0, unseen) } as const;
  const input = pixels(images.bytes, width);
  const run = model.run(input, { kind: 'labels', labels: images.labels }, { epochs: 1, batchSize: m });
  yield { seen: 0, steps: 0, ...model.evaluate(others, truths) };
  let read = 0;
  for (let steps = 1; !run.done; steps++) {
    const seen = Math.min(steps * m, images.count);
    try {
      run.next();
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'diverged')) throw error;
      yield { seen, steps, loss: Number.POSITIVE_INFINITY, accuracy: 0 };
      return;
    }
    const part = Math.floor((seen * parts) / images.count);
    if (part === read && !isPowerOfTwo(steps)) continue;
    read = part;
    yield { seen, steps, ...model.evaluate(others, truths) };
  }
}

export interface Training {
  readonly m: number;
  readonly points: readonly Point[];
}

export const noTrainings = (): Training[] => batches.map((m) => ({ m, points: [] }));

export const withPoint = (trainings: readonly Training[], m: number, point: Point): Training[] =>
  trainings.map((training) => (training.m === m ? { m, points: [...training.points, point] } : training));

/** All three, side by side: the one that has seen fewest images goes next. */
export function* trainAll(
  images: Images,
  data: Pick<Dataset, 'test'>,
  eta: number,
  seed: number,
  kernels: () => Kernels,
): Generator<{ readonly m: number; readonly point: Point }> {
  let going = batches.map((m) => ({ m, seen: -1, run: trainInBatches(images, data, m, eta, seed, kernels()) }));
  while (going.length > 0) {
    const next = going.reduce((least, one) => (one.seen < least.seen ? one : least));
    const { done, value } = next.run.next();
    if (done) going = going.filter((one) => one !== next);
    else {
      next.seen = value.seen;
      yield { m: next.m, point: value };
    }
  }
}
