/** Points of a line that matter: pages carry them, and a picture that moves draws them again. */

export type Point = readonly [x: number, y: number];

/** Far less than a line is wide. */
const tolerance = 0.4;

/** Without those that lie on the way between others (Douglas and Peucker 1973). */
export function corners(points: readonly Point[]): Point[] {
  if (points.length < 3) return [...points];
  const kept = new Set([0, points.length - 1]);
  const spans: [number, number][] = [[0, points.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    let [at, most] = [0, tolerance];
    for (let k = from + 1; k < to; k++) {
      const away = distance(points[k], points[from], points[to]);
      if (away > most) [at, most] = [k, away];
    }
    if (most === tolerance) continue;
    kept.add(at);
    spans.push([from, at], [at, to]);
  }
  return points.filter((_, k) => kept.has(k));
}

/** From a point to the stretch between two others. */
function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const squared = dx * dx + dy * dy;
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / squared));
  const [ox, oy] = [x - ax - share * dx, y - ay - share * dy];
  return Math.sqrt(ox * ox + oy * oy);
}

/** Fine enough for any place in a drawing. */
export const tenth = (place: number): number => Math.round(10 * place) / 10;

/** To a multiple of a fifth or a half of a unit, in tenths: as fine as the eye can tell, and few different numbers. */
const toFifth = (place: number): number => 2 * Math.round(5 * place);
const toHalf = (place: number): number => 5 * Math.round(2 * place);

/**
 * An SVG path through the points, in fifths of a unit and relative to one another. Left out are points that lie on the
 * way between others (Douglas and Peucker 1973), and those that are no numbers.
 */
export function pathThrough(points: readonly Point[]): string {
  const finite = points.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  if (finite.length === 0) return '';
  let [px, py] = [0, 0];
  return corners(finite)
    .map(([x, y], k) => {
      const [tx, ty] = [toFifth(x), toFifth(y)];
      const [dx, dy] = [tx - px, ty - py];
      [px, py] = [tx, ty];
      if (k === 0) return `M${written(dx)},${written(dy)}l`;
      return `${k > 1 && dx >= 0 ? ' ' : ''}${written(dx)}${dy >= 0 ? ',' : ''}${written(dy)}`;
    })
    .join('')
    .replace(/l$/, '');
}

/** From the upper left corner to each point in turn, measured from the one before, and at each the same mark. */
function marksAt(points: readonly Point[], round: (place: number) => number, mark: string): string {
  let [px, py] = [0, 0];
  return points
    .map(([x, y], k) => {
      const [tx, ty] = [round(x), round(y)];
      const [dx, dy] = [tx - px, ty - py];
      [px, py] = [tx, ty];
      return `${k === 0 ? 'M' : 'm'}${written(dx)}${dy >= 0 ? ',' : ''}${written(dy)}${mark}`;
    })
    .join('');
}

/** Dots at the points: lines of no length, whose round ends make them. */
export const dotsAt = (points: readonly Point[]): string => marksAt(points, toHalf, 'h0');

/** Circles round the points as one path. */
export function circlesAt(points: readonly Point[], r: number): string {
  const circle = `a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0${-2 * r} 0`;
  const lefts = points.map(([x, y]): Point => [x - r, y]);
  return marksAt(lefts, toFifth, circle);
}

/** Upright strokes from a height to the points, each from the one before. */
export function stemsAt(points: readonly Point[], foot: number): string {
  const from = toFifth(foot);
  let [px, py] = [0, 0];
  return points
    .map(([x, y], k) => {
      const [tx, ty] = [toFifth(x), toFifth(y)];
      const [dx, dy] = [tx - px, from - py];
      [px, py] = [tx, ty];
      return `${k === 0 ? 'M' : 'm'}${written(dx)}${dy >= 0 ? ',' : ''}${written(dy)}v${written(ty - from)}`;
    })
    .join('');
}

/** Tenths without a leading zero. */
const written = (tenths: number): string => String(tenths / 10).replace(/^(-?)0\./, '$1.');
