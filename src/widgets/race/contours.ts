/**
 * Lines of equal height through a grid, by marching squares: chains of points in the grid's own columns and rows. Not
 * d3-contour, whose areas have the frame for a border, are bounded by straight interpolation (a narrow bowl's innermost
 * line would lie at a tenth of its level) and weigh 3 KB where this weighs 0.7.
 */

import type { Grid } from '../../experiments/gradient-descent/race/ground.ts';
import type { Point } from '../../kit/path.ts';

/** 1, 2 and 5 times the powers of ten that lie above `low` and below `high`. */
export function roundLevels(low: number, high: number): number[] {
  const levels: number[] = [];
  for (let decade = -12; decade < 12; decade++) {
    for (const figure of [1, 2, 5]) {
      const level = Number(`${figure}e${decade}`);
      if (level > low && level < high) levels.push(level);
    }
  }
  return levels;
}

/** An edge by number: 2k from grid place k to the right, 2k + 1 from it upwards. */
export function contour({ heights, side }: Grid, level: number): Point[][] {
  const beside = new Map<number, number[]>();
  const join = (one: number, other: number) => {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ]) {
      const known = beside.get(from);
      if (known) known.push(to);
      else beside.set(from, [to]);
    }
  };
  for (let k = 0; k < side * (side - 1); k++) {
    if (k % side < side - 1 && isCrossed(k)) joinIn(k);
  }

  function isCrossed(k: number): boolean {
    const isOver = heights[k] > level;
    const isSame = (at: number) => heights[at] > level === isOver;
    return !(isSame(k + 1) && isSame(k + side) && isSame(k + side + 1));
  }

  function joinIn(k: number): void {
    const corners = [k, k + 1, k + side + 1, k + side];
    const isOver = corners.map((at) => heights[at] > level);
    const edges = [2 * k, 2 * (k + 1) + 1, 2 * (k + side), 2 * k + 1];
    const crossed = edges.filter((_, e) => isOver[e] !== isOver[(e + 1) % 4]);
    if (crossed.length === 2) join(crossed[0], crossed[1]);
    if (crossed.length < 4) return;
    // a saddle: the height of the middle tells which corners belong together
    const isMiddleOver = corners.reduce((sum, at) => sum + heights[at], 0) / 4 > level;
    const shift = isMiddleOver === isOver[0] ? 0 : 3;
    for (const pair of [0, 2]) join(edges[(pair + shift) % 4], edges[(pair + shift + 1) % 4]);
  }

  return chainsOf(beside).map((chain) => chain.map((edge) => pointOn(edge, level, heights, side)));
}

/** Where the level lies on an edge, the root of the height taken as even: most grounds are bowls. */
function pointOn(edge: number, level: number, heights: Float64Array, side: number): Point {
  const from = edge >> 1;
  const isUpwards = edge % 2 === 1;
  const [one, other] = [heights[from], heights[from + (isUpwards ? side : 1)]].map(root);
  const part = (root(level) - one) / (other - one);
  const [column, row] = [from % side, Math.floor(from / side)];
  return isUpwards ? [column, row + part] : [column + part, row];
}
const root = (height: number) => Math.sqrt(Math.max(0, height));

/** Chains with two ends first, then the rings. */
function chainsOf(beside: ReadonlyMap<number, readonly number[]>): number[][] {
  const seen = new Set<number>();
  const chains: number[][] = [];
  const walk = (from: number) => {
    const chain: number[] = [];
    let at: number | undefined = from;
    while (at !== undefined) {
      seen.add(at);
      chain.push(at);
      at = beside.get(at)?.find((next) => !seen.has(next));
    }
    const isRing = chain.length > 2 && beside.get(chain[chain.length - 1])?.includes(from);
    chains.push(isRing ? [...chain, from] : chain);
  };
  for (const [edge, next] of beside) if (next.length === 1 && !seen.has(edge)) walk(edge);
  for (const edge of beside.keys()) if (!seen.has(edge)) walk(edge);
  return chains;
}
