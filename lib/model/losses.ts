/**
 * The loss of a network's last layer, chosen by Keras's name and by what it meets: a cross-entropy behind a softmax or a
 * sigmoid is computed from z, where its gradient is a − y. Chapter: loss.
 */
import type { Kernels } from '../nn/kernels.ts';
import { countCorrectBinary } from '../nn/metrics.ts';
import { Problem } from '../problem.ts';
import type { BatchTargets, Built } from './built.ts';
import { checkArray, checkRows, type Targets } from './input.ts';
import { choose, type DenseLayer } from './layers.ts';

export const lossNames = [
  'mean_squared_error',
  'sparse_categorical_crossentropy',
  'categorical_crossentropy',
  'binary_crossentropy',
] as const;
export type LossName = (typeof lossNames)[number];

/** Keras's short names. */
const aliases: Readonly<Record<string, LossName>> = { mse: 'mean_squared_error' };

export function lossName(name: string): LossName {
  const full = aliases[name] ?? name;
  choose('compile: loss', full, lossNames);
  return full as LossName;
}

/** Throws Problem 'loss-output' where classes would be compared with outputs that are no softmax. */
export function checkOutput(loss: LossName, { activation }: DenseLayer): void {
  if (loss === 'sparse_categorical_crossentropy' && activation !== 'softmax') {
    throw new Problem('loss-output', { loss, expected: 'softmax', found: activation });
  }
}

/** Sum of the m examples' losses; writes delta of the last layer. */
export function lossAndError(kernels: Kernels, loss: LossName, last: Built, targets: BatchTargets, m: number): number {
  const { layer, nOut: n, z, a, da, delta } = last;
  const y = targets.y;
  if (loss === 'sparse_categorical_crossentropy') {
    return kernels.sparseSoftmaxCrossEntropy(delta, a, z, targets.labels, m, n); // eq: softmax-cross-entropy-gradient
  }
  if (loss === 'categorical_crossentropy' && layer.activation === 'softmax') {
    return kernels.softmaxCrossEntropy(delta, a, z, y, m, n);
  }
  if (loss === 'binary_crossentropy' && layer.activation === 'sigmoid') {
    return kernels.sigmoidBinaryCrossEntropy(delta, a, z, y, m, n);
  }
  const total =
    loss === 'mean_squared_error'
      ? kernels.meanSquaredError(da, a, y, m, n)
      : loss === 'binary_crossentropy'
        ? kernels.binaryCrossEntropy(da, a, y, m, n)
        : kernels.crossEntropy(da, a, y, m, n);
  outputError(kernels, last, m);
  return total;
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
export function checkTargets(loss: LossName, targets: Targets, n: number, count: number): void {
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
