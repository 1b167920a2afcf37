/** Activations and the errors that pass back through them. Chapter: activations. */
import { sigmoid4, tanh4 } from './elementary.ts';
import { storeFirst } from './lanes.ts';

/** The order in which `simd.ts` numbers the activations. */
export enum Activation {
  Linear,
  Relu,
  LeakyRelu,
  Sigmoid,
  Tanh,
}

/** a = g(z) */
export function activate(a: usize, z: usize, g: Activation, leak: f32, length: usize): void {
  let i: usize = 0;
  if (g == Activation.Relu) {
    // the book's most frequent case, without the choice inside the loop
    for (; i + 4 <= length; i += 4) v128.store(a + (i << 2), value(v128.load(z + (i << 2)), Activation.Relu, leak));
  }
  for (; i < length; i += 4) {
    const at = i << 2;
    storeFirst(a + at, value(v128.load(z + at), g, leak), min<usize>(4, length - i));
  }
}

// @ts-ignore: decorator
@inline
function value(z: v128, g: Activation, leak: f32): v128 {
  const zero = f32x4.splat(0);
  switch (g) {
    // pmax lets NaN through; adding 0 turns −0 into 0
    case Activation.Relu: return f32x4.add(f32x4.pmax(z, zero), zero);
    case Activation.LeakyRelu: return v128.bitselect(f32x4.mul(z, f32x4.splat(leak)), z, f32x4.lt(z, zero));
    case Activation.Sigmoid: return sigmoid4(z);
    case Activation.Tanh: return tanh4(z);
    default: return z;
  }
}

/** delta = da ⊙ g'(z), read off a where that is exact */
export function activationGradient(
  delta: usize, da: usize, z: usize, a: usize, g: Activation, leak: f32, length: usize,
): void {
  let i: usize = 0;
  if (g == Activation.Relu) {
    for (; i + 4 <= length; i += 4) {
      const at = i << 2;
      const none = f32x4.splat(0);
      v128.store(delta + at, arriving(v128.load(da + at), v128.load(z + at), none, Activation.Relu, leak));
    }
  }
  for (; i < length; i += 4) {
    const at = i << 2;
    const d = arriving(v128.load(da + at), v128.load(z + at), v128.load(a + at), g, leak);
    storeFirst(delta + at, d, min<usize>(4, length - i));
  }
}

// @ts-ignore: decorator
@inline
function arriving(da: v128, z: v128, a: v128, g: Activation, leak: f32): v128 {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  switch (g) {
    case Activation.Relu: return v128.and(da, f32x4.gt(z, zero));
    case Activation.LeakyRelu: return v128.bitselect(da, f32x4.mul(da, f32x4.splat(leak)), f32x4.gt(z, zero));
    case Activation.Sigmoid: return f32x4.mul(da, f32x4.mul(a, f32x4.sub(one, a)));
    case Activation.Tanh: return f32x4.mul(da, f32x4.sub(one, f32x4.mul(a, a)));
    default: return da;
  }
}

/** a = z · mask / (1 − rate), mask bytes 0 or 1 */
export function dropout(a: usize, z: usize, mask: usize, keep: f32, length: usize): void {
  for (let i: usize = 0; i < length; i++) {
    const at = i << 2;
    store<f32>(a + at, load<u8>(mask + i) ? load<f32>(z + at) / keep : 0);
  }
}
