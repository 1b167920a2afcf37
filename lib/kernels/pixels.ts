/**
 * The first layer on byte images, over the lit pixels only: `assembly/pixels.ts` seen from the model.
 */
import type { Numbers, PixelBatch, PixelKernels } from './kernels.ts';
import type { SimdMemory } from './memory.ts';

/** What the module exports for this road. Arrays are byte addresses. */
export interface PixelExports {
  findLit(
    bytes: number,
    byImage: number,
    starts: number,
    byPixel: number,
    ends: number,
    m: number,
    n: number,
    nOut: number,
  ): void;
  litDense(z: number, starts: number, W: number, b: number, m: number, nOut: number): void;
  litWeightGradient(
    dW: number,
    byPixel: number,
    ends: number,
    rows: number,
    delta: number,
    n: number,
    nOut: number,
  ): void;
  litAdam(
    w: number,
    byPixel: number,
    ends: number,
    rows: number,
    delta: number,
    m: number,
    v: number,
    alpha: number,
    beta1: number,
    beta2: number,
    epsilon: number,
    n: number,
    nOut: number,
  ): void;
}

/** A batch with the addresses of its lists. */
interface LitBatch extends PixelBatch {
  m: number;
  readonly bytes: Uint8Array;
  readonly byImage: number;
  readonly starts: number;
  readonly byPixel: number;
  readonly ends: number;
  /** Sum of bytes looked at ahead of time: kept so that the looking is not optimised away. */
  seen: number;
}

export function pixelKernels(run: PixelExports, memory: SimdMemory): PixelKernels {
  return {
    batch(capacity, n, nOut): LitBatch {
      return {
        capacity,
        n,
        nOut,
        m: 0,
        bytes: new Uint8Array(memory.memory.buffer, memory.reserve(capacity * n), capacity * n),
        byImage: memory.reserve(8 * capacity * n),
        starts: memory.reserve(4 * (capacity + 1)),
        byPixel: memory.reserve(8 * capacity * n),
        ends: memory.reserve(4 * n),
        seen: 0,
      };
    },
    gather(batch, images, indices, from, m) {
      const lit = batch as LitBatch;
      const { bytes, n, nOut } = lit;
      for (let r = 0; r < m; r++) {
        const start = indices[from + r]! * n;
        bytes.set(images.subarray(start, start + n), r * n);
      }
      lit.m = m;
      run.findLit(bytes.byteOffset, lit.byImage, lit.starts, lit.byPixel, lit.ends, m, n, nOut);
      lit.seen = lookAhead(images, indices, from + m, Math.min(from + 2 * m, indices.length), n);
    },
    dense(z, batch, W, b) {
      const { starts, m, nOut } = batch as LitBatch;
      run.litDense(at(z), starts, at(W), at(b), m, nOut);
    },
    denseWeightGradient(dW, batch, delta) {
      const { byPixel, ends, m: rows, n, nOut } = batch as LitBatch;
      run.litWeightGradient(at(dW), byPixel, ends, rows, at(delta), n, nOut);
    },
    denseAdam(W, batch, delta, m, v, alpha, beta1, beta2, epsilon) {
      const { byPixel, ends, m: rows, n, nOut } = batch as LitBatch;
      run.litAdam(at(W), byPixel, ends, rows, at(delta), at(m), at(v), alpha, beta1, beta2, epsilon, n, nOut);
    },
  };
}

/** Reads one byte of each cache line of the next batch, so that its images are near when their turn comes. */
function lookAhead(images: Uint8Array, indices: Uint32Array, from: number, end: number, n: number): number {
  let sum = 0;
  for (let r = from; r < end; r++) {
    const start = indices[r]! * n;
    for (let byte = 0; byte < n; byte += 64) sum += images[start + byte]!;
  }
  return sum;
}

function at(values: Numbers): number {
  return values.byteOffset;
}
