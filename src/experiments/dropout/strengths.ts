/**
 * How much of a remedy: each strength tried on the validation images, and judged on images that had no say in the choice.
 * Chapter: dropout.
 */
import type { Dataset } from '../../../lib/data/dataset.ts';
import { pixels } from '../../../lib/model/input.ts';
import type { Kernels } from '../../../lib/nn/kernels.ts';
import { experiment } from '../experiment.ts';
import { seeds } from './remedies.ts';
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
  readonly apart: Measure;
  readonly epochs: number;
  /** From what was learned to what was not seen: both grow with overfitting. */
  readonly gap: Measure;
}

/** Of the test images the first 1,000 are for validation, as in the figure; the other 9,000 are kept apart. */
export function train(
  data: Dataset,
  change: Partial<Strengths>,
  seed: number,
  kernels: Kernels,
  stops = false,
): Outcome {
  const strengths = { ...plain, ...change };
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
  const [seen, validation] = [measure(learned), measure(watched)];
  return {
    ...{ train: seen, validation, apart: measure(apart), epochs: done },
    gap: { loss: validation.loss - seen.loss, accuracy: seen.accuracy - validation.accuracy },
  };
}

/** One behind the other: `fit` keeps the last ones for validation. */
function joined([x, y]: ReturnType<typeof first>, [more, others]: ReturnType<typeof first>): ReturnType<typeof first> {
  const images = new Uint8Array(x.bytes.length + more.bytes.length);
  images.set(x.bytes);
  images.set(more.bytes, x.bytes.length);
  return [pixels(images, x.width), { kind: 'labels', labels: Uint8Array.from([...y.labels, ...others.labels]) }];
}

const images = { train: few, test: 10_000 };

type Tried = Readonly<Record<string, Outcome>>;

/** Every strength of a remedy, and which has the lowest loss or the most hits on the validation images. */
const strengthsOf = (remedy: keyof typeof tried, seconds: number) =>
  experiment<Tried>({
    ...{ images, seconds, seeds },
    measure: ({ data, kernels }, seed) =>
      Object.fromEntries(tried[remedy].map((value) => [value, train(data, { [remedy]: value }, seed, kernels())])),
    summary: (_, means) => {
      const best = (isBetter: (a: Measure, b: Measure) => boolean) =>
        tried[remedy].reduce<number>(
          (a, b) => (isBetter(means[b].validation, means[a].validation) ? b : a),
          tried[remedy][0],
        );
      return {
        best: { byLoss: best((a, b) => a.loss < b.loss), byAccuracy: best((a, b) => a.accuracy > b.accuracy) },
      };
    },
  });

/** Networks of two to 512 hidden units. */
export const sizes = strengthsOf('units', 7);
/** Penalties λ on the squares of the weights. */
export const penalties = strengthsOf('lambda', 4);
/** Rates of dropout. */
export const rates = strengthsOf('rate', 4);

/** To the last epoch, and stopped early. */
export const stopping = experiment({
  ...{ images, seconds: 2, seeds },
  measure: ({ data, kernels }, seed) => ({
    none: train(data, {}, seed, kernels()),
    stopped: train(data, {}, seed, kernels(), true),
  }),
});
