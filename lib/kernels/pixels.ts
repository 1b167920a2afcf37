/**
 * The first layer on byte images, over the lit pixels only: `assembly/pixels.ts` seen from the model.
 */

import type { PixelBatch, PixelKernels } from '../nn/kernels.ts';
import type { Numbers } from '../nn/numbers.ts';
import type { SimdMemory } from './memory.ts';

/** What the module exports for this road. Arrays are byte addresses. */
export interface PixelExports {
  listBytes(m: number, n: number): number;
  /* Pixels `from` up to `to`, except litDense: images. */
  findLit(bytes: number, lists: number, m: number, n: number, nOut: number, from: number, to: number): void;
  litDense(
    z: number,
    lists: number,
    W: number,
    b: number,
    n: number,
    nOut: number,
    goesOn: number,
    from: number,
    to: number,
  ): void;
  litWeightGradient(
    dW: number,
    lists: number,
    delta: number,
    m: number,
    n: number,
    nOut: number,
    from: number,
    to: number,
  ): void;
  litAdam(
    w: number,
    lists: number,
    delta: number,
    mean: number,
    square: number,
    alpha: number,
    beta1: number,
    beta2: number,
    epsilon: number,
    m: number,
    n: number,
    nOut: number,
    from: number,
    to: number,
  ): void;
}

/** Where the bytes of a batch are, and the address of their lists: `listBytes` for each thread that has its own. */
export interface LitSide {
  readonly bytes: Uint8Array;
  readonly lists: number;
  readonly listBytes: number;
}

export interface LitBatch extends PixelBatch {
  m: number;
  side: LitSide;
  /** Sum of bytes looked at ahead of time: kept so that the looking is not optimised away. */
  seen: number;
}

/** For `owners` threads, each with lists of its own on cache lines of their own. */
export function litSide(run: PixelExports, memory: SimdMemory, capacity: number, n: number, owners = 1): LitSide {
  const listBytes = 64 * Math.ceil(run.listBytes(capacity, n) / 64);
  const lists = memory.reserve(owners * listBytes);
  const from = memory.reserve(capacity * n);
  return { bytes: new Uint8Array(memory.memory.buffer, from, capacity * n), lists, listBytes };
}

export function pixelKernels(run: PixelExports, memory: SimdMemory): PixelKernels {
  return {
    batch: (capacity, n, nOut): LitBatch => {
      return { capacity, n, nOut, m: 0, side: litSide(run, memory, capacity, n), seen: 0 };
    },
    gather(batch, images, indices, from, m) {
      const lit = batch as LitBatch;
      const { side, n, nOut } = lit;
      copyImages(side.bytes, images, indices, from, m, n);
      lit.m = m;
      run.findLit(side.bytes.byteOffset, side.lists, m, n, nOut, 0, n);
      lit.seen = lookAhead(images, indices, from + m, Math.min(from + 2 * m, indices.length), n);
    },
    dense(z, batch, W, b) {
      const { side, m, n, nOut } = batch as LitBatch;
      run.litDense(at(z), side.lists, at(W), at(b), n, nOut, 0, 0, m);
    },
    denseWeightGradient(dW, batch, delta) {
      const { side, m, n, nOut } = batch as LitBatch;
      run.litWeightGradient(at(dW), side.lists, at(delta), m, n, nOut, 0, n);
    },
    denseAdam(W, batch, delta, mean, square, alpha, beta1, beta2, epsilon) {
      const { side, m, n, nOut } = batch as LitBatch;
      const [error, first, second] = [at(delta), at(mean), at(square)];
      run.litAdam(at(W), side.lists, error, first, second, alpha, beta1, beta2, epsilon, m, n, nOut, 0, n);
    },
  };
}

/** bytes[r] = images[indices[from + r]], r < m */
export function copyImages(
  bytes: Uint8Array,
  images: Uint8Array,
  indices: Uint32Array,
  from: number,
  m: number,
  n: number,
): void {
  for (let r = 0; r < m; r++) {
    const start = indices[from + r]! * n;
    bytes.set(images.subarray(start, start + n), r * n);
  }
}

/**
 * Reads one byte of each image of the next batch, so that they are near when their turn comes: from there on the processor
 * fetches ahead by itself.
 */
export function lookAhead(images: Uint8Array, indices: Uint32Array, from: number, end: number, n: number): number {
  let sum = 0;
  for (let r = from; r < end; r++) sum += images[indices[r]! * n]!;
  return sum;
}

function at(values: Numbers): number {
  return values.byteOffset;
}
