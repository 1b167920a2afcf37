/** Small networks on sequences drawn from a seed: recurrent layers of every kind and dropout, then dense layers. */
import { generator } from '../../lib/generator.ts';
import { dense, dropout, flatten, gru, type Layer, simpleRNN } from '../../lib/model/layers.ts';
import type { ActivationName } from '../../lib/nn/activations.ts';
import type { Design } from './random-network.ts';

const activations: readonly ActivationName[] = ['linear', 'relu', 'leaky_relu', 'sigmoid', 'tanh'];

export function randomSequenceDesign(seed: number): Design {
  const chance = generator(seed, 'sequence design');
  const one = <T>(list: readonly T[]): T => list[chance.integer(list.length)];
  const inputShape = [1 + chance.integer(5), 1 + chance.integer(4)];
  const depth = 1 + chance.integer(3);
  const isFlattened = chance.uniform() < 0.3;
  const layers: Layer[] = [];
  for (let k = 1; k <= depth; k++) {
    const returnSequences = k < depth || isFlattened;
    const options = { returnSequences, l1: one([0, 0, 0.05]), l2: one([0, 0, 0.1]) };
    const units = 1 + chance.integer(9);
    layers.push(
      chance.uniform() < 0.4
        ? simpleRNN(units, { ...options, activation: one(activations) })
        : gru(units, { ...options, resetAfter: chance.uniform() < 0.5 }),
    );
    if (chance.uniform() < 0.3) layers.push(dropout(0.3));
  }
  if (isFlattened) layers.push(flatten());
  if (chance.uniform() < 0.4) layers.push(dense(1 + chance.integer(6), { activation: one(activations) }));
  layers.push(dense(2 + chance.integer(3), { activation: 'softmax' }));
  const nInput = inputShape[0] * inputShape[1];
  return { seed, layers, loss: 'sparse_categorical_crossentropy', nInput, inputShape, m: 1 + chance.integer(9) };
}
