/** Helpers are kept where they help. */
import { describe, expect, it } from 'vitest';
import { Company } from '../../src/workers/company.ts';

/** Runs for so many seconds in slices of 16 ms; images a millisecond: `together`, `alone`. Returns the images and the ways. */
function run(company: Company, seconds: number, pace: { together: number; alone: number }) {
  let [images, alone, slices] = [0, 0, 0];
  for (let ms = 0; ms < 1000 * seconds; ms += 16, slices++) {
    if (company.way === 'alone') alone++;
    images += 16 * pace[company.way];
    company.add(16 * pace[company.way], 16);
  }
  return { images, alone: alone / slices };
}

describe('a run with helper threads', () => {
  it('keeps them where they help', () => {
    const { images, alone } = run(new Company(), 20, { together: 240, alone: 150 });
    expect(alone).toBeLessThan(0.06);
    expect(images).toBeGreaterThan(0.97 * 20_000 * 240);
  });

  it('goes alone where they hinder', () => {
    const { images, alone } = run(new Company(), 20, { together: 65, alone: 130 });
    expect(alone).toBeGreaterThan(0.94);
    expect(images).toBeGreaterThan(0.95 * 20_000 * 130);
  });

  it('notices within a few seconds that the processors are free again, or taken', () => {
    const company = new Company();
    run(company, 10, { together: 65, alone: 130 });
    run(company, 4, { together: 240, alone: 130 });
    expect(run(company, 10, { together: 240, alone: 130 }).alone).toBeLessThan(0.06);
    run(company, 4, { together: 65, alone: 130 });
    expect(run(company, 10, { together: 65, alone: 130 }).alone).toBeGreaterThan(0.94);
  });

  it('tries both at once, and neither for long', () => {
    const company = new Company();
    const ways: string[] = [];
    for (let k = 0; k < 20; k++) {
      ways.push(company.way);
      company.add(1000, 16);
    }
    expect(new Set(ways)).toEqual(new Set(['together', 'alone']));
    expect(ways[19]).toBe('together');
  });
});
