/**
 * Lines of equal height through a grid, by marching squares: chains of points in the grid's own columns and rows. Not
 * d3-contour, whose areas have the frame for a border, are bounded by straight interpolation (a narrow bowl's innermost
 * line would lie at a tenth of its level) and weigh 3 KB where this weighs 0.7.
 */
import type { Grid, Relief } from './ground.ts';

type Point = readonly [column: number, row: number];

/** 1, 2 and 5 times the powers of ten that lie above `low` and below `high`. */
export function roundLevels(low: number, high: number): number[] {
  const decades = Array.from({ length: 24 }, (_, k) => k - 12);
  const levels = decades.flatMap((decade) => [1, 2, 5].map((figure) => Number(`${figure}e${decade}`)));
  return levels.filter((level) => level > low && level < high);
}

/** From the highest place down to this part of its height. */
export function levelsOf({ heights, lowest }: Relief, depth: number): number[] {
  const highest = heights.reduce((most, loss) => Math.max(most, loss));
  return roundLevels(lowest.loss + (highest - lowest.loss) * depth, highest);
}

/** The lines of equal height of a ground, in shares of its window. */
export const linesOf = (relief: Relief, depth: number): Point[][] =>
  levelsOf(relief, depth).flatMap((level) =>
    contour(relief, level).map((chain) =>
      chain.map(([column, row]): Point => [column / (relief.side - 1), row / (relief.side - 1)]),
    ),
  );

/** Edges are numbered: 2k from grid place k to the right, 2k + 1 from it upwards. */
export function contour({ heights, side }: Grid, level: number): Point[][] {
  /** Edge → those that the line leads on to. */
  const beside = new Map<number, number[]>();
  const join = (one: number, other: number) => beside.set(one, [...(beside.get(one) ?? []), other]);
  const isOver = (k: number) => heights[k] > level;
  for (let k = 0; k < side * (side - 1); k++) {
    const isLast = k % side === side - 1;
    if (isLast || [k + 1, k + side, k + side + 1].every((at) => isOver(at) === isOver(k))) continue;
    const corners = [k, k + 1, k + side + 1, k + side];
    const edges = [2 * k, 2 * (k + 1) + 1, 2 * (k + side), 2 * k + 1];
    const crossed = edges.filter((_, e) => isOver(corners[e]) !== isOver(corners[(e + 1) % 4]));
    // a saddle: the height of the middle tells which corners belong together
    const middle = corners.reduce((sum, at) => sum + heights[at], 0) / 4;
    if (crossed.length === 4 && middle > level !== isOver(k)) crossed.unshift(crossed.pop()!);
    for (let e = 0; e < crossed.length; e += 2) {
      join(crossed[e], crossed[e + 1]);
      join(crossed[e + 1], crossed[e]);
    }
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
  const ends = [...beside.keys()].filter((edge) => beside.get(edge)!.length === 1);
  return [...ends, ...beside.keys()].flatMap((from) => {
    if (seen.has(from)) return [];
    const chain: number[] = [];
    for (let at: number | undefined = from; at !== undefined; at = beside.get(at)!.find((next) => !seen.has(next))) {
      seen.add(at);
      chain.push(at);
    }
    const isRing = chain.length > 2 && beside.get(chain[chain.length - 1])!.includes(from);
    return [isRing ? [...chain, from] : chain];
  });
}
