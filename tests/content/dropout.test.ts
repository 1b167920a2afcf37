/** The numbers that the chapter on overfitting and dropout says in its text. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dense, referenceKernels, sequential } from '../../lib/index.ts';
import { remediesOf } from '../../src/commands/experiments/chapter-dropout.ts';
import { loadMnist, mnistAvailable } from '../../src/commands/support/mnist.ts';
import * as training from '../../src/widgets/overfitting-lab/training.ts';
import { makeSimd } from '../lib/kernels/sets.ts';

const record = JSON.parse(readFileSync('content/records/chapter-dropout.json', 'utf8'));
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

  it.skipIf(!mnistAvailable())('records what the experiment gives', { timeout: 120_000 }, async () => {
    const found = JSON.parse(JSON.stringify(remediesOf(await loadMnist(), () => makeSimd())));
    expect(found).toEqual(record);
  });
});
