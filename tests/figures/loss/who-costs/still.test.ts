/** What the page shows before it measures: the ten digits drawn for the book, the dearest first. */
import { expect, it } from 'vitest';
import { drawnAs } from '../../../../src/figures/loss/who-costs/model.ts';
import { decade } from '../../../../src/figures/loss/who-costs/view.tsx';

it('puts what was read of each digit beside its picture', () => {
  const read = Array.from({ length: 10 }, (_, k) => ({ predicted: k, confidence: 0.9, loss: k / 10 }));
  const { costs, data } = drawnAs(read);
  expect(data).toBe('drawn');
  expect(costs.map(({ label }) => label)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
  expect(costs.every(({ label, predicted, pixels }) => label === predicted && pixels.length === 784)).toBe(true);
});

it('writes powers of ten as they are read', () => {
  expect([-7, -3, -2, 0, 1].map(decade)).toEqual(['10⁻⁷', '10⁻³', '0.01', '1', '10']);
});
