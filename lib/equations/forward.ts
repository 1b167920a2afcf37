/** The forward pass: from a layer's inputs to its outputs. Chapter: forward. */
import type { Equation } from './equation.ts';

const chapter = 'forward';

export const weightedInput: Equation = {
  id: 'weighted-input',
  chapter,
  tex: String.raw`z_j^l = \sum_{i=1}^{n_{l-1}} w_{ij}^l x_i^l + b_j^l`,
  symbols: ['z', 'w', 'x', 'b', 'n', 'l', 'i', 'j'],
};

export const layerInput: Equation = {
  id: 'layer-input',
  chapter,
  tex: String.raw`x_i^l = a_i^{l-1}`,
  symbols: ['x', 'a', 'l', 'i'],
};

export const activation: Equation = {
  id: 'activation',
  chapter,
  tex: String.raw`a_j^l = g(z_j^l)`,
  symbols: ['a', 'g', 'z', 'l', 'j'],
};

export const relu: Equation = {
  id: 'relu',
  chapter,
  tex: String.raw`g(z) = \max(0, z)`,
  symbols: ['g', 'z'],
};

export const softmax: Equation = {
  id: 'softmax',
  chapter,
  tex: String.raw`a_j = \frac{e^{z_j}}{\sum_{k=1}^{n_D} e^{z_k}}`,
  symbols: ['a', 'z', 'n', 'D', 'j', 'k'],
};

/** The same value: the maximum cancels, and no power overflows. */
export const softmaxShifted: Equation = {
  id: 'softmax-shifted',
  chapter,
  tex: String.raw`a_j = \frac{e^{z_j - \max_i z_i}}{\sum_{k=1}^{n_D} e^{z_k - \max_i z_i}}`,
  symbols: ['a', 'z', 'n', 'D', 'j', 'k', 'i'],
};

export const parameterCount: Equation = {
  id: 'parameter-count',
  chapter,
  tex: String.raw`\sum_{l=1}^{D} (n_{l-1} + 1)\, n_l`,
  symbols: ['n', 'l', 'D'],
};

export const forwardEquations = [
  weightedInput,
  layerInput,
  activation,
  relu,
  softmax,
  softmaxShifted,
  parameterCount,
] as const;
