import { expect, it } from 'vitest';
import { argmax, countCorrect } from '../../../lib/nn/metrics.ts';
import { addL1, addL2 } from '../../../lib/nn/regularisers.ts';
import { drawn, expectGradient } from '../../support/gradient-check.ts';

it('adds the slope of the penalty λ Σ w² to what already stands in the gradient', () => {
  const W = drawn(12, 1, 'W');
  const before = drawn(12, 1, 'before');
  const after = before.slice();
  addL2(after, W, 0.3, 12);
  const scratch = new Float64Array(12);
  expectGradient(
    () => addL2(scratch, W, 0.3, 12),
    W,
    after.map((value, k) => value - before[k]),
    2,
  );
  expect(addL2(scratch, Float64Array.of(1, -2, 7), 0.5, 2)).toBe(2.5); // only the part used counts
});

it('adds the slope of the penalty λ Σ |w|: λ towards 0 from either side, nothing at 0', () => {
  const W = drawn(12, 2, 'W').map((w) => (Math.abs(w) < 0.01 ? 0.5 : w)); // no weight on the kink
  const before = drawn(12, 2, 'before');
  const after = before.slice();
  addL1(after, W, 0.3, 12);
  const scratch = new Float64Array(12);
  expectGradient(
    () => addL1(scratch, W, 0.3, 12),
    W,
    after.map((value, k) => value - before[k]),
    2,
  );
  const slope = new Float64Array(4);
  expect(addL1(slope, Float64Array.of(2, -5, 0, 7), 0.5, 3)).toBe(3.5); // only the part used counts
  expect([...slope]).toEqual([0.5, -0.5, 0, 0]);
});

it('counts a row as right when its first largest output is the label', () => {
  const a = Float64Array.of(0.2, 0.5, 0.3, /**/ 0.4, 0.4, 0.2, /**/ 0.1, 0.1, 0.8);
  expect(countCorrect(a, Uint8Array.of(1, 1, 2), 3, 3)).toBe(2);
  expect(countCorrect(a, Uint8Array.of(1, 0, 2), 3, 3)).toBe(3);
  expect(argmax(a, 3, 3)).toBe(0);
});
