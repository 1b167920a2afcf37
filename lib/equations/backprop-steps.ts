/** The lines of the derivations of the chapter on backpropagation. Chapter: backprop. */
import type { Equation } from './equation.ts';

const chapter = 'backprop';
const R = String.raw;

export const backpropSteps: readonly Equation[] = [
  // the local rules of a computational graph: z = x₁ + x₂, z = x₁ x₂, a = g(z), and an x that z₁ and z₂ both use
  {
    id: 'sum-node',
    chapter,
    tex: R`\frac{\partial L}{\partial x_1} = \frac{\partial L}{\partial z}`,
    symbols: ['partial', 'L', 'x', 'z'],
  },
  {
    id: 'product-node',
    chapter,
    tex: R`\frac{\partial L}{\partial x_1} = x_2 \frac{\partial L}{\partial z}`,
    symbols: ['partial', 'L', 'x', 'z'],
  },
  {
    id: 'function-node',
    chapter,
    tex: R`\frac{\partial L}{\partial z} = g'(z)\, \frac{\partial L}{\partial a}`,
    symbols: ['partial', 'L', 'z', 'g', 'a'],
  },
  {
    id: 'fork-node',
    chapter,
    tex: R`\frac{\partial L}{\partial x} = \frac{\partial L}{\partial z_1} \frac{\partial z_1}{\partial x} + \frac{\partial L}{\partial z_2} \frac{\partial z_2}{\partial x}`,
    symbols: ['partial', 'L', 'x', 'z'],
  },
  // the recursion
  {
    id: 'path-weight',
    chapter,
    tex: R`\frac{\partial z_j}{\partial x_i} = w_{ij}`,
    symbols: ['partial', 'z', 'x', 'w', 'i', 'j'],
  },
  {
    id: 'paths-add',
    chapter,
    tex: R`\frac{\partial L}{\partial a_i^{l-1}} = \sum_{j=1}^{n_l} w_{ij}^l \delta_j^l`,
    symbols: ['partial', 'L', 'a', 'n', 'w', 'delta', 'l', 'i', 'j'],
  },
  // how good a central difference is; L', L'', L''': the loss's derivatives in the one weight that is moved
  {
    id: 'taylor-up',
    chapter,
    tex: R`L_{+} = L + h L' + \frac{h^2}{2} L'' + \frac{h^3}{6} L'''`,
    symbols: ['L', 'h'],
  },
  {
    id: 'taylor-down',
    chapter,
    tex: R`L_{-} = L - h L' + \frac{h^2}{2} L'' - \frac{h^3}{6} L'''`,
    symbols: ['L', 'h'],
  },
  { id: 'truncation', chapter, tex: R`\frac{L_{+} - L_{-}}{2h} - L' = \frac{h^2}{6} L'''`, symbols: ['L', 'h'] },
  {
    id: 'error-balance',
    chapter,
    tex: R`\frac{h}{3} L''' = \frac{\varepsilon L}{h^2}`,
    symbols: ['h', 'L', 'roundoff'],
  },
  { id: 'best-step', chapter, tex: R`h = \sqrt[3]{\frac{3 \varepsilon L}{L'''}}`, symbols: ['h', 'L', 'roundoff'] },
  {
    id: 'least-error',
    chapter,
    tex: R`\frac{h^2}{6} L''' + \frac{\varepsilon L}{h} = \frac{h^2}{2} L'''`,
    symbols: ['h', 'L', 'roundoff'],
  },
  // what a layer does to an error
  {
    id: 'sigmoid-slope-bound',
    chapter,
    tex: R`\sigma'(z) = \frac{1}{4} - \left( \sigma(z) - \frac{1}{2} \right)^2`,
    symbols: ['sigma', 'z'],
  },
  {
    id: 'error-size',
    chapter,
    tex: R`\mathbb{E}_i\left[ (\delta_i^{l-1})^2 \right] = \frac{1}{2}\, n_l \operatorname{Var}\left[ w^l \right] \mathbb{E}_j\left[ (\delta_j^l)^2 \right]`,
    symbols: ['delta', 'n', 'w', 'l', 'i', 'j'],
  },
  {
    id: 'glorot-variance',
    chapter,
    tex: R`\operatorname{Var}\left[ w^l \right] = \frac{2}{n_{l-1} + n_l}`,
    symbols: ['w', 'n', 'l'],
  },
  {
    id: 'he-variance',
    chapter,
    tex: R`\operatorname{Var}\left[ w^l \right] = \frac{2}{n_{l-1}}`,
    symbols: ['w', 'n', 'l'],
  },
];
