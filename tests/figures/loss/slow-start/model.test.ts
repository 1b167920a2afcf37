/** The slow start: its slopes are slopes of its losses, its numbers are those of the chapter. */
import { expect, it } from 'vitest';
import { badStart, goal, goodStart, reached, train, worseStart } from '../../../../src/experiments/loss/neuron.ts';
import { most, slowStartModel } from '../../../../src/figures/loss/slow-start/model.ts';

/** The two losses of an output that should be 0, written down again. */
const lossOf = {
  squares: (w: number, b: number) => (1 / (1 + Math.exp(-(w + b)))) ** 2,
  entropy: (w: number, b: number) => Math.log1p(Math.exp(w + b)),
};
const h = 1e-5;

it.each(['squares', 'entropy'] as const)(
  '%s: delta is the slope of the loss in z, and the product of its factors',
  (kind) => {
    for (const w of [-3, -0.5, 0.6, 2, 4]) {
      const [first] = train(kind, { w, b: 0.3, eta: 1 }, 0);
      const quotient = (lossOf[kind](w, 0.3 + h) - lossOf[kind](w, 0.3 - h)) / (2 * h);
      expect(first.loss).toBeCloseTo(lossOf[kind](w, 0.3), 12);
      expect(first.delta).toBeCloseTo(quotient, 8);
      expect(first.da * first.slope).toBeCloseTo(first.delta, 14);
    }
  },
);

it('goes downhill at every step, under both losses', () => {
  for (const kind of ['squares', 'entropy'] as const) {
    const losses = train(kind, badStart, most).map(({ loss }) => loss);
    expect(losses.every((loss, t) => t === 0 || loss < losses[t - 1])).toBe(true);
  }
});

it('takes the steps that the chapter tells: the worse the start, the longer the squares wait, and the entropy hardly', () => {
  const counts = (size: number) =>
    (['squares', 'entropy'] as const).map((kind) => reached(train(kind, { w: size, b: size, eta: 0.3 }, 5000), goal));
  expect(counts(2)).toEqual([117, 25]);
  expect(counts(3)).toEqual([414, 28]);
  expect(counts(4)).toEqual([2568, 31]);
  expect((['squares', 'entropy'] as const).map((kind) => reached(train(kind, goodStart, 100), goal))).toEqual([68, 20]);
});

it('begins with a slope of one four-hundredth, and a push five thousandths small against one of nearly one', () => {
  const { squares, entropy } = slowStartModel().now.value;
  expect(squares.slope).toBeCloseTo(0.00247, 5);
  expect(squares.delta).toBeCloseTo(0.00492, 5);
  expect(entropy.delta).toBeCloseTo(0.99753, 5);
  expect([squares.loss, entropy.loss].map((loss) => loss.toFixed(3))).toEqual(['0.995', '6.002']);
});

it('starts anew from another start', () => {
  const model = slowStartModel();
  model.player.step(7);
  model.begin(goodStart);
  expect([model.player.at.value, model.player.playing.value, model.w.value]).toEqual([0, false, goodStart.w]);
  expect(model.reached.value).toEqual({ squares: 68, entropy: 20 });
});

it('goes as far as the worst start waits, as fast, and never shows a step beyond the end', () => {
  const model = slowStartModel();
  expect(model.last.value).toBe(500);
  model.begin(worseStart);
  expect([model.last.value, model.reached.value.squares]).toEqual([3000, 2568]);
  model.player.go(2568);
  expect(model.now.value.squares.a).toBeLessThan(goal);
  model.w.value = goodStart.w; // the slider, before it is let go
  expect([model.last.value, model.at.value]).toEqual([500, 500]);
});
