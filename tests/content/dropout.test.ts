/** The numbers that the chapter on overfitting and dropout says in its text. What it compares are claims: see claims.test.ts. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { referenceKernels } from '../../lib/kernels/reference.ts';
import { dense } from '../../lib/model/layers.ts';
import { sequential } from '../../lib/model/sequential.ts';
import { questions } from '../../src/book/words/prediction/questions.ts';
import { outcomeOf, runOf, type Twin, twins } from '../../src/experiments/dropout/remedies.ts';
import { patience, train } from '../../src/experiments/dropout/strengths.ts';
import * as training from '../../src/experiments/dropout/training.ts';
import type { Bench } from '../../src/experiments/experiment.ts';
import { loadMnist, mnistAvailable } from '../../src/integrations/data/mnist.ts';
import { makeSimd } from '../lib/kernels/sets.ts';
import { recordAt, shown } from '../support/records.ts';

const { remedies, sizes, penalties, rates, stopping } = recordAt('dropout');
const parametersOf = (n: number): number =>
  sequential([dense(n), dense(10)], {
    inputShape: [784],
    kernels: referenceKernels({ precision: 'float64' }),
  }).countParams();

describe('the chapter on dropout', () => {
  it('names the settings that were run, and the parameters of the smaller network', () => {
    expect(Math.round(parametersOf(training.fewerUnits) / 100)).toBe(127);
    expect(Math.round(101_770 / parametersOf(training.fewerUnits))).toBe(8);
    expect([training.few, training.more, training.units, training.fewerUnits]).toEqual([500, 2500, 128, 16]);
    expect([training.lambda, training.rate, training.epochs, patience]).toEqual([0.001, 0.5, 60, 5]);
    expect(Math.round(training.units * 0.1)).toBe(13);
  });

  it('counts the parameters of each size, and asks about the one that it measured', () => {
    for (const n of [2, 4, 8, 16, 64, 128, 512]) {
      const parameters = parametersOf(n).toLocaleString('en');
      for (const lang of ['en', 'zh']) {
        const text = readFileSync(`content/chapters/dropout/${lang}.mdx`, 'utf8');
        expect(text).toContain(`| ${n} | ${parameters} |`);
      }
    }
    expect(407_050 / training.few).toBeGreaterThan(800);
    const accuracy = shown('dropout.remedies.none.end.validation.accuracy', 'percent');
    for (const text of Object.values(questions['larger-network'].ask)) expect(text).toContain(accuracy);
  });

  it('has experiments that agree where they are the same', () => {
    for (const [found, { end }] of [
      [stopping.none, remedies.none],
      [sizes[training.units], remedies.none],
      [sizes[training.fewerUnits], remedies.small],
      [penalties[training.lambda], remedies.l2],
      [rates[training.rate], remedies.dropout],
    ]) {
      expect(found.validation).toEqual(end.validation);
      expect(found.train).toEqual(end.again);
    }
    // what comes back is the network of the lowest loss, five epochs before the end, unless a still lower one was not waited for
    for (const seed of Object.keys(remedies.seed)) {
      const [{ stopped }, { lowest }] = [stopping.seed[seed], remedies.seed[seed].none];
      if (stopped.epochs === lowest.epoch + patience) expect(stopped.validation.loss).toBe(lowest.loss);
      else {
        expect(stopped.epochs).toBeLessThan(lowest.epoch + patience);
        expect(stopped.validation.loss).toBeGreaterThan(lowest.loss);
      }
    }
  });

  it('says what the luck of the images is worth', () => {
    const luck = (count: number) => 100 * Math.sqrt((0.84 * 0.16) / count);
    expect([1000, 9000].map((count) => luck(count).toFixed(1))).toEqual(['1.2', '0.4']);
    const gained = penalties[0.001].validation.accuracy - stopping.none.validation.accuracy;
    expect(Math.round(1000 * gained)).toBe(1);
  });

  it('says how far apart the seeds are in what two remedies do for the accuracy', () => {
    const gained = (remedy: 'l2' | 'dropout') => {
      const images = Object.values<typeof remedies>(remedies.seed).map((one) =>
        Math.round(1000 * (one[remedy].end.validation.accuracy - one.none.end.validation.accuracy)),
      );
      return [Math.min(...images), Math.max(...images)];
    };
    expect(gained('l2')).toEqual([-14, 10]);
    expect(gained('dropout')).toEqual([1, 14]);
    expect(Math.round(100 * sizes[2].gap.accuracy)).toBe(10);
    expect(Math.abs(sizes[2].train.accuracy - 0.5)).toBeLessThan(0.02);
  });

  it.skipIf(!mnistAvailable())('records what the experiments give: a run of each again', async () => {
    const bench = { data: await loadMnist(), kernels: makeSimd } as unknown as Bench;
    for (const [k, twin] of (Object.keys(twins) as Twin[]).entries()) {
      if (twin === 'data') continue;
      expect(outcomeOf(runOf(bench, twin, k + 1)), twin).toEqual(remedies.seed[k + 1][twin]);
    }
    expect(train(bench.data, { rate: 0.75 }, 2, makeSimd())).toEqual(rates.seed[2][0.75]);
    expect(train(bench.data, {}, 3, makeSimd(), true)).toEqual(stopping.seed[3].stopped);
    expect(train(bench.data, { units: 8 }, 4, makeSimd())).toEqual(sizes.seed[4][8]);
  });
});
