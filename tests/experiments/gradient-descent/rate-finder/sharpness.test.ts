/** The sharpness: the largest eigenvalue of a Hessian that is never built. */
import { describe, expect, it } from 'vitest';
import { generator } from '../../../../lib/generator.ts';
import { referenceKernels } from '../../../../lib/kernels/reference.ts';
import { dense } from '../../../../lib/model/layers.ts';
import { sequential } from '../../../../lib/model/sequential.ts';
import { momentum } from '../../../../lib/optimisers/momentum.ts';
import { type Optimiser, startOfClock } from '../../../../lib/optimisers/optimiser.ts';
import { sgd } from '../../../../lib/optimisers/sgd.ts';
import {
  flat,
  mu,
  stabilityLimit,
  startingSharpness,
  surfaceOf,
} from '../../../../src/experiments/gradient-descent/rate-finder/curvature.ts';
import { type GradientAt, sharpness } from '../../../../src/experiments/gradient-descent/rate-finder/sharpness.ts';
import { networkOf } from '../../../../src/experiments/gradient-descent/rate-finder/training.ts';
import { makeSimd } from '../../../lib/kernels/sets.ts';
import { tinyDataset } from '../../../support/tiny-dataset.ts';

const exactly = { tolerance: 1e-12, most: 2000 };

/** Eigenvalues of a symmetric matrix by Jacobi's rotations: shares no step with power iteration. */
function eigenvalues(matrix: readonly (readonly number[])[]): number[] {
  const a = matrix.map((row) => [...row]);
  const n = a.length;
  for (let sweep = 0; sweep < 30; sweep++) {
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        if (Math.abs(a[p][q]) < 1e-14) continue;
        const angle = 0.5 * Math.atan2(2 * a[p][q], a[q][q] - a[p][p]);
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        for (let k = 0; k < n; k++) [a[k][p], a[k][q]] = [c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q]];
        for (let k = 0; k < n; k++) [a[p][k], a[q][k]] = [c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k]];
      }
    }
  }
  return a.map((row, k) => row[k]);
}

/** The full Hessian by differences of the gradient, made symmetric. */
function hessianOf(gradientAt: GradientAt, w: Float64Array, h = 1e-5): number[][] {
  const n = w.length;
  const columns = Array.from({ length: n }, (_, k) => {
    const [above, below] = [1, -1].map((side) => {
      const place = Float64Array.from(w);
      place[k] += side * h;
      const gradient = new Float64Array(n);
      gradientAt(place, gradient);
      return gradient;
    });
    return Array.from(above, (value, i) => (value - below[i]) / (2 * h));
  });
  return columns.map((column, k) => column.map((value, i) => (value + columns[i][k]) / 2));
}

describe('the sharpness', () => {
  it('is the largest curvature of a bowl, wherever one stands in it', () => {
    const curvatures = [0.5, 7, 3, 6.5, 0.01];
    const bowl: GradientAt = (w, into) => {
      curvatures.forEach((lambda, k) => {
        into[k] = lambda * w[k];
      });
    };
    for (const seed of [1, 2, 3]) {
      const chance = generator(seed, 'place');
      const place = Float64Array.from(curvatures, () => chance.uniform() - 0.5);
      expect(sharpness(bowl, place, { ...exactly, seed })).toBeCloseTo(7, 6);
    }
  });

  it('keeps the sign of a ridge, and is 0 where nothing bends', () => {
    const ridge: GradientAt = (w, into) => into.set([-5 * w[0], 2 * w[1]]);
    expect(sharpness(ridge, Float64Array.of(0.1, 0.2), exactly)).toBeCloseTo(-5, 6);
    expect(sharpness((_w, into) => into.fill(3), new Float64Array(4))).toBe(0);
  });

  it('is the largest eigenvalue of the full Hessian of a small network', () => {
    for (const seed of [1, 2]) {
      const { gradientAt, w } = smallNetwork(seed);
      const values = eigenvalues(hessianOf(gradientAt, w));
      const largest = values.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best));
      expect(sharpness(gradientAt, w, { ...exactly, seed })).toBeCloseTo(largest, 4);
    }
  });

  it('finds no more, however many directions it starts from, on the article’s network', () => {
    const data = tinyDataset(32, 10, 32);
    const w = flat(networkOf('sgd', 1, makeSimd()).getWeights());
    const other = sharpness(surfaceOf(data, 32), w, { seed: 2 });
    let lambda = 0;
    for (const value of startingSharpness(data, 1, makeSimd())) lambda = value;
    expect(lambda / other).toBeCloseTo(1, 3);
  });

  it('looks at the gradient that the engine trains with', () => {
    const data = tinyDataset(64, 10, 64);
    const model = networkOf('sgd', 3, makeSimd());
    const w = flat(model.getWeights());
    const gradient = new Float64Array(w.length);
    surfaceOf(data, 64)(w, gradient);
    const { images, labels } = data.train;
    const input = { kind: 'pixels', bytes: images, width: 784, count: 64 } as const;
    const run = model.run(input, { kind: 'labels', labels }, { batchSize: 64, shuffle: false });
    run.rate = 1;
    run.next();
    const stepped = flat(model.getWeights());
    for (let k = 0; k < w.length; k += 501) expect(w[k] - stepped[k]).toBeCloseTo(gradient[k], 5);
  });
});

describe('the stability limit', () => {
  /** Where the engine's own steps on a bowl λw²/2 end up after 400. */
  const endsAt = (optimiser: Optimiser, lambda: number, rate: number) => {
    const kernels = referenceKernels({ precision: 'float64' });
    const moments = Array.from({ length: optimiser.moments }, () => new Float64Array(1));
    const slot = { values: Float64Array.of(1), gradient: new Float64Array(1), moments, length: 1 };
    const clock = startOfClock();
    for (let t = 0; t < 400; t++) {
      slot.gradient[0] = lambda * slot.values[0];
      optimiser.tick(clock);
      optimiser.update(kernels, slot, rate, clock);
    }
    return Math.abs(slot.values[0]);
  };

  it.each([
    ['sgd', sgd()],
    ['momentum', momentum({ momentum: mu })],
  ] as const)('parts the rates that settle from those that leave: %s', (rule, optimiser) => {
    for (const lambda of [0.3, 5.3, 40]) {
      const limit = stabilityLimit(rule, lambda)!;
      expect(endsAt(optimiser, lambda, 0.97 * limit)).toBeLessThan(1e-2);
      expect(endsAt(optimiser, lambda, 1.03 * limit)).toBeGreaterThan(1e2);
    }
  });

  it('does not exist for Adam, nor where nothing bends upwards', () => {
    expect([stabilityLimit('adam', 5), stabilityLimit('sgd', -5), stabilityLimit('sgd', 0)]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

/** 3-4-3 with a smooth hidden layer, so that differences of any length see the same Hessian. */
function smallNetwork(seed: number) {
  const chance = generator(seed, 'small');
  const rows = Float64Array.from({ length: 3 * 12 }, () => 2 * chance.uniform() - 1);
  const labels = Uint8Array.from({ length: 12 }, () => chance.integer(3));
  const layers = [dense(4, { activation: 'tanh' }), dense(3, { activation: 'softmax' })];
  const kernels = referenceKernels({ precision: 'float64' });
  const model = sequential(layers, { inputShape: [3], seed, kernels });
  model.compile({ optimizer: 'sgd', loss: 'sparse_categorical_crossentropy' });
  const w = flat(model.getWeights());
  const lossAt = (place: Float64Array): number => {
    let from = 0;
    const split = model.getWeights().map(({ length }) => {
      from += length;
      return place.slice(from - length, from);
    });
    model.setWeights(split);
    return model.evaluate({ kind: 'rows', values: rows, width: 3, count: 12 }, { kind: 'labels', labels }).loss;
  };
  const gradientAt: GradientAt = (place, into) => {
    lossAt(place);
    const run = model.run(
      { kind: 'rows', values: rows, width: 3, count: 12 },
      { kind: 'labels', labels },
      { batchSize: 12, shuffle: false },
    );
    run.rate = 1;
    run.next(); // w − ∇L
    const after = flat(model.getWeights());
    for (let k = 0; k < into.length; k++) into[k] = place[k] - after[k];
  };
  return { gradientAt, w };
}
