/**
 * A dense layer on byte images, walking only the lit pixels: 81 % of MNIST's bytes are zero. Chapter: mnist.
 *
 * A zero adds nothing to a sum, so leaving it out changes no bit: forward and gradient are those of
 * dense.ts, in the same order. A batch is prepared once (`findLit`) into two lists of the same lit pixels,
 * by image for the forward pass and by pixel for the gradient. The gradient's row of one pixel is summed
 * in registers and handed to Adam there, so that dW never reaches memory. A pixel unlit in the batch whose
 * moments are all zero (MNIST's corners) would move by exactly 0 and is passed over.
 *
 * Threads share the pixels: each lists its own, and the rows of W[n,nOut] that belong to them, with Adam's moments, are read
 * and written by no other, so that they stay in its core's cache. A sum over all pixels goes from thread to thread.
 */
import { addProduct, storeFirst } from './lanes.ts';
import { firstLanes, flushConstant, greyOf, panel } from './memory.ts';
import { adamStep } from './optimisers';
import { adamMoments, adamMove } from './optimisers.ts';

/*
 * Where the lists of a batch bytes[m,n] lie, from `lists` on; the last two hold pairs of 8 bytes, (offset u32, grey f32),
 * the others addresses (u32) of pairs:
 *   ends     pixel i's pairs end at ends[i]; they begin at byPixel + 8·m·i
 *   starts   image r's pairs are starts[r] to starts[r + 1]
 *   byPixel  pixel after pixel, with the offset of the image's row of delta[m,nOut]
 *   byImage  image after image, with the offset of the pixel's row of W[n,nOut]
 */

/** Bytes of the lists of at most m images of n pixels, at a multiple of 8. */
export function listBytes(m: usize, n: usize): usize {
  return byImageOf(0, m, n) + 8 * m * n;
}

// @ts-expect-error: decorator
@inline
function startsOf(lists: usize, n: usize): usize {
  return lists + (n << 2);
}

// @ts-expect-error: decorator
@inline
function byPixelOf(lists: usize, m: usize, n: usize): usize {
  return (startsOf(lists, n) + ((m + 1) << 2) + 7) & ~7;
}

// @ts-expect-error: decorator
@inline
function byImageOf(lists: usize, m: usize, n: usize): usize {
  return byPixelOf(lists, m, n) + 8 * m * n;
}

/** Lists the lit pixels of bytes[m,n], `from` (a multiple of 16) up to `to` (another, or n) of each image. */
export function findLit(bytes: usize, lists: usize, m: usize, n: usize, nOut: usize, from: usize, to: usize): void {
  const ends = lists;
  const starts = startsOf(lists, n);
  const byPixel = byPixelOf(lists, m, n);
  let byImage = byImageOf(lists, m, n);
  const row = nOut << 2;
  for (let i = from; i < to; i++) store<u32>(ends + (i << 2), <u32>(byPixel + i * (m << 3)));
  for (let r: usize = 0; r < m; r++) {
    store<u32>(starts + (r << 2), <u32>byImage);
    for (let i = from; i < to; i += 16) {
      let lit = <u32>i8x16.bitmask(i8x16.ne(v128.load(bytes + i), i8x16.splat(0)));
      if (i + 16 > n) lit &= (1 << <u32>(n - i)) - 1;
      while (lit) {
        const pixel = i + ctz(lit);
        lit &= lit - 1;
        const grey = load<u32>(greyOf(load<u8>(bytes + pixel)));
        store<u32>(byImage, <u32>(pixel * row));
        store<u32>(byImage, grey, 4);
        byImage += 8;
        const end = ends + (pixel << 2);
        const at = <usize>load<u32>(end);
        store<u32>(at, <u32>(r * row));
        store<u32>(at, grey, 4);
        store<u32>(end, <u32>(at + 8));
      }
    }
    bytes += n;
  }
  store<u32>(starts + (m << 2), <u32>byImage);
}

/**
 * z[m,nOut] = x W + b, images `from` up to `to` of it, or where it `goesOn` z += x W: of the pixels that are listed, in
 * their order
 */
export function litDense(
  z: usize, lists: usize, W: usize, b: usize, n: usize, nOut: usize, goesOn: bool, from: usize, to: usize,
): void {
  const starts = startsOf(lists, n);
  const row = nOut << 2;
  z += from * row;
  for (let r = from; r < to; r++) {
    const start = goesOn ? z : b;
    const first = <usize>load<u32>(starts + (r << 2));
    const end = <usize>load<u32>(starts + (r << 2), 4);
    let at: usize = 0;
    for (; at + 128 <= row; at += 128) {
      const s = start + at;
      let s0 = v128.load(s), s1 = v128.load(s, 16), s2 = v128.load(s, 32), s3 = v128.load(s, 48);
      let s4 = v128.load(s, 64), s5 = v128.load(s, 80), s6 = v128.load(s, 96), s7 = v128.load(s, 112);
      const base = W + at;
      for (let pair = first; pair < end; pair += 8) {
        const w = base + <usize>load<u32>(pair);
        const x = v128.load32_splat(pair, 4);
        s0 = addProduct(s0, x, v128.load(w));
        s1 = addProduct(s1, x, v128.load(w, 16));
        s2 = addProduct(s2, x, v128.load(w, 32));
        s3 = addProduct(s3, x, v128.load(w, 48));
        s4 = addProduct(s4, x, v128.load(w, 64));
        s5 = addProduct(s5, x, v128.load(w, 80));
        s6 = addProduct(s6, x, v128.load(w, 96));
        s7 = addProduct(s7, x, v128.load(w, 112));
      }
      const found = z + at;
      v128.store(found, s0);
      v128.store(found, s1, 16);
      v128.store(found, s2, 32);
      v128.store(found, s3, 48);
      v128.store(found, s4, 64);
      v128.store(found, s5, 80);
      v128.store(found, s6, 96);
      v128.store(found, s7, 112);
    }
    for (; at < row; at += 16) {
      let s = v128.load(start + at);
      for (let pair = first; pair < end; pair += 8) {
        const w = W + at + <usize>load<u32>(pair);
        s = addProduct(s, v128.load32_splat(pair, 4), v128.load(w));
      }
      storeFirst(z + at, s, min<usize>(4, (row - at) >> 2));
    }
    z += row;
  }
}

/** dW[n,nOut] = xᵀ delta, pixels `from` up to `to` of it */
export function litWeightGradient(
  dW: usize, lists: usize, delta: usize, m: usize, n: usize, nOut: usize, from: usize, to: usize,
): void {
  const row = nOut << 2;
  let list = byPixelOf(lists, m, n) + from * (m << 3);
  dW += from * row;
  for (let pixel = from; pixel < to; pixel++) {
    const end = <usize>load<u32>(lists + (pixel << 2));
    if (end == list) {
      memory.fill(dW, 0, row);
    } else {
      for (let at: usize = 0; at < row; at += 16) {
        let sum = f32x4.splat(0);
        for (let pair = list; pair < end; pair += 8) {
          const d = v128.load(delta + at + <usize>load<u32>(pair));
          sum = addProduct(sum, v128.load32_splat(pair, 4), d);
        }
        storeFirst(dW + at, sum, min<usize>(4, (row - at) >> 2));
      }
    }
    dW += row;
    list += m << 3;
  }
}

/** Whether `bytes` (a multiple of 4) bytes are all zero. */
function allZero(at: usize, bytes: usize): bool {
  const whole = bytes & ~15;
  const end = at + whole;
  let any = f32x4.splat(0);
  for (; at < end; at += 16) any = v128.or(any, v128.load(at));
  if (whole < bytes) any = v128.or(any, v128.and(v128.load(at), firstLanes((bytes - whole) >> 2)));
  return !v128.any_true(any);
}

/** The second half of Adam's step on 32 weights, whose roots lie at `root`. */
// @ts-expect-error: decorator
@inline
function moveEight(w: usize, mean: usize, root: usize, rate: v128, guard: v128): void {
  for (let at: usize = 0; at < 128; at += 16) adamMove(w + at, mean + at, root + at, rate, guard);
}

/**
 * The gradient of `litWeightGradient` and Adam's step with it, in one pass over those pixels' rows of w, m and v [n,nOut].
 * Of 32 weights the second half of the step comes after the gradient of the next 32.
 */
export function litAdam(
  w: usize, lists: usize, delta: usize, mean: usize, square: usize,
  alpha: f32, beta1: f64, beta2: f64, epsilon: f32, m: usize, n: usize, nOut: usize, from: usize, to: usize,
): void {
  const rate = f32x4.splat(alpha);
  const decay1 = f32x4.splat(f32(beta1));
  const share1 = f32x4.splat(f32(1 - beta1));
  const decay2 = f32x4.splat(f32(beta2));
  const share2 = f32x4.splat(f32(1 - beta2));
  const guard = f32x4.splat(epsilon);
  const tiny = flushConstant();
  const row = nOut << 2;
  const root = panel();
  // the 32 weights whose moments have moved and that have not
  let begunW: usize = 0, begunMean: usize = 0;
  let list = byPixelOf(lists, m, n) + from * (m << 3);
  w += from * row;
  mean += from * row;
  square += from * row;
  for (let pixel = from; pixel < to; pixel++) {
    const end = <usize>load<u32>(lists + (pixel << 2));
    if (end == list && allZero(mean, row) && allZero(square, row)) {
      w += row;
      mean += row;
      square += row;
      list += m << 3;
      continue;
    }
    let at: usize = 0;
    for (; at + 128 <= row; at += 128) {
      const errors = delta + at;
      let g0 = f32x4.splat(0), g1 = f32x4.splat(0), g2 = f32x4.splat(0), g3 = f32x4.splat(0);
      let g4 = f32x4.splat(0), g5 = f32x4.splat(0), g6 = f32x4.splat(0), g7 = f32x4.splat(0);
      for (let pair = list; pair < end; pair += 8) {
        const d = errors + <usize>load<u32>(pair);
        const x = v128.load32_splat(pair, 4);
        g0 = addProduct(g0, x, v128.load(d));
        g1 = addProduct(g1, x, v128.load(d, 16));
        g2 = addProduct(g2, x, v128.load(d, 32));
        g3 = addProduct(g3, x, v128.load(d, 48));
        g4 = addProduct(g4, x, v128.load(d, 64));
        g5 = addProduct(g5, x, v128.load(d, 80));
        g6 = addProduct(g6, x, v128.load(d, 96));
        g7 = addProduct(g7, x, v128.load(d, 112));
      }
      if (begunW) moveEight(begunW, begunMean, root, rate, guard);
      begunW = w + at;
      begunMean = mean + at;
      adamMoments(mean + at, square + at, root, g0, decay1, share1, decay2, share2, tiny);
      adamMoments(mean + at + 16, square + at + 16, root + 16, g1, decay1, share1, decay2, share2, tiny);
      adamMoments(mean + at + 32, square + at + 32, root + 32, g2, decay1, share1, decay2, share2, tiny);
      adamMoments(mean + at + 48, square + at + 48, root + 48, g3, decay1, share1, decay2, share2, tiny);
      adamMoments(mean + at + 64, square + at + 64, root + 64, g4, decay1, share1, decay2, share2, tiny);
      adamMoments(mean + at + 80, square + at + 80, root + 80, g5, decay1, share1, decay2, share2, tiny);
      adamMoments(mean + at + 96, square + at + 96, root + 96, g6, decay1, share1, decay2, share2, tiny);
      adamMoments(mean + at + 112, square + at + 112, root + 112, g7, decay1, share1, decay2, share2, tiny);
    }
    for (; at < row; at += 16) {
      let g = f32x4.splat(0);
      for (let pair = list; pair < end; pair += 8) {
        g = addProduct(g, v128.load32_splat(pair, 4), v128.load(delta + at + <usize>load<u32>(pair)));
      }
      const count = min<usize>(4, (row - at) >> 2);
      adamStep(w + at, mean + at, square + at, g, count, rate, decay1, share1, decay2, share2, guard, tiny);
    }
    w += row;
    mean += row;
    square += row;
    list += m << 3;
  }
  if (begunW) moveEight(begunW, begunMean, root, rate, guard);
}
