/** The bench's own arithmetic, and that its candidates compute the same. */
import { describe, expect, it } from 'vitest';
import { referenceKernels } from '../../lib/kernels/reference.ts';
import { Program } from '../../lib/model/program.ts';
import { dataset, epochSettings, timeEpoch } from './epoch.ts';
import { plainEpoch } from './plain.ts';
import { markdown, median, range, ratio } from './statistics.ts';
import { syntheticImages } from './synthetic.ts';

describe('the statistics', () => {
  it('find the middle of an odd and of an even number of times', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('compare round by round, so that a slow minute does not count', () => {
    // the machine is twice as slow in the second round: the ratio stays 3
    expect(ratio([30, 60, 30], [10, 20, 10])).toBe(3);
    expect(range([1234.4, 999.6])).toBe('1,000–1,234');
  });

  it('make tables in which every line has its columns', () => {
    const table = markdown(
      ['who', 'ms'],
      [
        ['a long name', '1'],
        ['b', '1,000'],
      ],
    );
    const lines = table.trim().split('\n');
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    expect(lines[1]).toMatch(/^\|-+\|-+:\|$/);
  });
});

describe('the candidates', () => {
  const data = syntheticImages(320);
  const settings = epochSettings(320);
  const kernels = () => referenceKernels({ precision: 'float32' });

  it.each([true, false])(
    'in plain JavaScript has the losses of the engine, step by step (zeros skipped: %s)',
    (skipZeros) => {
      const program = new Program(settings, dataset(data), kernels());
      const [W1, b1, W2, b2] = program.weights();
      const plain = plainEpoch(data, { W1: W1!, b1: b1!, W2: W2!, b2: b2! }, { skipZeros, seed: settings.seed });
      const engine: number[] = [];
      while (!program.done) engine.push(program.next().batchLoss);
      expect(plain).toHaveLength(engine.length);
      for (const [step, loss] of engine.entries()) expect(plain[step], `step ${step + 1}`).toBeCloseTo(loss, 4);
    },
  );

  it('are timed over a whole epoch, and say what they have learnt', () => {
    const { seconds, loss } = timeEpoch(kernels(), data, settings);
    expect(seconds).toBeGreaterThan(0);
    expect(loss).toBeGreaterThan(0.5);
    expect(loss).toBeLessThan(3);
  });
});
