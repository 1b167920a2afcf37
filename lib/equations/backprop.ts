/** How the error of the output reaches every weight and bias. Chapter: backprop. */
import type { Equation } from './equation.ts';

const chapter = 'backprop';

export const hiddenError: Equation = {
  id: 'hidden-error',
  chapter,
  tex: String.raw`\delta_i^{l-1} = g'(z_i^{l-1}) \sum_{j=1}^{n_l} w_{ij}^l \delta_j^l`,
  symbols: ['delta', 'g', 'z', 'w', 'n', 'l', 'i', 'j'],
};

export const weightGradient: Equation = {
  id: 'weight-gradient',
  chapter,
  tex: String.raw`\frac{\partial L}{\partial w_{ij}^l} = \delta_j^l x_i^l`,
  symbols: ['partial', 'L', 'w', 'delta', 'x', 'l', 'i', 'j'],
};

export const biasGradient: Equation = {
  id: 'bias-gradient',
  chapter,
  tex: String.raw`\frac{\partial L}{\partial b_j^l} = \delta_j^l`,
  symbols: ['partial', 'L', 'b', 'delta', 'l', 'j'],
};

export const backpropEquations = [hiddenError, weightGradient, biasGradient] as const;
