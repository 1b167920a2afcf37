/**
 * A dense layer on byte images, walking only the lit pixels: 81 % of MNIST's bytes are zero. Chapter: mnist.
 *
 * A zero adds nothing to a sum, so leaving it out changes no bit: forward and gradient are those of
 * dense.ts, in the same order. A batch is prepared once (`findLit`) into two lists of the same lit pixels,
 * by image for the forward pass and by pixel for the gradient. The gradient's row of one pixel is summed
 * in registers and handed to Adam there, so that dW never reaches memory. A pixel unlit in the batch whose
 * moments are all zero (MNIST's corners) would move by exactly 0 and is passed over.
 */
import { storeFirst } from './lanes';
import { firstLanes, flushConstant, greyOf } from './memory';
import { adamStep } from './optimisers';

/**
 * Lists the lit pixels of bytes[m,n] as pairs of 8 bytes, (offset u32, grey f32): at `byImage` image after
 * image with the offset of the pixel's row of W[n,nOut], image r's from starts[r] to starts[r+1]; at
 * `byPixel` with the offset of the image's row of delta[m,nOut], pixel i's from byPixel + 8·m·i to
 * ends[i]. `starts` and `ends` hold addresses (u32).
 */
export function findLit(
  bytes: usize, byImage: usize, starts: usize, byPixel: usize, ends: usize,
  m: usize, n: usize, nOut: usize,
): void {
  const row = nOut << 2;
  for (let i: usize = 0; i < n; i++) store<u32>(ends + (i << 2), <u32>(byPixel + i * (m << 3)));
  for (let r: usize = 0; r < m; r++) {
    store<u32>(starts + (r << 2), <u32>byImage);
    for (let i: usize = 0; i < n; i += 16) {
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

/** z[m,nOut] = x W + b */
export function litDense(z: usize, starts: usize, W: usize, b: usize, m: usize, nOut: usize): void {
  const row = nOut << 2;
  for (let r: usize = 0; r < m; r++) {
    const first = <usize>load<u32>(starts + (r << 2));
    const end = <usize>load<u32>(starts + (r << 2), 4);
    let at: usize = 0;
    for (; at + 128 <= row; at += 128) {
      let s0 = v128.load(b + at), s1 = v128.load(b + at, 16), s2 = v128.load(b + at, 32), s3 = v128.load(b + at, 48);
      let s4 = v128.load(b + at, 64), s5 = v128.load(b + at, 80), s6 = v128.load(b + at, 96), s7 = v128.load(b + at, 112);
      const base = W + at;
      for (let pair = first; pair < end; pair += 8) {
        const w = base + <usize>load<u32>(pair);
        const x = v128.load32_splat(pair, 4);
        s0 = f32x4.add(s0, f32x4.mul(x, v128.load(w)));
        s1 = f32x4.add(s1, f32x4.mul(x, v128.load(w, 16)));
        s2 = f32x4.add(s2, f32x4.mul(x, v128.load(w, 32)));
        s3 = f32x4.add(s3, f32x4.mul(x, v128.load(w, 48)));
        s4 = f32x4.add(s4, f32x4.mul(x, v128.load(w, 64)));
        s5 = f32x4.add(s5, f32x4.mul(x, v128.load(w, 80)));
        s6 = f32x4.add(s6, f32x4.mul(x, v128.load(w, 96)));
        s7 = f32x4.add(s7, f32x4.mul(x, v128.load(w, 112)));
      }
      const to = z + at;
      v128.store(to, s0);
      v128.store(to, s1, 16);
      v128.store(to, s2, 32);
      v128.store(to, s3, 48);
      v128.store(to, s4, 64);
      v128.store(to, s5, 80);
      v128.store(to, s6, 96);
      v128.store(to, s7, 112);
    }
    for (; at < row; at += 16) {
      let s = v128.load(b + at);
      for (let pair = first; pair < end; pair += 8) {
        const w = W + at + <usize>load<u32>(pair);
        s = f32x4.add(s, f32x4.mul(v128.load32_splat(pair, 4), v128.load(w)));
      }
      storeFirst(z + at, s, min<usize>(4, (row - at) >> 2));
    }
    z += row;
  }
}

/** dW[n,nOut] = xᵀ delta, with `rows` images in the batch */
export function litWeightGradient(
  dW: usize, byPixel: usize, ends: usize, rows: usize, delta: usize, n: usize, nOut: usize,
): void {
  const row = nOut << 2;
  for (let pixel: usize = 0; pixel < n; pixel++) {
    const list = byPixel + pixel * (rows << 3);
    const end = <usize>load<u32>(ends + (pixel << 2));
    if (end == list) {
      memory.fill(dW, 0, row);
    } else {
      for (let at: usize = 0; at < row; at += 16) {
        let sum = f32x4.splat(0);
        for (let pair = list; pair < end; pair += 8) {
          const d = v128.load(delta + at + <usize>load<u32>(pair));
          sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(pair, 4), d));
        }
        storeFirst(dW + at, sum, min<usize>(4, (row - at) >> 2));
      }
    }
    dW += row;
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

/** The gradient of `litWeightGradient` and Adam's step with it, in one pass over w, m and v [n,nOut]. */
export function litAdam(
  w: usize, byPixel: usize, ends: usize, rows: usize, delta: usize, m: usize, v: usize,
  alpha: f32, beta1: f64, beta2: f64, epsilon: f32, n: usize, nOut: usize,
): void {
  const rate = f32x4.splat(alpha);
  const decay1 = f32x4.splat(f32(beta1));
  const share1 = f32x4.splat(f32(1 - beta1));
  const decay2 = f32x4.splat(f32(beta2));
  const share2 = f32x4.splat(f32(1 - beta2));
  const guard = f32x4.splat(epsilon);
  const tiny = flushConstant();
  const row = nOut << 2;
  for (let pixel: usize = 0; pixel < n; pixel++) {
    const list = byPixel + pixel * (rows << 3);
    const end = <usize>load<u32>(ends + (pixel << 2));
    if (end == list && allZero(m, row) && allZero(v, row)) {
      w += row;
      m += row;
      v += row;
      continue;
    }
    let at: usize = 0;
    for (; at + 128 <= row; at += 128) {
      const from = delta + at;
      let g0 = f32x4.splat(0), g1 = f32x4.splat(0), g2 = f32x4.splat(0), g3 = f32x4.splat(0);
      let g4 = f32x4.splat(0), g5 = f32x4.splat(0), g6 = f32x4.splat(0), g7 = f32x4.splat(0);
      for (let pair = list; pair < end; pair += 8) {
        const d = from + <usize>load<u32>(pair);
        const x = v128.load32_splat(pair, 4);
        g0 = f32x4.add(g0, f32x4.mul(x, v128.load(d)));
        g1 = f32x4.add(g1, f32x4.mul(x, v128.load(d, 16)));
        g2 = f32x4.add(g2, f32x4.mul(x, v128.load(d, 32)));
        g3 = f32x4.add(g3, f32x4.mul(x, v128.load(d, 48)));
        g4 = f32x4.add(g4, f32x4.mul(x, v128.load(d, 64)));
        g5 = f32x4.add(g5, f32x4.mul(x, v128.load(d, 80)));
        g6 = f32x4.add(g6, f32x4.mul(x, v128.load(d, 96)));
        g7 = f32x4.add(g7, f32x4.mul(x, v128.load(d, 112)));
      }
      adamStep(w, m, v, g0, 4, rate, decay1, share1, decay2, share2, guard, tiny);
      adamStep(w + 16, m + 16, v + 16, g1, 4, rate, decay1, share1, decay2, share2, guard, tiny);
      adamStep(w + 32, m + 32, v + 32, g2, 4, rate, decay1, share1, decay2, share2, guard, tiny);
      adamStep(w + 48, m + 48, v + 48, g3, 4, rate, decay1, share1, decay2, share2, guard, tiny);
      adamStep(w + 64, m + 64, v + 64, g4, 4, rate, decay1, share1, decay2, share2, guard, tiny);
      adamStep(w + 80, m + 80, v + 80, g5, 4, rate, decay1, share1, decay2, share2, guard, tiny);
      adamStep(w + 96, m + 96, v + 96, g6, 4, rate, decay1, share1, decay2, share2, guard, tiny);
      adamStep(w + 112, m + 112, v + 112, g7, 4, rate, decay1, share1, decay2, share2, guard, tiny);
      w += 128;
      m += 128;
      v += 128;
    }
    for (; at < row; at += 16) {
      let g = f32x4.splat(0);
      for (let pair = list; pair < end; pair += 8) {
        g = f32x4.add(g, f32x4.mul(v128.load32_splat(pair, 4), v128.load(delta + at + <usize>load<u32>(pair))));
      }
      const count = min<usize>(4, (row - at) >> 2);
      adamStep(w, m, v, g, count, rate, decay1, share1, decay2, share2, guard, tiny);
      w += count << 2;
      m += count << 2;
      v += count << 2;
    }
  }
}
