/**
 * Max-pooling over windows that do not overlap; a rest at the border is left out (Keras's 'valid'). Chapter: interpretability.
 * x[m, rows, columns, channels], a[m, ⌊rows/size⌋, ⌊columns/size⌋, channels].
 */
import type { Numbers } from './numbers.ts';

export interface PoolingShape {
  readonly rows: number;
  readonly columns: number;
  readonly channels: number;
  readonly size: number;
}

/** a = the largest of each window; winners[k] is its place in x, the first of equals. eq: max-pool */
export function maxPool(a: Numbers, winners: Int32Array, x: Numbers, m: number, s: PoolingShape): void {
  const outRows = Math.floor(s.rows / s.size);
  const outColumns = Math.floor(s.columns / s.size);
  let k = 0;
  for (let r = 0; r < m; r++) {
    for (let i = 0; i < outRows; i++) {
      for (let j = 0; j < outColumns; j++) {
        for (let c = 0; c < s.channels; c++) {
          let winner = -1;
          for (let u = 0; u < s.size; u++) {
            for (let v = 0; v < s.size; v++) {
              const at = ((r * s.rows + i * s.size + u) * s.columns + j * s.size + v) * s.channels + c;
              if (winner < 0 || x[at] > x[winner]) winner = at; // eq: max-pool
            }
          }
          winners[k] = winner;
          a[k++] = x[winner];
        }
      }
    }
  }
}

/** The whole gradient of a window goes to its winner. */
export function maxPoolGradient(dx: Numbers, delta: Numbers, winners: Int32Array, m: number, s: PoolingShape): void {
  dx.fill(0, 0, m * s.rows * s.columns * s.channels);
  const count = m * Math.floor(s.rows / s.size) * Math.floor(s.columns / s.size) * s.channels;
  for (let k = 0; k < count; k++) dx[winners[k]] += delta[k];
}
