import { describe, expect, it } from 'vitest';
import { referenceKernels } from '../../../lib/kernels/reference.ts';
import type { OptimiserName } from '../../../lib/model/settings.ts';
import { adam, momentum, nesterov, optimisers, rmsprop, sgd } from '../../../lib/optimisers/index.ts';
import { type Optimiser, type Slot, startOfClock } from '../../../lib/optimisers/optimiser.ts';
import { drawn } from '../../support/gradient-check.ts';

const kernels = referenceKernels({ precision: 'float64' });

/** Where w is after each of the given gradients. */
function walk(optimiser: Optimiser, start: number, gradients: (number | ((w: number) => number))[]): number[] {
  const slot: Slot = {
    values: Float64Array.of(start),
    gradient: new Float64Array(1),
    moments: Array.from({ length: optimiser.moments }, () => new Float64Array(1)),
    length: 1,
  };
  const clock = startOfClock();
  return gradients.map((gradient) => {
    slot.gradient[0] = typeof gradient === 'number' ? gradient : gradient(slot.values[0]);
    optimiser.tick(clock);
    optimiser.update(kernels, slot, optimiser.learningRate, clock);
    return slot.values[0];
  });
}

const gradients = [...drawn(12, 1, 'gradients', 3)];
const bowl = (w: number) => 2 * w;

describe.each(Object.keys(optimisers) as OptimiserName[])('%s', (name) => {
  it('goes down a bowl', () => {
    const path = walk(optimisers[name]({ learningRate: 0.05 }), 3, Array(400).fill(bowl));
    expect(path[0]).toBeLessThan(3);
    expect(Math.abs(path[399])).toBeLessThan(name === 'adagrad' ? 2 : 0.1);
  });

  it('stays where the gradient is 0', () => {
    expect(walk(optimisers[name]({}), 3, [0, 0, 0])).toEqual([3, 3, 3]);
  });

  it('calls itself by the name it is chosen by', () => {
    expect(optimisers[name]({}).name).toBe(name);
  });
});

describe('sgd', () => {
  it('takes η g', () => {
    expect(walk(sgd({ learningRate: 0.1 }), 1, [2, -4])).toEqual([0.8, 1.2000000000000002]);
  });

  it('settles in a bowl of curvature λ for η below 2/λ and leaves it above', () => {
    const last = (learningRate: number) => Math.abs(walk(sgd({ learningRate }), 1, Array(200).fill(bowl))[199]);
    expect(last(0.99)).toBeLessThan(1); // eq: quadratic-stability, λ = 2
    expect(last(1.01)).toBeGreaterThan(1);
  });
});

describe('momentum', () => {
  it("takes PyTorch's steps while the rate stays the same, plain and Nesterov", () => {
    const [eta, mu] = [0.1, 0.9];
    for (const form of ['plain', 'nesterov']) {
      let [w, v] = [1, 0];
      const expected = gradients.map((g) => {
        v = mu * v + g;
        w -= eta * (form === 'nesterov' ? g + mu * v : v);
        return w;
      });
      const make = form === 'nesterov' ? nesterov : momentum;
      walk(make({ learningRate: eta, momentum: mu }), 1, gradients).forEach((found, t) => {
        expect(found).toBeCloseTo(expected[t], 12);
      });
    }
  });

  it('of 0 is plain descent', () => {
    for (const make of [momentum, nesterov]) {
      const found = walk(make({ learningRate: 0.1, momentum: 0 }), 1, gradients);
      walk(sgd({ learningRate: 0.1 }), 1, gradients).forEach((w, t) => {
        expect(found[t]).toBeCloseTo(w, 13);
      });
    }
  });

  it('under a constant gradient gathers speed up to 1/(1 − μ)', () => {
    const path = walk(momentum({ learningRate: 0.1, momentum: 0.9 }), 0, Array(300).fill(1));
    expect(path[298] - path[299]).toBeCloseTo(0.1 / (1 - 0.9), 10);
  });
});

describe('rmsprop', () => {
  it('divides the first step by √(1 − ρ), whatever the gradient', () => {
    for (const g of [1e-2, 1, 1e3]) {
      expect(walk(rmsprop({ learningRate: 0.01, rho: 0.9 }), 0, [g])[0]).toBeCloseTo(-0.01 / Math.sqrt(0.1), 5);
    }
  });
});

describe('adagrad', () => {
  it('under a constant gradient takes steps of η / √t', () => {
    const path = walk(optimisers.adagrad({ learningRate: 0.1 }), 0, Array(50).fill(5));
    for (const t of [1, 2, 10, 49]) expect((path[t - 1] ?? 0) - path[t]).toBeCloseTo(0.1 / Math.sqrt(t + 1), 9);
  });
});

describe('adam', () => {
  it('takes a first step of length η, whatever the size of the gradient', () => {
    for (const g of [1e-3, 1, 1e3, -1e3]) {
      const [w] = walk(adam({ learningRate: 0.01, form: 'textbook' }), 0, [g]);
      expect(Math.abs(w + Math.sign(g) * 0.01)).toBeLessThan(2e-6);
    }
  });

  it('is the printed recurrence, in both forms', () => {
    const [eta, beta1, beta2, epsilon] = [0.02, 0.8, 0.95, 1e-3];
    for (const form of ['textbook', 'keras'] as const) {
      let [w, m, v] = [1, 0, 0];
      const expected = gradients.map((g, k) => {
        const t = k + 1;
        m = beta1 * m + (1 - beta1) * g;
        v = beta2 * v + (1 - beta2) * g * g;
        const mHat = m / (1 - beta1 ** t);
        const vHat = v / (1 - beta2 ** t);
        if (form === 'textbook') w -= (eta * mHat) / (Math.sqrt(vHat) + epsilon);
        else w -= ((eta * Math.sqrt(1 - beta2 ** t)) / (1 - beta1 ** t)) * (m / (Math.sqrt(v) + epsilon));
        return w;
      });
      walk(adam({ learningRate: eta, beta1, beta2, epsilon, form }), 1, gradients).forEach((found, t) => {
        expect(found).toBeCloseTo(expected[t], 12);
      });
    }
  });

  it("in Keras's form steps 0.3 % shorter at first where |g| = 1e-3", () => {
    const step = (form: 'keras' | 'textbook') => walk(adam({ form }), 0, [1e-3])[0];
    expect(1 - step('keras') / step('textbook')).toBeCloseTo(0.003, 3);
  });

  it('without memory divides by the size of the gradient: only its sign is left', () => {
    const path = walk(adam({ learningRate: 1, beta1: 0, beta2: 0, epsilon: 0 }), 0, [3, -0.1, 20]);
    expect(path).toEqual([-1, 0, -1]);
  });
});
