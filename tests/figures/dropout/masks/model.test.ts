/** Masks: the laws of the mean and of the variance, seen. */
import { describe, expect, it } from 'vitest';
import { generator } from '../../../../lib/generator.ts';
import { drawMasks, masksModel, measured } from '../../../../src/figures/dropout/masks/model.ts';
import { strings } from '../../../../src/figures/dropout/masks/strings.ts';
import view from '../../../../src/figures/dropout/masks/view.tsx';

const outputs = Float64Array.from([0.6, 1.4, 2.2, 3, 0.9]);

describe('masks', () => {
  it('keep each unit with probability 1 − p, and come to a mean of a and the variance of the formula', () => {
    for (const p of [0.2, 0.5, 0.8]) {
      const model = masksModel(outputs);
      model.rate.value = p;
      model.player.step(9999);
      const units = model.units.value;
      units.forEach(({ mean, stray, variance, law }, j) => {
        expect(law).toBeCloseTo((outputs[j] ** 2 * p) / (1 - p), 12);
        expect(Math.abs(mean - outputs[j])).toBeLessThan(2 * stray);
        expect(variance / law).toBeGreaterThan(0.93);
        expect(variance / law).toBeLessThan(1.07);
      });
      expect(model.share.value).toBeGreaterThan(0.95);
      expect(model.share.value).toBeLessThan(1.05);
    }
  });

  it('multiply what they keep by 1 / (1 − p), and nothing where p is 0', () => {
    const model = masksModel(outputs);
    for (const p of [0, 0.25, 0.5]) {
      model.rate.value = p;
      const { mask, dropped } = model.tally.value;
      dropped.forEach((a, j) => {
        expect(a).toBeCloseTo(mask[j] ? outputs[j] / (1 - p) : 0, 12);
      });
      if (p > 0) continue;
      expect(model.kept.value).toBe(outputs.length);
      // no spread to measure a distance or a variance by
      model.player.step(99);
      expect(view.options.says(model, strings.en, 'en')).toBe(strings.en.none);
    }
  });

  it('are a function of the seed and their number, however many are drawn at once', () => {
    const nothing = masksModel(outputs).tally.value;
    const empty = { ...nothing, drawn: 0, sums: new Float64Array(5), squares: new Float64Array(5) };
    const atOnce = drawMasks(empty, outputs, 0.5, 3, 30);
    let inTurn: typeof nothing = empty;
    for (const times of [1, 4, 25]) inTurn = drawMasks(inTurn, outputs, 0.5, 3, times);
    expect(inTurn).toEqual(atOnce);
    expect(drawMasks(empty, outputs, 0.5, 4, 30).sums).not.toEqual(atOnce.sums);
  });

  it('lie with their means within two standard deviations of a about 95 times in 100', () => {
    const many = Float64Array.from({ length: 400 }, () => 1 + generator(1, 'many').uniform());
    const tally = drawMasks(masksModel(many).tally.value, many, 0.5, 8, 499);
    const near = measured(tally, many, 0.5).filter(({ mean, stray }, j) => Math.abs(mean - many[j]) <= stray).length;
    expect(near / 400).toBeGreaterThan(0.92);
    expect(near / 400).toBeLessThan(0.98);
  });

  it('stop at ten thousand', () => {
    const model = masksModel(outputs);
    model.player.step(20_000);
    expect(model.tally.value.drawn).toBe(10_000);
    model.player.play();
    expect(model.tally.value.drawn).toBe(1);
  });
});
