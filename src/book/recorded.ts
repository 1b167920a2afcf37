/**
 * Numbers that experiments gave, by the name a chapter quotes them by: read from content/records, written as the text
 * writes them. A figure is in both languages the same.
 */

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

interface RemedyMeans {
  readonly trainAccuracy: number;
  readonly trainLoss: number;
  readonly loggedLoss: number;
  readonly validationAccuracy: number;
  readonly validationLoss: number;
  readonly lowestValidationLoss: number;
  readonly lowestEpoch: number;
}

interface Trial {
  readonly testAccuracy: number;
}

const percent = (share: number): string => `${(100 * share).toFixed(2)}%`;
const loss = (value: number): string => value.toFixed(4);
const count = (value: number): string => value.toLocaleString('en');
const accuracies = (trials: readonly Trial[]): number[] => trials.map(({ testAccuracy }) => testAccuracy);
const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

const names = {
  'test-accuracy': ({ program }) => percent(program.receipt.testAccuracy),
  'test-loss': ({ program }) => loss(program.receipt.testLoss),
  'test-wrong': (records) => count(records['chapter-mnist'].article.wrong),
  weights: ({ program }) => program.receipt.weights.slice(0, 8),
  'untrained-loss': (records) => loss(records['chapter-mnist'].article.untrained.loss),
  'untrained-accuracy': (records) => percent(records['chapter-mnist'].article.untrained.accuracy),
  'epoch1-train-accuracy': ({ program }) => percent(program.history[0].accuracy),
  'epoch1-validation-accuracy': ({ program }) => percent(program.history[0].validationAccuracy),
  'epoch1-retrained-accuracy': (records) => percent(records['chapter-mnist'].article.retrainedAfterFirstEpoch),
  'epoch10-train-accuracy': ({ program }) => percent(program.history[9].accuracy),
  'epoch10-train-loss': ({ program }) => loss(program.history[9].loss),
  'epoch10-validation-accuracy': ({ program }) => percent(program.history[9].validationAccuracy),
  'epoch10-validation-loss': ({ program }) => loss(program.history[9].validationLoss),
  'best-validation-epoch': ({ program }) => `${best(program.history).epoch}`,
  'best-validation-loss': ({ program }) => loss(best(program.history).validationLoss),
  'final-retrained-accuracy': (records) => percent(records['chapter-mnist'].article.retrainedAtTheEnd),
  'mean-confidence': (records) => percent(records['chapter-mnist'].article.meanConfidence),
  'confusion-truth': (records) => `${records['chapter-mnist'].article.confusion.truth}`,
  'confusion-predicted': (records) => `${records['chapter-mnist'].article.confusion.predicted}`,
  'confusion-count': (records) => `${records['chapter-mnist'].article.confusion.count}`,
  'worst-index': (records) => `${records['chapter-mnist'].article.worst.index}`,
  'worst-truth': (records) => `${records['chapter-mnist'].article.worst.truth}`,
  'worst-predicted': (records) => `${records['chapter-mnist'].article.worst.predicted}`,
  'worst-confidence': (records) => percent(records['chapter-mnist'].article.worst.confidence),
  'worst-loss': (records) => records['chapter-mnist'].article.worst.loss.toFixed(1),
  'wrong-first-half': (records) => `${records['chapter-mnist'].article.wrongInFirstHalf}`,
  'wrong-second-half': ({ 'chapter-mnist': { article } }) => `${article.wrong - article.wrongInFirstHalf}`,
  'seeds-lowest': (records) => percent(Math.min(...accuracies(records['chapter-mnist'].seeds))),
  'seeds-highest': (records) => percent(Math.max(...accuracies(records['chapter-mnist'].seeds))),
  'seeds-mean': (records) => percent(mean(accuracies(records['chapter-mnist'].seeds))),
  'keras-lowest': ({ keras }) => percent(Math.min(...accuracies(keras.tensorflow.seeds))),
  'keras-highest': ({ keras }) => percent(Math.max(...accuracies(keras.tensorflow.seeds))),
  'keras-mean': ({ keras }) => percent(mean(accuracies(keras.tensorflow.seeds))),
  'jax-lowest': ({ keras }) => percent(Math.min(...accuracies(keras.jax.seeds))),
  'jax-highest': ({ keras }) => percent(Math.max(...accuracies(keras.jax.seeds))),
  'jax-mean': ({ keras }) => percent(mean(accuracies(keras.jax.seeds))),
  'raw-untrained-loss': (records) => records['chapter-mnist'].forgottenScale.untrainedLoss.toFixed(0),
  'raw-accuracy': (records) => percent(records['chapter-mnist'].forgottenScale.testAccuracy),
  'raw-keras-accuracy': ({ keras }) => percent(keras.tensorflow.forgottenScale.testAccuracy),
  'raw-jax-accuracy': ({ keras }) => percent(keras.jax.forgottenScale.testAccuracy),
  'rate-accuracy': (records) => percent(records['chapter-mnist'].largeRate.testAccuracy),
  'rate-keras-accuracy': ({ keras }) => percent(keras.tensorflow.largeRate.testAccuracy),
  'rate-dead-units': (records) => `${records['chapter-mnist'].largeRate.neverPositive}`,
  block: (records) => count(records['chapter-mnist'].data.block),
  'reader-shape': (records) => records['chapter-forward'].through.shape.join('-'),
  'reader-accuracy': (records) => percent(records['chapter-forward'].through.accuracy),
  'silent-share': (records) => percent(records['chapter-forward'].through.silent),
  'never-answer': (records) => `${records['chapter-forward'].through.neverAnswer}`,
  'straightened-accuracy': (records) => percent(records['chapter-forward'].through.straightenedAccuracy),
  'linear-accuracy': (records) => percent(records['chapter-forward'].linear.testAccuracy),
  'linear-train-accuracy': (records) => percent(records['chapter-forward'].linear.trainAccuracy),
  'zero-slopes': (records) => percent(records['chapter-backprop'].zeros[0]),
  'zero-slopes-2': (records) => percent(records['chapter-backprop'].zeros[1]),
  'best-step': (records) => (-records['chapter-backprop'].best.float64.exponent).toFixed(1),
  'best-digits': (records) => records['chapter-backprop'].best.float64.digits.toFixed(1),
  'best-step-32': (records) => (-records['chapter-backprop'].best.float32.exponent).toFixed(1),
  'best-digits-32': (records) => records['chapter-backprop'].best.float32.digits.toFixed(1),
  'large-step-digits': (records) => records['chapter-backprop'].digits[0].toFixed(1),
  'small-step-digits': (records) => records['chapter-backprop'].digits[2].toFixed(1),
  'few-accuracy': (records) => percent(records['chapter-dropout'].means.baseline.validationAccuracy),
  'few-loss': (records) => loss(records['chapter-dropout'].means.baseline.validationLoss),
  'few-lowest': (records) => loss(records['chapter-dropout'].means.baseline.lowestValidationLoss),
  'few-train-loss': (records) => loss(records['chapter-dropout'].means.baseline.trainLoss),
  'more-accuracy': (records) => percent(records['chapter-dropout'].means.data.validationAccuracy),
  'more-loss': (records) => loss(records['chapter-dropout'].means.data.validationLoss),
  'small-accuracy': (records) => percent(records['chapter-dropout'].means.small.validationAccuracy),
  'small-loss': (records) => loss(records['chapter-dropout'].means.small.validationLoss),
  'l2-accuracy': (records) => percent(records['chapter-dropout'].means.l2.validationAccuracy),
  'l2-loss': (records) => loss(records['chapter-dropout'].means.l2.validationLoss),
  'dropout-accuracy': (records) => percent(records['chapter-dropout'].means.dropout.validationAccuracy),
  'dropout-loss': (records) => loss(records['chapter-dropout'].means.dropout.validationLoss),
  'dropout-logged': (records) => loss(records['chapter-dropout'].means.dropout.loggedLoss),
  'dropout-again': (records) => loss(records['chapter-dropout'].means.dropout.trainLoss),
  'dropout-first-logged': (records) => records['chapter-dropout'].curves.dropout[0][0][0].toFixed(2),
  'dropout-first-again': (records) => records['chapter-dropout'].curves.dropout[0][1][0].toFixed(2),
  'dropout-first-validation': (records) => records['chapter-dropout'].curves.dropout[0][2][0].toFixed(2),
  'fair-squares': (records) => count(records['chapter-loss'].slowStart.good.squares),
  'fair-entropy': (records) => count(records['chapter-loss'].slowStart.good.entropy),
  'slow-squares': (records) => count(records['chapter-loss'].slowStart.bad.squares),
  'slow-entropy': (records) => count(records['chapter-loss'].slowStart.bad.entropy),
  'slower-squares': (records) => count(records['chapter-loss'].slowStart.worse.squares),
  'slower-entropy': (records) => count(records['chapter-loss'].slowStart.worse.entropy),
  'costs-mean': (records) => loss(records['chapter-loss'].whoCosts.mean),
  'costs-wrong': (records) => count(records['chapter-loss'].whoCosts.wrong),
  'dearest-hundredth': (records) => percent(records['chapter-loss'].whoCosts.dearestHundredth),
  'costs-above-mean': (records) => percent(records['chapter-loss'].whoCosts.aboveMean),
  'dearest-index': (records) => `${records['chapter-loss'].whoCosts.dearest.index}`,
  'dearest-truth': (records) => `${records['chapter-loss'].whoCosts.dearest.truth}`,
  'dearest-predicted': (records) => `${records['chapter-loss'].whoCosts.dearest.predicted}`,
  'dearest-loss': (records) => records['chapter-loss'].whoCosts.dearest.loss.toFixed(2),
} as const satisfies Record<string, (records: Records) => string>;

export type RecordedName = keyof typeof names;
export const recordedNames = Object.keys(names) as RecordedName[];

/** The epoch with the lowest validation loss. */
function best(history: Records['program']['history']) {
  return history.reduce((a, b) => (b.validationLoss < a.validationLoss ? b : a));
}

/** The number as the text shows it. Throws where the name is unknown or the record lacks it. */
export function recorded(records: Records, name: string): string {
  const write = (names as Record<string, (records: Records) => string>)[name];
  if (!write) throw new Error(`<Recorded name="${name}">: known are ${recordedNames.join(', ')}`);
  const text = write(records);
  if (/NaN|undefined|Infinity/.test(text))
    throw new Error(`<Recorded name="${name}">: content/records gives "${text}"`);
  return text;
}
