/** What a network is fed: byte images, divided by 255 as they are gathered, or rows of numbers as they are. */
import type { Labels, Numbers } from '../nn/numbers.ts';
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
  checkArray('pixels', bytes, width, [Uint8Array]);
  return { kind: 'pixels', count: bytes.length / width, width, bytes };
}

/** Rows of numbers, [count, width] flat. Throws Problem where a value is NaN or infinite. */
export function rows(values: Numbers, width: number): RowInput {
  checkRows('rows', values, width);
  return { kind: 'rows', count: values.length / width, width, values };
}

/** Throws Problem 'shape', 'range' or 'not-finite' with the place, counted from 0. */
export function checkRows(where: string, values: Numbers, width: number): void {
  checkArray(where, values, width, [Float32Array, Float64Array]);
  const bad = values.findIndex((x) => !Number.isFinite(x));
  if (bad < 0) return;
  const place = { row: Math.floor(bad / width), column: bad % width };
  throw new Problem('not-finite', { where, ...place, found: String(values[bad]) });
}

type ArrayKind = Uint8ArrayConstructor | Int32ArrayConstructor | Float32ArrayConstructor | Float64ArrayConstructor;

/** An array of one of these kinds, of whole rows. */
export function checkArray(where: string, values: ArrayLike<number>, width: number, kinds: readonly ArrayKind[]): void {
  if (!kinds.some((Kind) => values instanceof Kind)) {
    const found = values === null || values === undefined ? values : Object.getPrototypeOf(values)?.constructor?.name;
    throw new Problem('shape', { where, expected: kinds.map(({ name }) => name).join(', '), found: String(found) });
  }
  if (!Number.isInteger(width) || width < 1) {
    throw new Problem('range', { where: `${where}: width`, expected: '1, 2, 3, …', found: String(width) });
  }
  if (values.length % width !== 0) {
    throw new Problem('shape', { where: `${where}: length`, expected: `${width} · n`, found: values.length });
  }
}
