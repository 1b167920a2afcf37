import { describe, expect, it } from 'vitest';
import { type ActivationName, activate, activations } from '../../../lib/nn/activations.ts';
import { dense, denseBiasGradient, denseInputGradient, denseWeightGradient } from '../../../lib/nn/dense.ts';
import { recurrent, recurrentError, recurrentWeightGradient } from '../../../lib/nn/recurrent.ts';
import { dot, drawn, expectGradient } from '../../support/gradient-check.ts';

const [m, shape] = [3, { steps: 4, nIn: 2, n: 3 }];
const { steps, nIn, n } = shape;
const length = m * steps * n;
const x = drawn(m * steps * nIn, 1, 'x');
const W = drawn(nIn * n, 1, 'W');
const U = drawn(n * n, 1, 'U');
const b = drawn(n, 1, 'b', 0.5);
/** What each state is worth: a loss of them all. */
const worth = drawn(length, 1, 'worth');

function statesOf(g: ActivationName, input = x) {
  const [a, z] = [new Float64Array(length), new Float64Array(length)];
  recurrent(a, z, input, W, U, b, g, m, shape);
  return { a, z };
}

describe.each(Object.keys(activations) as ActivationName[])('a simple recurrent layer with %s', (g) => {
  it('finds the slope of a loss of all its states in its weights, its biases and its input', () => {
    const { a, z } = statesOf(g);
    const [da, delta] = [worth.slice(), new Float64Array(length)];
    recurrentError(delta, da, z, a, U, g, m, shape);
    const loss = () => dot(worth, statesOf(g).a);
    const [dW, dU, db, dx] = [W, U, b, x].map((values) => new Float64Array(values.length).fill(7));
    denseWeightGradient(dW, x, delta, m * steps, nIn, n);
    recurrentWeightGradient(dU, a, delta, m, shape);
    denseBiasGradient(db, delta, m * steps, n);
    denseInputGradient(dx, delta, W, m * steps, nIn, n);
    for (const [values, gradient] of [
      [W, dW],
      [U, dU],
      [b, db],
      [x, dx],
    ] as const)
      expectGradient(loss, values, gradient, 2);
  });

  it('is its steps written out by hand: a dense layer on the input and the state before it, side by side', () => {
    const { a } = statesOf(g);
    const stacked = Float64Array.of(...W, ...U);
    let old = new Float64Array(m * n);
    for (let t = 0; t < steps; t++) {
      const both = new Float64Array(m * (nIn + n));
      for (let r = 0; r < m; r++) {
        both.set(x.subarray((r * steps + t) * nIn, (r * steps + t + 1) * nIn), r * (nIn + n));
        both.set(old.subarray(r * n, (r + 1) * n), r * (nIn + n) + nIn);
      }
      const next = new Float64Array(m * n);
      dense(next, both, stacked, b, m, nIn + n, n);
      activate(next, next, g, m * n);
      for (let r = 0; r < m; r++) {
        for (let j = 0; j < n; j++) expect(a[(r * steps + t) * n + j]).toBeCloseTo(next[r * n + j], 14);
      }
      old = next;
    }
  });
});

it('what is left in da is the slope in each state itself', () => {
  const { a, z } = statesOf('tanh');
  const [da, delta] = [worth.slice(), new Float64Array(length)];
  recurrentError(delta, da, z, a, U, 'tanh', m, shape);
  // z + h at one place moves a there by g' h: delta is da times the slope
  delta.forEach((error, k) => {
    expect(error).toBeCloseTo(da[k] * (1 - a[k] * a[k]), 14);
  });
  // nothing comes after the last state
  for (let r = 0; r < m; r++) {
    const last = ((r + 1) * steps - 1) * n;
    expect(da.slice(last, last + n)).toEqual(worth.slice(last, last + n));
  }
});

it('does not foresee: what comes later changes no state', () => {
  const later = x.map((value, k) => (Math.floor(k / nIn) % steps < 2 ? value : value + 1));
  const [{ a }, { a: other }] = [statesOf('tanh'), statesOf('tanh', later)];
  a.forEach((value, k) => {
    const t = Math.floor(k / n) % steps;
    if (t < 2) expect(other[k]).toBe(value);
    else expect(other[k]).not.toBe(value);
  });
});
