/** From logits to loss: both slopes against central differences, and the four ways to one number. */
import { expect, it } from 'vitest';
import { generator } from '../../../../lib/generator.ts';
import { judge, routes } from '../../../../src/figures/loss/logits-to-loss/losses.ts';
import { logitsModel, reach } from '../../../../src/figures/loss/logits-to-loss/model.ts';

const random = generator(5, 'logits-to-loss');
const drawn = () => Float64Array.from({ length: 10 }, () => 8 * random.uniform() - 4);

it('gives the slope of each loss in each logit', () => {
  const h = 1e-5;
  for (let k = 0; k < 5; k++) {
    const z = drawn();
    const c = random.integer(10);
    const { deltaSquares, deltaEntropy } = judge(z, c);
    for (let j = 0; j < 10; j++) {
      const [up, down] = [h, -h].map((by) => judge(z.with(j, z[j] + by), c));
      expect(deltaSquares[j]).toBeCloseTo((up.squares - down.squares) / (2 * h), 8);
      expect(deltaEntropy[j]).toBeCloseTo((up.entropy - down.entropy) / (2 * h), 8);
    }
  }
});

it('pushes as much up as down, under both losses', () => {
  for (let k = 0; k < 5; k++) {
    const { deltaSquares, deltaEntropy } = judge(drawn(), 3);
    for (const delta of [deltaSquares, deltaEntropy]) expect(delta.reduce((sum, d) => sum + d, 0)).toBeCloseTo(0, 12);
  }
});

it('goes four ways to the same loss where nothing overflows', () => {
  const { shifted, plain64, plain32, clipped } = routes([1, 2, 3, 0, 0, 0, 0, 0, 0, 0], 1);
  expect(plain64).toBeCloseTo(shifted, 12);
  expect(plain32).toBeCloseTo(shifted, 5);
  expect(clipped).toBeCloseTo(shifted, 12);
});

it('loses the plain ways one after the other when the same number is added to all logits, never the shifted one', () => {
  const z = [1, 2, 3, 0, 0, 0, 0, 0, 0, 0];
  const at = (shift: number) =>
    routes(
      z.map((value) => value + shift),
      1,
    );
  const { shifted } = at(0);
  for (const shift of [50, 100, 800, 1000]) expect(at(shift).shifted).toBeCloseTo(shifted, 10);
  expect(at(85).plain32).toBeCloseTo(shifted, 3);
  expect(at(86).plain32).toBe(Number.POSITIVE_INFINITY); // e^89 is more than 32 bits hold: the truth's part of it is 0
  expect(at(87).plain32).toBeNaN(); // and the truth's own power: infinity over infinity
  expect(at(100).plain64).toBeCloseTo(shifted, 10);
  expect([at(707).plain64, at(708).plain64]).toEqual([Number.POSITIVE_INFINITY, Number.NaN]); // 64 bits: e^710
});

it('shows why a clipped probability is no help: its loss stands still at 16.118 while the true one grows', () => {
  const surelyWrong = [24, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  const { shifted, clipped } = routes(surelyWrong, 1);
  expect(clipped).toBeCloseTo(7 * Math.log(10), 6);
  expect(shifted).toBeCloseTo(24, 6);
});

it('misleads: sure and wrong, the squares hardly push and the entropy pushes with all it has', () => {
  const model = logitsModel(async () => null);
  model.mislead();
  const { squares, entropy, deltaSquares, deltaEntropy } = model.judgement.value;
  const c = model.truth.value;
  expect(squares).toBeCloseTo(0.2, 4);
  expect(entropy).toBeCloseTo(24, 3);
  expect(Math.abs(deltaEntropy[c])).toBeGreaterThan(0.9999);
  expect(Math.max(...deltaSquares.map(Math.abs))).toBeLessThan(1e-4);
});

it('takes a digit from a network, cuts what a slider cannot reach, and forgets the digit when a logit is moved', async () => {
  const logits = Float32Array.from({ length: 10 }, (_, j) => 10 * (j - 4));
  const digit = { pixels: new Float32Array(784), label: 4, index: 7, logits, owner: 'book', data: 'drawn' } as const;
  const turns: number[] = [];
  const model = logitsModel(async (turn) => {
    turns.push(turn);
    return turn < 2 ? digit : null;
  });
  await model.readDigit();
  expect(model.logits.value).toEqual([-20, -20, -20, -10, 0, 10, 20, 20, 20, 20]);
  expect([model.truth.value, model.shown.value]).toEqual([4, digit]);
  model.set(0, 99);
  expect([model.logits.value[0], model.shown.value]).toEqual([reach, null]);
  await model.readDigit();
  await model.readDigit();
  expect([turns, model.failed.value]).toEqual([[0, 1, 2], true]);
  model.reset();
  expect([model.truth.value, model.failed.value, model.shown.value]).toEqual([8, false, null]);
});
