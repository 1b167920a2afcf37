/** The record behind the learning-rate finder: it is what its experiment gives. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findingRun, recordedFinding } from '../../src/commands/experiments/rate-finder.ts';
import { loadMnist, mnistAvailable } from '../../src/commands/support/mnist.ts';
import { findingOf, readingOf } from '../../src/widgets/rate-finder/model.ts';
import { shownOf } from '../../src/widgets/rate-finder/recorded.ts';
import { makeSimd } from '../lib/kernels/sets.ts';

const record = JSON.parse(readFileSync(new URL('../../content/records/rate-finder.json', import.meta.url), 'utf8'));

describe('the recorded range test', () => {
  it.skipIf(!mnistAvailable())('is what the experiment gives on MNIST', { timeout: 120_000 }, async () => {
    const mnist = await loadMnist();
    expect(recordedFinding(mnist, findingOf('sgd'), makeSimd)).toEqual(record.still);
    const { suggestion } = readingOf(findingRun(mnist, findingOf('adam'), makeSimd));
    expect(suggestion).toBeCloseTo(record.rules.adam.suggestion, 5);
  });

  it('carries the marks that the summary names', () => {
    const { suggestion, lowest, blowUp, limit } = readingOf(shownOf(record.still));
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
