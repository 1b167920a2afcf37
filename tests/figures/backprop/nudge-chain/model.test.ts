/** The nudge: ratios whose product is the true quotient, slopes that they come to. */
import { describe, expect, it } from 'vitest';
import { chainOf, ends, nudgeModel } from '../../../../src/figures/backprop/nudge-chain/model.ts';

const kinds = ['tanh', 'sigmoid', 'relu'] as const;
const lossAt = (w: number, g: (typeof kinds)[number]) => chainOf(w, g).values[5];

describe('the nudge', () => {
  it('has ratios whose product is the change of the loss over the nudge, however large the nudge', () => {
    for (const g of kinds) {
      const model = nudgeModel();
      model.g.value = g;
      for (const dw of [-0.5, -0.3, 0.01, 0.2, 0.5]) {
        model.dw.value = dw;
        const product = model.links.value.slice(1).reduce((all, { ratio }) => all * (ratio ?? Number.NaN), 1);
        const w = model.w.value;
        expect(model.quotient.value).toBeCloseTo((lossAt(w + dw, g) - lossAt(w, g)) / dw, 12);
        // behind a ReLU that is off on both sides nothing moves
        if (model.links.value.every(({ change }) => change !== 0))
          expect(product).toBeCloseTo(model.quotient.value!, 10);
      }
    }
  });

  it('opens where each activation has all its ratios, and where the slope is far from the quotient', () => {
    for (const g of kinds) {
      const model = nudgeModel();
      model.g.value = g;
      for (const { ratio } of model.links.value.slice(1)) expect(Math.abs(ratio!)).toBeGreaterThan(0.01);
    }
    const { quotient, slope } = nudgeModel();
    expect(quotient.value! / slope.value).toBeGreaterThan(1.5);
  });

  it('has ratios that come to the slopes as it shrinks, and a product of slopes that is dL/dw', () => {
    const model = nudgeModel();
    while (model.canShrink.value) model.shrink();
    expect(model.dw.value).toBeLessThan(1e-5);
    for (const { ratio, slope } of model.links.value.slice(1)) expect(ratio).toBeCloseTo(slope!, 4);
    const [w, h] = [model.w.value, 1e-5];
    expect(model.slope.value).toBeCloseTo((lossAt(w + h, 'tanh') - lossAt(w - h, 'tanh')) / (2 * h), 9);
  });

  it('keeps every quantity on the axes, wherever it is dragged', () => {
    for (const g of kinds) {
      for (let w = -1.5; w <= 1.5; w += 0.05) {
        const { values } = chainOf(w, g);
        expect([Math.min(...values) >= ends[0], Math.max(...values) <= ends[1]]).toEqual([true, true]);
      }
    }
  });

  it('moves nothing at 0, nothing behind a ReLU that is off, and w no farther than its range', () => {
    const model = nudgeModel();
    model.dw.value = 0;
    expect(model.quotient.value).toBeNull();
    expect(model.links.value.every(({ change }) => change === 0)).toBe(true);
    const off = chainOf(-1, 'relu');
    expect([off.values[2], off.slopes[1]]).toEqual([0, 0]);
    expect(model.isBroken.value).toBe(false);
    model.g.value = 'relu';
    model.moveTo(-1);
    model.dw.value = 0.2;
    expect([model.quotient.value, model.isBroken.value]).toEqual([0, true]);
    model.moveTo(0.2);
    expect(model.isBroken.value).toBe(false);
    model.moveTo(3);
    model.nudgeTo(1.2345);
    expect([model.w.value, model.dw.value]).toEqual([1, 0.23]);
  });
});
