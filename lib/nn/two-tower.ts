/**
 * The two-tower loss: rows of two networks (picture and word) are to find each other, by cosine, in both directions. Chapter:
 * trends. Source: Radford et al. 2021, "Learning Transferable Visual Models From Natural Language Supervision" (CLIP), figure 3.
 */
import { addRow, dotOfRows, normaliseRows, normaliseRowsGradient } from './cosine.ts';
import { exp } from './elementary.ts';
import { logSumExp } from './losses.ts';
import type { Numbers } from './numbers.ts';

/**
 * With s_rq the cosine of x_r and y_q, divided by τ: L_r = ½ (log Σ_q e^(s_rq) − s_rr) + ½ (log Σ_q e^(s_qr) − s_rr). x,y,dx,dy[m,n].
 * Returns the sum of the m pairs' losses and writes the gradients of their mean.
 */
export function twoTower(
  dx: Numbers,
  dy: Numbers,
  x: Numbers,
  y: Numbers,
  m: number,
  n: number,
  temperature: number,
): number {
  const [u, v] = [new Float64Array(m * n), new Float64Array(m * n)];
  const [uSizes, vSizes] = [new Float64Array(m), new Float64Array(m)];
  normaliseRows(u, uSizes, x, m, n);
  normaliseRows(v, vSizes, y, m, n);
  const s = new Float64Array(m * m);
  const turned = new Float64Array(m * m);
  for (let r = 0; r < m; r++) {
    for (let q = 0; q < m; q++) s[r * m + q] = turned[q * m + r] = dotOfRows(u, r, v, q, n) / temperature;
  }
  const acrossRows = Float64Array.from({ length: m }, (_, r) => logSumExp(s, r * m, m));
  const acrossColumns = Float64Array.from({ length: m }, (_, q) => logSumExp(turned, q * m, m));
  const [du, dv] = [new Float64Array(m * n), new Float64Array(m * n)];
  let total = 0;
  for (let r = 0; r < m; r++) {
    total += (acrossRows[r] + acrossColumns[r]) / 2 - s[r * m + r];
    for (let q = 0; q < m; q++) {
      const found = (exp(s[r * m + q] - acrossRows[r]) + exp(s[r * m + q] - acrossColumns[q])) / 2;
      const g = (found - (q === r ? 1 : 0)) / (temperature * m); // ∂L/∂(u_r · v_q), of the mean
      addRow(du, r, g, v, q, n);
      addRow(dv, q, g, u, r, n);
    }
  }
  normaliseRowsGradient(dx, du, u, uSizes, m, n);
  normaliseRowsGradient(dy, dv, v, vSizes, m, n);
  return total;
}
