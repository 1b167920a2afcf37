/** Lanes of a v128 of four float32: tails, products, sums, extremes. Sums go (0 + 2) + (1 + 3). */

/** Writes the first `count` (1–4) lanes. */
// @ts-ignore: decorator
@inline
export function storeFirst(to: usize, v: v128, count: usize): void {
  if (count == 4) {
    v128.store(to, v);
  } else {
    if (count & 2) v128.store64_lane(to, v, 0);
    if (count == 1) v128.store32_lane(to, v, 0);
    if (count == 3) v128.store32_lane(to, v, 2, 8);
  }
}

/**
 * sum + x y, rounded twice; in the relaxed build perhaps once, as the processor likes: the only place where the builds
 * differ.
 */
// @ts-ignore: decorator
@inline
export function addProduct(sum: v128, x: v128, y: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(x, y, sum);
  return f32x4.add(sum, f32x4.mul(x, y));
}

/** Which of the two builds this is. */
export function isRelaxed(): bool {
  return ASC_FEATURE_RELAXED_SIMD;
}

// @ts-ignore: decorator
@inline
export function sumOfLanes(v: v128): f32 {
  const two = f32x4.add(v, i8x16.shuffle(v, v, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15));
  return f32x4.extract_lane(two, 0) + f32x4.extract_lane(two, 1);
}

// @ts-ignore: decorator
@inline
export function maxOfLanes(v: v128): f32 {
  const two = f32x4.max(v, i8x16.shuffle(v, v, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15));
  return max<f32>(f32x4.extract_lane(two, 0), f32x4.extract_lane(two, 1));
}

/** Sum of the four lanes in float64, in their order. */
// @ts-ignore: decorator
@inline
export function sumOfLanes64(v: v128): f64 {
  return (
    f64(f32x4.extract_lane(v, 0)) +
    f64(f32x4.extract_lane(v, 1)) +
    f64(f32x4.extract_lane(v, 2)) +
    f64(f32x4.extract_lane(v, 3))
  );
}
