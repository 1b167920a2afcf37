/** Numbers to pixels: ink on paper, and signed numbers on the diverging scale. No DOM. */
import type { Rgb } from './theme.ts';

/** Opaque RGBA bytes; share 0 = from, 1 = to. */
function mixInto(target: Uint8ClampedArray, at: number, from: Rgb, to: Rgb, share: number): void {
  for (let c = 0; c < 3; c++) target[at + c] = from[c] + (to[c] - from[c]) * share;
  target[at + 3] = 255;
}

/** Grey values 0 … most as ink on paper. */
export function inkPixels(
  values: ArrayLike<number>,
  most: number,
  paper: Rgb,
  ink: Rgb,
): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(values.length * 4);
  for (let i = 0; i < values.length; i++) {
    mixInto(rgba, i * 4, paper, ink, Math.min(1, Math.max(0, values[i] / most)));
  }
  return rgba;
}

export interface Diverging {
  readonly negative: Rgb;
  readonly zero: Rgb;
  readonly positive: Rgb;
}

/** Signed values on −limit … 0 … +limit; beyond the limit the end colour stays. */
export function signedPixels(
  values: ArrayLike<number>,
  limit: number,
  { negative, zero, positive }: Diverging,
): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(values.length * 4);
  for (let i = 0; i < values.length; i++) {
    const share = limit > 0 ? Math.min(1, Math.max(-1, values[i] / limit)) : 0;
    mixInto(rgba, i * 4, zero, share < 0 ? negative : positive, Math.abs(share));
  }
  return rgba;
}
