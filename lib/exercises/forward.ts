/** Exercises of the chapter on the forward pass. */
import { dense } from '../nn/dense.ts';
import { type Exercise, handyList, roundedTo } from './exercise.ts';

const neuron: Exercise = {
  id: 'forward-neuron',
  chapter: 'forward',
  equation: 'weighted-input',
  tex: [String.raw`z_j^l = \sum_{i=1}^{n_{l-1}} w_{ij}^l x_i^l + b_j^l`],
  symbols: ['z', 'w', 'x', 'b', 'n', 'i', 'j', 'l'],
  slips: [
    [String.raw`z_j^l = \sum_{i=1}^{n_{l-1}} w_{ij}^l x_i^l`],
    [String.raw`z_j^l = \sum_{i=1}^{n_{l-1}} w_{ji}^l x_i^l + b_j^l`],
    [String.raw`z_j^l = \sum_{i=1}^{n_{l-1}} w_{ij}^l x_i^l - b_j^l`],
    [String.raw`z_j^l = \sum_{i=1}^{n_{l-1}} \left(w_{ij}^l x_i^l + b_j^l\right)`],
    [String.raw`z_j^l = \max\left(0, \sum_{i=1}^{n_{l-1}} w_{ij}^l x_i^l + b_j^l\right)`],
  ],
  tolerance: roundedTo(2),
  instance(random) {
    const nIn = 3;
    const nOut = 3;
    const x = handyList(random, nIn, 2, 1);
    const w = Array.from({ length: nIn }, () => handyList(random, nOut, 2, 1));
    const b = handyList(random, nOut, 1, 1);
    const j = 1 + random.integer(nOut);
    const z = new Float64Array(nOut);
    dense(z, Float64Array.from(x), Float64Array.from(w.flat()), Float64Array.from(b), 1, nIn, nOut);
    return {
      values: { x: { 1: x }, w: { 1: w }, b: { 1: b }, n: { 0: nIn, 1: nOut }, l: 1, j },
      given: [
        { tex: 'x^1', value: x },
        { tex: 'W^1', value: w },
        { tex: 'b^1', value: b },
      ],
      asked: [{ tex: `z_${j}^1`, value: z[j - 1] }],
    };
  },
};

export const forwardExercises: readonly Exercise[] = [neuron];
