/** Softmax of rows and its Jacobian. Chapter: softmax. */
import { exp4 } from './elementary.ts';
import { maxOfLanes, storeFirst, sumOfLanes } from './lanes.ts';
import { firstLanes } from './memory.ts';

/** The largest of n numbers. NaN if one is. */
export function maxOfRow(z: usize, n: usize): f32 {
  const low = f32x4.splat(-Infinity);
  let most = low;
  let j: usize = 0;
  for (; j + 4 <= n; j += 4) most = f32x4.max(most, v128.load(z + (j << 2)));
  if (j < n) most = f32x4.max(most, v128.bitselect(v128.load(z + (j << 2)), low, firstLanes(n - j)));
  return maxOfLanes(most);
}

/** e^(z_j − shift) for four j, 0 beyond the row's end. */
// @ts-ignore: decorator
@inline
export function shiftedExp(z: usize, shift: f32, count: usize): v128 {
  return v128.and(exp4(f32x4.sub(v128.load(z), f32x4.splat(shift))), firstLanes(count));
}

/** a[m,n] = softmax of each row of z[m,n] */
export function softmax(a: usize, z: usize, m: usize, n: usize): void {
  const row = n << 2;
  for (let r: usize = 0; r < m; r++) {
    const shift = maxOfRow(z, n);
    let sum = f32x4.splat(0);
    for (let j: usize = 0; j < n; j += 4) {
      const count = min<usize>(4, n - j);
      const e = shiftedExp(z + (j << 2), shift, count);
      sum = f32x4.add(sum, e);
      storeFirst(a + (j << 2), e, count);
    }
    const total = f32x4.splat(sumOfLanes(sum));
    for (let j: usize = 0; j < n; j += 4) {
      storeFirst(a + (j << 2), f32x4.div(v128.load(a + (j << 2)), total), min<usize>(4, n - j));
    }
    a += row;
    z += row;
  }
}

/** delta_j = a_j (da_j − Σ_k da_k a_k) in each row */
export function softmaxGradient(delta: usize, da: usize, a: usize, m: usize, n: usize): void {
  const row = n << 2;
  for (let r: usize = 0; r < m; r++) {
    let products = f32x4.splat(0);
    for (let j: usize = 0; j < n; j += 4) {
      const at = j << 2;
      const product = f32x4.mul(v128.load(da + at), v128.load(a + at));
      products = f32x4.add(products, v128.and(product, firstLanes(min<usize>(4, n - j))));
    }
    const mean = f32x4.splat(sumOfLanes(products));
    for (let j: usize = 0; j < n; j += 4) {
      const at = j << 2;
      const d = f32x4.mul(v128.load(a + at), f32x4.sub(v128.load(da + at), mean));
      storeFirst(delta + at, d, min<usize>(4, n - j));
    }
    delta += row;
    da += row;
    a += row;
  }
}
