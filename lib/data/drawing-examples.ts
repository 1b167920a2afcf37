/**
 * Ten digits as strokes, drawn for this book by hand: for readers who cannot draw, and for the tests.
 */
import type { Point, Stroke } from './drawing-ink.ts';

/**
 * Digit → strokes → pieces between corners → points x y x y … on a pad of 100 by 100, in the order in which a
 * hand draws them; a piece is a smooth curve through its points.
 */
const drawn: readonly (readonly (readonly (readonly number[])[])[])[] = [
  [[[58, 20, 42, 23, 31, 40, 30, 60, 39, 76, 53, 79, 66, 69, 71, 50, 68, 31, 56, 20]]],
  [[[56, 17, 53, 40, 49, 62, 46, 82]]],
  [
    [
      [30, 34, 37, 22, 52, 18, 65, 26, 64, 41, 52, 57, 36, 72, 29, 79],
      [29, 79, 50, 77, 74, 78],
    ],
  ],
  [
    [
      [32, 24, 45, 17, 60, 21, 64, 33, 56, 43, 43, 47],
      [43, 47, 59, 48, 69, 58, 67, 71, 54, 81, 38, 80, 28, 73],
    ],
  ],
  [
    [
      [40, 18, 35, 36, 28, 53],
      [28, 53, 48, 53, 73, 51],
    ],
    [[63, 20, 61, 40, 58, 62, 56, 83]],
  ],
  [
    [
      [68, 19, 52, 19, 38, 21],
      [38, 21, 36, 33, 33, 45],
      [33, 45, 47, 40, 62, 44, 69, 56, 66, 70, 53, 79, 39, 79, 29, 72],
    ],
  ],
  [[[60, 17, 46, 28, 36, 46, 33, 63, 39, 77, 52, 81, 64, 74, 66, 62, 58, 53, 46, 55, 36, 65]]],
  [
    [
      [28, 23, 48, 23, 72, 20],
      [72, 20, 62, 39, 52, 60, 45, 82],
    ],
  ],
  [[[64, 27, 53, 18, 39, 23, 37, 34, 47, 45, 60, 54, 67, 66, 60, 79, 46, 82, 35, 73, 38, 61, 52, 49, 64, 38, 64, 27]]],
  [[[66, 31, 55, 19, 41, 21, 33, 34, 38, 46, 51, 48, 62, 40, 66, 30, 65, 50, 61, 67, 56, 83]]],
];

/** Straight parts to a curve between two points. */
const parts = 6;

/** The strokes of a digit, ready for the pad. */
export function exampleDigit(digit: number): Stroke[] {
  return drawn[digit].map((pieces) => pieces.flatMap(curveThrough));
}

/** Points along the Catmull-Rom curve through the points of a piece. */
function curveThrough(piece: readonly number[]): Point[] {
  const points = Array.from(
    { length: piece.length / 2 },
    (_, k): Point => [piece[2 * k] / 100, piece[2 * k + 1] / 100],
  );
  const curve: Point[] = [points[0]];
  for (let k = 0; k + 1 < points.length; k++) {
    const [before, from, to, after] = [
      points[Math.max(0, k - 1)],
      points[k],
      points[k + 1],
      points[k + 2] ?? points[k + 1],
    ];
    for (let part = 1; part <= parts; part++) {
      const t = part / parts;
      const along = (axis: 0 | 1) => {
        const slopeFrom = (to[axis] - before[axis]) / 2;
        const slopeTo = (after[axis] - from[axis]) / 2;
        const step = to[axis] - from[axis];
        return (
          from[axis] + t * (slopeFrom + t * (3 * step - 2 * slopeFrom - slopeTo + t * (slopeFrom + slopeTo - 2 * step)))
        );
      };
      curve.push([along(0), along(1)]);
    }
  }
  return curve;
}
