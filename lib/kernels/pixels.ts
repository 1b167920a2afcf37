/**
 * The first layer on byte images, over the lit pixels only: `assembly/pixels.ts` seen from the model.
 */
import type { Numbers, PixelBatch, PixelKernels } from './kernels.ts';
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

/** A batch with its bytes and the address of its lists. */
interface LitBatch extends PixelBatch {
  m: number;
  readonly bytes: Uint8Array;
  readonly lists: number;
  /** Sum of bytes looked at ahead of time: kept so that the looking is not optimised away. */
  seen: number;
}

/** `reserveLists` finds room for so many bytes of lists. */
export function pixelKernels(
  run: PixelExports,
  memory: SimdMemory,
  reserveLists: (bytes: number) => number = memory.reserve,
): PixelKernels {
  return {
    batch(capacity, n, nOut): LitBatch {
      const lists = reserveLists(run.listBytes(capacity, n));
      const from = memory.reserve(capacity * n);
      return {
        capacity,
        n,
        nOut,
        m: 0,
        bytes: new Uint8Array(memory.memory.buffer, from, capacity * n),
        lists,
        seen: 0,
      };
    },
    gather(batch, images, indices, from, m) {
      const lit = batch as LitBatch;
      const { bytes, lists, n, nOut } = lit;
      for (let r = 0; r < m; r++) {
        const start = indices[from + r]! * n;
        bytes.set(images.subarray(start, start + n), r * n);
      }
      lit.m = m;
      run.findLit(bytes.byteOffset, lists, m, n, nOut, 0, n);
      lit.seen = lookAhead(images, indices, from + m, Math.min(from + 2 * m, indices.length), n);
    },
    dense(z, batch, W, b) {
      const { lists, m, n, nOut } = batch as LitBatch;
      run.litDense(at(z), lists, at(W), at(b), n, nOut, 0, 0, m);
    },
    denseWeightGradient(dW, batch, delta) {
      const { lists, m, n, nOut } = batch as LitBatch;
      run.litWeightGradient(at(dW), lists, at(delta), m, n, nOut, 0, n);
    },
    denseAdam(W, batch, delta, mean, square, alpha, beta1, beta2, epsilon) {
      const { lists, m, n, nOut } = batch as LitBatch;
      const errors = at(delta);
      run.litAdam(at(W), lists, errors, at(mean), at(square), alpha, beta1, beta2, epsilon, m, n, nOut, 0, n);
    },
  };
}

/**
 * Reads one byte of each image of the next batch, so that they are near when their turn comes: from there on the processor
 * fetches ahead by itself.
 */
function lookAhead(images: Uint8Array, indices: Uint32Array, from: number, end: number, n: number): number {
  let sum = 0;
  for (let r = from; r < end; r++) sum += images[indices[r]! * n]!;
  return sum;
}

function at(values: Numbers): number {
  return values.byteOffset;
}
