import { describe, expect, it } from 'vitest';
import { denseBiasGradient, denseInputGradient, denseWeightGradient } from '../../../lib/nn/dense.ts';
import { gru, gruError, gruWeightGradient } from '../../../lib/nn/gru.ts';
import { dot, drawn, expectGradient } from '../../support/gradient-check.ts';

const [m, steps, nIn, n] = [3, 4, 2, 3];
const wide = 3 * n;
const length = m * steps * n;
const x = drawn(m * steps * nIn, 1, 'x');
const W = drawn(nIn * wide, 1, 'W');
const U = drawn(n * wide, 1, 'U');
const worth = drawn(length, 1, 'worth');
const forms = [
  ['with the reset after, as in Keras', true],
  ["with the textbook's reset", false],
] as const;
const biasesOf = (resetAfter: boolean) => drawn(resetAfter ? 2 * wide : wide, 1, 'b', 0.5);

function run(
  resetAfter: boolean,
  b: Float64Array,
  given: { x?: Float64Array; W?: Float64Array; U?: Float64Array } = {},
) {
  const [a, inner, gates] = [new Float64Array(length), new Float64Array(length), new Float64Array(3 * length)];
  gru(a, gates, inner, given.x ?? x, given.W ?? W, given.U ?? U, b, m, { steps, nIn, n, resetAfter });
  return { a, inner, gates };
}

describe.each(forms)('a gated recurrent unit %s', (_form, resetAfter) => {
  const shape = { steps, nIn, n, resetAfter };
  const b = biasesOf(resetAfter);

  it('finds the slope of a loss of all its states in its weights, its biases and its input', () => {
    const { a, gates, inner } = run(resetAfter, b);
    const [da, delta, deltaU] = [worth.slice(), new Float64Array(3 * length), new Float64Array(3 * length)];
    gruError(delta, deltaU, da, a, gates, inner, U, m, shape);
    const [dW, dU, db, dx] = [W, U, b, x].map((values) => new Float64Array(values.length).fill(7));
    denseWeightGradient(dW, x, delta, m * steps, nIn, wide);
    gruWeightGradient(dU, a, inner, delta, deltaU, m, shape);
    denseBiasGradient(db, delta, m * steps, wide);
    if (resetAfter) denseBiasGradient(db.subarray(wide), deltaU, m * steps, wide);
    denseInputGradient(dx, delta, W, m * steps, nIn, wide);
    const loss = () => dot(worth, run(resetAfter, b).a);
    for (const [values, gradient] of [
      [W, dW],
      [U, dU],
      [b, db],
      [x, dx],
    ] as const)
      expectGradient(loss, values, gradient, 2);
  });

  it('leaves in da the slope in each state itself: of the state before, what its successor passes on', () => {
    const { a, gates, inner } = run(resetAfter, b);
    const [da, delta, deltaU] = [worth.slice(), new Float64Array(3 * length), new Float64Array(3 * length)];
    gruError(delta, deltaU, da, a, gates, inner, U, m, shape);
    for (let r = 0; r < m; r++) {
      const last = ((r + 1) * steps - 1) * n;
      expect(da.slice(last, last + n)).toEqual(worth.slice(last, last + n));
    }
    // the gradient in q's error, read backwards: delta_q = da (a_(t−1) − ã) q (1 − q)
    for (let k = 0; k < length; k++) {
      const [row, j] = [Math.floor(k / n), k % n];
      const old = row % steps > 0 ? a[k - n] : 0;
      const [q, candidate] = [gates[row * wide + j], gates[row * wide + 2 * n + j]];
      expect(delta[row * wide + j]).toBeCloseTo(da[k] * (old - candidate) * q * (1 - q), 14);
    }
  });

  it('keeps its state where the gate q is shut, to the bit', () => {
    // the first input alone opens the gate
    const flagged = x.map((_, k) => (k % nIn === 0 ? (Math.floor(k / nIn) % steps === 0 ? -1 : 1) : x[k]));
    const shut = W.map((w, k) => (k % wide < n ? (k < wide ? 1000 : 0) : w));
    const { a } = run(resetAfter, b, { x: flagged, W: shut });
    a.forEach((value, k) => {
      expect(value).toBe(a[Math.floor(k / (steps * n)) * steps * n + (k % n)]);
      expect(value).not.toBe(0);
    });
  });

  it('forgets all where both gates are open wide: a dense layer with tanh on each input', () => {
    const off = b.map((value, k) => (k < 2 * n ? -1000 : k < wide ? value : 0));
    const { a } = run(resetAfter, off);
    a.forEach((value, k) => {
      const [row, j] = [Math.floor(k / n), 2 * n + (k % n)];
      let z = off[j];
      for (let i = 0; i < nIn; i++) z += x[row * nIn + i] * W[i * wide + j];
      expect(value).toBeCloseTo(Math.tanh(z), 14);
    });
  });

  it('does not foresee: what comes later changes no state', () => {
    const later = x.map((value, k) => (Math.floor(k / nIn) % steps < 2 ? value : value + 1));
    const [{ a }, { a: other }] = [run(resetAfter, b), run(resetAfter, b, { x: later })];
    a.forEach((value, k) => {
      if (Math.floor(k / n) % steps < 2) expect(other[k]).toBe(value);
      else expect(other[k]).not.toBe(value);
    });
  });
});

it('both forms are one where the reset gate is open and the state has no bias of its own', () => {
  const textbook = biasesOf(false).map((value, k) => (k >= n && k < 2 * n ? 1000 : value));
  const keras = Float64Array.of(...textbook, ...new Float64Array(wide));
  const [{ a }, { a: other }] = [run(false, textbook), run(true, keras)];
  a.forEach((value, k) => {
    expect(other[k]).toBeCloseTo(value, 14);
  });
});

it('and differ where it is half open', () => {
  const [{ a }, { a: other }] = [
    run(false, biasesOf(false)),
    run(true, Float64Array.of(...biasesOf(false), ...new Float64Array(wide))),
  ];
  expect(other.slice(0, n)).toEqual(a.slice(0, n)); // the first step has no state to reset
  expect(other[n]).not.toBe(a[n]);
});
