/** What a prediction costs, and the slope of the cost in the logits. Chapter: loss. One example unless said otherwise. */
import type { Equation } from './equation.ts';

const chapter = 'loss';
const R = String.raw;

export const lossEquations: readonly Equation[] = [
  // A mean over the outputs, without ½: Keras's and PyTorch's.
  {
    id: 'mse',
    chapter,
    tex: R`L = \frac{1}{n_D} \sum_{j=1}^{n_D} (a_j - y_j)^2`,
    symbols: ['L', 'a', 'y', 'n', 'D', 'j'],
  },
  {
    id: 'cross-entropy',
    chapter,
    tex: R`L = -\sum_{j=1}^{n_D} y_j \log a_j`,
    symbols: ['L', 'a', 'y', 'n', 'D', 'j'],
  },
  // The target is a class c: Keras's sparse categorical cross-entropy.
  { id: 'sparse-cross-entropy', chapter, tex: R`L = -\log a_c`, symbols: ['L', 'a', 'c'] },
  {
    id: 'log-sum-exp',
    chapter,
    tex: R`L = \log \sum_{k=1}^{n_D} e^{z_k} - z_c`,
    symbols: ['L', 'z', 'c', 'n', 'D', 'k'],
  },
  {
    id: 'binary-cross-entropy',
    chapter,
    tex: R`L = -\frac{1}{n_D} \sum_{j=1}^{n_D} \bigl( y_j \log a_j + (1 - y_j) \log(1 - a_j) \bigr)`,
    symbols: ['L', 'a', 'y', 'n', 'D', 'j'],
  },
  { id: 'batch-mean', chapter, tex: R`L = \frac{1}{m} \sum_{r=1}^{m} L_r`, symbols: ['L', 'm', 'r'] },
  // Softmax and cross-entropy together; y is 1 at the class c and 0 elsewhere.
  { id: 'softmax-cross-entropy-gradient', chapter, tex: R`\delta_j = a_j - y_j`, symbols: ['delta', 'a', 'y', 'j'] },
  {
    id: 'mse-sigmoid-gradient',
    chapter,
    tex: R`\delta_j = \frac{2}{n_D} (a_j - y_j)\, a_j (1 - a_j)`,
    symbols: ['delta', 'a', 'y', 'n', 'D', 'j'],
  },
];
