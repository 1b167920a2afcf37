import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eigen } from '../../../lib/learn/eigen.ts';
import { explained, principalComponents, projection } from '../../../lib/learn/pca.ts';
import { drawn } from '../../support/gradient-check.ts';
import { array, kernelSets, makeReference } from '../kernels/sets.ts';
import { heaps, refusal } from './ways.ts';

const numpy = JSON.parse(
  readFileSync(new URL('../../fixtures/learn/numbers.json', import.meta.url), 'utf8'),
).components;

/** A[n,n] V[n,K], column by column. */
const image = (A: ArrayLike<number>, V: ArrayLike<number>, n: number, K: number) =>
  Float64Array.from({ length: n * K }, (_, at) => {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += A[Math.floor(at / K) * n + j] * V[j * K + (at % K)];
    return sum;
  });

const symmetric = (n: number, seed: number) => {
  const A = drawn(n * n, seed, 'matrix');
  return A.map((value, at) => value + A[(at % n) * n + Math.floor(at / n)]);
};

function expectOrthonormal(V: ArrayLike<number>, n: number, K: number, digits: number): void {
  for (let k = 0; k < K; k++) {
    for (let l = 0; l <= k; l++) {
      let product = 0;
      for (let i = 0; i < n; i++) product += V[i * K + k] * V[i * K + l];
      expect(product).toBeCloseTo(k === l ? 1 : 0, digits);
    }
  }
}

describe('eigenvectors', () => {
  it.each([1, 2, 3, 7, 20])('of a symmetric matrix of %d rows are only stretched, by values that fall', (n) => {
    const A = symmetric(n, n);
    const { values, vectors } = eigen(A, n);
    image(A, vectors, n, n).forEach((value, at) => {
      expect(value).toBeCloseTo(values[at % n] * vectors[at], 12);
    });
    expectOrthonormal(vectors, n, n, 12);
    expect([...values]).toEqual([...values].sort((a, b) => b - a));
  });

  it('of (2 1; 1 2) are (1, 1) and (1, −1), and of a diagonal its axes', () => {
    const { values, vectors } = eigen([2, 1, 1, 2], 2);
    expect([...values].map((value) => Math.round(value * 1e14) / 1e14)).toEqual([3, 1]);
    expect(Math.abs(vectors[0])).toBeCloseTo(Math.SQRT1_2, 15);
    expect(vectors[0]).toBeCloseTo(vectors[2], 15);
    expect([...eigen([1, 0, 0, 5], 2).values]).toEqual([5, 1]);
    expect([...eigen([1, 0, 0, 5], 2).vectors].map(Math.abs)).toEqual([0, 1, 1, 0]);
  });
});

it('agrees with NumPy’s eigh in every direction, its sign included, and in every variance', () => {
  const found = principalComponents(makeReference(), Float64Array.from(numpy.x), 25, 6, 6);
  found.variances.forEach((variance, k) => {
    expect(variance).toBeCloseTo(numpy.values[k], 12);
  });
  found.directions.forEach((component, at) => {
    expect(component).toBeCloseTo(numpy.vectors[at], 11);
  });
});

describe.each(kernelSets)('principal components on %s kernels', (name, make) => {
  const digits = name === 'reference' ? 8 : 3;

  it.each([
    [40, 5, 2], // few columns: all at once
    [30, 6, 6],
    [90, 60, 3], // many: by powers
    [600, 50, 20], // more than one block of rows
    [20, 70, 25], // more columns than rows can span
  ])('of %d rows of %d: what the first %d of them leave is the sum of the eigenvalues left', (m, n, K) => {
    const kernels = make();
    // each column of another size, so that directions differ in what they carry
    const values = drawn(m * n, m, 'rows').map((value, at) => Math.fround(1 + value / (1 + (at % n) / 4)));
    const x = array(kernels, values);
    const found = principalComponents(kernels, x, m, n, K);
    expectOrthonormal(found.directions, n, K, 10);
    const { project, reconstruct } = projection(kernels, found);
    const [y, back] = [kernels.numbers(m * K), kernels.numbers(m * n)];
    project(y, x, m);
    reconstruct(back, y, m);
    const error = Array.from(x).reduce((sum, value, at) => sum + (value - back[at]) ** 2, 0) / m;
    const left = found.total - found.variances.reduce((sum, value) => sum + value, 0);
    expect(error).toBeCloseTo(left, digits + 1);
    // no place along one direction tells anything of that along another
    for (let k = 0; k < K; k++) {
      for (let l = 0; l <= k; l++) {
        let product = 0;
        for (let r = 0; r < m; r++) product += (y[r * K + k] * y[r * K + l]) / m;
        expect(product).toBeCloseTo(k === l ? found.variances[k] : 0, digits);
      }
    }
  });

  it('by powers are those of the whole matrix', () => {
    const [m, n, K] = [80, 52, 4];
    const kernels = make();
    const values = drawn(m * n, 4, 'rows').map((value, at) => Math.fround(value / (1 + (at % n) / 4)));
    const found = principalComponents(kernels, array(kernels, values), m, n, K);
    const C = new Float64Array(n * n);
    const mean = Array.from({ length: n }, (_, i) => values.reduce((s, v, at) => s + (at % n === i ? v / m : 0), 0));
    for (let at = 0; at < n * n; at++) {
      const [i, j] = [Math.floor(at / n), at % n];
      for (let r = 0; r < m; r++) C[at] += ((values[r * n + i] - mean[i]) * (values[r * n + j] - mean[j])) / m;
    }
    const whole = eigen(C, n);
    for (let k = 0; k < K; k++) {
      expect(found.variances[k]).toBeCloseTo(whole.values[k], digits + 2);
      let along = 0;
      for (let i = 0; i < n; i++) along += found.directions[i * K + k] * whole.vectors[i * n + k];
      expect(Math.abs(along)).toBeCloseTo(1, digits + 2);
    }
    expect(explained(found)[0]).toBeCloseTo(whole.values[0] / whole.values.reduce((sum, value) => sum + value, 0), 5);
  });

  it('of rows far from 0 lose no digit to their mean', () => {
    const [m, n] = [50, 3];
    const kernels = make();
    const values = heaps(m, n, 1, 1).map((value) => Math.fround(value) + 1024);
    const near = principalComponents(
      kernels,
      array(
        kernels,
        values.map((value) => value - 1024),
      ),
      m,
      n,
      3,
    );
    const far = principalComponents(kernels, array(kernels, values), m, n, 3);
    far.variances.forEach((variance, k) => {
      expect(variance).toBeCloseTo(near.variances[k], 6);
    });
  });

  it('of rows that are all alike explain nothing', () => {
    for (const n of [3, 60]) {
      const kernels = make();
      const found = principalComponents(kernels, array(kernels, new Float32Array(5 * n).fill(2)), 5, n, 2);
      expect([...found.variances, ...explained(found), found.total]).toEqual([0, 0, 0, 0, 0]);
      expectOrthonormal(found.directions, n, 2, 10);
    }
  });

  it('of rows that vary in one number alone are that one, and others at right angles to it', () => {
    const [m, n] = [10, 60];
    const kernels = make();
    const values = Float32Array.from({ length: m * n }, (_, at) => (at % n === 7 ? Math.floor(at / n) : 1));
    const found = principalComponents(kernels, array(kernels, values), m, n, 3);
    expect([...found.variances]).toEqual([8.25, 0, 0].map((variance) => expect.closeTo(variance, 5)));
    expect(found.directions[7 * 3]).toBeCloseTo(1, 6);
    expectOrthonormal(found.directions, n, 3, 10);
  });

  it('are the same each time, and each points to where its largest component is positive', () => {
    const [m, n, K] = [30, 55, 3];
    const values = drawn(m * n, 9, 'rows').map(Math.fround);
    const [one, other] = [1, 2].map(() => {
      const kernels = make();
      return principalComponents(kernels, array(kernels, values), m, n, K);
    });
    expect(one).toEqual(other);
    for (let k = 0; k < K; k++) {
      const column = Array.from({ length: n }, (_, i) => one.directions[i * K + k]);
      expect(Math.max(...column)).toBe(Math.max(...column.map(Math.abs)));
    }
  });
});

it('refuses more components than columns, and rows that are none', () => {
  const x = new Float64Array(6);
  const found = (m: number, K: number) => refusal(() => principalComponents(makeReference(), x, m, 2, K));
  expect(found(3, 3)).toEqual(['range', { where: 'K', expected: '1 … 2', found: '3' }]);
  expect(found(0, 1)).toEqual(['no-examples', { where: 'principalComponents', found: 0 }]);
});
