import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  decodeNetwork,
  encodeNetwork,
  type Network,
  probabilitiesOf,
  quantise,
} from '../../../lib/data/reader-network.ts';
import { readSafetensors, writeSafetensors } from '../../../lib/data/safetensors.ts';
import { generator } from '../../../lib/generator.ts';

const shipped = readFileSync('public/models/reader.safetensors');

function randomNetwork(seed: number, sizes = [784, 12, 10]): Network {
  const random = generator(seed, 'network');
  return sizes.slice(1).map((nOut, k) => ({
    W: Float32Array.from({ length: sizes[k] * nOut }, () => random.truncatedNormal() / 8),
    b: Float32Array.from({ length: nOut }, () => random.truncatedNormal()),
    activation: 'relu',
  }));
}

describe('a network in 8 bits', () => {
  it('moves no weight by more than half a step of its unit', () => {
    const [{ W, b }] = randomNetwork(5);
    const { q, scale } = quantise(W, b.length);
    for (let k = 0; k < W.length; k++) {
      const s = scale[k % b.length];
      expect(Math.abs(W[k] - s * q[k])).toBeLessThanOrEqual(0.5001 * s);
    }
    for (let j = 0; j < b.length; j++) {
      const column = q.filter((_, k) => k % b.length === j);
      expect(Math.max(...column.map(Math.abs))).toBe(127); // the whole range is used
    }
  });

  it('gives a unit without weights the scale 0, and reads it back as zeros', () => {
    const zero: Network = [{ W: new Float32Array(7840), b: new Float32Array(10).fill(1), activation: 'relu' }];
    const { network } = decodeNetwork(encodeNetwork(zero, {}), 'x');
    expect(network[0].W).toEqual(zero[0].W);
    expect(probabilitiesOf(network, new Float32Array(784).fill(0.5))).toEqual(new Float32Array(10).fill(0.1));
  });

  it('is the same after being written and read once more', () => {
    const once = decodeNetwork(encodeNetwork(randomNetwork(6), {}), 'x').network;
    const twice = decodeNetwork(encodeNetwork(once, {}), 'x').network;
    for (const [k, { W, b }] of twice.entries()) {
      expect(b).toEqual(once[k].b);
      for (let i = 0; i < W.length; i += 97) expect(W[i]).toBeCloseTo(once[k].W[i], 6);
    }
  });

  it('gives probabilities', () => {
    const random = generator(7, 'image');
    const image = Float32Array.from({ length: 784 }, () => random.uniform());
    const probabilities = probabilitiesOf(randomNetwork(7, [784, 20, 15, 10]), image);
    expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 6);
    expect(Math.min(...probabilities)).toBeGreaterThanOrEqual(0);
  });
});

describe('the network that the site serves', () => {
  it('is small, says how it was made and how well it reads', () => {
    expect(shipped.length).toBeLessThanOrEqual(120_000);
    const { network, metadata } = decodeNetwork(shipped, 'reader.safetensors');
    expect(network[0].W.length % 784).toBe(0);
    expect(network.at(-1)?.b.length).toBe(10);
    expect(Number(metadata.test_accuracy)).toBeGreaterThanOrEqual(0.98);
    expect(metadata.seed).toMatch(/^\d+$/);
    expect(metadata.data).toContain('LeCun');
  });

  it.each([
    ['without a tensor', 'dense_2.scale', null, 'the tensor dense_2.scale is missing'],
    ['with a layer too few', 'dense_3.kernel', null, 'dense_2: expected [10]'],
    ['with floats for whole numbers', 'dense_1.kernel', Float32Array, 'dense_1.kernel has the type F32'],
  ] as const)('is refused %s', (_what, name, kind, says) => {
    const { tensors, metadata } = readSafetensors(shipped, 'x');
    const { [name]: tensor, ...others } = tensors;
    const changed = kind ? { ...others, [name]: { ...tensor, values: kind.from(tensor.values) } } : others;
    expect(() => decodeNetwork(writeSafetensors({ tensors: changed, metadata }), 'x')).toThrow(says);
  });

  it('is refused where a layer does not fit the one before', () => {
    const [first, , last] = decodeNetwork(shipped, 'x').network;
    expect(() => decodeNetwork(encodeNetwork([first, last], {}), 'x')).toThrow('x: dense_2.kernel: expected [128,10]');
  });
});
