/** Why an activation?: linear layers collapse, a line does not separate, creases do. */
import { describe, expect, it } from 'vitest';
import { borderOf } from '../../../../src/figures/forward/why-activation/border.ts';
import { collapseOf } from '../../../../src/figures/forward/why-activation/collapse.ts';
import { side, steps, whyModel } from '../../../../src/figures/forward/why-activation/model.ts';
import { type Points, pointsOf, shapes } from '../../../../src/figures/forward/why-activation/points.ts';

/** The most that any straight line gets right, over a fine choice of lines. */
function bestLine({ values, labels }: Points): number {
  let best = 0;
  for (let turn = 0; turn < 180; turn++) {
    const [u, v] = [Math.cos((Math.PI * turn) / 180), Math.sin((Math.PI * turn) / 180)];
    const sorted = Array.from(labels, (label, k) => ({ label, at: u * values[2 * k] + v * values[2 * k + 1] }));
    sorted.sort((a, b) => a.at - b.at);
    const ones = labels.reduce((sum, label) => sum + label, 0);
    let below = 0; // ones on the near side
    for (const [k, { label }] of sorted.entries()) {
      below += label;
      const right = k + 1 - below + (ones - below);
      best = Math.max(best, right, labels.length - right);
    }
  }
  return best / labels.length;
}

describe('two linear layers', () => {
  it('are one, for every seed and input, but for rounding', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const { inTurn, atOnce, difference, both, first, second } = collapseOf(seed);
      inTurn.forEach((value, j) => {
        expect(value).toBeCloseTo(atOnce[j], 12);
      });
      expect(difference).toBeLessThan(1e-12);
      // written out: w_ij = Σ_k w¹_ik w²_kj, and the bias through the second layer
      const w = (i: number, j: number) =>
        [0, 1, 2].reduce((sum, k) => sum + first.W[i * 3 + k] * second.W[k * 2 + j], 0);
      for (const i of [0, 1]) for (const j of [0, 1]) expect(both.W[i * 2 + j]).toBeCloseTo(w(i, j), 12);
      const b = [0, 1].map((j) => [0, 1, 2].reduce((sum, k) => sum + first.b[k] * second.W[k * 2 + j], second.b[j]));
      b.forEach((value, j) => {
        expect(both.b[j]).toBeCloseTo(value, 12);
      });
    }
  });
});

describe('points that no line separates', () => {
  it('lie in the square, as many of each class, and no line gets three quarters of the corners right', () => {
    for (const shape of shapes) {
      for (const seed of [1, 2, 3]) {
        const points = pointsOf(shape, seed);
        expect(points.labels.filter((label) => label === 1).length).toBe(100);
        expect(points.values.every((value) => Math.abs(value) <= 1)).toBe(true);
        expect(bestLine(points)).toBeLessThan(shape === 'corners' ? 0.75 : 0.96);
      }
    }
  });

  it.each(shapes)('are separated with ReLU and not without: %s', (shape) => {
    for (const seed of [1, 2]) {
      const model = whyModel();
      model.shape.value = shape;
      model.seed.value = seed;
      model.player.rewind();
      model.player.step(steps);
      const { linear, relu } = model.seen.value;
      expect(relu.accuracy).toBeGreaterThan(0.97);
      expect(linear.accuracy).toBeLessThanOrEqual(bestLine(model.points.value) + 0.01);
      // the border without activation is straight: halfway between two places lies halfway between their logits
      const logit = (row: number, column: number) => {
        const p = linear.map[row * side + column] + 0.5;
        return Math.log(p / (1 - p));
      };
      const bend = logit(3, 5) + logit(23, 25) - 2 * logit(13, 15);
      expect(Math.abs(bend)).toBeLessThan(1e-9);
    }
  });

  it('start from the same weights and take the same number of steps', () => {
    const model = whyModel();
    model.player.step(10);
    expect(model.player.at.value).toBe(10);
    const seen = model.seen.value;
    model.player.rewind();
    expect(model.player.at.value).toBe(0);
    model.player.step(10);
    expect(model.seen.value).toEqual(seen);
    model.player.step(10_000);
    expect(model.player.at.value).toBe(steps);
  });
});

describe('the border', () => {
  it('of a tilted plane is the straight line where it is zero', () => {
    const map = Float64Array.from({ length: 100 }, (_, k) => (k % 10) + 0.5 + 2 * (Math.floor(k / 10) + 0.5) - 13.2);
    const pieces = borderOf(map, 10);
    expect(pieces.length).toBeGreaterThan(8);
    for (const [x, y] of pieces.flat()) expect(x + 2 * y).toBeCloseTo(13.2, 9);
  });

  it('of the network without activation stays one straight line, the one with ReLU bends', () => {
    const model = whyModel();
    model.shape.value = 'moons';
    model.player.rewind();
    model.player.step(200);
    /** How far the border's points lie from the straight line nearest to them, in squares. */
    const bend = (map: Float64Array) => {
      const points = borderOf(map, side).flat();
      expect(points.length).toBeGreaterThan(20);
      let least = Number.POSITIVE_INFINITY;
      for (let turn = 0; turn < 720; turn++) {
        const [u, v] = [Math.cos((Math.PI * turn) / 720), Math.sin((Math.PI * turn) / 720)];
        const at = points.map(([x, y]) => u * x + v * y);
        least = Math.min(least, (Math.max(...at) - Math.min(...at)) / 2);
      }
      return least;
    };
    expect(bend(model.seen.value.linear.map)).toBeLessThan(0.15);
    expect(bend(model.seen.value.relu.map)).toBeGreaterThan(2);
  });
});
