/** Rows made of length 1, so that their products are cosines, and what passes back through that. Chapter: trends. */
import type { Numbers } from './numbers.ts';

/** u_r = x_r / |x_r|, sizes_r = |x_r|. A row of zeros has no direction: it stays 0, and nothing passes back to it. x,u[m,n], sizes[m]. */
export function normaliseRows(u: Numbers, sizes: Numbers, x: Numbers, m: number, n: number): void {
  for (let r = 0; r < m; r++) {
    const size = Math.sqrt(dotOfRows(x, r, x, r, n));
    sizes[r] = size;
    for (let k = r * n; k < (r + 1) * n; k++) u[k] = size === 0 ? 0 : x[k] / size;
  }
}

/** dx_r = (du_r − (du_r · u_r) u_r) / |x_r|: a row's length changes no cosine, only what turns it does. dx may be du. */
export function normaliseRowsGradient(
  dx: Numbers,
  du: Numbers,
  u: Numbers,
  sizes: Numbers,
  m: number,
  n: number,
): void {
  for (let r = 0; r < m; r++) {
    const along = dotOfRows(du, r, u, r, n);
    for (let k = r * n; k < (r + 1) * n; k++) dx[k] = sizes[r] === 0 ? 0 : (du[k] - along * u[k]) / sizes[r];
  }
}

/** x_r · y_q */
export function dotOfRows(x: Numbers, r: number, y: Numbers, q: number, n: number): number {
  let sum = 0;
  for (let k = 0; k < n; k++) sum += x[r * n + k] * y[q * n + k];
  return sum;
}

/** du_r += g v_q */
export function addRow(du: Numbers, r: number, g: number, v: Numbers, q: number, n: number): void {
  for (let k = 0; k < n; k++) du[r * n + k] += g * v[q * n + k];
}
