/**
 * The settings of the article's program: what a reader may change, what a run is a function of
 * (with the data and nothing else), and what its receipt repeats. Chapter: mnist.
 */
import type { ActivationName } from '../kernels/kernels.ts';

export type OptimiserName = 'sgd' | 'momentum' | 'nesterov' | 'rmsprop' | 'adagrad' | 'adam' | 'adam-textbook';

export interface Settings {
  /** Hidden layers, input to output; the output layer is always dense(10, softmax). */
  readonly layers: readonly { readonly units: number; readonly activation: ActivationName }[];
  readonly optimizer: OptimiserName;
  readonly rate: number;
  readonly epochs: number;
  readonly batch: number;
  /** Part of the training images kept for validation: the last ones, before shuffling. */
  readonly validationSplit: number;
  /** Rate of the dropout layer after each hidden layer; 0 = none. */
  readonly dropout: number;
  /** λ of the penalty λ Σ w² on every weight matrix; 0 = none. */
  readonly l2: number;
  /** Training images used, the first so many, before the validation split. */
  readonly examples: number;
  readonly seed: number;
}

/** 784-128(ReLU)-10(softmax), Adam, batch 32, 10 epochs, 10 % validation. */
export const articleSettings: Settings = {
  layers: [{ units: 128, activation: 'relu' }],
  optimizer: 'adam',
  rate: 0.001,
  epochs: 10,
  batch: 32,
  validationSplit: 0.1,
  dropout: 0,
  l2: 0,
  examples: 60000,
  seed: 1,
};
