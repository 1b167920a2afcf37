/** What the page shows before it measures: the recorded 10,000, the dearest first. */
import { expect, it } from 'vitest';
import { readRecord, recordedAs } from '../../../../src/figures/loss/who-costs/still.ts';
import { decade } from '../../../../src/figures/loss/who-costs/view.tsx';

it('tells of all ten thousand, every one in a bin, and names the dearest', () => {
  const { count, bins, dearest, mean, wrong } = recordedAs(readRecord());
  expect(count).toBe(10_000);
  expect(bins.reduce((sum, { burden }) => sum + burden, 0)).toBeCloseTo(1, 9);
  expect(dearest).toHaveLength(12);
  expect(dearest.every(({ loss }, k) => loss > mean && (k === 0 || loss <= dearest[k - 1].loss))).toBe(true);
  expect(wrong).toBeGreaterThan(12);
});

it('writes powers of ten as they are read', () => {
  expect([-7, -3, -2, 0, 1].map(decade)).toEqual(['10⁻⁷', '10⁻³', '0.01', '1', '10']);
});
