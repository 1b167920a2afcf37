/** The forward pass: from a layer's inputs to its outputs. Chapter: forward. */
import type { Equation } from './equation.ts';

const chapter = 'forward';
const R = String.raw;

export const forwardEquations: readonly Equation[] = [
  // One index at a time: the input, the unit, the layer.
  { id: 'neuron-sum', chapter, tex: R`z = \sum_{i=1}^{n} w_i x_i + b`, symbols: ['z', 'w', 'x', 'b', 'n', 'i'] },
  // Two inputs: where z = 0.
  { id: 'decision-line', chapter, tex: R`x_2 = -\frac{w_1 x_1 + b}{w_2}`, symbols: ['x', 'w', 'b'] },
  {
    id: 'weighted-difference',
    chapter,
    tex: R`z - z' = \sum_{i=1}^{n} w_i (x_i - x_i')`,
    symbols: ['z', 'w', 'x', 'n', 'i'],
  },
  {
    id: 'layer-sum',
    chapter,
    tex: R`z_j = \sum_{i=1}^{n} w_{ij} x_i + b_j`,
    symbols: ['z', 'w', 'x', 'b', 'n', 'i', 'j'],
  },
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
  {
    id: 'softmax-scaled',
    chapter,
    tex: R`a_j = \frac{e^{z_j} e^{-\max_i z_i}}{\sum_{k=1}^{n_D} e^{z_k} e^{-\max_i z_i}}`,
    symbols: ['a', 'z', 'n', 'D', 'j', 'k', 'i'],
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
  // Two layers without an activation, and the one that they are.
  {
    id: 'linear-layers',
    chapter,
    tex: R`\mathbf{Z}^2 = \bigl(\mathbf{X}^1 \mathbf{W}^1 + \mathbf{1} (\mathbf{b}^1)^\top\bigr) \mathbf{W}^2 + \mathbf{1} (\mathbf{b}^2)^\top`,
    symbols: ['z', 'x', 'w', 'ones', 'b'],
  },
  {
    id: 'linear-collapse',
    chapter,
    tex: R`\mathbf{Z}^2 = \mathbf{X}^1 \bigl(\mathbf{W}^1 \mathbf{W}^2\bigr) + \mathbf{1} \bigl((\mathbf{b}^1)^\top \mathbf{W}^2 + (\mathbf{b}^2)^\top\bigr)`,
    symbols: ['z', 'x', 'w', 'ones', 'b'],
  },
  // Three ReLUs side by side: 0 outside −1 … 1, a peak of 1 at 0.
  {
    id: 'relu-hat',
    chapter,
    tex: R`a = \max(0, x + 1) - 2 \max(0, x) + \max(0, x - 1)`,
    symbols: ['a', 'x'],
  },
  { id: 'parameter-count', chapter, tex: R`\sum_{l=1}^{D} (n_{l-1} + 1)\, n_l`, symbols: ['n', 'l', 'D'] },
];
