/**
 * Products over steps of time. Arrays are [m, steps, width], so one step's rows lie `steps` rows apart: each product here is
 * given the bytes from row to row of what it reads and of what it writes.
 */
import { pack } from './matrix';
import { multiplyPanel, packTransposed } from './matrix.ts';
import { depth, zeroRow } from './memory.ts';

/** c[m, columns] += a[m, k] B[k, columns] */
export function addStep(
  c: usize, cRow: usize, a: usize, aRow: usize, B: usize, bRow: usize, m: usize, k: usize, columns: usize,
): void {
  for (let j: usize = 0; j < columns; j += 8) {
    const width = min<usize>(8, columns - j);
    const at = c + (j << 2);
    for (let i: usize = 0; i < k; i += depth) {
      const rows = min<usize>(depth, k - i);
      pack(B + i * bRow + (j << 2), bRow, rows, width);
      multiplyPanel(at, cRow, at, cRow, a + (i << 2), aRow, 4, m, rows, width);
    }
  }
}

/** c[m, n] = a[m, k] Bᵀ with B[n, k], added to what is there unless `isFirst` */
export function stepBack(
  c: usize, cRow: usize, a: usize, aRow: usize, B: usize, bRow: usize, m: usize, k: usize, n: usize, isFirst: bool,
): void {
  for (let i: usize = 0; i < n; i += 8) {
    const width = min<usize>(8, n - i);
    const at = c + (i << 2);
    for (let j: usize = 0; j < k; j += depth) {
      const rows = min<usize>(depth, k - j);
      packTransposed(B + i * bRow + (j << 2), bRow, rows, width);
      const fresh = isFirst && j == 0;
      multiplyPanel(at, cRow, fresh ? zeroRow() : at, fresh ? 0 : cRow, a + (j << 2), aRow, 4, m, rows, width);
    }
  }
}

/** dU[n, columns] = Σ_r Σ_(t ≥ 1) v_tᵀ error_t; v[m, steps, n] begins at what belongs to t = 1 of the first example */
export function overSteps(
  dU: usize, dURow: usize, v: usize, error: usize, errorRow: usize, m: usize, steps: usize, n: usize, columns: usize,
): void {
  const vRow = n << 2;
  for (let j: usize = 0; j < columns; j += 8) {
    const width = min<usize>(8, columns - j);
    const to = dU + (j << 2);
    for (let i: usize = 0; i < n && steps == 1; i++) memory.fill(to + i * dURow, 0, width << 2);
    let isFirst = true;
    for (let r: usize = 0; r < m; r++) {
      for (let t: usize = 1; t < steps; t += depth) {
        const rows = min<usize>(depth, steps - t);
        pack(error + (r * steps + t) * errorRow + (j << 2), errorRow, rows, width);
        const at = v + (r * steps + t - 1) * vRow;
        multiplyPanel(to, dURow, isFirst ? zeroRow() : to, isFirst ? 0 : dURow, at, 4, vRow, n, rows, width);
        isFirst = false;
      }
    }
  }
}
