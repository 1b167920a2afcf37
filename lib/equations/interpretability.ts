/** Looking inside: feature maps, and what a decision depends on. Chapter: interpretability. */
import type { Equation } from './equation.ts';

const chapter = 'interpretability';
const R = String.raw;

export const interpretabilityEquations: readonly Equation[] = [
  // A cross-correlation, as in every framework: the kernel is not flipped.
  {
    id: 'convolution',
    chapter,
    tex: R`z_{ijf} = b_f + \sum_{u,v,c} k_{uvcf}\, x_{i+u-1,\, j+v-1,\, c}`,
    symbols: ['z', 'b', 'kernel', 'x', 'i', 'j'],
  },
  {
    id: 'max-pool',
    chapter,
    tex: R`a_{ij} = \max_{1 \le u \le s,\; 1 \le v \le s} x_{s(i-1)+u,\, s(j-1)+v}`,
    symbols: ['a', 'x', 'i', 'j'],
  },
  {
    id: 'saliency',
    chapter,
    tex: R`S_i = \left| \frac{\partial z_c}{\partial x_i} \right|`,
    symbols: ['saliency', 'partial', 'z', 'x', 'c', 'i'],
  },
  // A: the accuracy; with a tilde, that with input j shuffled over the examples, the k-th time.
  {
    id: 'permutation-importance',
    chapter,
    tex: R`I_j = A - \frac{1}{K} \sum_{k=1}^{K} \tilde A_{jk}`,
    symbols: ['importance', 'accuracy', 'j', 'k'],
  },
  {
    id: 'grad-cam-weights',
    chapter,
    tex: R`\alpha_f = \frac{1}{HW} \sum_{i=1}^{H} \sum_{j=1}^{W} \frac{\partial z_c}{\partial a_{ijf}}`,
    symbols: ['camWeight', 'partial', 'z', 'a', 'c', 'i', 'j'],
  },
  {
    id: 'grad-cam',
    chapter,
    tex: R`M_{ij} = \max\left(0, \sum_f \alpha_f a_{ijf}\right)`,
    symbols: ['camMap', 'camWeight', 'a', 'i', 'j'],
  },
  // K gradients at the middles of K equal pieces of the way from a baseline to x.
  {
    id: 'integrated-gradients',
    chapter,
    tex: R`I_i = (x_i - \bar x_i)\, \frac{1}{K} \sum_{k=1}^{K} \frac{\partial z_{ck}}{\partial x_i}`,
    symbols: ['importance', 'x', 'partial', 'z', 'c', 'i', 'k'],
  },
];
