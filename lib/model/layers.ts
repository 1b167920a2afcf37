/** The layers of a Sequential, in Keras's words; plain data, built into arrays by `network.ts`. Chapter: mnist. */
import type { ActivationName } from '../kernels/kernels.ts';
import { activations } from '../nn/activations.ts';
import { type InitialiserName, initialisers } from '../nn/initialisers.ts';
import { Problem } from '../problem.ts';

export type DenseActivation = ActivationName | 'softmax';

export interface DenseLayer {
  readonly kind: 'dense';
  readonly units: number;
  readonly activation: DenseActivation;
  readonly kernelInitializer: InitialiserName;
  /** λ of the penalties λ Σ |w| and λ Σ w² on its weights (Keras's kernel_regularizer=L1L2(l1, l2)). */
  readonly l1: number;
  readonly l2: number;
}
export interface DropoutLayer {
  readonly kind: 'dropout';
  readonly rate: number;
}
export interface FlattenLayer {
  readonly kind: 'flatten';
}
export type Layer = DenseLayer | DropoutLayer | FlattenLayer;

export interface DenseOptions {
  readonly activation?: DenseActivation;
  readonly kernelInitializer?: InitialiserName;
  readonly l1?: number;
  readonly l2?: number;
}

const denseActivations = [...Object.keys(activations), 'softmax'];

/** A dense layer of so many units; Glorot-uniform weights, zero biases. Throws Problem on an unknown name or size. */
export function dense(units: number, options: DenseOptions = {}): DenseLayer {
  const { activation = 'linear', kernelInitializer = 'glorot_uniform', l1 = 0, l2 = 0 } = options;
  if (!Number.isInteger(units) || units < 1) {
    throw new Problem('range', { where: 'dense: units', expected: '1, 2, 3, …', found: String(units) });
  }
  choose('dense: activation', activation, denseActivations);
  choose('dense: kernelInitializer', kernelInitializer, Object.keys(initialisers));
  for (const [name, found] of Object.entries({ l1, l2 })) {
    if (!(found >= 0 && Number.isFinite(found))) {
      throw new Problem('range', { where: `dense: ${name}`, expected: '≥ 0', found });
    }
  }
  return { kind: 'dense', units, activation, kernelInitializer, l1, l2 };
}

/** Drops each unit with probability `rate` while training; does nothing in evaluation. */
export function dropout(rate: number): DropoutLayer {
  if (!(rate >= 0 && rate < 1))
    throw new Problem('range', { where: 'dropout: rate', expected: '0 ≤ rate < 1', found: rate });
  return { kind: 'dropout', rate };
}

/** Rows × columns become one row of numbers. Arrays here are flat already: it only changes the shape that is told. */
export const flatten = (): FlattenLayer => ({ kind: 'flatten' });

export function choose(where: string, found: string, known: readonly string[]): void {
  if (!known.includes(found)) throw new Problem('choice', { where, found, expected: known.join(', ') });
}
