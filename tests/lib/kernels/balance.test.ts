/** The caller's share of the pixels follows from who waits for whom. */
import { expect, it } from 'vitest';
import { Balance } from '../../../lib/kernels/balance.ts';

/** The share after so many steps in which the caller takes `unit` a share, and its helper 1 in all. */
function settled(unit: number, steps: number, wander = 0): number {
  const balance = new Balance();
  for (let step = 0; step < steps; step++) {
    const own = (unit * balance.share) / (1 + balance.share);
    const helpers = (1 + wander * Math.sin(step)) / (1 + balance.share);
    balance.tell(own < helpers);
  }
  return balance.share;
}

it('comes to rest where both are done at the same time, whoever is the slower', () => {
  for (const unit of [0.4, 0.8, 1, 2.5, 8]) {
    for (const wander of [0, 0.02]) {
      const share = settled(unit, 4000, wander);
      expect(share * unit, `${unit}, ${wander}`).toBeGreaterThan(0.94);
      expect(share * unit, `${unit}, ${wander}`).toBeLessThan(1.07);
    }
  }
});

it('stays within bounds when one of the two does not get on at all', () => {
  expect(settled(0, 4000)).toBe(4);
  expect(settled(1e9, 4000)).toBe(1 / 16);
});

it('does not follow single steps', () => {
  const balance = new Balance();
  const before = balance.share;
  for (let step = 0; step < 160; step++) balance.tell(step % 2 === 0);
  expect(balance.share).toBe(before);
});
