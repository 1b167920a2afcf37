/**
 * The dense layer and its three gradients. Chapters: neuron, backprop. The products: matrix.ts.
 *
 * A product is found in the columns `from` (a multiple of 8) up to `to`, and no other is written: so several threads share
 * it, and each number is the same whoever finds it.
 */
import { storeFirst } from './lanes.ts';
import { pack } from './matrix';
import { multiplyPanel, packTransposed, paddedRow } from './matrix.ts';
import { depth, zeroRow } from './memory.ts';

/** z[m,nOut] = x[m,nIn] W[nIn,nOut] + b[nOut] */
export function dense(
  z: usize, x: usize, W: usize, b: usize, m: usize, nIn: usize, nOut: usize, from: usize, to: usize,
): void {
  const row = nOut << 2;
  for (let j = from; j < to; j += 8) {
    const columns = min<usize>(8, to - j);
    const at = j << 2;
    for (let k: usize = 0; k < nIn || k == 0; k += depth) {
      const rows = min<usize>(depth, nIn - k);
      pack(W + k * row + at, row, rows, columns);
      const first = k == 0;
      const start = first ? paddedRow(b + at, columns) : z + at;
      multiplyPanel(z + at, row, start, first ? 0 : row, x + (k << 2), nIn << 2, 4, m, rows, columns);
    }
  }
}

/** dW[nIn,nOut] = xᵀ delta */
export function denseWeightGradient(
  dW: usize, x: usize, delta: usize, m: usize, nIn: usize, nOut: usize, from: usize, to: usize,
): void {
  const row = nOut << 2;
  for (let j = from; j < to; j += 8) {
    const columns = min<usize>(8, to - j);
    const at = j << 2;
    for (let r: usize = 0; r < m || r == 0; r += depth) {
      const rows = min<usize>(depth, m - r);
      pack(delta + r * row + at, row, rows, columns);
      const first = r == 0;
      const start = first ? zeroRow() : dW + at;
      multiplyPanel(dW + at, row, start, first ? 0 : row, x + r * (nIn << 2), 4, nIn << 2, nIn, rows, columns);
    }
  }
}

/** dx[m,nIn] = delta Wᵀ */
export function denseInputGradient(
  dx: usize, delta: usize, W: usize, m: usize, nIn: usize, nOut: usize, from: usize, to: usize,
): void {
  const row = nOut << 2;
  const dxRow = nIn << 2;
  for (let i = from; i < to; i += 8) {
    const columns = min<usize>(8, to - i);
    const at = i << 2;
    for (let j: usize = 0; j < nOut || j == 0; j += depth) {
      const rows = min<usize>(depth, nOut - j);
      packTransposed(W + i * row + (j << 2), row, rows, columns);
      const first = j == 0;
      const start = first ? zeroRow() : dx + at;
      multiplyPanel(dx + at, dxRow, start, first ? 0 : dxRow, delta + (j << 2), row, 4, m, rows, columns);
    }
  }
}

/** db[nOut] = column sums of delta, row after row */
export function denseBiasGradient(db: usize, delta: usize, m: usize, nOut: usize): void {
  const row = nOut << 2;
  for (let j: usize = 0; j < nOut; j += 4) {
    let sum = f32x4.splat(0);
    let at = delta + (j << 2);
    for (let r: usize = 0; r < m; r++) {
      sum = f32x4.add(sum, v128.load(at));
      at += row;
    }
    storeFirst(db + (j << 2), sum, min<usize>(4, nOut - j));
  }
}
