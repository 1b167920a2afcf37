/** How the error of the output reaches every weight and bias. Chapter: backprop. One example unless in matrices. */
import { backpropSteps } from './backprop-steps.ts';
import type { Equation } from './equation.ts';

const chapter = 'backprop';
const R = String.raw;

export const backpropEquations: readonly Equation[] = [
  {
    id: 'output-error',
    chapter,
    tex: R`\delta_j^D = \frac{\partial L}{\partial a_j^D}\, g'(z_j^D)`,
    symbols: ['delta', 'partial', 'L', 'a', 'g', 'z', 'D', 'j'],
  },
  {
    id: 'hidden-error',
    chapter,
    tex: R`\delta_i^{l-1} = g'(z_i^{l-1}) \sum_{j=1}^{n_l} w_{ij}^l \delta_j^l`,
    symbols: ['delta', 'g', 'z', 'w', 'n', 'l', 'i', 'j'],
  },
  {
    id: 'weight-gradient',
    chapter,
    tex: R`\frac{\partial L}{\partial w_{ij}^l} = \delta_j^l x_i^l`,
    symbols: ['partial', 'L', 'w', 'delta', 'x', 'l', 'i', 'j'],
  },
  {
    id: 'bias-gradient',
    chapter,
    tex: R`\frac{\partial L}{\partial b_j^l} = \delta_j^l`,
    symbols: ['partial', 'L', 'b', 'delta', 'l', 'j'],
  },
  {
    id: 'relu-slope',
    chapter,
    tex: R`g'(z) = \begin{cases} 1 & \text{if } z > 0 \\ 0 & \text{otherwise} \end{cases}`,
    symbols: ['g', 'z'],
  },
  { id: 'sigmoid-slope', chapter, tex: R`\sigma'(z) = \sigma(z) (1 - \sigma(z))`, symbols: ['sigma', 'z'] },
  { id: 'tanh-slope', chapter, tex: R`\tanh'(z) = 1 - \tanh^2(z)`, symbols: ['z'] },
  // [j = k] is 1 where the indices agree and 0 elsewhere.
  {
    id: 'softmax-jacobian',
    chapter,
    tex: R`\frac{\partial a_j}{\partial z_k} = a_j ([j = k] - a_k)`,
    symbols: ['partial', 'a', 'z', 'j', 'k'],
  },
  // L₊ and L₋: the loss with this one weight moved by h up and down.
  {
    id: 'central-difference',
    chapter,
    tex: R`\frac{\partial L}{\partial w} \approx \frac{L_{+} - L_{-}}{2h}`,
    symbols: ['partial', 'L', 'w', 'h'],
  },
  {
    id: 'hidden-error-matrix',
    chapter,
    tex: R`\boldsymbol{\delta}^{l-1} = g'(\mathbf{Z}^{l-1}) \odot \left( \boldsymbol{\delta}^l (\mathbf{W}^l)^\top \right)`,
    symbols: ['delta', 'g', 'z', 'w', 'l'],
  },
  {
    id: 'weight-gradient-matrix',
    chapter,
    tex: R`\frac{\partial L}{\partial \mathbf{W}^l} = (\mathbf{X}^l)^\top \boldsymbol{\delta}^l`,
    symbols: ['partial', 'L', 'w', 'x', 'delta', 'l'],
  },
  {
    id: 'bias-gradient-matrix',
    chapter,
    tex: R`\frac{\partial L}{\partial \mathbf{b}^l} = (\boldsymbol{\delta}^l)^\top \mathbf{1}`,
    symbols: ['partial', 'L', 'b', 'delta', 'ones', 'l'],
  },
  ...backpropSteps,
];
