/** Where the largest or smallest of a list stands, counted from 0. Of equals the first; a tie has no argmax of its own. */
export function extremeIndex(list: readonly number[], largest: boolean): number {
  return list.reduce((best, x, k) => ((largest ? x > list[best] : x < list[best]) ? k : best), 0);
}
