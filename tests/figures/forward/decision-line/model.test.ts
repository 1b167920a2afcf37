import { describe, expect, it } from 'vitest';
import { decisionModel, end } from '../../../../src/figures/forward/decision-line/model.ts';

const set = (model: ReturnType<typeof decisionModel>, w1: number, w2: number, b: number) => {
  model.w1.value = w1;
  model.w2.value = w2;
  model.b.value = b;
};

describe('the line on which a neuron decides', () => {
  it('is where the weighted input is 0, from edge to edge of the square', () => {
    const model = decisionModel();
    for (const [w1, w2, b] of [
      [1, 0.4, 0.3],
      [-0.5, 2, 1],
      [0, 1, -0.5],
      [2, 0, 1],
    ]) {
      set(model, w1, w2, b);
      const ends = model.line.value ?? [];
      expect(ends).toHaveLength(2);
      for (const [x1, x2] of ends) {
        expect(w1 * x1 + w2 * x2 + b).toBeCloseTo(0, 12);
        expect(Math.max(Math.abs(x1), Math.abs(x2))).toBeCloseTo(end, 12);
      }
    }
  });

  it('is nowhere to be seen where the bias outweighs both weights', () => {
    const model = decisionModel();
    set(model, 0.5, 0.5, 3);
    expect(model.line.value).toBeNull();
  });

  it('parts the corners for OR and for AND, and never for XOR', () => {
    const model = decisionModel();
    set(model, 1, 1, 1);
    expect(model.right.value).toBe(4);
    model.task.value = 'and';
    model.b.value = -1;
    expect(model.right.value).toBe(4);
    model.task.value = 'xor';
    let most = 0;
    for (let w1 = -3; w1 <= 3; w1 += 0.5)
      for (let w2 = -3; w2 <= 3; w2 += 0.5)
        for (let b = -3; b <= 3; b += 0.5) {
          set(model, w1, w2, b);
          most = Math.max(most, model.right.value);
        }
    expect(most).toBe(3);
  });

  it('stays parallel to itself when it is moved through a point', () => {
    const model = decisionModel();
    model.moveTo([0.5, -0.5]);
    expect(model.b.value).toBeCloseTo(-(1 * 0.5 + 0.4 * -0.5), 1);
    expect([model.w1.value, model.w2.value]).toEqual([1, 0.4]);
  });
});
