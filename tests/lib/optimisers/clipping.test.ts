import { describe, expect, it } from 'vitest';
import { rows } from '../../../lib/model/input.ts';
import { dense, gru, type Layer } from '../../../lib/model/layers.ts';
import { sequential } from '../../../lib/model/sequential.ts';
import type { Kernels } from '../../../lib/nn/kernels.ts';
import { clipByNorm, clipped } from '../../../lib/optimisers/clipping.ts';
import type { Optimiser, Slot } from '../../../lib/optimisers/optimiser.ts';
import { sgd } from '../../../lib/optimisers/sgd.ts';
import { drawn } from '../../support/gradient-check.ts';
import { kernelSets, makeReference } from '../kernels/sets.ts';

const normOf = (lists: readonly ArrayLike<number>[]) =>
  Math.sqrt(lists.reduce((sum, list) => sum + Array.from(list).reduce((part, g) => part + g * g, 0), 0));

function slotsOf(kernels: Kernels, gradients: readonly number[][]): Slot[] {
  return gradients.map((values) => {
    const gradient = kernels.numbers(values.length);
    gradient.set(values);
    return { values: kernels.numbers(values.length), gradient, moments: [], length: values.length };
  });
}

describe.each(kernelSets)('clipping by norm with %s kernels', (_name, make) => {
  it('shortens all gradients together to the norm, their direction kept', () => {
    const kernels = make();
    const slots = slotsOf(kernels, [[3, 0, 4], [12], [0, 0, 0, 84, 0]]);
    expect(clipByNorm(kernels, slots, 17)).toBe(85);
    const found = slots.map(({ gradient }) => [...gradient]);
    [[0.6, 0, 0.8], [2.4], [0, 0, 0, 16.8, 0]].forEach((list, s) => {
      list.forEach((g, k) => {
        expect(found[s][k]).toBeCloseTo(g, 5);
      });
    });
  });

  it('leaves them to the bit where they are short enough', () => {
    const kernels = make();
    const slots = slotsOf(kernels, [[0.1, -0.2], [0.3]]);
    const before = slots.map(({ gradient }) => gradient.slice());
    clipByNorm(kernels, slots, 0.375);
    expect(slots.map(({ gradient }) => gradient)).toEqual(before);
  });
});

describe('an optimiser with clipping', () => {
  const layers: Layer[] = [gru(3), dense(4, { activation: 'tanh', l2: 0.5 }), dense(2, { activation: 'softmax' })];
  const x = rows(drawn(8 * 6, 1, 'x', 3), 6);
  const y = { kind: 'labels', labels: Int32Array.of(0, 1, 1, 0, 1, 0, 0, 1) } as const;
  /** How far each array moves in a step at rate 1: its gradient as the step used it. */
  function moves(optimizer: Optimiser): Float64Array[] {
    const model = sequential(layers, { inputShape: [3, 2], kernels: makeReference() });
    model.compile({ optimizer, loss: 'sparse_categorical_crossentropy' });
    const before = model.getWeights();
    model.run(x, y, { batchSize: 8 }).next();
    return model.getWeights().map((values, k) => Float64Array.from(values, (w, i) => before[k][i] - w));
  }
  const plain = sgd({ learningRate: 1 });
  const free = moves(plain);

  it('takes a step of that norm over all parameters, penalties included, along the gradient', () => {
    const short = moves(clipped(plain, { globalClipnorm: 0.01 }));
    expect(normOf(free)).toBeGreaterThan(0.1);
    expect(normOf(short)).toBeCloseTo(0.01, 12);
    const factor = 0.01 / normOf(free);
    short.forEach((list, s) => {
      list.forEach((move, k) => {
        expect(move).toBeCloseTo(factor * free[s][k], 14);
      });
    });
  });

  it('or of that norm for each array by itself', () => {
    const short = moves(clipped(plain, { clipnorm: 0.01 }));
    free.forEach((list, s) => {
      expect(normOf([short[s]])).toBeCloseTo(Math.min(0.01, normOf([list])), 12);
    });
  });

  it('goes as before where nothing is too long', () => {
    moves(clipped(plain, { globalClipnorm: 1e6 })).forEach((list, s) => {
      expect(list).toEqual(free[s]);
    });
  });

  it.each([0, -1, Number.NaN])('refuses a norm of %d', (norm) => {
    expect(() => clipped(plain, { globalClipnorm: norm })).toThrow(/globalClipnorm must be > 0/);
  });
});
