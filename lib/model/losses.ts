/**
 * The loss of a network's last layer, chosen by Keras's name and by what it meets: a cross-entropy behind a softmax or a
 * sigmoid is computed from z, where its gradient is a − y. Chapter: loss.
 */
import type { Kernels } from '../kernels/kernels.ts';
import { Problem } from '../problem.ts';
import type { Targets } from './input.ts';
import { choose } from './layers.ts';
import type { Built } from './network.ts';

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

/** The batch's targets, gathered into arrays of the kernel set. */
export interface BatchTargets {
  readonly labels: Int32Array;
  readonly y: ReturnType<Kernels['numbers']> | null;
}

/** Whether the loss writes ∂L/∂z itself (true) or ∂L/∂a, which the activation's slope still has to meet. */
export function meetsActivation(loss: LossName, activation: string): boolean {
  if (activation === 'softmax')
    return loss === 'sparse_categorical_crossentropy' || loss === 'categorical_crossentropy';
  return activation === 'sigmoid' && loss === 'binary_crossentropy';
}

/** Sum of the m examples' losses; writes delta of the last layer. */
export function lossAndError(kernels: Kernels, loss: LossName, last: Built, targets: BatchTargets, m: number): number {
  const { layer, nOut: n, z, a, da, delta } = last;
  const y = targets.y;
  if (loss === 'sparse_categorical_crossentropy' && layer.activation === 'softmax') {
    return kernels.sparseSoftmaxCrossEntropy(delta, a, z, targets.labels, m, n); // eq: softmax-cross-entropy-gradient
  }
  if (!y) throw new Problem('shape', { where: `loss ${loss}`, expected: 'rows of targets', found: 'labels' });
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

/** delta = ∂L/∂a through the last activation. eq: output-error */
function outputError(kernels: Kernels, { layer, nOut, z, a, da, delta }: Built, m: number): void {
  if (layer.activation === 'softmax')
    kernels.softmaxGradient(delta, da, a, m, nOut); // eq: softmax-jacobian
  else kernels.activationGradient(delta, da, z, a, layer.activation, m * nOut); // eq: output-error
}

/** What kind of targets a loss needs, said in the user's words where they do not fit. */
export function checkTargets(loss: LossName, targets: Targets, n: number, count: number): void {
  const found = targets.kind === 'labels' ? targets.labels.length : targets.values.length / targets.width;
  if (found !== count) throw new Problem('shape', { where: 'targets', expected: `${count} (one an input)`, found });
  if (targets.kind === 'labels') {
    const bad = targets.labels.findIndex((label) => !(label >= 0 && label < n));
    if (bad >= 0) {
      throw new Problem('range', { where: `label ${bad}`, expected: `0 … ${n - 1}`, found: targets.labels[bad] });
    }
    if (loss !== 'sparse_categorical_crossentropy' && n > 1) {
      throw new Problem('shape', {
        where: `loss ${loss}`,
        expected: `rows of ${n} targets`,
        found: 'one label an example',
      });
    }
  } else {
    if (loss === 'sparse_categorical_crossentropy') {
      throw new Problem('shape', {
        where: `loss ${loss}`,
        expected: 'one label an example',
        found: `rows of ${targets.width}`,
      });
    }
    if (targets.width !== n) {
      throw new Problem('shape', { where: 'targets', expected: `rows of ${n}`, found: `rows of ${targets.width}` });
    }
  }
}
