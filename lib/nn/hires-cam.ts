/**
 * HiResCAM: each number of the maps times its own slope, where Grad-CAM takes the mean of the slopes. Chapter: interpretability.
 * Source: Draelos & Carin 2020 (arXiv:2011.08891), who show that it tells what a linear head behind the maps really adds.
 *
 * A[m, positions, filters] are the feature maps, dA the slope of the class's logit in them, map[m, positions].
 */
import type { Numbers } from './numbers.ts';

/** map = Σ_f dA_f ⊙ A_f; negative where the place speaks against the class. Not normalised. */
export function hiResCam(map: Numbers, A: Numbers, dA: Numbers, m: number, positions: number, filters: number): void {
  for (let k = 0; k < m * positions; k++) {
    map[k] = 0;
    for (let f = 0; f < filters; f++) map[k] += dA[k * filters + f] * A[k * filters + f];
  }
}
