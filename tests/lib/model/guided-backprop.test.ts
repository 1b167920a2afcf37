/** Guided backprop's laws: what it is, and why it is a warning. */
import { describe, expect, it } from 'vitest';
import type { Built, Network } from '../../../lib/model/built.ts';
import { guidedBackprop, saliency, scoreGradient } from '../../../lib/model/explain.ts';
import { conv2d, dense, flatten, type Layer, maxPooling2d } from '../../../lib/model/layers.ts';
import { drawn } from '../../support/gradient-check.ts';
import { type Design, randomNetwork } from '../../support/random-network.ts';
import { makeReference, makeSimd } from '../kernels/sets.ts';

const inputShape = [6, 6, 1];
const x = drawn(36, 9, 'image');
const softmax = dense(3, { activation: 'softmax' });
const design = (seed: number, layers: Layer[]): Design => ({
  ...{ seed, layers, loss: 'sparse_categorical_crossentropy' },
  ...{ nInput: 36, inputShape, m: 1 },
});
const weightsOf = (net: Network, l: number) => (net.layers[l] as Built).weights.values;
const [relu, tanh] = (['relu', 'tanh'] as const).map((activation) => [
  conv2d(4, 3, { padding: 'same', activation }),
  maxPooling2d(2),
  conv2d(5, 2, { activation }),
  flatten(),
  dense(20, { activation }),
  softmax,
]);
const seeds = [1, 2, 3, 4, 5];

describe('guided backprop', () => {
  it('is, over two layers of ReLUs, what their loops say when written out', () => {
    for (const seed of seeds) {
      const net = randomNetwork(
        design(seed, [flatten(), dense(16, { activation: 'relu' }), dense(15, { activation: 'relu' }), softmax]),
        makeReference(),
      );
      const found = guidedBackprop(net, x, 1);
      const [z1, z2] = [1, 2].map((l) => (net.layers[l] as Built).z);
      const [W1, W2, W3] = [1, 2, 3].map((l) => weightsOf(net, l));
      const kept = (value: number) => Math.max(0, value);
      const second = Array.from({ length: 15 }, (_, k) => (z2[k] > 0 ? kept(W3[k * 3 + 1]) : 0));
      const first = Array.from({ length: 16 }, (_, j) =>
        z1[j] > 0 ? kept(second.reduce((sum, delta, k) => sum + delta * W2[j * 15 + k], 0)) : 0,
      );
      found.forEach((value, i) => {
        expect(value).toBeCloseTo(
          first.reduce((sum, delta, j) => sum + delta * W1[i * 16 + j], 0),
          13,
        );
      });
      expect(found.some((value) => value !== 0)).toBe(true);
    }
  });

  it('is the gradient itself where nothing negative arrives, and where no ReLU stands', () => {
    for (const seed of seeds) {
      const smooth = randomNetwork(design(seed, tanh), makeReference());
      expect(guidedBackprop(smooth, x, 1)).toEqual(scoreGradient(smooth, x, 1));
      const positive = randomNetwork(design(seed, relu), makeReference());
      expect(guidedBackprop(positive, x, 1)).not.toEqual(scoreGradient(positive, x, 1));
      for (const l of [1, 3, 4, 5]) weightsOf(positive, l).set(weightsOf(positive, l).map(Math.abs));
      const bright = x.map(Math.abs);
      expect(guidedBackprop(positive, bright, 1)).toEqual(scoreGradient(positive, bright, 1));
    }
  });

  it('does not know how strongly a unit speaks against the class: the score and its slope change, the picture does not', () => {
    for (const seed of seeds) {
      const net = randomNetwork(design(seed, relu), makeReference());
      const [picture, slopes] = [guidedBackprop(net, x, 1), saliency(net, x, 1)];
      const last = weightsOf(net, 5);
      for (let k = 1; k < last.length; k += 3) if (last[k] < 0) last[k] *= 100;
      expect(guidedBackprop(net, x, 1)).toEqual(picture);
      expect(saliency(net, x, 1)).not.toEqual(slopes);
    }
  });

  it('leaves the network as it was, and is the same with the fast kernels', () => {
    for (const seed of seeds) {
      const [exact, fast] = [makeReference(), makeSimd(1 << 21)].map((kernels) =>
        randomNetwork(design(seed, relu), kernels),
      );
      const slopes = scoreGradient(exact, x, 2);
      const picture = guidedBackprop(exact, x, 2);
      expect(scoreGradient(exact, x, 2)).toEqual(slopes);
      guidedBackprop(fast, x, 2).forEach((value, i) => {
        expect(value).toBeCloseTo(picture[i], 5);
      });
    }
  });
});
