/**
 * The first layer on lit pixels among threads, with two things done while others are waited for. The helpers may still be at
 * Adam's step when the next batch is asked for; and the lit pixels of the batch to come are listed by the helpers while the
 * caller is in the layers above, by the caller while the helpers are at Adam's step. Each lists its own pixels: what one core
 * writes and another reads is slow on both, many times as slow where they share no cache.
 */

import type { PixelKernels } from '../nn/kernels.ts';
import type { Numbers } from '../nn/numbers.ts';
import { firstPixelOf } from './divisions.ts';
import type { SimdMemory } from './memory.ts';
import { copyImages, type LitBatch, type LitSide, litSide, lookAhead } from './pixels.ts';
import type { Exports } from './simd.ts';
import type { Turns } from './turns.ts';

/** Images, and the rows that are wanted of them. */
interface Wanted {
  readonly images: Uint8Array;
  readonly rows: Uint32Array;
}

interface SharedSide extends LitSide {
  /** The caller's share of the pixels, when they were listed. */
  share: number;
}

interface SharedBatch extends LitBatch {
  side: SharedSide;
  /** The other side, and what is in it. */
  spare: SharedSide;
  prepared: Wanted | null;
  /** Whether the caller's own pixels of it are listed. */
  isListed: boolean;
  /** What may be prepared after this batch. */
  next: Wanted | null;
}

const isSame = (a: Wanted, images: Uint8Array, indices: Uint32Array, from: number, m: number): boolean =>
  a.images === images && a.rows.length === m && a.rows.every((row, r) => row === indices[from + r]);

export function sharedPixels(run: Exports, memory: SimdMemory, turns: Turns): PixelKernels {
  /** The numbers of a listing. From then on the side is divided by the share as it is now. */
  const listed = (side: SharedSide, m: number, n: number, nOut: number): number[] => {
    side.share = turns.balance.share;
    return [side.bytes.byteOffset, side.lists, m, n, nOut, side.listBytes, side.share];
  };

  const endOfLists = ({ lists, listBytes }: LitSide): number => lists + turns.threads * listBytes;

  /** The next batch's bytes into the spare side, whose lists a helper may still be reading. */
  function copyNext({ next, spare, n }: SharedBatch): void {
    if (next) copyImages(spare.bytes, next.images, next.rows, 0, next.rows.length, n);
  }

  /** And their lists, by the helpers. */
  function listNext(batch: SharedBatch): void {
    const { next, spare, n, nOut } = batch;
    batch.prepared = next;
    batch.isListed = false;
    batch.next = null;
    if (!next) return;
    const { byteOffset, byteLength } = spare.bytes;
    const ranges = [byteOffset, byteOffset + byteLength, spare.lists, endOfLists(spare)];
    turns.hand('findLitAhead', listed(spare, next.rows.length, n, nOut), ranges);
  }

  /** The lists of the caller's pixels, of the batch that is prepared on this side. */
  function listOwn(batch: SharedBatch, { bytes, lists, share }: SharedSide): void {
    const { prepared, isListed, n, nOut } = batch;
    if (!prepared || isListed) return;
    const from = firstPixelOf(n, 0, turns.threads, share);
    turns.run.findLit(bytes.byteOffset, lists, prepared.rows.length, n, nOut, from, n); // the caller has the last pixels
    batch.isListed = true;
  }

  return {
    batch(capacity, n, nOut): SharedBatch {
      const newSide = (): SharedSide => ({ ...litSide(run, memory, capacity, n, turns.threads), share: 1 });
      const [side, spare] = [newSide(), newSide()];
      return { capacity, n, nOut, m: 0, side, spare, prepared: null, isListed: false, next: null, seen: 0 };
    },
    gather(batch, images, indices, from, m, ahead = 0) {
      const lit = batch as SharedBatch;
      const { n, nOut, prepared } = lit;
      if (prepared && isSame(prepared, images, indices, from, m)) {
        [lit.side, lit.spare] = [lit.spare, lit.side];
        listOwn(lit, lit.side);
      } else {
        turns.settle(); // a helper may be reading these bytes
        copyImages(lit.side.bytes, images, indices, from, m, n);
        turns.share('findLit', listed(lit.side, m, n, nOut));
      }
      lit.m = m;
      lit.prepared = null;
      lit.next = ahead > 0 ? { images, rows: indices.slice(from + m, from + m + ahead) } : null;
      const later = Math.min(from + m + ahead, indices.length);
      lit.seen = lookAhead(images, indices, later, Math.min(later + m, indices.length), n);
    },
    dense(z, batch, W, b) {
      const lit = batch as SharedBatch;
      const { side, m, n, nOut } = lit;
      // the helpers have the first pixels: the sums are on their way while the caller copies
      turns.share('litDense', [at(z), side.lists, at(W), at(b), m, n, nOut, side.listBytes, side.share], () =>
        copyNext(lit),
      );
      listNext(lit);
    },
    denseWeightGradient(dW, batch, delta) {
      const { side, m, n, nOut } = batch as SharedBatch;
      turns.share('litWeightGradient', [at(dW), side.lists, at(delta), m, n, nOut, side.listBytes, side.share]);
    },
    denseAdam(W, batch, delta, mean, square, alpha, beta1, beta2, epsilon) {
      const lit = batch as SharedBatch;
      const { side, m, n, nOut } = lit;
      const w = at(W);
      const error = at(delta);
      const first = at(mean);
      const second = at(square);
      const { lists, listBytes, share } = side;
      const numbers = [w, lists, error, first, second, alpha, beta1, beta2, epsilon, m, n, nOut, listBytes, share];
      const width = W.byteLength;
      const ends = [error + delta.byteLength, endOfLists(side)] as const;
      const ranges = [w, w + width, first, first + width, second, second + width, error, ends[0], lists, ends[1]];
      turns.leave('litAdam', numbers, ranges);
      listOwn(lit, lit.spare);
    },
  };
}

const at = ({ byteOffset }: Numbers): number => byteOffset;
