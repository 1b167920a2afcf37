import type { NoiseRecord } from '../../experiments/gradient-descent/batch-noise/recorded.ts';

/** What the files of content/records hold; a missing field is found by the test that reads every name. */
export interface Records {
  readonly program: {
    readonly receipt: { readonly testLoss: number; readonly testAccuracy: number; readonly weights: string };
    readonly history: readonly {
      readonly epoch: number;
      readonly loss: number;
      readonly accuracy: number;
      readonly validationLoss: number;
      readonly validationAccuracy: number;
    }[];
  };
  readonly 'chapter-mnist': {
    readonly data: { readonly block: number };
    readonly article: {
      readonly untrained: { readonly loss: number; readonly accuracy: number };
      readonly retrainedAfterFirstEpoch: number;
      readonly retrainedAtTheEnd: number;
      readonly wrong: number;
      readonly wrongInFirstHalf: number;
      readonly confusion: { readonly truth: number; readonly predicted: number; readonly count: number };
      readonly worst: {
        readonly index: number;
        readonly truth: number;
        readonly predicted: number;
        readonly confidence: number;
        readonly loss: number;
      };
      readonly meanConfidence: number;
    };
    readonly seeds: readonly Trial[];
    readonly largeRate: Trial & { readonly neverPositive: number };
    readonly forgottenScale: { readonly untrainedLoss: number; readonly testAccuracy: number };
  };
  readonly 'chapter-forward': {
    readonly through: {
      readonly shape: readonly number[];
      readonly silent: number;
      readonly neverAnswer: number;
      readonly accuracy: number;
      readonly straightenedAccuracy: number;
    };
    readonly linear: { readonly testAccuracy: number; readonly testLoss: number; readonly trainAccuracy: number };
  };
  readonly 'chapter-backprop': {
    readonly zeros: readonly number[];
    readonly best: Readonly<Record<'float64' | 'float32', { readonly exponent: number; readonly digits: number }>>;
    readonly digits: readonly number[];
  };
  readonly 'chapter-dropout': {
    readonly means: Readonly<Record<'baseline' | 'data' | 'small' | 'l2' | 'dropout', RemedyMeans>>;
    readonly curves: Readonly<Record<'baseline' | 'dropout', readonly (readonly (readonly number[])[])[]>>;
  };
  readonly 'backprop-depth': Readonly<
    Record<'sigmoid' | 'tanh' | 'relu' | 'reluHe', { readonly left: number; readonly accuracy: number }>
  >;
  readonly 'dropout-strengths': Readonly<Record<'none' | 'stopped', StrengthMeans>> &
    Readonly<Record<Remedy, readonly (StrengthMeans & { readonly value: number })[]>>;
  readonly 'batch-noise': NoiseRecord;
  readonly 'rate-finder': {
    readonly rules: {
      readonly sgd: Readonly<
        Record<
          | 'suggestion'
          | 'lowest'
          | 'blowUp'
          | 'limit'
          | 'best'
          | 'bestAccuracy'
          | 'suggestionAccuracy'
          | 'usualAccuracy',
          number
        >
      >;
    };
    readonly seeds: { readonly sgd: readonly { readonly lowest: number }[] };
    readonly steps: Readonly<Record<'150' | '1200', { readonly suggestion: number }>>;
    /** Of the untrained network, a seed each; and after an epoch at each rate. */
    readonly startingSharpness: readonly { readonly lambda: number; readonly limit: number }[];
    readonly sharpnessAfter: readonly { readonly rate: number; readonly limit: number }[];
  };
  readonly 'chapter-gradient-descent': {
    readonly optimisers: readonly {
      readonly optimizer: string;
      /** Keras's, where nothing else is said. */
      readonly defaultRate: number;
      readonly rates: readonly { readonly rate: number; readonly testAccuracies: readonly number[] }[];
    }[];
    readonly adam: {
      /** A weight with a single gradient, and the weight with the largest; in steps of length η. */
      readonly rare: Life;
      readonly busy: Life;
      readonly rates: { readonly least: number; readonly greatest: number };
      readonly uncorrected: { readonly first: number; readonly longest: number; readonly at: number };
    };
    /** Steps to a thousandth of the loss, by condition number. */
    readonly valley: Readonly<Record<'10' | '100' | '1000', number>>;
  };
  readonly 'chapter-loss': {
    readonly slowStart: Readonly<
      Record<'good' | 'bad' | 'worse', { readonly squares: number; readonly entropy: number }>
    >;
    readonly whoCosts: {
      readonly mean: number;
      readonly wrong: number;
      readonly dearestHundredth: number;
      readonly aboveMean: number;
      readonly dearest: {
        readonly index: number;
        readonly truth: number;
        readonly predicted: number;
        readonly loss: number;
      };
    };
  };
  readonly keras: {
    readonly tensorflow: {
      readonly seeds: readonly Trial[];
      readonly forgottenScale: Trial;
      readonly largeRate: Trial;
    };
    readonly jax: { readonly seeds: readonly Trial[]; readonly forgottenScale: Trial };
  };
}

interface Life {
  readonly gradients: number;
  readonly moved: number;
  readonly plain: number;
}

interface RemedyMeans {
  readonly trainAccuracy: number;
  readonly trainLoss: number;
  readonly loggedLoss: number;
  readonly validationAccuracy: number;
  readonly validationLoss: number;
  readonly lowestValidationLoss: number;
  readonly lowestEpoch: number;
}

/** A remedy by what is varied in it. */
export type Remedy = 'units' | 'lambda' | 'rate';

interface StrengthMeans {
  readonly train: Reading;
  readonly validation: Reading;
  /** Of the images that are kept apart. */
  readonly test: Reading;
  readonly epochs: number;
}

interface Reading {
  readonly loss: number;
  readonly accuracy: number;
}

export interface Trial {
  readonly testAccuracy: number;
}
