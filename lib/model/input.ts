/** What a network is fed: byte images, divided by 255 as they are gathered, or rows of numbers as they are. */
import type { Labels, Numbers } from '../kernels/kernels.ts';
import { Problem } from '../problem.ts';

export interface PixelInput {
  readonly kind: 'pixels';
  readonly count: number;
  readonly width: number;
  readonly bytes: Uint8Array;
}
export interface RowInput {
  readonly kind: 'rows';
  readonly count: number;
  readonly width: number;
  readonly values: Numbers;
}
export type Input = PixelInput | RowInput;

/** Targets: one class an example (counted from 0), or one row of numbers an example. */
export type Targets =
  | { readonly kind: 'labels'; readonly labels: Labels }
  | { readonly kind: 'rows'; readonly width: number; readonly values: Numbers };

/** Images as bytes: the article's `astype('float32') / 255`, done batch by batch so that 60,000 images stay 47 MB. */
export function pixels(bytes: Uint8Array, width = 784): PixelInput {
  if (bytes.length % width !== 0) {
    throw new Problem('shape', { where: 'pixels', expected: `a multiple of ${width} bytes`, found: bytes.length });
  }
  return { kind: 'pixels', count: bytes.length / width, width, bytes };
}

/** Rows of numbers, [count, width] flat. Throws Problem where a value is NaN or infinite. */
export function rows(values: Numbers, width: number): RowInput {
  if (values.length % width !== 0) {
    throw new Problem('shape', { where: 'rows', expected: `a multiple of ${width} numbers`, found: values.length });
  }
  const bad = values.findIndex((x) => !Number.isFinite(x));
  if (bad >= 0) {
    throw new Problem('range', {
      where: `input, row ${Math.floor(bad / width)}`,
      expected: 'a finite number',
      found: values[bad],
    });
  }
  return { kind: 'rows', count: values.length / width, width, values };
}
