/** The two sets of kernels, and arrays for them: seeded, off the cache line, with guards on both sides. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { referenceKernels } from '../../../lib/kernels/reference.ts';
import { simdKernels } from '../../../lib/kernels/simd.ts';
import type { Kernels } from '../../../lib/nn/kernels.ts';
import type { Numbers } from '../../../lib/nn/numbers.ts';

export const kernelsModule = new WebAssembly.Module(
  readFileSync(new URL('../../../lib/kernels/assembly/build/kernels.wasm', import.meta.url)),
);

export const makeSimd = (bytes?: number): Kernels => simdKernels(kernelsModule, bytes === undefined ? {} : { bytes });
export const makeReference = (): Kernels => referenceKernels({ precision: 'float64' });

export const kernelSets: [string, () => Kernels][] = [
  ['reference', makeReference],
  ['simd', makeSimd],
];

const guard = 77777;
const before = 5; // odd, so that no row of the array begins at a multiple of 16 bytes
const after = 40;

export interface Guarded {
  readonly values: Numbers;
  /** Fails when a number beside the array was written. */
  check(): void;
}

/** An array of the set with `values` in it and guards before and after. */
export function guarded(kernels: Kernels, values: ArrayLike<number>): Guarded {
  const whole = kernels.numbers(before + values.length + after);
  whole.fill(guard);
  const inside = whole.subarray(before, before + values.length);
  inside.set(values);
  return {
    values: inside,
    check() {
      const outside = [...whole.subarray(0, before), ...whole.subarray(before + values.length)];
      expect(outside.every((value) => value === guard)).toBe(true);
    },
  };
}

/** Numbers in [0, 1) from a seed (mulberry32), rounded to float32 so that both sets can hold them. */
export function stream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.fround(((t ^ (t >>> 14)) >>> 0) / 2 ** 32);
  };
}

/** `length` numbers between −size and size. */
export function draw(random: () => number, length: number, size = 1): Float32Array {
  return Float32Array.from({ length }, () => (2 * random() - 1) * size);
}

/** An array of the set, without guards. */
export function array(kernels: Kernels, values: ArrayLike<number>): Numbers {
  const numbers = kernels.numbers(values.length);
  numbers.set(values);
  return numbers;
}

/** Fails at the first number that differs (a printed difference of 100,000 numbers takes minutes). */
export function expectSame(found: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(found.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    if (!Object.is(found[i], expected[i])) expect.fail(`[${i}]: expected ${expected[i]}, found ${found[i]}`);
  }
}
