/**
 * k-means: K centres, each the mean of the rows that are nearest to it. Chapter: tasks. Sources: Lloyd 1982, "Least Squares
 * Quantization in PCM"; Arthur & Vassilvitskii 2007, "k-means++: The Advantages of Careful Seeding".
 *
 * x[m,n] rows, centres[K,n], clusters[m]: the centre to which each row belongs, from 0.
 */
import { generator } from '../generator.ts';
import type { Numbers } from '../nn/numbers.ts';
import { Problem } from '../problem.ts';
import { checkCount, checkRows, type Distances, squaresOf } from './distances.ts';

export interface KMeans {
  readonly centres: Float64Array;
  /** −1 until the first round. */
  readonly clusters: Int32Array;
  /** Σ_r |x_r − c_k(r)|², from the centres to which the rows were last assigned. */
  readonly inertia: number;
  readonly rounds: number;
  /** Other centres, by k-means++ from a seed. Throws Problem 'range' where fewer rows than K differ. */
  start(seed: number): void;
  /** A round of Lloyd's: rows to their nearest centres, centres to their rows' means. Returns how many rows changed. */
  next(): number;
  /** Rounds until no row changes, at most so many. Returns whether it has settled. */
  run(most?: number): boolean;
}

/** Started from `seed`. Throws Problem 'range' unless 1 ≤ K ≤ m, 'no-examples', 'shape', 'not-finite'. */
export function kMeans(distances: Distances, x: Numbers, m: number, K: number, seed: number): KMeans {
  const { n } = distances;
  checkRows('kMeans', x, m, n);
  checkCount('K', K, Math.min(m, distances.points));
  const squares = squaresOf(x, m, n);
  const centres = new Float64Array(K * n);
  const clusters = new Int32Array(m);
  const sums = new Float64Array(K * n);
  const counts = new Uint32Array(K);
  const d = new Float64Array(distances.rows * K);
  const found = { centres, clusters, inertia: 0, rounds: 0, start, next, run };

  /** Measures block by block: what is asked is told of each row, with where its distances stand. */
  const eachRow = (c: Numbers, points: number, tell: (r: number, at: number) => void): void => {
    distances.aim(c, points);
    for (let from = 0; from < m; from += distances.rows) {
      const rows = Math.min(distances.rows, m - from);
      distances.measure(d, x.subarray(from * n, (from + rows) * n), squares.subarray(from, from + rows), rows);
      for (let r = 0; r < rows; r++) tell(from + r, r * points);
    }
  };

  function start(seed: number): void {
    const random = generator(seed, 'k-means++');
    const nearest = new Float64Array(m).fill(1); // the first: each row equally likely
    for (let k = 0; k < K; k++) {
      const chosen = drawInProportion(nearest, random.uniform());
      if (chosen < 0) throw new Problem('range', { where: 'K', expected: `1 … ${k}`, found: String(K) });
      const centre = centres.subarray(k * n, (k + 1) * n);
      centre.set(x.subarray(chosen * n, (chosen + 1) * n));
      eachRow(centre, 1, (r, at) => {
        nearest[r] = k === 0 ? d[at] : Math.min(nearest[r], d[at]); // D(x)²
      });
    }
    clusters.fill(-1);
    sums.fill(0);
    counts.fill(0);
    found.inertia = Number.POSITIVE_INFINITY;
    found.rounds = 0;
  }

  function next(): number {
    let changed = 0;
    found.inertia = 0;
    eachRow(centres, K, (r, at) => {
      let best = 0;
      for (let k = 1; k < K; k++) if (d[at + k] < d[at + best]) best = k;
      found.inertia += d[at + best];
      if (clusters[r] === best) return;
      changed++;
      if (clusters[r] >= 0) count(r, clusters[r], -1);
      count(r, best, 1);
      clusters[r] = best;
    });
    for (let k = 0; k < K; k++) {
      if (counts[k] === 0) continue; // a centre without rows stays where it is
      for (let i = k * n; i < (k + 1) * n; i++) centres[i] = sums[i] / counts[k];
    }
    found.rounds++;
    return changed;
  }

  /** Row r enters cluster k, or leaves it: most rows soon stay where they are, and cost nothing. */
  function count(r: number, k: number, sign: 1 | -1): void {
    counts[k] += sign;
    for (let i = 0; i < n; i++) sums[k * n + i] += sign * x[r * n + i];
  }

  function run(most = 300): boolean {
    for (let k = 0; k < most; k++) if (next() === 0) return true;
    return false;
  }

  start(seed);
  return found;
}

/** A row by its share of the sum, u in [0, 1); −1 where all are 0. */
function drawInProportion(shares: Float64Array, u: number): number {
  const total = shares.reduce((sum, share) => sum + share, 0);
  let left = u * total;
  for (let r = 0; r < shares.length; r++) {
    left -= shares[r];
    if (left < 0 && shares[r] > 0) return r;
  }
  return shares.findLastIndex((share) => share > 0); // what rounding left over
}
