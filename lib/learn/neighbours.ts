/**
 * Nearest neighbours: the K rows of a set that lie closest, and what they vote. Chapter: learned-features.
 * Source: Cover & Hart 1967, "Nearest Neighbor Pattern Classification".
 */
import type { Labels, Numbers } from '../nn/numbers.ts';
import { checkCount, checkRows, type Distances, squaresOf } from './distances.ts';

/** Of m rows each the K nearest, nearest first: their places in the set (from 0) and their squared distances, both [m,K]. */
export interface Neighbours {
  readonly K: number;
  readonly places: Int32Array;
  readonly squares: Float64Array;
}

/**
 * The K nearest of the M rows `set` to each of the m rows x; of equally near ones the first. x comes from the kernels of
 * `distances`, `set` from anywhere: it is looked through in pieces. Throws Problem 'range' unless 1 ≤ K ≤ M, 'no-examples',
 * 'shape', 'not-finite'.
 */
export function nearest(distances: Distances, x: Numbers, m: number, set: Numbers, M: number, K: number): Neighbours {
  const { n, rows, points } = distances;
  checkRows('nearest', x, m, n);
  checkRows('nearest: set', set, M, n);
  checkCount('K', K, M);
  const places = new Int32Array(m * K).fill(-1);
  const squares = new Float64Array(m * K).fill(Number.POSITIVE_INFINITY);
  const own = squaresOf(x, m, n);
  const d = new Float64Array(rows * points);
  for (let first = 0; first < M; first += points) {
    const count = Math.min(points, M - first);
    distances.aim(set.subarray(first * n, (first + count) * n), count);
    for (let from = 0; from < m; from += rows) {
      const some = Math.min(rows, m - from);
      distances.measure(d, x.subarray(from * n, (from + some) * n), own.subarray(from, from + some), some);
      for (let r = 0; r < some; r++) {
        for (let k = 0; k < count; k++) insert(places, squares, (from + r) * K, K, first + k, d[r * count + k]);
      }
    }
  }
  return { K, places, squares };
}

/** Into a list in order, whose last falls out; behind those as near. */
function insert(places: Int32Array, squares: Float64Array, start: number, K: number, place: number, square: number) {
  let at = start + K - 1;
  if (square >= squares[at]) return;
  for (; at > start && squares[at - 1] > square; at--) {
    squares[at] = squares[at - 1];
    places[at] = places[at - 1];
  }
  squares[at] = square;
  places[at] = place;
}

/**
 * What the first K of each row's neighbours vote, K = all unless told: the commonest of their labels, of equally common ones that
 * of the nearest neighbour. Throws Problem 'range' unless 1 ≤ K ≤ what was looked for.
 */
export function vote({ K: found, places }: Neighbours, labels: Labels, K = found): Int32Array {
  checkCount('K', K, found);
  return Int32Array.from({ length: places.length / found }, (_, r) => {
    const voices = Array.from(places.subarray(r * found, r * found + K), (place) => labels[place]);
    const votes = new Map<number, number>(); // in the order of the nearest
    for (const voice of voices) votes.set(voice, (votes.get(voice) ?? 0) + 1);
    return [...votes].reduce((best, other) => (other[1] > best[1] ? other : best))[0];
  });
}
