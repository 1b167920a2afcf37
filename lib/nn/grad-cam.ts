/**
 * Gradient-weighted class activation mapping: where in the image a convolutional layer found what speaks for a class.
 * Chapter: interpretability. Source: Selvaraju et al. 2017.
 *
 * A[m, positions, filters] are the feature maps, dA the slope of the class's logit in them, map[m, positions].
 */
import type { Numbers } from './numbers.ts';

// #region grad-cam
/** map = max(0, Σ_f α_f A_f), where α_f is the mean of dA_f over the positions. Not normalised. */
export function gradCam(map: Numbers, A: Numbers, dA: Numbers, m: number, positions: number, filters: number): void {
  for (let r = 0; r < m; r++) {
    const start = r * positions;
    map.fill(0, start, start + positions);
    for (let f = 0; f < filters; f++) {
      let alpha = 0;
      for (let k = start; k < start + positions; k++) alpha += dA[k * filters + f];
      alpha /= positions; // eq: grad-cam-weights
      for (let k = start; k < start + positions; k++) map[k] += alpha * A[k * filters + f]; // eq: grad-cam
    }
    for (let k = start; k < start + positions; k++) map[k] = Math.max(0, map[k]); // eq: grad-cam
  }
}
// #endregion
