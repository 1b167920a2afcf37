/** The article's network under a growing rate, and under one rate for an epoch. Chapter: gradient-descent. */
import type { Dataset } from '../../../../lib/data/dataset.ts';
import { pixels, type Targets } from '../../../../lib/model/input.ts';
import { dense } from '../../../../lib/model/layers.ts';
import { type Sequential, sequential } from '../../../../lib/model/sequential.ts';
import type { Kernels } from '../../../../lib/nn/kernels.ts';
import { optimisers } from '../../../../lib/optimisers/index.ts';
import { Problem } from '../../../../lib/problem.ts';
import { type Point, rateAt, type Span, smoother, tooHigh } from './range.ts';

export const optimiserNames = ['sgd', 'momentum', 'adam'] as const;
export type Rule = (typeof optimiserNames)[number];

export const units = 128;
export const batchSize = 32;
/** Trained on the first images, validated on those after them: the test images stay unseen. */
export const trained = 10_000;
export const validated = 2_000;
const width = 784;

export interface Finding extends Span {
  readonly rule: Rule;
  readonly seed: number;
}

/** Why a test is over: at its highest rate, because the loss rose, or because it is no number any more. */
export type Ending = 'top' | 'rose' | 'broken';

/** What a step of either kind of run tells. */
export interface Trial {
  readonly rate: number;
  /** NaN where the run broke. */
  readonly loss: number;
  readonly accuracy: number;
  /** The step at which it broke; null where it did not. */
  readonly broken: number | null;
}

/** Keras's own rate for a rule. */
export const usualRate = (rule: Rule): number => optimisers[rule]({}).learningRate;

export function networkOf(rule: Rule, seed: number, kernels: Kernels): Sequential {
  const layers = [dense(units, { activation: 'relu' }), dense(10, { activation: 'softmax' })];
  const model = sequential(layers, { inputShape: [width], seed, kernels });
  model.compile({ optimizer: rule, loss: 'sparse_categorical_crossentropy' });
  return model;
}

/** Of a smaller set five sixths. */
const trainedOf = ({ train }: Dataset): number => Math.min(trained, Math.floor((train.count * 5) / 6));

/** Images from … from + count of the training part, as far as there are any. */
export function imagesOf({ train }: Dataset, from: number, count: number) {
  const [start, end] = [from, from + count].map((at) => Math.min(at, train.count));
  const targets: Targets = { kind: 'labels', labels: train.labels.subarray(start, end) };
  return [pixels(train.images.subarray(start * width, end * width), width), targets] as const;
}

export const trainingImages = (data: Dataset) => imagesOf(data, 0, trainedOf(data));

/** Step after step with a rate that grows; the loss is that of the mini-batch before its step. */
export function* rangeTest(data: Dataset, finding: Finding, kernels: Kernels): Generator<Point, Ending> {
  const { steps, rule, seed } = finding;
  const examples = trainingImages(data);
  const epochs = Math.ceil(steps / Math.floor(examples[0].count / batchSize));
  const run = networkOf(rule, seed, kernels).run(...examples, { epochs, batchSize });
  const smooth = smoother();
  let best = Number.POSITIVE_INFINITY;
  for (let k = 0; k < steps; k++) {
    run.rate = rateAt(k, finding);
    const loss = lossOrNothing(() => run.next().batchLoss);
    if (loss === null) return 'broken';
    const point = { rate: run.rate, loss, smooth: smooth(loss) };
    yield point;
    best = Math.min(best, point.smooth);
    if (point.smooth > tooHigh * best) return 'rose';
  }
  return 'top';
}

/** One epoch at one rate, yielding the share of it that is done after each step. */
export function* trial(
  data: Dataset,
  { rule, seed }: Pick<Finding, 'rule' | 'seed'>,
  rate: number,
  kernels: Kernels,
): Generator<number, Trial> {
  const model = networkOf(rule, seed, kernels);
  const run = model.run(...trainingImages(data), { batchSize });
  run.rate = rate;
  while (!run.done) {
    const step = run.totalStep + 1;
    if (lossOrNothing(() => run.next().batchLoss) === null) {
      return { rate, loss: Number.NaN, accuracy: Number.NaN, broken: step };
    }
    yield step / run.stepsPerEpoch;
  }
  return { rate, ...model.evaluate(...imagesOf(data, trainedOf(data), validated)), broken: null };
}

function lossOrNothing(next: () => number): number | null {
  try {
    return next();
  } catch (error) {
    if (error instanceof Problem && error.code === 'diverged') return null;
    throw error;
  }
}
