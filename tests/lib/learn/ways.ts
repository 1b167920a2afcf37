/** The ways to measure distances: the definition, and the product on both sets of kernels; and rows for them. */
import { expect } from 'vitest';
import { type Distances, distancesOn, squaredDistances } from '../../../lib/learn/distances.ts';
import type { Numbers } from '../../../lib/nn/numbers.ts';
import type { Problem } from '../../../lib/problem.ts';
import { drawn } from '../../support/gradient-check.ts';
import { faultOf } from '../../support/refusals.ts';
import { array, kernelSets } from '../kernels/sets.ts';

export interface Way {
  readonly distances: Distances;
  /** The same numbers where this way wants them. */
  rows(values: ArrayLike<number>): Numbers;
}

/** The definition, summed square by square. */
export function plainDistances(n: number): Distances {
  let points: Numbers = new Float64Array(0);
  return {
    n,
    rows: 7,
    points: 1024,
    aim(c, K) {
      points = c.subarray(0, K * n);
    },
    measure: (d, x, _squares, m) => squaredDistances(d, x, points, m, points.length / n, n),
  };
}

/** Blocks of few rows, so that every test crosses their borders. */
export const ways: [string, (n: number, points: number) => Way][] = [
  ['sums of squares', (n) => ({ distances: plainDistances(n), rows: (values) => Float64Array.from(values) })],
  ...kernelSets.map(([name, make]): [string, (n: number, points: number) => Way] => [
    `${name} kernels`,
    (n, points) => {
      const kernels = make();
      return { distances: distancesOn(kernels, { n, rows: 7, points }), rows: (values) => array(kernels, values) };
    },
  ]),
];

/** m rows about `groups` places that lie far apart, as float32 holds them; row r is of group r % groups. */
export function heaps(m: number, n: number, groups: number, seed: number, spread = 0.2): Float32Array {
  const places = drawn(groups * n, seed, 'places', 3);
  return Float32Array.from(drawn(m * n, seed, 'rows', spread), (value, k) => {
    return value + places[(Math.floor(k / n) % groups) * n + (k % n)];
  });
}

/** m rows of small whole numbers: all their distances are exact, and many equal. */
export const wholeRows = (m: number, n: number, seed: number, size = 3): Float32Array =>
  Float32Array.from(drawn(m * n, seed, 'whole', size + 0.5), Math.round);

/** The code and the facts with which it refuses, which fill a sentence in both languages. */
export function refusal(act: () => unknown): [code: string, facts: object] {
  try {
    act();
  } catch (error) {
    expect(faultOf(error)).toBeNull();
    return [(error as Problem).code, (error as Problem).facts];
  }
  expect.fail('nothing was refused');
}
