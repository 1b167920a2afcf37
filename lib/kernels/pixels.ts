/**
 * The first layer on byte images, over the lit pixels only: `assembly/pixels.ts` seen from the model.
 */
import type { Numbers, PixelBatch, PixelKernels } from './kernels.ts';
import type { SimdMemory } from './memory.ts';

/** What the module exports for this road. Arrays are byte addresses. */
export interface PixelExports {
  findLit(bytes: number, pairs: number, starts: number, masks: number, words: number, m: number, n: number): void;
  litDense(z: number, starts: number, W: number, b: number, m: number, nOut: number): void;
  litWeightGradient(
    dW: number,
    bytes: number,
    masks: number,
    words: number,
    list: number,
    delta: number,
    n: number,
    nOut: number,
  ): void;
  litAdam(
    w: number,
    bytes: number,
    masks: number,
    words: number,
    list: number,
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

/** A batch with the addresses of its five arrays. */
interface LitBatch extends PixelBatch {
  m: number;
  readonly words: number;
  readonly bytes: Uint8Array;
  readonly pairs: number;
  readonly starts: number;
  readonly masks: number;
  readonly list: number;
}

export function pixelKernels(run: PixelExports, memory: SimdMemory): PixelKernels {
  return {
    batch(capacity, n): LitBatch {
      const words = Math.ceil(capacity / 32);
      return {
        capacity,
        n,
        m: 0,
        words,
        bytes: new Uint8Array(memory.memory.buffer, memory.reserve(capacity * n), capacity * n),
        pairs: memory.reserve(8 * capacity * n),
        starts: memory.reserve(4 * (capacity + 1)),
        masks: memory.reserve(4 * words * n),
        list: memory.reserve(8 * capacity),
      };
    },
    gather(batch, images, indices, from, m) {
      const lit = batch as LitBatch;
      const { n } = lit;
      for (let r = 0; r < m; r++) {
        const start = indices[from + r]! * n;
        lit.bytes.set(images.subarray(start, start + n), r * n);
      }
      lit.m = m;
      run.findLit(lit.bytes.byteOffset, lit.pairs, lit.starts, lit.masks, lit.words, m, n);
    },
    dense(z, batch, W, b, nOut) {
      const lit = batch as LitBatch;
      run.litDense(at(z), lit.starts, at(W), at(b), lit.m, nOut);
    },
    denseWeightGradient(dW, batch, delta, nOut) {
      const { bytes, masks, words, list, n } = batch as LitBatch;
      run.litWeightGradient(at(dW), bytes.byteOffset, masks, words, list, at(delta), n, nOut);
    },
    denseAdam(W, batch, delta, m, v, alpha, beta1, beta2, epsilon, nOut) {
      const { bytes, masks, words, list, n } = batch as LitBatch;
      run.litAdam(
        at(W),
        bytes.byteOffset,
        masks,
        words,
        list,
        at(delta),
        at(m),
        at(v),
        alpha,
        beta1,
        beta2,
        epsilon,
        n,
        nOut,
      );
    },
  };
}

function at(values: Numbers): number {
  return values.byteOffset;
}
