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
  // Likelihood as the recipe: minus the logarithm of the probability given to what was observed.
  {
    id: 'likelihood',
    chapter,
    tex: R`\sum_{r=1}^{m} L_r = -\log \prod_{r=1}^{m} a_r`,
    symbols: ['L', 'a', 'm', 'r'],
  },
  {
    id: 'gaussian-likelihood',
    chapter,
    tex: R`L = -\log\left(\frac{1}{\sqrt{2\pi}}\, e^{-\frac{1}{2}(y - a)^2}\right) = \frac{1}{2}(a - y)^2 + \frac{1}{2}\log(2\pi)`,
    symbols: ['L', 'a', 'y'],
  },
  {
    id: 'bernoulli-likelihood',
    chapter,
    tex: R`L = -\log\bigl( a^y (1 - a)^{1 - y} \bigr) = -\bigl( y \log a + (1 - y) \log(1 - a) \bigr)`,
    symbols: ['L', 'a', 'y'],
  },
  // Entropy of the target, and the divergence of the prediction from it.
  {
    id: 'entropy-and-divergence',
    chapter,
    tex: R`L = -\sum_{j=1}^{n_D} y_j \log y_j + \sum_{j=1}^{n_D} y_j \log \frac{y_j}{a_j}`,
    symbols: ['L', 'a', 'y', 'n', 'D', 'j'],
  },
  {
    id: 'label-smoothing',
    chapter,
    tex: R`\tilde y_j = (1 - \alpha)\, y_j + \frac{\alpha}{n_D}`,
    symbols: ['y', 'alpha', 'n', 'D', 'j'],
  },
  { id: 'batch-mean', chapter, tex: R`L = \frac{1}{m} \sum_{r=1}^{m} L_r`, symbols: ['L', 'm', 'r'] },
  // The slope of log-sum-exp: of the logarithm, times that of its sum; z_c has the slope 1 where j is c.
  {
    id: 'log-sum-exp-slope',
    chapter,
    tex: R`\frac{\partial L}{\partial z_j} = \frac{1}{\sum_{k=1}^{n_D} e^{z_k}} \cdot e^{z_j} - y_j`,
    symbols: ['partial', 'L', 'z', 'y', 'n', 'D', 'j', 'k'],
  },
  // Softmax and cross-entropy together; y is 1 at the class c and 0 elsewhere.
  { id: 'softmax-cross-entropy-gradient', chapter, tex: R`\delta_j = a_j - y_j`, symbols: ['delta', 'a', 'y', 'j'] },
  {
    id: 'mse-slope',
    chapter,
    tex: R`\frac{\partial L}{\partial a_j} = \frac{2}{n_D} (a_j - y_j)`,
    symbols: ['partial', 'L', 'a', 'y', 'n', 'D', 'j'],
  },
  {
    id: 'sigmoid-by-quotient',
    chapter,
    tex: R`\frac{\partial a}{\partial z} = \frac{e^{-z}}{(1 + e^{-z})^2} = \frac{1}{1 + e^{-z}} \left( 1 - \frac{1}{1 + e^{-z}} \right) = a (1 - a)`,
    symbols: ['partial', 'a', 'z'],
  },
  {
    id: 'binary-slope',
    chapter,
    tex: R`\frac{\partial L}{\partial a_j} = \frac{1}{n_D} \left( \frac{1 - y_j}{1 - a_j} - \frac{y_j}{a_j} \right) = \frac{1}{n_D} \cdot \frac{a_j - y_j}{a_j (1 - a_j)}`,
    symbols: ['partial', 'L', 'a', 'y', 'n', 'D', 'j'],
  },
  {
    id: 'binary-sigmoid-gradient',
    chapter,
    tex: R`\delta_j = \frac{1}{n_D} (a_j - y_j)`,
    symbols: ['delta', 'a', 'y', 'n', 'D', 'j'],
  },
  {
    id: 'mse-sigmoid-gradient',
    chapter,
    tex: R`\delta_j = \frac{2}{n_D} (a_j - y_j)\, a_j (1 - a_j)`,
    symbols: ['delta', 'a', 'y', 'n', 'D', 'j'],
  },
  // One sigmoid neuron, input 1, wanted output 0, far on the wrong side.
  {
    id: 'slow-slope',
    chapter,
    tex: R`\delta = 2 a \cdot a (1 - a) = 2 a^2 (1 - a)`,
    symbols: ['delta', 'a'],
  },
  { id: 'slow-step', chapter, tex: R`z_{t+1} \approx z_t - 4 \eta\, e^{-z_t}`, symbols: ['z', 'eta', 't'] },
  { id: 'slow-power', chapter, tex: R`e^{z_{t+1}} \approx e^{z_t} - 4 \eta`, symbols: ['z', 'eta', 't'] },
  { id: 'slow-wait', chapter, tex: R`t \approx \frac{e^{z_0}}{4 \eta}`, symbols: ['t', 'z', 'eta'] },
];
