import { describe, expect, it } from 'vitest';
import {
  conv2d,
  dense,
  dropout,
  flatten,
  gru,
  type Layer,
  maxPooling2d,
  simpleRNN,
} from '../../../lib/model/layers.ts';
import { operationsOf } from '../../../lib/model/operations.ts';
import type { Kernels } from '../../../lib/nn/kernels.ts';
import type { Numbers } from '../../../lib/nn/numbers.ts';
import { gradientsOf, randomNetwork } from '../../support/random-network.ts';
import { makeReference } from '../kernels/sets.ts';

/** The reference, whose loops count how often they read an argument that each product of their sums reads once. */
function countingKernels(): { kernels: Kernels; count: Record<string, number> } {
  const count: Record<string, number> = {};
  const reference = makeReference();
  const read: Record<string, readonly number[]> = {
    dense: [2],
    denseWeightGradient: [2],
    denseInputGradient: [2],
    convolve: [2],
    convolutionKernelGradient: [0],
    convolutionInputGradient: [2],
    recurrent: [3, 4],
    recurrentError: [4],
    recurrentWeightGradient: [0],
    gru: [4, 5],
    gruError: [6],
    gruWeightGradient: [0],
  };
  const counted = (numbers: Numbers, name: string): Numbers =>
    new Proxy(numbers, {
      get(target, key) {
        if (typeof key === 'string' && /^\d+$/.test(key)) {
          count[name] = (count[name] ?? 0) + 1;
          return target[Number(key)];
        }
        const value = Reflect.get(target, key, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
      set: (target, key, value) => Reflect.set(target, key, value, target),
    });
  const kernels = Object.fromEntries(
    Object.entries(reference).map(([name, value]) => {
      const places = read[name];
      if (!places) return [name, value];
      return [
        name,
        (...args: unknown[]) =>
          (value as (...args: unknown[]) => unknown)(
            ...args.map((arg, k) => (places.includes(k) ? counted(arg as Numbers, name) : arg)),
          ),
      ];
    }),
  ) as unknown as Kernels;
  return { kernels, count };
}

const total = (values: number[]): number => values.reduce((sum, value) => sum + value, 0);
const m = 3;
/** Activations and inputs that are never 0: the reference leaves out what a 0 multiplies. */
const sigmoid = { activation: 'sigmoid' } as const;
const stacks: [string, Layer[], number[]][] = [
  ['dense layers', [dense(7, sigmoid), dropout(0), dense(5, sigmoid), dense(2)], [6]],
  ['a convolution', [conv2d(3, [2, 3], sigmoid), maxPooling2d(2), flatten(), dense(4)], [7, 6, 2]],
  [
    'convolutions with padding',
    [
      conv2d(2, 3, { ...sigmoid, padding: 'same' }),
      conv2d(3, [4, 2], { ...sigmoid, padding: 'same' }),
      flatten(),
      dense(2),
    ],
    [5, 3, 1],
  ],
  ['simple states', [simpleRNN(4, { returnSequences: true }), simpleRNN(3), dense(2)], [5, 2]],
  ['gated states', [gru(3, { returnSequences: true }), gru(4), dense(2)], [4, 2]],
];

describe('multiplications with an addition', () => {
  it.each(stacks)('of %s are as many as the loops of a step make', (_what, layers, inputShape) => {
    const { kernels, count } = countingKernels();
    const nInput = inputShape.reduce((product, n) => product * n, 1);
    const design = { seed: 1, layers, loss: 'mean_squared_error' as const, nInput, inputShape, m };
    const net = randomNetwork(design, kernels);
    gradientsOf(net, design);
    const forward = ['dense', 'convolve', 'recurrent', 'gru'].map((name) => count[name] ?? 0);
    const operations = operationsOf(layers, inputShape);
    expect(m * total(operations.map((one) => one.forward))).toBe(total(forward));
    expect(m * total(operations.map((one) => one.step))).toBe(total(Object.values(count)));
  });

  it('of the textbook’s gate are those too, but that its loops also multiply what stands before the first state by 0', () => {
    const layers = [gru(3, { resetAfter: false }), dense(2)];
    const { kernels, count } = countingKernels();
    const design = { seed: 1, layers, loss: 'mean_squared_error' as const, nInput: 8, inputShape: [4, 2], m };
    gradientsOf(randomNetwork(design, kernels), design);
    const steps = total(operationsOf(layers, [4, 2]).map((one) => one.step));
    expect(total(Object.values(count))).toBe(m * (steps + 3 * 3));
  });

  it('of the article’s network are half of its 409,088 operations an image, and its step’s 13,090,816', () => {
    const operations = operationsOf([dense(128), dense(10)], [784]);
    expect(operations).toEqual([
      { name: 'dense', forward: 784 * 128, step: 2 * 784 * 128 },
      { name: 'dense', forward: 1280, step: 3 * 1280 },
    ]);
    expect(2 * total(operations.map(({ step }) => step))).toBe(409088);
    expect(32 * 2 * total(operations.map(({ step }) => step))).toBe(13090816);
  });
});
