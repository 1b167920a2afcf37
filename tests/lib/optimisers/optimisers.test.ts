import { describe, expect, it } from 'vitest';
import { referenceKernels } from '../../../lib/kernels/reference.ts';
import { adam } from '../../../lib/optimisers/adam.ts';
import { adamw } from '../../../lib/optimisers/adamw.ts';
import { type OptimiserName, optimisers } from '../../../lib/optimisers/index.ts';
import { momentum, nesterov } from '../../../lib/optimisers/momentum.ts';
import { type Optimiser, type Slot, startOfClock } from '../../../lib/optimisers/optimiser.ts';
import { rmsprop } from '../../../lib/optimisers/rmsprop.ts';
import { sgd } from '../../../lib/optimisers/sgd.ts';
import { drawn } from '../../support/gradient-check.ts';

const kernels = referenceKernels({ precision: 'float64' });

/** Where w is after each of the given gradients. */
function walk(
  optimiser: Optimiser,
  start: number,
  gradients: (number | ((w: number) => number))[],
  role?: Slot['role'],
): number[] {
  const slot: Slot = {
    role,
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

  it('stays where the gradient is 0, unless it decays', () => {
    const kept = name === 'adamw' ? 1 - 0.001 * 0.004 : 1;
    const path = walk(optimisers[name]({ learningRate: 0.001 }), 3, [0, 0, 0]);
    path.forEach((w, t) => {
      expect(w).toBeCloseTo(3 * kept ** (t + 1), 14);
    });
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

describe('adamw', () => {
  const [eta, lambda] = [0.02, 0.3];
  const constants = { learningRate: eta, beta1: 0.8, beta2: 0.95, epsilon: 1e-3 };

  it('takes a first step of η beside a decay by η λ w', () => {
    for (const g of [1, 1e3, -1e3]) {
      const [w] = walk(adamw({ learningRate: 0.01, weightDecay: 0.5 }), 4, [g]);
      expect(w).toBeCloseTo(4 - 0.01 * 0.5 * 4 - 0.01 * Math.sign(g), 7);
    }
  });

  it('shrinks first and then takes the step of Adam, with a gradient found before it shrank', () => {
    for (const form of ['keras', 'textbook'] as const) {
      let [w, m, v] = [1, 0, 0];
      const expected: number[] = [];
      for (let t = 1; t <= 12; t++) {
        const g = bowl(w) + gradients[t - 1];
        w -= eta * lambda * w;
        m = 0.8 * m + 0.2 * g;
        v = 0.95 * v + 0.05 * g * g;
        const [mHat, root] = [m / (1 - 0.8 ** t), Math.sqrt(1 - 0.95 ** t)];
        w -= (eta * mHat) / (Math.sqrt(v) / root + (form === 'keras' ? 1e-3 / root : 1e-3));
        expected.push(w);
      }
      const slopes = [...gradients].map((extra) => (at: number) => bowl(at) + extra);
      walk(adamw({ ...constants, weightDecay: lambda, form }), 1, slopes).forEach((found, t) => {
        expect(found).toBeCloseTo(expected[t], 12);
      });
    }
  });

  it('decays with the rate of the step alone: no moment knows of it, and large gradients do not weaken it', () => {
    const without = walk(adam(constants), 0, [...gradients]);
    // at 0 there is nothing to decay in the first step, and as much of the gradient as in Adam
    expect(walk(adamw({ ...constants, weightDecay: lambda }), 0, [gradients[0]])[0]).toBe(without[0]);
    for (const scale of [1, 1e6]) {
      const [plain] = walk(adam(constants), 5, [scale]);
      const [decayed] = walk(adamw({ ...constants, weightDecay: lambda }), 5, [scale]);
      expect(plain - decayed).toBeCloseTo(eta * lambda * 5, 12);
    }
  });

  it('decays biases too, as Keras and PyTorch do, unless they are excluded', () => {
    const decayed = walk(adamw({ ...constants, weightDecay: lambda }), 1, [0, 0], 'bias');
    expect(decayed[1]).toBeCloseTo((1 - eta * lambda) ** 2, 14);
    const spared = adamw({ ...constants, weightDecay: lambda, excludeFromWeightDecay: ['bias'] });
    expect(walk(spared, 1, [0, 0], 'bias')).toEqual([1, 1]);
    expect(walk(spared, 1, [0, 0], 'kernel')[1]).toBeCloseTo((1 - eta * lambda) ** 2, 14);
  });

  it("has Keras's default decay, and without any is Adam", () => {
    expect(walk(adamw(), 1, [0])[0]).toBeCloseTo(1 - 0.001 * 0.004, 14);
    expect(walk(adamw({ ...constants, weightDecay: 0 }), 1, [...gradients])).toEqual(
      walk(adam(constants), 1, [...gradients]),
    );
  });
});

describe('constants that no optimiser takes', () => {
  it.each<[string, () => Optimiser]>([
    ['sgd: learningRate must be ≥ 0, found -1', () => sgd({ learningRate: -1 })],
    ['sgd: learningRate must be ≥ 0, found NaN', () => sgd({ learningRate: Number.NaN })],
    ['momentum: learningRate must be ≥ 0, found Infinity', () => nesterov({ learningRate: Number.POSITIVE_INFINITY })],
    ['momentum: momentum must be 0 ≤ x < 1, found 1', () => momentum({ momentum: 1 })],
    ['rmsprop: rho must be 0 ≤ x < 1, found -0.1', () => rmsprop({ rho: -0.1 })],
    ['adagrad: epsilon must be ≥ 0, found -1', () => optimisers.adagrad({ epsilon: -1 } as never)],
    ['adam: beta2 must be 0 ≤ x < 1, found 1', () => adam({ beta2: 1 })],
    ['adam: beta1 must be 0 ≤ x < 1, found NaN', () => adamw({ beta1: Number.NaN })],
    ['adamw: weightDecay must be ≥ 0, found -0.1', () => adamw({ weightDecay: -0.1 })],
  ])('%s', (message, make) => {
    expect(make).toThrow(message);
  });
});
