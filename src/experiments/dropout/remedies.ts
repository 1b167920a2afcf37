/** Each remedy against overfitting alone, beside none. Chapter: dropout. */
import { type Bench, experiment } from '../experiment.ts';
import { type Moment, more, none, type Remedies, trainOn, validationExamples } from './training.ts';

export const seeds = Array.from({ length: 20 }, (_, k) => k + 1);

export const twins = {
  none,
  data: { ...none, data: true },
  small: { ...none, small: true },
  l2: { ...none, l2: true },
  dropout: { ...none, dropout: true },
} as const satisfies Record<string, Remedies>;
export type Twin = keyof typeof twins;

/** What a run comes to: after its first epoch, at its end, and where its validation loss was lowest. */
export function outcomeOf(moments: readonly Moment[]) {
  const losses = moments.map(({ validation }) => validation.loss);
  const lowest = losses.indexOf(Math.min(...losses));
  return {
    first: moments[0],
    end: moments[moments.length - 1],
    lowest: { ...moments[lowest].validation, epoch: lowest + 1 },
  };
}

export const runOf = ({ data, kernels }: Bench, twin: Twin, seed: number): Moment[] => [
  ...trainOn(data, twins[twin], seed, kernels()),
];

export const remedies = experiment({
  images: { train: more, test: validationExamples },
  seconds: 3,
  seeds,
  measure: (bench, seed) => {
    const names = Object.keys(twins) as Twin[];
    return Object.fromEntries(names.map((twin) => [twin, outcomeOf(runOf(bench, twin, seed))]));
  },
});

const short = (value: number): number => Number(value.toPrecision(4));

/** Loss and accuracy of each epoch: logged, read again, on other images. What the laboratory shows before it is used. */
export const curves = experiment({
  images: { train: more, test: validationExamples },
  seconds: 1,
  measure: (bench) => {
    const curve = (twin: Twin) =>
      runOf(bench, twin, 1).map(({ logged, again, validation }) =>
        [logged, again, validation].map(({ loss, accuracy }) => [short(loss), accuracy]),
      );
    return { baseline: curve('none'), dropout: curve('dropout') };
  },
});
