/** The numbers that the chapter on losses says in its text: each computed by the engine. */
import { describe, expect, it } from 'vitest';
import { firstWrong } from '../../lib/exercises/answer.ts';
import { wait } from '../../lib/exercises/loss-more.ts';
import { generator } from '../../lib/generator.ts';
import { meanSquaredError } from '../../lib/nn/losses.ts';
import { questions } from '../../src/book/words/prediction/questions.ts';
import { readerNetwork } from '../../src/commands/support/networks.ts';
import { type Bench, recordOf } from '../../src/experiments/experiment.ts';
import { badStart, train } from '../../src/experiments/loss/neuron.ts';
import { slowStart } from '../../src/experiments/loss/slow-start.ts';
import { whoCosts } from '../../src/experiments/loss/who-costs.ts';
import { judge, routes } from '../../src/figures/loss/logits-to-loss/losses.ts';
import { logitsModel } from '../../src/figures/loss/logits-to-loss/model.ts';
import { most } from '../../src/figures/loss/slow-start/model.ts';
import { loadMnist, mnistAvailable } from '../../src/integrations/data/mnist.ts';
import { makeSimd } from '../lib/kernels/sets.ts';
import { recordAt, shown } from '../support/records.ts';

const bench = { kernels: makeSimd, reader: readerNetwork() } as unknown as Bench;

const costs = recordAt('loss.who-costs');
const needed = (start: string, loss: string) => shown(`loss.slow-start.${start}.${loss}`);
const even = Float64Array.from({ length: 10 }, () => 0);
const priceOf = (p: number) => judge([Math.log(p), Math.log(1 - p)], 0).entropy;

describe('the chapter on losses', () => {
  it('charges even probabilities 0.09 and log 10, and a certain mistake 0.2', () => {
    expect(judge(even, 3).squares).toBeCloseTo(0.09, 12);
    expect(judge(even, 3).entropy).toBeCloseTo(Math.LN10, 6);
    const [wrong, y] = [0, 1].map((j) => Float64Array.from({ length: 10 }, (_, k) => (k === j ? 1 : 0)));
    expect(meanSquaredError(new Float64Array(10), wrong, y, 1, 10)).toBeCloseTo(0.2, 12);
  });

  it('asks 0.693 for a half, 2.303 for a tenth, 13.8 for a millionth', () => {
    expect([0.5, 0.1].map((p) => priceOf(p).toFixed(3))).toEqual(['0.693', '2.303']);
    expect(priceOf(1e-6).toFixed(1)).toBe('13.8');
  });

  it('asks more than nothing for the best answer where people disagree, and least for that answer', () => {
    const price = (p: number) => 0.7 * priceOf(p) + 0.3 * priceOf(1 - p);
    expect(price(0.7).toFixed(3)).toBe('0.611');
    for (const p of [0.6, 0.69, 0.71, 1 - 1e-9]) expect(price(p)).toBeGreaterThan(price(0.7));
  });

  it('has a slow start as told: pushes two hundred times apart, nothing for hundreds of steps, then a quick end', () => {
    const [squares, entropy] = (['squares', 'entropy'] as const).map((kind) => train(kind, badStart, most));
    expect(squares[0].a.toFixed(3)).toBe('0.998');
    expect(squares[0].slope.toFixed(4)).toBe('0.0025');
    expect([squares[0].delta, entropy[0].delta].map((d) => d.toFixed(4))).toEqual(['0.0049', '0.9975']);
    expect(Math.round(entropy[0].delta / squares[0].delta / 10)).toBe(20);
    expect(squares[300].a).toBeGreaterThan(0.97);
    const leaves = squares.findIndex(({ a }) => a < 0.9);
    expect(Number(needed('bad', 'squares')) - leaves).toBe(73);
  });

  it('takes for the wait what a reader counts, from every start and rate that is asked about', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const instance = wait.instance(generator(seed, wait.id));
      const [z, eta] = instance.given.map(({ value }) => value as number);
      const counted = train('squares', { w: z / 2, b: z / 2, eta }, most).findIndex(({ a }) => a < 0.5);
      expect(firstWrong(wait, instance, [counted]), `z = ${z}, rate ${eta}`).toBe(-1);
    }
  });

  it('records what the experiment gives, and names it in the question', () => {
    expect(recordOf(slowStart, bench)).toEqual(recordAt('loss.slow-start'));
    for (const text of Object.values(questions['slow-start'].ask)) expect(text).toContain(needed('bad', 'entropy'));
    for (const text of Object.values(questions['dearest-hundredth'].ask))
      expect(text).toContain(shown('loss.who-costs.wrong'));
  });

  it('overflows where it says, with the first logits of the figure', () => {
    const { logits, truth } = logitsModel(async () => null);
    const at = (shift: number) =>
      routes(
        logits.value.map((z) => z + shift),
        truth.value,
      );
    expect(at(85).plain32).toBeCloseTo(at(0).shifted, 2);
    expect([at(86).plain32, at(87).plain32]).toEqual([Number.POSITIVE_INFINITY, Number.NaN]);
    expect(at(700).plain64).toBeCloseTo(at(0).shifted, 8);
    expect([at(707).plain64, at(708).plain64]).toEqual([Number.POSITIVE_INFINITY, Number.NaN]);
    for (const shift of [86, 708, 1000]) expect(at(shift).shifted).toBeCloseTo(at(0).shifted, 10);
  });

  it('cannot fall below 1.461 where softmax is taken twice, and stops at 16.118 where it is clipped', () => {
    const perfect = Array.from({ length: 10 }, (_, j) => (j === 0 ? 1 : 0));
    const { a, entropy } = judge(perfect, 0);
    expect([a[0].toFixed(3), entropy.toFixed(3)]).toEqual(['0.232', '1.461']);
    const misled = routes([-12, 12, 0, 0, 0, 0, 0, 0, 0, 0], 0);
    expect([misled.shifted.toFixed(1), misled.clipped.toFixed(3)]).toEqual(['24.0', '16.118']);
  });

  it.skipIf(!mnistAvailable())('records what every test image costs the network that comes with the site', async () => {
    expect(recordOf(whoCosts, { ...bench, data: await loadMnist() })).toEqual(costs);
  });

  it('has a mean that few digits reach', () => {
    expect(costs.median).toBeLessThan(1e-5);
    expect(costs.aboveMean).toBeLessThan(0.05);
    expect(costs.dearestHundredth).toBeGreaterThan(0.5);
  });
});
