/** The numbers that the chapter on overfitting and dropout says in its text. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dense, referenceKernels, sequential } from '../../lib/index.ts';
import { recorded } from '../../src/book/text/recorded.ts';
import type { Records } from '../../src/book/text/records.ts';
import { loadMnist, mnistAvailable } from '../../src/commands/support/mnist.ts';
import { endOf, twins } from '../../src/experiments/dropout/remedies.ts';
import { outcomeAt, patience } from '../../src/experiments/dropout/strengths.ts';
import * as training from '../../src/experiments/dropout/training.ts';
import { questions } from '../../src/widgets/prediction/questions.ts';
import { makeSimd } from '../lib/kernels/sets.ts';

const record = JSON.parse(readFileSync('content/records/chapter-dropout.json', 'utf8'));
const strengths = JSON.parse(readFileSync('content/records/dropout-strengths.json', 'utf8'));
const shown = (name: string) =>
  recorded({ 'chapter-dropout': record, 'dropout-strengths': strengths } as Records, name);

interface Tried {
  readonly value: number;
  readonly train: { readonly accuracy: number };
  readonly validation: { readonly accuracy: number; readonly loss: number };
  readonly test: { readonly accuracy: number; readonly loss: number };
}
const lowest = (tried: readonly Tried[]) => tried.reduce((a, b) => (b.validation.loss < a.validation.loss ? b : a));
const most = (tried: readonly Tried[]) =>
  tried.reduce((a, b) => (b.validation.accuracy > a.validation.accuracy ? b : a));
const { baseline, data, small, l2, dropout } = record.means;

describe('the chapter on dropout', () => {
  it('tells of runs in which everything was learned by heart, and the validation loss turned', () => {
    for (const means of Object.values<typeof baseline>(record.means)) expect(means.trainAccuracy).toBe(1);
    expect(baseline.validationLoss).toBeGreaterThan(baseline.lowestValidationLoss + 0.04);
    expect(baseline.lowestEpoch).toBeLessThan(30);
  });

  it('finds that data win by a distance, that the small network is worse, and L2 and dropout a little better', () => {
    expect(data.validationAccuracy).toBeGreaterThan(baseline.validationAccuracy + 0.05);
    expect(small.validationAccuracy).toBeLessThan(baseline.validationAccuracy);
    expect(small.validationLoss).toBeGreaterThan(baseline.validationLoss);
    expect(l2.validationLoss).toBeLessThan(dropout.validationLoss);
    expect(dropout.validationLoss).toBeLessThan(baseline.validationLoss);
    expect(dropout.validationAccuracy).toBeGreaterThan(l2.validationAccuracy);
    expect(l2.validationAccuracy).toBeGreaterThan(baseline.validationAccuracy);
    expect(Math.abs(dropout.validationAccuracy - small.validationAccuracy)).toBeLessThan(0.03);
  });

  it('has a validation loss below the logged one and above the one read again, in the first epoch with dropout', () => {
    const [[logged], [again], [validation]] = record.curves.dropout[0];
    expect(validation).toBeLessThan(logged);
    expect(validation).toBeGreaterThan(again);
    expect(dropout.loggedLoss / dropout.trainLoss).toBeGreaterThan(3);
  });

  it('names the settings that were run, and the parameters of the smaller network', () => {
    const network = sequential([dense(training.fewerUnits), dense(10)], {
      inputShape: [784],
      kernels: referenceKernels({ precision: 'float64' }),
    });
    expect(Math.round(network.countParams() / 100)).toBe(127);
    expect(Math.round(101_770 / network.countParams())).toBe(8);
    expect([training.few, training.more, training.units, training.fewerUnits]).toEqual([500, 2500, 128, 16]);
    expect([training.lambda, training.rate, training.epochs]).toEqual([0.001, 0.5, 60]);
  });

  it('finds smaller networks worse, however small, and the largest best, though all from 16 on learn everything', () => {
    const tried: Tried[] = strengths.units;
    for (const [k, { value, train, validation }] of tried.entries()) {
      expect(train.accuracy === 1, `${value} units`).toBe(value >= 16);
      if (k > 0) expect(validation.accuracy, `${value} units`).toBeGreaterThan(tried[k - 1].validation.accuracy);
    }
    for (const n of [4, 8, 16, 128, 512]) {
      const network = sequential([dense(n), dense(10)], {
        inputShape: [784],
        kernels: referenceKernels({ precision: 'float64' }),
      });
      const parameters = network.countParams().toLocaleString('en');
      for (const lang of ['en', 'zh']) {
        const text = readFileSync(`content/chapters/dropout/${lang}.mdx`, 'utf8');
        expect(text).toContain(`| ${n} | ${parameters} |`);
      }
    }
    expect(407_050 / training.few).toBeGreaterThan(800);
    for (const text of Object.values(questions['larger-network'].ask)) expect(text).toContain(shown('few-accuracy'));
  });

  it('is the same experiment as the laboratory', () => {
    const at = (name: 'units' | 'lambda' | 'rate', value: number) =>
      strengths[name].find((one: Tried) => one.value === value).validation;
    for (const [found, means] of [
      [strengths.none.validation, baseline],
      [at('units', training.fewerUnits), small],
      [at('lambda', training.lambda), l2],
      [at('rate', training.rate), dropout],
    ]) {
      expect(found.loss).toBeCloseTo(means.validationLoss, 12);
      expect(found.accuracy).toBeCloseTo(means.validationAccuracy, 12);
    }
  });

  it('stops five epochs after the lowest loss, which is the one that comes back', () => {
    const { stopped, none } = strengths;
    expect(patience).toBe(5);
    expect(stopped.epochs).toBeCloseTo(baseline.lowestEpoch + patience, 10);
    expect(stopped.validation.loss).toBeCloseTo(baseline.lowestValidationLoss, 12);
    expect(stopped.epochs / training.epochs).toBeCloseTo(1 / 3, 1);
    expect(stopped.validation.loss - lowest(strengths.lambda).validation.loss).toBeLessThan(0.011);
    for (const part of ['validation', 'test']) {
      expect(stopped[part].accuracy).toBeLessThan(none[part].accuracy);
      expect(stopped[part].loss).toBeLessThan(none[part].loss - 0.05);
    }
  });

  it('chooses λ = 0.001 and p = 0.75 by the loss, p = 0.5 by the accuracy', () => {
    expect([lowest(strengths.lambda).value, lowest(strengths.rate).value]).toEqual([0.001, 0.75]);
    expect([most(strengths.lambda).value, most(strengths.rate).value]).toEqual([0.001, 0.5]);
    expect(Math.round(training.units * 0.1)).toBe(13);
    for (const tried of [strengths.lambda, strengths.rate]) expect(tried.at(-1).train.accuracy).toBeLessThan(1);
  });

  it('keeps the gains in the loss on images apart, and loses the penalty’s in the accuracy', () => {
    const { none, stopped } = strengths;
    const [penalty, masks] = [lowest(strengths.lambda), lowest(strengths.rate)];
    for (const { test } of [penalty, masks, stopped]) expect(test.loss).toBeLessThan(none.test.loss - 0.05);
    expect(Math.abs(stopped.test.loss - penalty.test.loss)).toBeLessThan(0.002);
    expect(penalty.test.accuracy).toBeLessThan(none.test.accuracy);
    expect(Math.round(1000 * (penalty.validation.accuracy - none.validation.accuracy))).toBe(2);
    const luck = (count: number) => 100 * Math.sqrt((0.84 * 0.16) / count);
    expect([1000, 9000].map((count) => luck(count).toFixed(1))).toEqual(['1.2', '0.4']);
  });

  it.skipIf(!mnistAvailable())('records strengths: three of them run again', { timeout: 60_000 }, async () => {
    const mnist = await loadMnist();
    const { value, ...p75 } = strengths.rate[3];
    expect(value).toBe(0.75);
    expect(outcomeAt(mnist, { rate: value }, () => makeSimd())).toEqual(p75);
    expect(outcomeAt(mnist, {}, () => makeSimd(), true)).toEqual(strengths.stopped);
    const { value: units, ...eight } = strengths.units[2];
    expect(outcomeAt(mnist, { units }, () => makeSimd())).toEqual(eight);
  });

  it('has the means of the runs that it records, one a seed', () => {
    for (const [name, ends] of Object.entries<{ loss: number; accuracy: number }[]>(record.ends)) {
      const mean = (of: 'loss' | 'accuracy') => ends.reduce((sum, end) => sum + end[of], 0) / ends.length;
      expect(record.means[name].validationLoss).toBeCloseTo(mean('loss'), 12);
      expect(record.means[name].validationAccuracy).toBeCloseTo(mean('accuracy'), 12);
    }
  });

  it.skipIf(!mnistAvailable())('records what the experiment gives: a run of each small twin again', async () => {
    const mnist = await loadMnist();
    for (const [k, name] of ['baseline', 'small', 'l2', 'dropout'].entries()) {
      expect(endOf(mnist, twins[name], k + 1, makeSimd), name).toEqual(record.ends[name][k]);
    }
  });
});
