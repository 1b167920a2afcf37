/**
 * How well clusters agree with classes that they were not told. Chapter: tasks. Source: Hubert & Arabie 1985, "Comparing
 * Partitions" (the Rand index, less what chance alone would give).
 */
import { Problem } from '../problem.ts';

/** table[K,L]: how many rows of each cluster are of each class, both counted from 0. Throws Problem 'targets-count', 'no-examples'. */
export function contingency(clusters: ArrayLike<number>, classes: ArrayLike<number>): Uint32Array[] {
  if (clusters.length !== classes.length) {
    throw new Problem('targets-count', { expected: clusters.length, found: classes.length });
  }
  if (clusters.length === 0) throw new Problem('no-examples', { where: 'contingency', found: 0 });
  const most = (list: ArrayLike<number>) => Array.from(list).reduce((top, k) => Math.max(top, k), 0);
  const L = most(classes) + 1;
  const table = Array.from({ length: most(clusters) + 1 }, () => new Uint32Array(L));
  for (let r = 0; r < clusters.length; r++) table[clusters[r]][classes[r]]++;
  return table;
}

/** (1/m) Σ_k max_l N_kl: the share of rows whose class is the commonest of their cluster. Rises by itself with K. */
export function purity(table: readonly ArrayLike<number>[]): number {
  let common = 0;
  for (const row of table) common += Array.from(row).reduce((top, count) => Math.max(top, count), 0);
  return common / total(table.map(total));
}

/**
 * (pairs together in both − expected) / (their most − expected): 1 where both part the rows alike, whatever their names, 0 on
 * average by chance. Two partings that leave nothing to compare (one cluster, or each row alone, in both) agree: 1.
 */
export function adjustedRandIndex(table: readonly ArrayLike<number>[]): number {
  const columns = Array.from(table[0], (_, l) => total(table.map((row) => row[l])));
  const rows = table.map(total);
  const together = total(table.map(pairsOf));
  const [inClusters, inClasses] = [pairsOf(rows), pairsOf(columns)];
  const expected = (inClusters * inClasses) / pairs(total(rows));
  const most = (inClusters + inClasses) / 2;
  return inClusters === inClasses && together === most ? 1 : (together - expected) / (most - expected);
}

const total = (counts: ArrayLike<number>): number => Array.from(counts).reduce((sum, count) => sum + count, 0);
const pairs = (count: number): number => (count * (count - 1)) / 2;
const pairsOf = (counts: ArrayLike<number>): number => total(Array.from(counts, pairs));
