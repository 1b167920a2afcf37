import { describe, expect, it } from 'vitest';
import { referenceKernels } from '../../../lib/kernels/reference.ts';
import type { Built } from '../../../lib/model/built.ts';
import { dense, dropout } from '../../../lib/model/layers.ts';
import { buildNetwork, forward } from '../../../lib/model/network.ts';

const units = 6;
const m = 8;

/** Two hidden layers of one shape, each with dropout. */
function network(seed: number) {
  const hidden = [dense(units, { activation: 'tanh' }), dropout(0.5)];
  const layers = [...hidden, ...hidden, dense(2, { activation: 'softmax' })];
  const kernels = referenceKernels({ precision: 'float64' });
  const net = buildNetwork({ layers, nInput: units, capacity: m, kernels, seed, moments: 0, bytes: false });
  net.x.fill(1);
  return net;
}

const weights = (seed: number, l: number) => [...(network(seed).layers[l] as Built).weights.values];

function masks(seed: number, step: number): number[][] {
  const net = network(seed);
  forward(net, m, false, { seed, step });
  return [1, 2].map((l) => [...(net.layers[l] as Built).mask]);
}

describe('what a network draws is a function of the seed, the layer and the step', () => {
  it('its first weights: layers of one shape begin apart, and so do seeds', () => {
    expect(weights(3, 1)).toEqual(weights(3, 1));
    expect(weights(3, 2)).not.toEqual(weights(3, 1));
    expect(weights(4, 1)).not.toEqual(weights(3, 1));
  });

  it('its masks: another one in each layer, at each step and from each seed', () => {
    const [first, second] = masks(3, 1);
    expect(masks(3, 1)).toEqual([first, second]);
    for (const other of [second, masks(3, 2)[0], masks(4, 1)[0]]) expect(other).not.toEqual(first);
  });
});
