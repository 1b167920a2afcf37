/** The forward pass: from a layer's inputs to its outputs. Chapter: forward. */
import type { Equation } from './equation.ts';

const chapter = 'forward';
const R = String.raw;

export const forwardEquations: readonly Equation[] = [
  {
    id: 'weighted-input',
    chapter,
    tex: R`z_j^l = \sum_{i=1}^{n_{l-1}} w_{ij}^l x_i^l + b_j^l`,
    symbols: ['z', 'w', 'x', 'b', 'n', 'l', 'i', 'j'],
  },
  { id: 'layer-input', chapter, tex: R`x_i^l = a_i^{l-1}`, symbols: ['x', 'a', 'l', 'i'] },
  { id: 'activation', chapter, tex: R`a_j^l = g(z_j^l)`, symbols: ['a', 'g', 'z', 'l', 'j'] },
  { id: 'relu', chapter, tex: R`g(z) = \max(0, z)`, symbols: ['g', 'z'] },
  { id: 'sigmoid', chapter, tex: R`\sigma(z) = \frac{1}{1 + e^{-z}}`, symbols: ['sigma', 'z'] },
  { id: 'tanh', chapter, tex: R`\tanh(z) = \frac{e^z - e^{-z}}{e^z + e^{-z}}`, symbols: ['z'] },
  {
    id: 'softmax',
    chapter,
    tex: R`a_j = \frac{e^{z_j}}{\sum_{k=1}^{n_D} e^{z_k}}`,
    symbols: ['a', 'z', 'n', 'D', 'j', 'k'],
  },
  // The same value: the maximum cancels, and no power overflows.
  {
    id: 'softmax-shifted',
    chapter,
    tex: R`a_j = \frac{e^{z_j - \max_i z_i}}{\sum_{k=1}^{n_D} e^{z_k - \max_i z_i}}`,
    symbols: ['a', 'z', 'n', 'D', 'j', 'k', 'i'],
  },
  {
    id: 'dense-matrix',
    chapter,
    tex: R`\mathbf{Z}^l = \mathbf{X}^l \mathbf{W}^l + \mathbf{1} (\mathbf{b}^l)^\top`,
    symbols: ['z', 'x', 'w', 'ones', 'b', 'l'],
  },
  { id: 'parameter-count', chapter, tex: R`\sum_{l=1}^{D} (n_{l-1} + 1)\, n_l`, symbols: ['n', 'l', 'D'] },
];
