/**
 * The contrastive loss: of all other rows each row is to find its partner, by cosine. Chapter: trends.
 * Source: Chen et al. 2020, "A Simple Framework for Contrastive Learning of Visual Representations" (NT-Xent), arXiv:2002.05709.
 */
import { addRow, dotOfRows, normaliseRows, normaliseRowsGradient } from './cosine.ts';
import { exp } from './elementary.ts';
import { logSumExp } from './losses.ts';
import type { Numbers } from './numbers.ts';

/**
 * With s_rq the cosine of rows r and q and c the partner of r: L_r = log Σ_{q ≠ r} e^(s_rq / τ) − s_rc / τ. x,dx[2 pairs, n], rows
 * 2p and 2p + 1 (from 0) are partners. Returns the sum of the rows' losses and writes the gradient of their mean.
 */
export function contrastive(dx: Numbers, x: Numbers, pairs: number, n: number, temperature: number): number {
  const rows = 2 * pairs;
  const [u, sizes] = [new Float64Array(rows * n), new Float64Array(rows)];
  normaliseRows(u, sizes, x, rows, n);
  const du = new Float64Array(rows * n);
  const s = new Float64Array(rows);
  let total = 0;
  for (let r = 0; r < rows; r++) {
    const c = r % 2 === 0 ? r + 1 : r - 1;
    for (let q = 0; q < rows; q++) {
      s[q] = q === r ? Number.NEGATIVE_INFINITY : dotOfRows(u, r, u, q, n) / temperature;
    }
    const top = logSumExp(s, 0, rows);
    total += top - s[c];
    for (let q = 0; q < rows; q++) {
      if (q === r) continue;
      const g = (exp(s[q] - top) - (q === c ? 1 : 0)) / (temperature * rows); // ∂L/∂(u_r · u_q), of the mean
      addRow(du, r, g, u, q, n);
      addRow(du, q, g, u, r, n);
    }
  }
  normaliseRowsGradient(dx, du, u, sizes, rows, n);
  return total;
}
