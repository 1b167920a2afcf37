/**
 * The loss of a network's last layer, chosen by Keras's name and by what it meets: a cross-entropy behind a softmax or a
 * sigmoid is computed from z, where its gradient is a − y. Chapter: loss.
 */
import type { Kernels } from '../nn/kernels.ts';
import { countCorrectBinary } from '../nn/metrics.ts';
import type { Numbers } from '../nn/numbers.ts';
import { Problem } from '../problem.ts';
import type { BatchTargets, Built } from './built.ts';
import { checkArray, checkRows, type Targets } from './input.ts';
import { checkKeys } from './known.ts';
import { choose, type DenseLayer } from './layers.ts';

export const lossNames = [
  'mean_squared_error',
  'mean_absolute_error',
  'huber',
  'squared_hinge',
  'sparse_categorical_crossentropy',
  'categorical_crossentropy',
  'binary_crossentropy',
] as const;
export type LossName = (typeof lossNames)[number];

/** A loss with what can be set of it, Keras's Huber(delta=…) and CategoricalCrossentropy(label_smoothing=…). */
export interface LossSettings {
  readonly name: LossName;
  /** Of huber: up to which error it is squared; 1 unless told otherwise. */
  readonly delta?: number;
  /** Of categorical_crossentropy and binary_crossentropy: the share of a target that all classes get alike. */
  readonly labelSmoothing?: number;
}
/** A name stands for the loss with its usual settings. */
export type Loss = LossName | LossSettings;

/** Keras's short names. */
const aliases: Readonly<Record<string, LossName>> = { mse: 'mean_squared_error', mae: 'mean_absolute_error' };

/** Throws Problem 'choice' for a name that is not known or a setting that the loss does not have, 'range' for its value. */
export function lossFrom(given: string | (Omit<LossSettings, 'name'> & { readonly name: string })): Loss {
  const { name, ...settings } = typeof given === 'string' ? { name: given } : given;
  const full = aliases[name] ?? name;
  choose('compile: loss', full, lossNames);
  const smooths = full === 'categorical_crossentropy' || full === 'binary_crossentropy';
  checkKeys(`compile: ${full}`, settings, full === 'huber' ? ['delta'] : smooths ? ['labelSmoothing'] : []);
  const { delta = 1, labelSmoothing = 0 } = settings as Partial<LossSettings>;
  const range = (where: string, expected: string, found: number) => {
    throw new Problem('range', { where: `${full}: ${where}`, expected, found: String(found) });
  };
  if (!(delta > 0 && Number.isFinite(delta))) range('delta', '> 0', delta);
  if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) range('labelSmoothing', '0 ≤ x ≤ 1', labelSmoothing);
  return typeof given === 'string' ? (full as LossName) : { ...settings, name: full as LossName };
}

const nameOf = (loss: Loss): LossName => (typeof loss === 'string' ? loss : loss.name);

/** Throws Problem 'loss-output' where classes would be compared with outputs that are no softmax. */
export function checkOutput(given: Loss, { activation }: DenseLayer): void {
  const loss = nameOf(given);
  if (loss === 'sparse_categorical_crossentropy' && activation !== 'softmax') {
    throw new Problem('loss-output', { loss, expected: 'softmax', found: activation });
  }
}

/** Sum of the m examples' losses; writes delta of the last layer. */
export function lossAndError(kernels: Kernels, given: Loss, last: Built, targets: BatchTargets, m: number): number {
  const { layer, nOut: n, z, a, da, delta } = last;
  const loss = nameOf(given);
  const y = targetsOf(kernels, given, last, targets, m);
  if (loss === 'sparse_categorical_crossentropy') {
    return kernels.sparseSoftmaxCrossEntropy(delta, a, z, targets.labels, m, n); // eq: softmax-cross-entropy-gradient
  }
  if (loss === 'categorical_crossentropy' && layer.activation === 'softmax') {
    return kernels.softmaxCrossEntropy(delta, a, z, y, m, n);
  }
  if (loss === 'binary_crossentropy' && layer.activation === 'sigmoid') {
    return kernels.sigmoidBinaryCrossEntropy(delta, a, z, y, m, n);
  }
  const total = {
    mean_squared_error: () => kernels.meanSquaredError(da, a, y, m, n),
    mean_absolute_error: () => kernels.meanAbsoluteError(da, a, y, m, n),
    huber: () => kernels.huber(da, a, y, (typeof given === 'object' && given.delta) || 1, m, n),
    squared_hinge: () => kernels.squaredHinge(da, a, y, m, n),
    binary_crossentropy: () => kernels.binaryCrossEntropy(da, a, y, m, n),
    categorical_crossentropy: () => kernels.crossEntropy(da, a, y, m, n),
  }[loss]();
  outputError(kernels, last, m);
  return total;
}

/** The batch's targets, smoothed where the loss says so: into da, which the losses write last of all. */
function targetsOf(kernels: Kernels, loss: Loss, { nOut: n, da }: Built, { y }: BatchTargets, m: number): Numbers {
  if (typeof loss === 'string' || !loss.labelSmoothing) return y;
  const classes = loss.name === 'binary_crossentropy' ? 2 : n; // each output says yes or no
  kernels.smooth(da, y, loss.labelSmoothing, classes, m * n); // eq: label-smoothing
  return da;
}

/** Examples of the batch that the outputs get right, as Keras counts them: a single unit decides at ½. */
export function countRight(kernels: Kernels, { a, nOut }: Built, { labels, y }: BatchTargets, m: number): number {
  return nOut === 1 ? countCorrectBinary(a, y, m) : kernels.countCorrect(a, labels, m, nOut);
}

/** delta = ∂L/∂a through the last activation. eq: output-error */
function outputError(kernels: Kernels, { layer, nOut, z, a, da, delta }: Built, m: number): void {
  if (layer.activation === 'softmax')
    kernels.softmaxGradient(delta, da, a, m, nOut); // eq: softmax-jacobian
  else kernels.activationGradient(delta, da, z, a, layer.activation, m * nOut); // eq: output-error
}

/** What kind of targets a loss needs, said in the user's words where they do not fit. n: outputs, count: inputs. */
export function checkTargets(given: Loss, targets: Targets, n: number, count: number): void {
  const loss = nameOf(given);
  const sparse = loss === 'sparse_categorical_crossentropy';
  if (targets.kind === 'labels') {
    checkArray('labels', targets.labels, 1, [Uint8Array, Int32Array]);
    if (!sparse && n > 1) throw new Problem('rows-needed', { loss, expected: n, found: 1 });
    checkCount(targets.labels.length, count);
    const classes = sparse ? n : 2; // one output tells two classes apart
    const index = targets.labels.findIndex((label) => !(label >= 0 && label < classes));
    if (index >= 0) {
      throw new Problem('label-range', { index, expected: `0 … ${classes - 1}`, found: targets.labels[index] });
    }
  } else {
    checkRows('targets', targets.values, targets.width);
    if (sparse) throw new Problem('labels-needed', { loss, expected: 1, found: targets.width });
    if (targets.width !== n) throw new Problem('targets-width', { expected: n, found: targets.width });
    checkCount(targets.values.length / targets.width, count);
  }
}

function checkCount(found: number, expected: number): void {
  if (found !== expected) throw new Problem('targets-count', { expected, found });
}
