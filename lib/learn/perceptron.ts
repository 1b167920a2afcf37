/**
 * The perceptron for several classes, one unit each: where another unit's score is the largest, the right one gains the example and
 * that one loses it. Chapter: rise. Sources: Rosenblatt 1958; Freund & Schapire 1999, "Large Margin Classification Using the
 * Perceptron Algorithm" (the mean of the weights over all examples seen); the bound on mistakes: Novikoff 1962.
 */
import { dense } from '../nn/dense.ts';
import { argmax } from '../nn/metrics.ts';
import type { Numbers } from '../nn/numbers.ts';
import { Problem } from '../problem.ts';

/** W[n,K], b[K], as those of a dense layer. */
export interface LinearScores {
  readonly W: Float64Array;
  readonly b: Float64Array;
}

export interface Perceptron {
  /** As they stand after the last example. */
  readonly last: LinearScores;
  /** Learns of a row[n] and its label, from 0. Returns the class it took it for. Throws Problem 'label-range'. */
  learn(row: Numbers, label: number): number;
  /** The mean of the weights as they stood after each example. */
  averaged(): LinearScores;
}

export function perceptron(n: number, K: number): Perceptron {
  const zeros = (): LinearScores => ({ W: new Float64Array(n * K), b: new Float64Array(K) });
  // `late`: each update times the examples before it; that of example t (from 1) counts in T − t + 1 of T states
  const [last, late, z] = [zeros(), zeros(), new Float64Array(K)];
  let seen = 0;

  const add = ({ W, b }: LinearScores, unit: number, row: Numbers, factor: number): void => {
    for (let i = 0; i < n; i++) W[i * K + unit] += factor * row[i];
    b[unit] += factor;
  };
  return {
    last,
    learn(row, label) {
      if (!(Number.isInteger(label) && label >= 0 && label < K)) {
        throw new Problem('label-range', { index: seen, expected: `0 … ${K - 1}`, found: label });
      }
      const said = classOf(last, row, z);
      for (const [unit, sign] of said === label ? [] : [[label, 1] as const, [said, -1] as const]) {
        add(last, unit, row, sign);
        add(late, unit, row, sign * seen);
      }
      seen++;
      return said;
    },
    averaged() {
      const mean = (now: Float64Array, then: Float64Array) => now.map((w, at) => w - then[at] / Math.max(1, seen));
      return { W: mean(last.W, late.W), b: mean(last.b, late.b) };
    },
  };
}

/** The class of the largest score for a row[n], the first of equals; z[K] takes the scores. */
export function classOf({ W, b }: LinearScores, row: Numbers, z: Numbers = new Float64Array(b.length)): number {
  dense(z, row, W, b, 1, W.length / b.length, b.length);
  return argmax(z, 0, b.length);
}
