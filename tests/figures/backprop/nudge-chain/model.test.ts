/** The nudge: ratios whose product is the true quotient, slopes that they come to. */
import { describe, expect, it } from 'vitest';
import { chainOf, farthest, nudgeModel, slopesOf } from '../../../../src/figures/backprop/nudge-chain/model.ts';

describe('the nudge', () => {
  it('has ratios whose product is the change of the loss over the nudge, however large the nudge', () => {
    for (const g of ['sigmoid', 'tanh', 'linear'] as const) {
      const model = nudgeModel();
      model.g.value = g;
      for (const dw of [-farthest, -0.3, 0.01, 0.7, farthest]) {
        model.dw.value = dw;
        const product = model.links.value.slice(1).reduce((all, { ratio }) => all * ratio!, 1);
        expect(product).toBeCloseTo(model.quotient.value!, 10);
        expect(model.quotient.value).toBeCloseTo((chainOf(0.6 + dw, g).L - chainOf(0.6, g).L) / dw, 12);
      }
    }
  });

  it('has ratios that come to the slopes as it shrinks, and a product of slopes that is dL/dw', () => {
    const model = nudgeModel();
    model.dw.value = 1e-6;
    for (const { ratio, slope } of model.links.value.slice(1)) expect(ratio).toBeCloseTo(slope!, 4);
    const h = 1e-5;
    const measured = (chainOf(0.6 + h, 'sigmoid').L - chainOf(0.6 - h, 'sigmoid').L) / (2 * h);
    expect(model.slope.value).toBeCloseTo(measured, 9);
  });

  it('moves nothing at 0, and nothing behind a ReLU that is off', () => {
    const model = nudgeModel();
    model.dw.value = 0;
    expect(model.quotient.value).toBeNull();
    expect(model.links.value.every(({ change }) => change === 0)).toBe(true);
    const off = chainOf(-1, 'relu');
    expect([off.a1, slopesOf(off, 'relu').a1]).toEqual([0, 0]);
  });
});
