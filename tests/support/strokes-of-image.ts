/**
 * A digit of MNIST as the strokes that may have written it: thinned to lines one pixel wide (Zhang & Suen 1984), each
 * pair of neighbours on a line a stroke. Points in pad units, the image filling `scale` of the pad.
 */
import type { Stroke } from '../../lib/data/drawing-ink.ts';

const side = 28;

export function strokesOfImage(image: ArrayLike<number>, scale = 1): Stroke[] {
  const lit = thinned(Uint8Array.from({ length: side * side }, (_, k) => Number(image[k] > 127)));
  const at = (k: number) => [(0.5 + (((k % side) + 0.5) / side - 0.5) * scale), (0.5 + ((Math.floor(k / side) + 0.5) / side - 0.5) * scale)] as const; // biome-ignore format: a pair
  const strokes: Stroke[] = [];
  for (let k = 0; k < lit.length; k++) {
    if (!lit[k]) continue;
    const neighbours = [k + 1, k + side, k + side + 1, k + side - 1].filter((other) => lit[other]);
    strokes.push(...(neighbours.length ? neighbours.map((other) => [at(k), at(other)]) : [[at(k)]]));
  }
  return strokes;
}

/** Pixels are taken off the edges of lines, from the south-east and the north-west in turn, until none can go. */
function thinned(lit: Uint8Array): Uint8Array {
  const around = [-side, -side + 1, 1, side + 1, side, side - 1, -1, -side - 1]; // from the north, clockwise
  for (let removed = true; removed; ) {
    removed = false;
    for (const turn of [0, 1]) {
      const doomed: number[] = [];
      for (let k = side + 1; k < lit.length - side - 1; k++) {
        if (!lit[k]) continue;
        const [n, ne, e, se, s, sw, w, nw] = around.map((step) => lit[k + step]);
        const ring = [n, ne, e, se, s, sw, w, nw];
        const count = ring.reduce((a, b) => a + b, 0);
        const rises = ring.filter((value, j) => !value && ring[(j + 1) % 8]).length;
        const edge = turn === 0 ? !(n && e && s) && !(e && s && w) : !(n && e && w) && !(n && s && w);
        if (count >= 2 && count <= 6 && rises === 1 && edge) doomed.push(k);
      }
      for (const k of doomed) lit[k] = 0;
      removed ||= doomed.length > 0;
    }
  }
  return lit;
}
