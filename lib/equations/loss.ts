/** What a prediction costs, and the slope of the cost in the logits. Chapter: loss. */
import type { Equation } from './equation.ts';

const chapter = 'loss';

/** One example whose target is a class c: Keras's sparse categorical cross-entropy. */
export const sparseCrossEntropy: Equation = {
  id: 'sparse-cross-entropy',
  chapter,
  tex: String.raw`L = -\log a_c`,
  symbols: ['L', 'a', 'c'],
};

export const batchMean: Equation = {
  id: 'batch-mean',
  chapter,
  tex: String.raw`L = \frac{1}{m} \sum_{r=1}^{m} L_r`,
  symbols: ['L', 'm', 'r'],
};

/** Softmax and cross-entropy together, for one example; y is 1 at the class c and 0 elsewhere. */
export const softmaxCrossEntropyGradient: Equation = {
  id: 'softmax-cross-entropy-gradient',
  chapter,
  tex: String.raw`\delta_j = a_j - y_j`,
  symbols: ['delta', 'a', 'y', 'j'],
};

export const lossEquations = [sparseCrossEntropy, batchMean, softmaxCrossEntropyGradient] as const;
