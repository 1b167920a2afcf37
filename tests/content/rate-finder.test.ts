/** The record behind the learning-rate finder: it is what its experiment gives. */
import { describe, expect, it } from 'vitest';
import { startingSharpness } from '../../src/experiments/gradient-descent/rate-finder/curvature.ts';
import { findingOf, readingOf } from '../../src/experiments/gradient-descent/rate-finder/finding.ts';
import { rangeJob } from '../../src/experiments/gradient-descent/rate-finder/job.ts';
import { findingRun, trialsOf } from '../../src/experiments/gradient-descent/rate-finder/record.ts';
import { recalled } from '../../src/experiments/gradient-descent/rate-finder/recorded.ts';
import type { Trial } from '../../src/experiments/gradient-descent/rate-finder/training.ts';
import { loadMnist, mnistAvailable } from '../../src/integrations/data/mnist.ts';
import { makeSimd } from '../lib/kernels/sets.ts';
import { recordAt } from '../support/records.ts';

const record = recordAt('gradient-descent.rate-finder');

describe('the recorded range test', () => {
  it.skipIf(!mnistAvailable())('is what the experiment gives on MNIST', async () => {
    const mnist = await loadMnist();
    const curve = [];
    for (const report of rangeJob(mnist, findingOf('sgd'), makeSimd)) {
      if (report.type === 'ended') break;
      if (report.type === 'point') curve.push(Number(report.point.loss.toPrecision(5)));
    }
    expect(curve).toEqual(record.still.losses);
    // of the eight rates that were tried the suggestion and the best
    const trials = record.still.trials.filter(({ rate }: { rate: number }) => [0.037, 0.37].includes(rate));
    const again = trialsOf(mnist, findingOf('sgd'), [0.037, 0.37], makeSimd);
    expect(again.map(({ accuracy }) => accuracy)).toEqual(trials.map(({ accuracy }: Trial) => accuracy));
    const { suggestion } = readingOf(findingRun(mnist, findingOf('adam'), makeSimd));
    expect(suggestion).toBeCloseTo(record.rules.adam.suggestion, 5);
  });

  it.skipIf(!mnistAvailable())('has the curvature that a few rounds of power iteration come to', async () => {
    const rounds = startingSharpness(await loadMnist(), 1, makeSimd(), { tolerance: 3e-3 });
    let lambda = 0;
    for (const value of rounds) lambda = value;
    expect(lambda / record.still.lambda).toBeCloseTo(1, 1);
  });

  it('carries the marks that the summary names', () => {
    const { suggestion, lowest, blowUp, limit } = readingOf(recalled(record.still));
    const { sgd } = record.rules;
    for (const [rate, named] of [
      [suggestion, sgd.suggestion],
      [lowest, sgd.lowest],
      [blowUp, sgd.blowUp],
      [limit, sgd.limit],
    ]) {
      expect(Number(rate.toPrecision(3))).toBe(named);
    }
  });
});
