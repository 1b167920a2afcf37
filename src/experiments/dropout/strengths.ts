/**
 * How much of a remedy: each strength tried on the validation images, and judged on images that had no say in the choice.
 * Chapter: dropout.
 */
import { type Dataset, type Kernels, pixels } from '../../../lib/index.ts';
import {
  batch,
  epochs,
  few,
  first,
  type Measure,
  networkOf,
  penaltyOf,
  type Strengths,
  units,
  validationExamples,
} from './training.ts';

const seeds = [1, 2, 3, 4, 5];
/** Epochs without an improvement that are waited for. */
export const patience = 5;

const plain: Strengths = { units, lambda: 0, rate: 0 };

export const tried = {
  units: [2, 4, 8, 16, 32, 64, 128, 256, 512],
  lambda: [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03],
  rate: [0.1, 0.25, 0.5, 0.75, 0.9],
} as const satisfies Record<keyof Strengths, readonly number[]>;

/** After the last epoch, without the penalty: on what was learned, on what one may choose by, and on what is kept apart. */
interface Outcome {
  readonly train: Measure;
  readonly validation: Measure;
  readonly test: Measure;
  readonly epochs: number;
}

/** Of the test images the first 1,000 are for validation, as in the figure; the other 9,000 are kept apart. */
function train(data: Dataset, strengths: Strengths, seed: number, kernels: Kernels, stops = false): Outcome {
  const model = networkOf(strengths, seed, kernels);
  const learned = first(data.train, few);
  const watched = first(data.test, validationExamples);
  const apart = first(data.test, data.test.count - validationExamples, validationExamples);
  const options = { epochs, batchSize: batch };
  let done = 0;
  const steps = stops
    ? model.fit(...joined(learned, watched), {
        ...options,
        validationSplit: validationExamples / (few + validationExamples),
        earlyStopping: { patience, restoreBestWeights: true },
      })
    : model.fit(...learned, options);
  for (const { epochLogs } of steps) if (epochLogs) done = epochLogs.epoch;
  const paid = penaltyOf(model, strengths.lambda);
  const measure = (examples: ReturnType<typeof first>): Measure => {
    const { loss, accuracy } = model.evaluate(...examples);
    return { loss: loss - paid, accuracy };
  };
  return { train: measure(learned), validation: measure(watched), test: measure(apart), epochs: done };
}

/** One behind the other: `fit` keeps the last ones for validation. */
function joined([x, y]: ReturnType<typeof first>, [more, others]: ReturnType<typeof first>): ReturnType<typeof first> {
  const images = new Uint8Array(x.bytes.length + more.bytes.length);
  images.set(x.bytes);
  images.set(more.bytes, x.bytes.length);
  return [pixels(images, x.width), { kind: 'labels', labels: Uint8Array.from([...y.labels, ...others.labels]) }];
}

function mean(outcomes: readonly Outcome[]): Outcome {
  const of = (value: (outcome: Outcome) => number) =>
    outcomes.reduce((sum, outcome) => sum + value(outcome), 0) / outcomes.length;
  const measure = (part: 'train' | 'validation' | 'test'): Measure => ({
    loss: of((outcome) => outcome[part].loss),
    accuracy: of((outcome) => outcome[part].accuracy),
  });
  return {
    train: measure('train'),
    validation: measure('validation'),
    test: measure('test'),
    epochs: of(({ epochs }) => epochs),
  };
}

/** The mean of five seeds. */
export const outcomeAt = (data: Dataset, change: Partial<Strengths>, kernels: () => Kernels, stops = false): Outcome =>
  mean(seeds.map((seed) => train(data, { ...plain, ...change }, seed, kernels(), stops)));

/** Every strength of every remedy, alone; and the plain network, to its end and stopped early. */
export function strengthsOf(data: Dataset, kernels: () => Kernels) {
  const grid = <Name extends keyof Strengths>(name: Name) =>
    tried[name].map((value) => ({ value, ...outcomeAt(data, { [name]: value }, kernels) }));
  return {
    none: outcomeAt(data, {}, kernels),
    stopped: outcomeAt(data, {}, kernels, true),
    units: grid('units'),
    lambda: grid('lambda'),
    rate: grid('rate'),
  };
}
