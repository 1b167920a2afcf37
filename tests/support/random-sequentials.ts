/** Networks of all layers there are, on rows, images and sequences, with weights as training might leave them. */
import type { Sequential as Model } from '../../lib/model/sequential.ts';
import { sequential } from '../../lib/model/sequential.ts';
import type { Kernels } from '../../lib/nn/kernels.ts';
import { draw, stream } from '../lib/kernels/sets.ts';
import { randomImageDesign } from './random-image-network.ts';
import { randomSequenceDesign } from './random-sequence-network.ts';

/** With biases of its own, too: they begin at 0, and a bias that is lost would not be missed. */
export function withRandomWeights(model: Model, random: () => number): Model {
  model.setWeights(model.getWeights().map(({ length }) => draw(random, length).map((w) => 0.5 * w)));
  return model;
}

/** So many of them, images and sequences by turns. */
export const randomSequentials = (count: number, kernels: Kernels): Model[] =>
  Array.from({ length: count }, (_, k) => {
    const { layers, inputShape = [] } = (k % 2 === 0 ? randomImageDesign : randomSequenceDesign)(1 + k);
    return withRandomWeights(sequential(layers, { inputShape, kernels }), stream(k));
  });
