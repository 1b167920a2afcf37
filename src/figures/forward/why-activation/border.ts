/** Where a map of numbers passes through zero: the border between the classes. Chapter: forward. */

type Point = readonly [x: number, y: number];
type Corner = readonly [down: 0 | 1, right: 0 | 1];

const corners: readonly Corner[] = [
  [0, 0],
  [0, 1],
  [1, 1],
  [1, 0],
];
/** The four edges of a square, clockwise from the top. */
const edges = corners.map((from, k): [Corner, Corner] => [from, corners[(k + 1) % 4]]);

/**
 * map[side, side] holds the values at the middles of the squares, from the top left. Pieces of the border, in squares from the
 * map's top left corner; between two middles the map is taken for straight (marching squares).
 */
export function borderOf(map: ArrayLike<number>, side: number): (readonly [Point, Point])[] {
  const pieces: (readonly [Point, Point])[] = [];
  for (let row = 0; row < side - 1; row++) {
    for (let column = 0; column < side - 1; column++) {
      const value = ([down, right]: Corner) => map[(row + down) * side + column + right];
      const crossings: Point[] = [];
      for (const [from, to] of edges) {
        const [one, other] = [value(from), value(to)];
        if (one < 0 === other < 0) continue;
        const part = one / (one - other);
        crossings.push([
          column + 0.5 + from[1] + part * (to[1] - from[1]),
          row + 0.5 + from[0] + part * (to[0] - from[0]),
        ]);
      }
      // two, or four where the corners alternate
      for (let k = 0; k + 1 < crossings.length; k += 2) pieces.push([crossings[k], crossings[k + 1]]);
    }
  }
  return pieces;
}
