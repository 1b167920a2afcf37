/**
 * Max-pooling and its gradient, channels in the lanes. Chapter: interpretability. Orders of nn/pooling.ts; the winner of a
 * window is found again on the way back, which is cheaper than to keep it.
 */
import { storeFirst } from './lanes.ts';

/** a[m,⌊rows/size⌋,⌊columns/size⌋,channels] = the largest of each window of x[m,rows,columns,channels] */
export function maxPool(a: usize, x: usize, m: i32, rows: i32, columns: i32, channels: i32, size: i32): void {
  pool(a, x, m, rows, columns, channels, size, false, 0);
}

/** dx: the gradient of a window goes whole to its winner, the first of equals. */
export function maxPoolGradient(
  dx: usize, delta: usize, x: usize, m: i32, rows: i32, columns: i32, channels: i32, size: i32,
): void {
  memory.fill(dx, 0, (<usize>m * rows * columns * channels) << 2);
  pool(delta, x, m, rows, columns, channels, size, true, dx);
}

// @ts-ignore: decorator
@inline
function pool(
  a: usize, x: usize, m: i32, rows: i32, columns: i32, channels: i32, size: i32, isGradient: bool, dx: usize,
): void {
  const step = <usize>channels << 2;
  const rest = (<usize>columns - size) * step;
  for (let r = 0; r < m; r++) {
    for (let i = 0; i < rows / size; i++) {
      for (let j = 0; j < columns / size; j++) {
        const corner = <usize>((r * rows + i * size) * columns + j * size) * step;
        for (let c = 0; c < channels; c += 4) {
          const count = <usize>min(4, channels - c);
          const start = corner + (<usize>c << 2);
          let best = v128.load(x + start);
          let winner = i32x4.splat(0);
          let at = x + start;
          for (let u = 0, k = 0; u < size; u++) {
            for (let v = 0; v < size; v++, k++) {
              const value = v128.load(at);
              const isLarger = f32x4.gt(value, best);
              best = v128.bitselect(value, best, isLarger);
              if (isGradient) winner = v128.bitselect(i32x4.splat(k), winner, isLarger);
              at += step;
            }
            at += rest;
          }
          if (isGradient) {
            const error = v128.load(a + (<usize>c << 2));
            let to = dx + start;
            for (let u = 0, k = 0; u < size; u++) {
              for (let v = 0; v < size; v++, k++) {
                storeFirst(to, v128.and(error, i32x4.eq(winner, i32x4.splat(k))), count);
                to += step;
              }
              to += rest;
            }
          } else {
            storeFirst(a + (<usize>c << 2), best, count);
          }
        }
        a += step;
      }
    }
  }
}
