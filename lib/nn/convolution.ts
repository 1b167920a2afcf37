/**
 * Convolution as networks use it (a cross-correlation: the kernel is not flipped), stride 1. Chapter: interpretability.
 *
 * Keras's orders: x[m, rows, columns, channels] (NHWC), K[kRows, kColumns, channels, filters] (HWIO),
 * z[m, outRows, outColumns, filters]. 'valid' uses only whole windows; 'same' pads with zeros, the smaller half before.
 */
import type { Numbers } from './numbers.ts';

export interface ConvolutionShape {
  readonly rows: number;
  readonly columns: number;
  readonly channels: number;
  readonly kernelRows: number;
  readonly kernelColumns: number;
  readonly filters: number;
  readonly padding: 'valid' | 'same';
}

export interface Extent {
  readonly outRows: number;
  readonly outColumns: number;
  /** Rows and columns of zeros before the image. */
  readonly top: number;
  readonly left: number;
}

export function convolutionExtent(s: ConvolutionShape): Extent {
  if (s.padding === 'valid') {
    return { outRows: s.rows - s.kernelRows + 1, outColumns: s.columns - s.kernelColumns + 1, top: 0, left: 0 };
  }
  const half = (n: number) => Math.floor((n - 1) / 2);
  return { outRows: s.rows, outColumns: s.columns, top: half(s.kernelRows), left: half(s.kernelColumns) };
}

/** Visits every product of the sum: the places of x, K and z that meet in it. */
function visit(m: number, s: ConvolutionShape, meet: (x: number, K: number, z: number) => void): void {
  const { outRows, outColumns, top, left } = convolutionExtent(s);
  for (let r = 0; r < m; r++) {
    for (let i = 0; i < outRows; i++) {
      for (let j = 0; j < outColumns; j++) {
        const out = ((r * outRows + i) * outColumns + j) * s.filters;
        for (let u = 0; u < s.kernelRows; u++) {
          const row = i + u - top;
          if (row < 0 || row >= s.rows) continue;
          for (let v = 0; v < s.kernelColumns; v++) {
            const column = j + v - left;
            if (column < 0 || column >= s.columns) continue;
            const at = ((r * s.rows + row) * s.columns + column) * s.channels;
            const kernel = (u * s.kernelColumns + v) * s.channels;
            for (let c = 0; c < s.channels; c++) {
              for (let f = 0; f < s.filters; f++) meet(at + c, (kernel + c) * s.filters + f, out + f);
            }
          }
        }
      }
    }
  }
}

// #region forward
/** z_ijf = b_f + Σ_u Σ_v Σ_c K_uvcf x_(i+u)(j+v)c. eq: convolution */
export function convolve(z: Numbers, x: Numbers, K: Numbers, b: Numbers, m: number, s: ConvolutionShape): void {
  const { outRows, outColumns } = convolutionExtent(s);
  for (let k = 0; k < m * outRows * outColumns * s.filters; k++) z[k] = b[k % s.filters];
  visit(m, s, (at, k, out) => {
    z[out] += K[k] * x[at]; // eq: convolution
  });
}
// #endregion

export function convolutionKernelGradient(
  dK: Numbers,
  x: Numbers,
  delta: Numbers,
  m: number,
  s: ConvolutionShape,
): void {
  dK.fill(0);
  visit(m, s, (at, k, out) => {
    dK[k] += x[at] * delta[out];
  });
}

export function convolutionBiasGradient(db: Numbers, delta: Numbers, m: number, s: ConvolutionShape): void {
  const { outRows, outColumns } = convolutionExtent(s);
  db.fill(0);
  for (let k = 0; k < m * outRows * outColumns * s.filters; k++) db[k % s.filters] += delta[k];
}

export function convolutionInputGradient(
  dx: Numbers,
  delta: Numbers,
  K: Numbers,
  m: number,
  s: ConvolutionShape,
): void {
  dx.fill(0, 0, m * s.rows * s.columns * s.channels);
  visit(m, s, (at, k, out) => {
    dx[at] += K[k] * delta[out];
  });
}
