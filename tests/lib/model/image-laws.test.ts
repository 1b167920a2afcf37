/** Laws of networks on images, tried on stacks of convolutions and pooling drawn from seeds, in float64. */
import { describe, expect, it } from 'vitest';
import type { Built, Network } from '../../../lib/model/built.ts';
import {
  activationGradient,
  classActivationMap,
  highResolutionMap,
  scoreGradient,
} from '../../../lib/model/explain.ts';
import { conv2d, dense, flatten, maxPooling2d } from '../../../lib/model/layers.ts';
import { forward } from '../../../lib/model/network.ts';
import { slotsOf } from '../../../lib/model/run.ts';
import { Problem } from '../../../lib/problem.ts';
import { dot, drawn, expectGradient, slopeAlong } from '../../support/gradient-check.ts';
import { randomImageDesign, windowsAreClear } from '../../support/random-image-network.ts';
import { type Design, gradientsOf, isSmooth, lossOf, randomNetwork } from '../../support/random-network.ts';
import { makeReference, makeSimd } from '../kernels/sets.ts';

const near = 1e-3;
const told = ({ seed, layers, inputShape }: Design): string => JSON.stringify({ seed, inputShape, layers });
const all: Design[] = [];
for (let seed = 1; all.length < 80; seed++) {
  const design = randomImageDesign(seed);
  const net = randomNetwork(design, makeReference());
  if (isSmooth(net, design, near) && windowsAreClear(net, design, near)) all.push(design);
}

describe('80 networks on images', () => {
  it('are of every kind: both paddings, pooling first, behind a convolution and behind pooling, dropout here and there', () => {
    const kinds = new Set(
      all.flatMap(({ layers }) =>
        layers.flatMap((layer, k) => {
          const before = layers[k - 1]?.kind ?? 'input';
          return layer.kind === 'conv2d'
            ? [layer.padding, layer.activation, `conv2d behind ${before}`]
            : [`${layer.kind} behind ${before}`];
        }),
      ),
    );
    for (const kind of [
      ...['valid', 'same', 'linear', 'relu', 'leaky_relu', 'sigmoid', 'tanh', 'conv2d behind conv2d'],
      ...['conv2d behind maxPooling2d', 'conv2d behind dropout', 'maxPooling2d behind input', 'dropout behind flatten'],
      ...['maxPooling2d behind conv2d', 'maxPooling2d behind dropout', 'dropout behind maxPooling2d'],
    ])
      expect(kinds, kind).toContain(kind);
  });

  it('find the slope of their loss along any direction through all their parameters', () => {
    for (const design of all) {
      const net = randomNetwork(design, makeReference());
      expect(gradientsOf(net, design), told(design)).toBeCloseTo(lossOf(net, design), 12);
      for (const [k, { values, gradient, length }] of slotsOf(net).entries()) {
        const direction = drawn(length, design.seed, `direction ${k}`);
        const measured = slopeAlong(() => lossOf(net, design), values as Float64Array, direction, 1e-6);
        const off = Math.abs(dot(gradient, direction) - measured);
        expect(off, `array ${k} of ${told(design)}`).toBeLessThan(1e-7 * (1 + Math.abs(measured)));
      }
    }
  });

  it('come to the same gradients with the fast kernels', () => {
    for (const design of all) {
      const [exact, fast] = [makeReference(), makeSimd(1 << 21)].map((kernels) => randomNetwork(design, kernels));
      const loss = gradientsOf(exact, design);
      expect(Math.abs(gradientsOf(fast, design) - loss), told(design)).toBeLessThan(2e-6 * (1 + loss));
      const size = Math.max(1, ...slotsOf(exact).flatMap(({ gradient }) => [...gradient].map(Math.abs)));
      slotsOf(exact).forEach(({ gradient }, k) => {
        const off = [...slotsOf(fast)[k].gradient].map((value, i) => Math.abs(value - gradient[i]));
        expect(Math.max(...off), told(design)).toBeLessThan(1e-5 * size);
      });
    }
  });

  it('know how a score answers to each pixel', () => {
    for (const design of all.slice(0, 30)) {
      const net = randomNetwork(design, makeReference());
      const x = Float64Array.from(net.x.subarray(0, design.nInput));
      const score = () => scoreOf(net, x, 1);
      const gradient = scoreGradient(net, x, 1) as Float64Array;
      if (isSmooth(net, { ...design, m: 1 }, near)) expectGradient(score, x, gradient, design.seed);
    }
  });
});

describe('what speaks for a class', () => {
  const layers = [
    conv2d(3, 3, { padding: 'same', activation: 'linear' }),
    maxPooling2d(2),
    flatten(),
    dense(4, { activation: 'softmax' }),
  ];
  const design: Design = {
    ...{ seed: 4, layers, loss: 'sparse_categorical_crossentropy' },
    ...{ nInput: 36, inputShape: [6, 6, 1], m: 1 },
  };
  const net = randomNetwork(design, makeReference());
  const x = drawn(36, 9, 'image');

  it('is, summed over the places of a map, what the score owes to the bias of its filter', () => {
    const { da } = activationGradient(net, x, 2, 1);
    const { values } = (net.layers[1] as Built).biases;
    for (let f = 0; f < 3; f++) {
      let sum = 0;
      for (let k = f; k < da.length; k += 3) sum += da[k];
      const axis = [0, 1, 2].map((k) => (k === f ? 1 : 0));
      expect(sum).toBeCloseTo(
        slopeAlong(() => scoreOf(net, x, 2), values as Float64Array, axis, 1e-6),
        7,
      );
    }
  });

  it('is drawn over the places of a convolution or of the pooling behind it, and never below 0', () => {
    const [maps, pooled] = [1, 2].map((l) => classActivationMap(net, x, 2, l));
    expect([maps.length, pooled.length]).toEqual([36, 9]);
    for (const value of [...maps, ...pooled]) expect(value).toBeGreaterThanOrEqual(0);
    expect(Math.max(...maps)).toBeGreaterThan(0);
  });

  it('is in high resolution a sum: its places and the bias are the score, in front of the pooling and behind it', () => {
    for (const c of [0, 1, 2]) {
      const bias = (net.layers[3] as Built).biases.values[c];
      for (const l of [1, 2]) {
        const sum = highResolutionMap(net, x, c, l).reduce((total, value) => total + value, bias);
        expect(sum).toBeCloseTo(scoreOf(net, x, c), 12);
      }
    }
    expect(Math.min(...highResolutionMap(net, x, 2, 2))).toBeLessThan(0);
    expect(() => highResolutionMap(net, x, 2, 3)).toThrow(/expected conv2d or maxPooling2d.*found dense/);
  });

  it('has no map in a dense layer', () => {
    expect(() => classActivationMap(net, x, 2, 3)).toThrow(Problem);
    expect(() => classActivationMap(net, x, 2, 3)).toThrow(/expected conv2d or maxPooling2d.*found dense/);
    expect(() => activationGradient(net, x, 2, 3)).toThrow(/layer must be 1 … 2, found 3/);
  });
});

/** z_c of the row x, dropout off. */
function scoreOf(net: Network, x: ArrayLike<number>, c: number): number {
  net.x.set(x);
  forward(net, 1, false, null);
  return (net.layers[net.D] as Built).z[c];
}
