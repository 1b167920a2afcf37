/**
 * Optimisers, in place on w and on their moments. Chapter: optimisers.
 *
 * A moment that decays towards 0 becomes denormal, and a processor takes many times as long over
 * denormal numbers: from the first epoch on 4–6 % of Adam's first moments were, and a step took up to
 * 2.9 times as long. Adding and subtracting 1e-20 rounds a moment to a multiple of 8e-28 and so never
 * leaves a denormal; beside ε = 1e-7 such a moment moves no weight.
 */
import { storeFirst, sumOfLanes64 } from './lanes.ts';
import { firstLanes, flushConstant } from './memory.ts';

// @ts-ignore: decorator
@inline
export function flush(moment: v128, tiny: v128): v128 {
  return f32x4.sub(f32x4.add(moment, tiny), tiny);
}

/** w −= η g */
export function sgd(w: usize, g: usize, eta: f32, length: usize): void {
  const rate = f32x4.splat(eta);
  for (let i: usize = 0; i < length; i += 4) {
    const at = i << 2;
    const next = f32x4.sub(v128.load(w + at), f32x4.mul(rate, v128.load(g + at)));
    storeFirst(w + at, next, min<usize>(4, length - i));
  }
}

/** v ← μv − ηg; w += v, or with Nesterov w += μv − ηg */
export function momentum(w: usize, g: usize, v: usize, eta: f32, mu: f32, nesterov: bool, length: usize): void {
  const rate = f32x4.splat(eta);
  const decay = f32x4.splat(mu);
  const tiny = flushConstant();
  for (let i: usize = 0; i < length; i += 4) {
    const at = i << 2;
    const count = min<usize>(4, length - i);
    const push = f32x4.mul(rate, v128.load(g + at));
    const velocity = flush(f32x4.sub(f32x4.mul(decay, v128.load(v + at)), push), tiny);
    const move = nesterov ? f32x4.sub(f32x4.mul(decay, velocity), push) : velocity;
    storeFirst(v + at, velocity, count);
    storeFirst(w + at, f32x4.add(v128.load(w + at), move), count);
  }
}

/** v ← ρv + (1−ρ)g²; w −= ηg/(√v + ε) */
export function rmsprop(w: usize, g: usize, v: usize, eta: f32, rho: f64, epsilon: f32, length: usize): void {
  const rate = f32x4.splat(eta);
  const decay = f32x4.splat(f32(rho));
  const share = f32x4.splat(f32(1 - rho));
  const guard = f32x4.splat(epsilon);
  const tiny = flushConstant();
  for (let i: usize = 0; i < length; i += 4) {
    const at = i << 2;
    const count = min<usize>(4, length - i);
    const slope = v128.load(g + at);
    const square = f32x4.mul(share, f32x4.mul(slope, slope));
    const mean = flush(f32x4.add(f32x4.mul(decay, v128.load(v + at)), square), tiny);
    const move = f32x4.div(f32x4.mul(rate, slope), f32x4.add(f32x4.sqrt(mean), guard));
    storeFirst(v + at, mean, count);
    storeFirst(w + at, f32x4.sub(v128.load(w + at), move), count);
  }
}

/** v += g²; w −= ηg/(√v + ε) */
export function adagrad(w: usize, g: usize, v: usize, eta: f32, epsilon: f32, length: usize): void {
  const rate = f32x4.splat(eta);
  const guard = f32x4.splat(epsilon);
  for (let i: usize = 0; i < length; i += 4) {
    const at = i << 2;
    const count = min<usize>(4, length - i);
    const slope = v128.load(g + at);
    const sum = f32x4.add(v128.load(v + at), f32x4.mul(slope, slope));
    const move = f32x4.div(f32x4.mul(rate, slope), f32x4.add(f32x4.sqrt(sum), guard));
    storeFirst(v + at, sum, count);
    storeFirst(w + at, f32x4.sub(v128.load(w + at), move), count);
  }
}

/** m ← β₁m + (1−β₁)g of four numbers, flushed: returned, not stored. */
// @ts-ignore: decorator
@inline
function nextMean(m: usize, g: v128, decay1: v128, share1: v128, tiny: v128): v128 {
  return flush(f32x4.add(f32x4.mul(decay1, v128.load(m)), f32x4.mul(share1, g)), tiny);
}

/** v ← β₂v + (1−β₂)g² */
// @ts-ignore: decorator
@inline
function nextSquare(v: usize, g: v128, decay2: v128, share2: v128): v128 {
  return f32x4.add(f32x4.mul(decay2, v128.load(v)), f32x4.mul(share2, f32x4.mul(g, g)));
}

/** w − α m/(√v + ε) */
// @ts-ignore: decorator
@inline
function moved(w: usize, mean: v128, root: v128, rate: v128, guard: v128): v128 {
  return f32x4.sub(v128.load(w), f32x4.div(f32x4.mul(rate, mean), f32x4.add(root, guard)));
}

/** One step of Adam on the first `count` (1–4) weights at w: see `adam`. */
// @ts-ignore: decorator
@inline
export function adamStep(
  w: usize, m: usize, v: usize, g: v128, count: usize,
  rate: v128, decay1: v128, share1: v128, decay2: v128, share2: v128, guard: v128, tiny: v128,
): void {
  const mean = nextMean(m, g, decay1, share1, tiny);
  const square = nextSquare(v, g, decay2, share2);
  const next = moved(w, mean, f32x4.sqrt(square), rate, guard);
  storeFirst(m, mean, count);
  storeFirst(v, square, count);
  storeFirst(w, next, count);
}

/**
 * The first half of `adamStep` on four weights: their moments, and √v at `root`. A processor takes some time over a root;
 * what does not need it is better done in between.
 */
// @ts-ignore: decorator
@inline
export function adamMoments(
  m: usize, v: usize, root: usize, g: v128, decay1: v128, share1: v128, decay2: v128, share2: v128, tiny: v128,
): void {
  const square = nextSquare(v, g, decay2, share2);
  v128.store(m, nextMean(m, g, decay1, share1, tiny));
  v128.store(v, square);
  v128.store(root, f32x4.sqrt(square));
}

/** The second half: the weights themselves. */
// @ts-ignore: decorator
@inline
export function adamMove(w: usize, m: usize, root: usize, rate: v128, guard: v128): void {
  v128.store(w, moved(w, v128.load(m), v128.load(root), rate, guard));
}

/** m ← β₁m + (1−β₁)g; v ← β₂v + (1−β₂)g²; w −= α m/(√v + ε) */
export function adam(
  w: usize, g: usize, m: usize, v: usize,
  alpha: f32, beta1: f64, beta2: f64, epsilon: f32, length: usize,
): void {
  const rate = f32x4.splat(alpha);
  const decay1 = f32x4.splat(f32(beta1));
  const share1 = f32x4.splat(f32(1 - beta1));
  const decay2 = f32x4.splat(f32(beta2));
  const share2 = f32x4.splat(f32(1 - beta2));
  const guard = f32x4.splat(epsilon);
  const tiny = flushConstant();
  const whole = (length & ~3) << 2;
  for (let at: usize = 0; at < whole; at += 16) {
    adamStep(w + at, m + at, v + at, v128.load(g + at), 4, rate, decay1, share1, decay2, share2, guard, tiny);
  }
  const left = length & 3;
  if (left == 0) return;
  adamStep(w + whole, m + whole, v + whole, v128.load(g + whole), left, rate, decay1, share1, decay2, share2, guard, tiny);
}

/** Σ v², in float64 */
export function sumOfSquares(v: usize, length: usize): f64 {
  let sum: f64 = 0;
  for (let i: usize = 0; i < length; i += 4) {
    const each = v128.and(v128.load(v + (i << 2)), firstLanes(min<usize>(4, length - i)));
    sum += sumOfLanes64(f32x4.mul(each, each));
  }
  return sum;
}

/** v ← factor v */
export function scale(v: usize, factor: f32, length: usize): void {
  const factors = f32x4.splat(factor);
  for (let i: usize = 0; i < length; i += 4) {
    const at = v + (i << 2);
    storeFirst(at, f32x4.mul(v128.load(at), factors), min<usize>(4, length - i));
  }
}
