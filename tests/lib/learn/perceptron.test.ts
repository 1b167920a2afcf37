import { describe, expect, it } from 'vitest';
import { generator } from '../../../lib/generator.ts';
import { classOf, type LinearScores, perceptron } from '../../../lib/learn/perceptron.ts';
import { drawn } from '../../support/gradient-check.ts';
import { refusal } from './ways.ts';

/** Rows that a matrix of length 1 parts with a margin, and that margin and the longest row (with the 1 of the bias). */
function separable(m: number, n: number, K: number, seed: number, margin: number) {
  const W = drawn((n + 1) * K, seed, 'truth');
  const size = Math.sqrt(W.reduce((sum, w) => sum + w * w, 0));
  const random = generator(seed, 'rows');
  const [rows, labels]: [Float64Array[], number[]] = [[], []];
  let [gamma, longest] = [Number.POSITIVE_INFINITY, 0];
  while (rows.length < m) {
    const row = Float64Array.from({ length: n }, () => 4 * random.uniform() - 2);
    const scores = Array.from({ length: K }, (_, k) => {
      return row.reduce((sum, x, i) => sum + x * W[i * K + k], W[n * K + k]) / size;
    });
    const [first, second] = scores.toSorted((a, b) => b - a);
    if (first - second < margin) continue;
    gamma = Math.min(gamma, first - second);
    longest = Math.max(longest, Math.sqrt(row.reduce((sum, x) => sum + x * x, 1)));
    rows.push(row);
    labels.push(scores.indexOf(first));
  }
  return { rows, labels, gamma, longest };
}

it('takes one step by hand: the right class gains the row, the one it was taken for loses it', () => {
  const one = perceptron(2, 3);
  expect(one.learn(Float64Array.of(2, 5), 2)).toBe(0); // of three zeros the first
  expect([...one.last.W]).toEqual([-2, 0, 2, -5, 0, 5]);
  expect([...one.last.b]).toEqual([-1, 0, 1]);
  expect(one.learn(Float64Array.of(1, 1), 2)).toBe(2); // right: nothing moves
  expect([...one.last.W]).toEqual([-2, 0, 2, -5, 0, 5]);
});

describe.each([
  [2, 2],
  [3, 3],
  [6, 10],
])('on rows of %d numbers in %d classes that a plane parts', (n, K) => {
  it.each([1, 2, 3])('makes no more mistakes than Novikoff allows, and then none (seed %d)', (seed) => {
    const { rows, labels, gamma, longest } = separable(40, n, K, seed, 0.1);
    const one = perceptron(n, K);
    let mistakes = 0;
    for (let before = -1; before !== mistakes; ) {
      before = mistakes;
      rows.forEach((row, r) => {
        if (one.learn(row, labels[r]) !== labels[r]) mistakes++;
      });
    }
    // each mistake moves the weights by √2 |x| at most, and by γ at least in the direction of those that part
    expect(mistakes).toBeLessThanOrEqual((2 * longest * longest) / (gamma * gamma));
    expect(mistakes).toBeGreaterThan(0);
    expect(rows.map((row) => classOf(one.last, row))).toEqual(labels);
  });
});

it('averages its weights over all the examples it has seen, right ones too', () => {
  const [n, K, m] = [4, 3, 30];
  const random = generator(5, 'labels');
  const one = perceptron(n, K);
  const sums = { W: new Float64Array(n * K), b: new Float64Array(K) };
  for (let r = 0; r < m; r++) {
    one.learn(drawn(n, r, 'row'), random.integer(K));
    for (const part of ['W', 'b'] as const) {
      one.last[part].forEach((w, at) => {
        sums[part][at] += w / m;
      });
    }
  }
  const averaged = one.averaged();
  for (const part of ['W', 'b'] as const) {
    averaged[part].forEach((w, at) => {
      expect(w).toBeCloseTo(sums[part][at], 12);
    });
  }
});

it('averaged reads better than last where labels are noisy', () => {
  const [n, K, m] = [5, 3, 300];
  const { rows, labels } = separable(2 * m, n, K, 2, 0.05);
  const random = generator(3, 'noise');
  const one = perceptron(n, K);
  for (let r = 0; r < m; r++) one.learn(rows[r], random.uniform() < 0.2 ? random.integer(K) : labels[r]);
  const right = (scores: LinearScores) =>
    rows.slice(m).filter((row, r) => classOf(scores, row) === labels[m + r]).length / m;
  expect(right(one.averaged())).toBeGreaterThan(right(one.last) + 0.02);
});

it('has weights of 0 before the first example, and refuses a class that is none', () => {
  const one = perceptron(2, 3);
  expect([...one.averaged().W, ...one.averaged().b]).toEqual(Array(9).fill(0));
  for (const wrong of [3, -1, 0.5]) {
    expect(refusal(() => one.learn(Float64Array.of(1, 1), wrong))).toEqual([
      'label-range',
      { index: 0, expected: '0 … 2', found: wrong },
    ]);
  }
});
