/** The experiments behind the numbers of the chapter on overfitting and dropout. Chapter: dropout. */
import type { Dataset, Kernels } from '../../../lib/index.ts';
import { type Moment, none, type Remedies, trainOn } from './training.ts';

const seeds = [1, 2, 3, 4, 5];

export const twins: Readonly<Record<string, Remedies>> = {
  baseline: none,
  data: { ...none, data: true },
  small: { ...none, small: true },
  l2: { ...none, l2: true },
  dropout: { ...none, dropout: true },
};

/** What a run comes to: at the end, and where its validation loss was lowest. */
function outcomeOf(moments: readonly Moment[]) {
  const end = moments.at(-1)!;
  const losses = moments.map(({ validation }) => validation.loss);
  const lowest = Math.min(...losses);
  return {
    trainAccuracy: end.again.accuracy,
    trainLoss: end.again.loss,
    loggedLoss: end.logged.loss,
    validationAccuracy: end.validation.accuracy,
    validationLoss: end.validation.loss,
    lowestValidationLoss: lowest,
    lowestEpoch: losses.indexOf(lowest) + 1,
  };
}

type Outcome = ReturnType<typeof outcomeOf>;

const mean = (outcomes: readonly Outcome[]): Outcome => {
  const keys = Object.keys(outcomes[0]) as (keyof Outcome)[];
  const of = (key: keyof Outcome) => outcomes.reduce((sum, outcome) => sum + outcome[key], 0) / outcomes.length;
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as Outcome;
};

const short = (value: number): number => Number(value.toPrecision(4));

/** Loss and accuracy on the validation images at the end of one run. */
export function endOf(data: Dataset, remedies: Remedies, seed: number, kernels: () => Kernels) {
  return lastOf([...trainOn(data, remedies, seed, kernels())]);
}

function lastOf(moments: readonly Moment[]) {
  const { loss, accuracy } = moments.at(-1)!.validation;
  return { loss, accuracy };
}

/** The baseline and each remedy alone, five seeds each; of seed 1 the curves of the baseline and of dropout. */
export function remediesOf(data: Dataset, kernels: () => Kernels) {
  const runs = Object.entries(twins).map(([name, remedies]) => {
    return [name, seeds.map((seed) => [...trainOn(data, remedies, seed, kernels())])] as const;
  });
  const curves = (name: string) =>
    runs
      .find(([found]) => found === name)![1][0]
      .map(({ logged, again, validation }) =>
        [logged, again, validation].map(({ loss, accuracy }) => [short(loss), accuracy] as const),
      );
  return {
    means: Object.fromEntries(runs.map(([name, list]) => [name, mean(list.map(outcomeOf))])),
    /** One a seed. */
    ends: Object.fromEntries(runs.map(([name, list]) => [name, list.map(lastOf)])),
    curves: { baseline: curves('baseline'), dropout: curves('dropout') },
  };
}
