/** The layers of a Sequential, in Keras's words; plain data, built into arrays by `network.ts`. Chapter: mnist. */
import { type ActivationName, activations } from '../nn/activations.ts';
import { type InitialiserChoice, initialisers } from '../nn/initialisers.ts';
import { Problem } from '../problem.ts';

export type DenseActivation = ActivationName | 'softmax';

export interface DenseLayer {
  readonly kind: 'dense';
  readonly units: number;
  readonly activation: DenseActivation;
  readonly kernelInitializer: InitialiserChoice;
  /** λ of the penalties λ Σ |w| and λ Σ w² on its weights (Keras's kernel_regularizer=L1L2(l1, l2)). */
  readonly l1: number;
  readonly l2: number;
}
/** Filters that slide over an image, stride 1. */
export interface Conv2dLayer {
  readonly kind: 'conv2d';
  readonly filters: number;
  /** Rows and columns of the kernel. */
  readonly kernelSize: readonly [number, number];
  readonly padding: 'valid' | 'same';
  readonly activation: ActivationName;
  readonly kernelInitializer: InitialiserChoice;
  readonly l1: number;
  readonly l2: number;
}
/** The largest of each window of size × size, windows side by side. It learns nothing, and no activation follows. */
export interface MaxPooling2dLayer {
  readonly kind: 'maxPooling2d';
  readonly poolSize: number;
  readonly activation: 'linear';
  readonly l1: 0;
  readonly l2: 0;
}
interface Recurrent {
  readonly units: number;
  /** Whether it gives the state of every step, [T, units], or the last one, [units]. */
  readonly returnSequences: boolean;
  readonly kernelInitializer: InitialiserChoice;
  readonly recurrentInitializer: InitialiserChoice;
  /** On the weights of the input. */
  readonly l1: number;
  readonly l2: number;
}
/** Keras's SimpleRNN. */
export interface SimpleRnnLayer extends Recurrent {
  readonly kind: 'simpleRNN';
  readonly activation: ActivationName;
}
/** Keras's GRU; its candidate is a tanh, its gates are sigmoids. */
export interface GruLayer extends Recurrent {
  readonly kind: 'gru';
  readonly activation: 'tanh';
  readonly resetAfter: boolean;
}
export type RecurrentLayer = SimpleRnnLayer | GruLayer;
export interface DropoutLayer {
  readonly kind: 'dropout';
  readonly rate: number;
}
export interface FlattenLayer {
  readonly kind: 'flatten';
}
/** What is built into arrays; the others belong to the layer before them. */
export type BuiltLayer = DenseLayer | Conv2dLayer | MaxPooling2dLayer | RecurrentLayer;
export type Layer = BuiltLayer | DropoutLayer | FlattenLayer;

export interface DenseOptions {
  readonly activation?: DenseActivation;
  readonly kernelInitializer?: InitialiserChoice;
  readonly l1?: number;
  readonly l2?: number;
}

export const denseActivations = [...Object.keys(activations), 'softmax'];

/** A dense layer of so many units; Glorot-uniform weights, zero biases. Throws Problem on an unknown name or size. */
export function dense(units: number, options: DenseOptions = {}): DenseLayer {
  const { activation = 'linear', kernelInitializer = 'glorot_uniform', l1 = 0, l2 = 0 } = options;
  checkWhole('dense: units', units);
  choose('dense: activation', activation, denseActivations);
  checkOptions('dense', kernelInitializer, { l1, l2 });
  return { kind: 'dense', units, activation, kernelInitializer, l1, l2 };
}

export interface Conv2dOptions {
  readonly padding?: 'valid' | 'same';
  readonly activation?: ActivationName;
  readonly kernelInitializer?: InitialiserChoice;
  readonly l1?: number;
  readonly l2?: number;
}

/**
 * Keras's Conv2D: so many filters, each kernelSize (rows, columns; one number for both) over all channels of an image
 * [rows, columns, channels]; one bias a filter. Throws Problem on an unknown name or size.
 */
export function conv2d(
  filters: number,
  kernelSize: number | readonly [number, number],
  options: Conv2dOptions = {},
): Conv2dLayer {
  const { padding = 'valid', activation = 'linear', kernelInitializer = 'glorot_uniform', l1 = 0, l2 = 0 } = options;
  const size = typeof kernelSize === 'number' ? ([kernelSize, kernelSize] as const) : kernelSize;
  checkWhole('conv2d: filters', filters);
  for (const extent of size) checkWhole('conv2d: kernelSize', extent);
  choose('conv2d: padding', padding, ['valid', 'same']);
  choose('conv2d: activation', activation, Object.keys(activations));
  checkOptions('conv2d', kernelInitializer, { l1, l2 });
  return { kind: 'conv2d', filters, kernelSize: size, padding, activation, kernelInitializer, l1, l2 };
}

/** Keras's MaxPooling2D with strides = pool_size; a rest at the border is left out. */
export function maxPooling2d(poolSize = 2): MaxPooling2dLayer {
  checkWhole('maxPooling2d: poolSize', poolSize);
  return { kind: 'maxPooling2d', poolSize, activation: 'linear', l1: 0, l2: 0 };
}

export interface RecurrentOptions {
  readonly returnSequences?: boolean;
  readonly kernelInitializer?: InitialiserChoice;
  readonly recurrentInitializer?: InitialiserChoice;
  readonly l1?: number;
  readonly l2?: number;
}

/**
 * Keras's SimpleRNN over [steps, numbers]: the state of each step comes of its numbers and of the state before. Throws Problem on
 * an unknown name or size.
 */
export function simpleRNN(
  units: number,
  options: RecurrentOptions & { readonly activation?: ActivationName } = {},
): SimpleRnnLayer {
  const { activation = 'tanh', ...rest } = options;
  choose('simpleRNN: activation', activation, Object.keys(activations));
  return { kind: 'simpleRNN', units, activation, ...recurrent('simpleRNN', units, rest) };
}

/**
 * Keras's GRU over [steps, numbers]. `resetAfter`: as Keras and PyTorch have it, the reset gate after U and two rows of biases; false
 * is the textbook's. Throws Problem on an unknown name or size.
 */
export function gru(units: number, options: RecurrentOptions & { readonly resetAfter?: boolean } = {}): GruLayer {
  const { resetAfter = true, ...rest } = options;
  return { kind: 'gru', units, activation: 'tanh', resetAfter, ...recurrent('gru', units, rest) };
}

function recurrent(kind: string, units: number, options: RecurrentOptions): Omit<Recurrent, 'units'> {
  const { kernelInitializer = 'glorot_uniform', recurrentInitializer = 'orthogonal', l1 = 0, l2 = 0 } = options;
  checkWhole(`${kind}: units`, units);
  checkOptions(kind, kernelInitializer, { l1, l2 });
  checkInitialiser(`${kind}: recurrentInitializer`, recurrentInitializer);
  return { returnSequences: options.returnSequences ?? false, kernelInitializer, recurrentInitializer, l1, l2 };
}

function checkWhole(where: string, found: number): void {
  if (!Number.isInteger(found) || found < 1) {
    throw new Problem('range', { where, expected: '1, 2, 3, …', found: String(found) });
  }
}

function checkInitialiser(where: string, choice: InitialiserChoice): void {
  if (typeof choice === 'string') {
    choose(where, choice, Object.keys(initialisers));
    return;
  }
  choose(where, choice.name, ['random_normal']);
  const found = choice.stddev;
  if (!(found >= 0 && Number.isFinite(found))) {
    throw new Problem('range', { where: `${where}: stddev`, expected: '≥ 0', found: String(found) });
  }
}

function checkOptions(kind: string, initialiser: InitialiserChoice, penalties: Readonly<Record<string, number>>): void {
  checkInitialiser(`${kind}: kernelInitializer`, initialiser);
  for (const [name, found] of Object.entries(penalties)) {
    if (!(found >= 0 && Number.isFinite(found))) {
      throw new Problem('range', { where: `${kind}: ${name}`, expected: '≥ 0', found });
    }
  }
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
