import { describe, expect, it } from 'vitest';
import { type ActivationName, activate, activationGradient, activations } from '../../../lib/nn/activations.ts';
import { softmax, softmaxGradient } from '../../../lib/nn/softmax.ts';
import { dot, drawn, expectGradient } from '../../support/gradient-check.ts';

const names = Object.keys(activations) as ActivationName[];

describe.each(names)('%s', (name) => {
  it('gives its own slope', () => {
    const z = drawn(24, 3, name, 3).map((value) => (Math.abs(value) < 0.01 ? 0.5 : value)); // no point on a kink
    const da = drawn(24, 4, name);
    const a = new Float64Array(24);
    const loss = () => {
      activate(a, z, name, 24);
      return dot(a, da);
    };
    loss();
    const delta = new Float64Array(24);
    activationGradient(delta, da, z, a, name, 24);
    expectGradient(loss, z, delta, 5);
  });

  it('works in place', () => {
    const z = drawn(9, 5, name, 3);
    const apart = new Float64Array(9);
    activate(apart, z, name, 9);
    const inPlace = z.slice();
    activate(inPlace, inPlace, name, 9);
    expect(inPlace).toEqual(apart);

    const da = drawn(9, 6, name);
    const delta = new Float64Array(9);
    activationGradient(delta, da, z, apart, name, 9);
    const both = da.slice();
    activationGradient(both, both, z, apart, name, 9);
    expect(both).toEqual(delta);
  });

  it('does not hide a value that is no number', () => {
    const z = Float64Array.of(Number.NaN);
    activate(z, z, name, 1);
    expect(z[0]).toBeNaN();
  });
});

describe('the activations as functions', () => {
  const { relu, leaky_relu, sigmoid, tanh } = activations;

  it('relu and leaky_relu bend at 0, where their slope is that of the left', () => {
    expect([relu.value(-2), relu.value(0), relu.value(3)]).toEqual([0, 0, 3]);
    expect([relu.slope(-2, 0), relu.slope(0, 0), relu.slope(3, 3)]).toEqual([0, 0, 1]);
    expect([leaky_relu.value(-2), leaky_relu.value(3)]).toEqual([-0.02, 3]);
    expect(leaky_relu.slope(0, 0)).toBe(0.01);
  });

  it('sigmoid and tanh are one curve, stretched: tanh z = 2 σ(2z) − 1', () => {
    for (const z of [-30, -3, -0.1, 0, 0.4, 2, 40]) {
      expect(tanh.value(z)).toBeCloseTo(2 * sigmoid.value(2 * z) - 1, 14);
    }
  });

  it('sigmoid overflows nowhere: σ(−z) = 1 − σ(z)', () => {
    for (const z of [0, 1, 37, 700, 1000]) expect(sigmoid.value(-z)).toBeCloseTo(1 - sigmoid.value(z), 15);
    expect([sigmoid.value(-1e4), sigmoid.value(1e4)]).toEqual([0, 1]);
  });
});

describe('softmax', () => {
  const [m, n] = [6, 5];
  const z = drawn(m * n, 7, 'z', 4);
  const rowsOf = (a: Float64Array) => Array.from({ length: m }, (_, r) => a.subarray(r * n, (r + 1) * n));

  it('has rows of positive numbers that sum to 1', () => {
    const a = new Float64Array(m * n);
    softmax(a, z, m, n);
    for (const row of rowsOf(a)) {
      expect(row.every((value) => value > 0)).toBe(true);
      expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 14);
    }
  });

  it('does not change when a row is shifted, however far', () => {
    const a = new Float64Array(m * n);
    const shifted = new Float64Array(m * n);
    softmax(a, z, m, n);
    for (const shift of [1, -100, 1024, 1e6]) {
      softmax(
        shifted,
        z.map((value) => value + shift),
        m,
        n,
      );
      // the shift itself is rounded: at 1e6 to 2⁻³³
      expect(shifted.every((value, k) => Math.abs(value - a[k]) < 1e-8)).toBe(true);
    }
  });

  it('gives its Jacobian applied', () => {
    const a = new Float64Array(m * n);
    const da = drawn(m * n, 8, 'da');
    const loss = () => {
      softmax(a, z, m, n);
      return dot(a, da);
    };
    loss();
    const delta = new Float64Array(m * n);
    softmaxGradient(delta, da, a, m, n);
    expectGradient(loss, z, delta, 9);
    for (const row of rowsOf(delta)) expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 14);

    loss();
    softmaxGradient(da, da, a, m, n);
    expect(da).toEqual(delta);
  });
});
