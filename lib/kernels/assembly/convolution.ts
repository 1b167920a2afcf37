/**
 * Convolution and its gradients, stride 1. Chapter: interpretability. Orders of nn/convolution.ts: x[m,rows,columns,channels],
 * K[kRows,kColumns,channels,filters]; z[m,outRows,outColumns,filters], of which `top` and `left` zeros lie before the image.
 *
 * Filters lie side by side in the lanes. A row of a window and its kernel are both contiguous over (column, channel), so
 * that what hangs over the border is left out by shortening that stretch. Each sum has one order, whatever the tile.
 */
import { addProduct, storeFirst, sumOfLanes } from './lanes.ts';
import { firstLanes } from './memory.ts';

// @ts-ignore: decorator
@inline
function storeUpTo8(to: usize, low: v128, high: v128, count: usize): void {
  if (count > 4) {
    v128.store(to, low);
    storeFirst(to + 16, high, count - 4);
  } else {
    storeFirst(to, low, count);
  }
}

/** z = b + Σ_u Σ_v Σ_c K x; four places of a row at once where no window hangs over the side. */
export function convolve(
  z: usize, x: usize, K: usize, b: usize, m: i32, rows: i32, columns: i32, channels: i32,
  kRows: i32, kColumns: i32, filters: i32, outRows: i32, outColumns: i32, top: i32, left: i32,
): void {
  const kStep = <usize>filters << 2;
  const xStep = <usize>channels << 2;
  for (let r = 0; r < m; r++) {
    for (let i = 0; i < outRows; i++) {
      const u0 = max(0, top - i), u1 = min(kRows, rows + top - i);
      for (let j = 0; j < outColumns;) {
        const isInside = j >= left && j + 3 + kColumns - left <= columns && j + 4 <= outColumns;
        const v0 = max(0, left - j), v1 = min(kColumns, columns + left - j);
        const length = max(0, v1 - v0) * channels;
        const out = z + <usize>((r * outRows + i) * outColumns + j) * kStep;
        for (let f = 0; f < filters; f += 8) {
          const bias = b + (<usize>f << 2);
          let c00 = v128.load(bias), c01 = v128.load(bias, 16);
          const count = <usize>min(8, filters - f);
          const to = out + (<usize>f << 2);
          if (isInside) {
            let c10 = c00, c11 = c01, c20 = c00, c21 = c01, c30 = c00, c31 = c01;
            for (let u = u0; u < u1; u++) {
              let at = x + <usize>((r * rows + i + u - top) * columns + j - left) * xStep;
              let k = K + <usize>(u * kColumns * channels) * kStep + (<usize>f << 2);
              for (let n = 0; n < length; n++) {
                const k0 = v128.load(k), k1 = v128.load(k, 16);
                let value = v128.load32_splat(at);
                c00 = addProduct(c00, value, k0);
                c01 = addProduct(c01, value, k1);
                value = v128.load32_splat(at + xStep);
                c10 = addProduct(c10, value, k0);
                c11 = addProduct(c11, value, k1);
                value = v128.load32_splat(at + 2 * xStep);
                c20 = addProduct(c20, value, k0);
                c21 = addProduct(c21, value, k1);
                value = v128.load32_splat(at + 3 * xStep);
                c30 = addProduct(c30, value, k0);
                c31 = addProduct(c31, value, k1);
                at += 4;
                k += kStep;
              }
            }
            storeUpTo8(to + kStep, c10, c11, count);
            storeUpTo8(to + 2 * kStep, c20, c21, count);
            storeUpTo8(to + 3 * kStep, c30, c31, count);
          } else {
            for (let u = u0; u < u1; u++) {
              let at = x + <usize>((r * rows + i + u - top) * columns + j + v0 - left) * xStep;
              let k = K + <usize>((u * kColumns + v0) * channels) * kStep + (<usize>f << 2);
              for (let n = 0; n < length; n++) {
                const value = v128.load32_splat(at);
                c00 = addProduct(c00, value, v128.load(k));
                c01 = addProduct(c01, value, v128.load(k, 16));
                at += 4;
                k += kStep;
              }
            }
          }
          storeUpTo8(to, c00, c01, count);
        }
        j += isInside ? 4 : 1;
      }
    }
  }
}

/** dK = Σ x delta over the batch and the places; four neighbours of a kernel row at once where they meet the same places. */
export function convolutionKernelGradient(
  dK: usize, x: usize, delta: usize, m: i32, rows: i32, columns: i32, channels: i32,
  kRows: i32, kColumns: i32, filters: i32, outRows: i32, outColumns: i32, top: i32, left: i32,
): void {
  const kStep = <usize>filters << 2;
  const xStep = <usize>channels << 2;
  const isValid = outColumns + kColumns - 1 == columns;
  for (let u = 0; u < kRows; u++) {
    const i0 = max(0, top - u), i1 = min(outRows, rows + top - u);
    for (let q = 0; q < kColumns * channels;) {
      const v = q / channels;
      const isFour = q + 4 <= kColumns * channels && (isValid || (q + 3) / channels == v);
      const j0 = max(0, left - v), j1 = min(outColumns, columns + left - v);
      for (let f = 0; f < filters; f += 8) {
        const count = <usize>min(8, filters - f);
        const to = dK + <usize>(u * kColumns * channels + q) * kStep + (<usize>f << 2);
        let c00 = f32x4.splat(0), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00, c30 = c00, c31 = c00;
        for (let r = 0; r < m; r++) {
          for (let i = i0; i < i1; i++) {
            let at = x + <usize>((r * rows + i + u - top) * columns + j0 - left) * xStep + (<usize>q << 2);
            let d = delta + <usize>((r * outRows + i) * outColumns + j0) * kStep + (<usize>f << 2);
            if (isFour) {
              for (let j = j0; j < j1; j++) {
                const d0 = v128.load(d), d1 = v128.load(d, 16);
                let value = v128.load32_splat(at);
                c00 = addProduct(c00, value, d0);
                c01 = addProduct(c01, value, d1);
                value = v128.load32_splat(at, 4);
                c10 = addProduct(c10, value, d0);
                c11 = addProduct(c11, value, d1);
                value = v128.load32_splat(at, 8);
                c20 = addProduct(c20, value, d0);
                c21 = addProduct(c21, value, d1);
                value = v128.load32_splat(at, 12);
                c30 = addProduct(c30, value, d0);
                c31 = addProduct(c31, value, d1);
                at += xStep;
                d += kStep;
              }
            } else {
              for (let j = j0; j < j1; j++) {
                const value = v128.load32_splat(at);
                c00 = addProduct(c00, value, v128.load(d));
                c01 = addProduct(c01, value, v128.load(d, 16));
                at += xStep;
                d += kStep;
              }
            }
          }
        }
        storeUpTo8(to, c00, c01, count);
        if (isFour) {
          storeUpTo8(to + kStep, c10, c11, count);
          storeUpTo8(to + 2 * kStep, c20, c21, count);
          storeUpTo8(to + 3 * kStep, c30, c31, count);
        }
      }
      q += isFour ? 4 : 1;
    }
  }
}

/** dx = Σ_u Σ_v Σ_f K delta: the filters meet in the lanes, which are summed last. */
export function convolutionInputGradient(
  dx: usize, delta: usize, K: usize, m: i32, rows: i32, columns: i32, channels: i32,
  kRows: i32, kColumns: i32, filters: i32, outRows: i32, outColumns: i32, top: i32, left: i32,
): void {
  const kStep = <usize>filters << 2;
  for (let r = 0; r < m; r++) {
    for (let row = 0; row < rows; row++) {
      const u0 = max(0, row + top - outRows + 1), u1 = min(kRows, row + top + 1);
      for (let column = 0; column < columns; column++) {
        const v0 = max(0, column + left - outColumns + 1), v1 = min(kColumns, column + left + 1);
        for (let c = 0; c < channels; c++) {
          let sum = f32x4.splat(0);
          for (let u = u0; u < u1; u++) {
            for (let v = v0; v < v1; v++) {
              const d = delta + <usize>((r * outRows + row + top - u) * outColumns + column + left - v) * kStep;
              const k = K + <usize>((u * kColumns + v) * channels + c) * kStep;
              for (let f = 0; f < filters; f += 4) {
                const lanes = firstLanes(<usize>min(4, filters - f));
                const at = <usize>f << 2;
                sum = addProduct(sum, v128.and(v128.load(d + at), lanes), v128.and(v128.load(k + at), lanes));
              }
            }
          }
          store<f32>(dx, sumOfLanes(sum));
          dx += 4;
        }
      }
    }
  }
}
