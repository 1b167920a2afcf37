/**
 * Numbers that experiments gave, by the name a chapter quotes them by: read from content/records, written as the text
 * writes them. A figure is in both languages the same.
 */
import type { Records, Remedy, Trial } from './records.ts';

const percent = (share: number): string => `${(100 * share).toFixed(2)}%`;
const tenths = (share: number): string => `${(100 * share).toFixed(1)}%`;
const short = (value: number): string => `${Number(value.toPrecision(3))}`;
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
  'left-sigmoid': (records) => records['backprop-depth'].sigmoid.left.toFixed(7),
  'deep-sigmoid': (records) => percent(records['backprop-depth'].sigmoid.accuracy),
  'left-tanh': (records) => records['backprop-depth'].tanh.left.toFixed(3),
  'deep-tanh': (records) => percent(records['backprop-depth'].tanh.accuracy),
  'left-relu': (records) => records['backprop-depth'].relu.left.toFixed(3),
  'deep-relu': (records) => percent(records['backprop-depth'].relu.accuracy),
  'left-relu-he': (records) => records['backprop-depth'].reluHe.left.toFixed(3),
  'deep-relu-he': (records) => percent(records['backprop-depth'].reluHe.accuracy),
  'sgd-default': (records) => percent(atDefault(records, 'sgd')),
  'sgd-best-rate': (records) => `${bestRate(records, 'sgd').rate}`,
  'sgd-best': (records) => percent(bestRate(records, 'sgd').accuracy),
  'momentum-default': (records) => percent(atDefault(records, 'momentum')),
  'momentum-best-rate': (records) => `${bestRate(records, 'momentum').rate}`,
  'momentum-best': (records) => percent(bestRate(records, 'momentum').accuracy),
  'nesterov-default': (records) => percent(atDefault(records, 'nesterov')),
  'nesterov-best-rate': (records) => `${bestRate(records, 'nesterov').rate}`,
  'nesterov-best': (records) => percent(bestRate(records, 'nesterov').accuracy),
  'rmsprop-default': (records) => percent(atDefault(records, 'rmsprop')),
  'rmsprop-best-rate': (records) => `${bestRate(records, 'rmsprop').rate}`,
  'rmsprop-best': (records) => percent(bestRate(records, 'rmsprop').accuracy),
  'adam-default': (records) => percent(atDefault(records, 'adam')),
  'adam-best-rate': (records) => `${bestRate(records, 'adam').rate}`,
  'adam-best': (records) => percent(bestRate(records, 'adam').accuracy),
  'finder-suggestion': (records) => short(records['rate-finder'].rules.sgd.suggestion),
  'finder-lowest': (records) => short(records['rate-finder'].rules.sgd.lowest),
  'finder-blow-up': (records) => short(records['rate-finder'].rules.sgd.blowUp),
  'finder-lambda': (records) => short(records['rate-finder'].startingSharpness[0].lambda),
  'finder-limit': (records) => short(records['rate-finder'].rules.sgd.limit),
  'finder-best': (records) => short(records['rate-finder'].rules.sgd.best),
  'finder-best-accuracy': (records) => tenths(records['rate-finder'].rules.sgd.bestAccuracy),
  'finder-suggestion-accuracy': (records) => tenths(records['rate-finder'].rules.sgd.suggestionAccuracy),
  'finder-usual-accuracy': (records) => tenths(records['rate-finder'].rules.sgd.usualAccuracy),
  'finder-suggestion-150': (records) => short(records['rate-finder'].steps['150'].suggestion),
  'finder-suggestion-1200': (records) => short(records['rate-finder'].steps['1200'].suggestion),
  'finder-limits-from': (records) => short(Math.min(...limits(records))),
  'finder-limits-to': (records) => short(Math.max(...limits(records))),
  'finder-lowest-from': (records) => short(Math.min(...lowestRates(records))),
  'finder-lowest-to': (records) => short(Math.max(...lowestRates(records))),
  'limit-after-0.01': (records) => short(limitAfter(records, 0.01)),
  'limit-after-0.3': (records) => short(limitAfter(records, 0.3)),
  'limit-after-1': (records) => short(limitAfter(records, 1)),
  'momentum-0.001': (records) => percent(ratesOf(records, 'momentum').rates[0].accuracy),
  'noise-32': (records) => `${(100 * Math.sqrt(noiseAt(records, 100).squaredError[5])).toFixed(0)}%`,
  'noise-128': (records) => `${(100 * Math.sqrt(noiseAt(records, 100).squaredError[7])).toFixed(0)}%`,
  'noise-32-cosine': (records) => noiseAt(records, 100).cosine[5].toFixed(2),
  'noise-scale-0': (records) => noiseScale(noiseAt(records, 0)),
  'noise-scale-100': (records) => noiseScale(noiseAt(records, 100)),
  'noise-scale-1000': (records) => noiseScale(noiseAt(records, 1000)),
  'noise-largest': (records) => `${(100 * noiseAt(records, 1000).largest).toFixed(0)}%`,
  'batch-1-accuracy': (records) => tenths(lastOf(records, 1).accuracy),
  'batch-32-accuracy': (records) => tenths(lastOf(records, 32).accuracy),
  'batch-512-accuracy': (records) => tenths(lastOf(records, 512).accuracy),
  'batch-1-steps': (records) => count(lastOf(records, 1).steps),
  'batch-32-steps': (records) => count(lastOf(records, 32).steps),
  'batch-512-steps': (records) => count(lastOf(records, 512).steps),
  'rare-moved': (records) => records['chapter-gradient-descent'].adam.rare.moved.toFixed(1),
  'rare-plain': (records) => records['chapter-gradient-descent'].adam.rare.plain.toFixed(4),
  'busy-moved': (records) => records['chapter-gradient-descent'].adam.busy.moved.toFixed(1),
  'busy-plain': (records) => records['chapter-gradient-descent'].adam.busy.plain.toFixed(2),
  'rates-least': (records) => records['chapter-gradient-descent'].adam.rates.least.toFixed(2),
  'rates-greatest': (records) => count(Math.round(records['chapter-gradient-descent'].adam.rates.greatest)),
  'uncorrected-longest': (records) => records['chapter-gradient-descent'].adam.uncorrected.longest.toFixed(2),
  'uncorrected-at': (records) => `${records['chapter-gradient-descent'].adam.uncorrected.at}`,
  'valley-10': (records) => count(records['chapter-gradient-descent'].valley['10']),
  'valley-100': (records) => count(records['chapter-gradient-descent'].valley['100']),
  'valley-1000': (records) => count(records['chapter-gradient-descent'].valley['1000']),
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
  'units-4-train': (records) => percent(strengthAt(records, 'units', 4).train.accuracy),
  'units-8-train': (records) => percent(strengthAt(records, 'units', 8).train.accuracy),
  'units-4-accuracy': (records) => percent(strengthAt(records, 'units', 4).validation.accuracy),
  'units-8-accuracy': (records) => percent(strengthAt(records, 'units', 8).validation.accuracy),
  'units-512-accuracy': (records) => percent(strengthAt(records, 'units', 512).validation.accuracy),
  'lambda-0.0003-accuracy': (records) => percent(strengthAt(records, 'lambda', 0.0003).validation.accuracy),
  'lambda-0.0003-loss': (records) => loss(strengthAt(records, 'lambda', 0.0003).validation.loss),
  'lambda-0.003-accuracy': (records) => percent(strengthAt(records, 'lambda', 0.003).validation.accuracy),
  'lambda-0.003-loss': (records) => loss(strengthAt(records, 'lambda', 0.003).validation.loss),
  'lambda-0.01-accuracy': (records) => percent(strengthAt(records, 'lambda', 0.01).validation.accuracy),
  'lambda-0.01-loss': (records) => loss(strengthAt(records, 'lambda', 0.01).validation.loss),
  'lambda-0.03-accuracy': (records) => percent(strengthAt(records, 'lambda', 0.03).validation.accuracy),
  'lambda-0.03-loss': (records) => loss(strengthAt(records, 'lambda', 0.03).validation.loss),
  'rate-0.1-accuracy': (records) => percent(strengthAt(records, 'rate', 0.1).validation.accuracy),
  'rate-0.1-loss': (records) => loss(strengthAt(records, 'rate', 0.1).validation.loss),
  'rate-0.25-accuracy': (records) => percent(strengthAt(records, 'rate', 0.25).validation.accuracy),
  'rate-0.25-loss': (records) => loss(strengthAt(records, 'rate', 0.25).validation.loss),
  'rate-0.75-accuracy': (records) => percent(strengthAt(records, 'rate', 0.75).validation.accuracy),
  'rate-0.75-loss': (records) => loss(strengthAt(records, 'rate', 0.75).validation.loss),
  'rate-0.9-accuracy': (records) => percent(strengthAt(records, 'rate', 0.9).validation.accuracy),
  'rate-0.9-loss': (records) => loss(strengthAt(records, 'rate', 0.9).validation.loss),
  'stopped-epochs': (records) => records['dropout-strengths'].stopped.epochs.toFixed(1),
  'stopped-train-loss': (records) => loss(records['dropout-strengths'].stopped.train.loss),
  'stopped-validation-loss': (records) => loss(records['dropout-strengths'].stopped.validation.loss),
  'stopped-validation-accuracy': (records) => percent(records['dropout-strengths'].stopped.validation.accuracy),
  'none-apart-accuracy': (records) => percent(records['dropout-strengths'].none.test.accuracy),
  'none-apart-loss': (records) => loss(records['dropout-strengths'].none.test.loss),
  'stopped-apart-accuracy': (records) => percent(records['dropout-strengths'].stopped.test.accuracy),
  'stopped-apart-loss': (records) => loss(records['dropout-strengths'].stopped.test.loss),
  'l2-apart-accuracy': (records) => percent(strengthAt(records, 'lambda', 0.001).test.accuracy),
  'l2-apart-loss': (records) => loss(strengthAt(records, 'lambda', 0.001).test.loss),
  'dropout-apart-accuracy': (records) => percent(strengthAt(records, 'rate', 0.75).test.accuracy),
  'dropout-apart-loss': (records) => loss(strengthAt(records, 'rate', 0.75).test.loss),
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

function ratesOf(records: Records, optimizer: string) {
  const found = records['chapter-gradient-descent'].optimisers.find((one) => one.optimizer === optimizer);
  if (!found) throw new Error(`content/records: no rates of "${optimizer}"`);
  const rates = found.rates.map(({ rate, testAccuracies }) => ({ rate, accuracy: mean(testAccuracies) }));
  return { rates, defaultRate: found.defaultRate };
}

function atDefault(records: Records, optimizer: string): number {
  const { rates, defaultRate } = ratesOf(records, optimizer);
  return rates.find(({ rate }) => rate === defaultRate)?.accuracy ?? Number.NaN;
}

/** The rate with the highest mean test accuracy. */
function bestRate(records: Records, optimizer: string) {
  return ratesOf(records, optimizer).rates.reduce((a, b) => (b.accuracy > a.accuracy ? b : a));
}

function strengthAt(records: Records, remedy: Remedy, value: number) {
  const found = records['dropout-strengths'][remedy].find((one) => one.value === value);
  if (!found) throw new Error(`content/records: no run with ${remedy} ${value}`);
  return found;
}

function noiseAt(records: Records, age: number) {
  const found = records['batch-noise'].ages.find((one) => one.age === age);
  if (!found) throw new Error(`content/records: no noise after ${age} steps`);
  return found;
}

/** The batch size at which the noise is as large as the gradient. */
const noiseScale = ({ trace, squared }: { trace: number; squared: number }): string => (trace / squared).toFixed(0);

/** The end of the training in batches of m. */
function lastOf(records: Records, m: number) {
  const found = records['batch-noise'].trainings.find((one) => one.m === m)?.points.at(-1);
  if (!found) throw new Error(`content/records: no training in batches of ${m}`);
  return found;
}

const limits = (records: Records): number[] => records['rate-finder'].startingSharpness.map(({ limit }) => limit);
const lowestRates = (records: Records): number[] => records['rate-finder'].seeds.sgd.map(({ lowest }) => lowest);
const limitAfter = (records: Records, rate: number): number =>
  records['rate-finder'].sharpnessAfter.find((one) => one.rate === rate)?.limit ?? Number.NaN;

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
