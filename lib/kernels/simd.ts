/**
 * The SIMD kernels: `assembly/` in WebAssembly, float32, in one memory of their own.
 *
 * Numbers are laid one after the other into that memory and never given back: drop the whole set with
 * its network. Data in ordinary memory (images, labels, masks) pass through a staging area, a batch at a
 * time. No operation here depends on the processor, so the same run gives the same bits everywhere.
 * Held to `reference.ts` by the tests. Moments below 1e-20 are flushed: see `assembly/optimisers.ts`.
 */

import { type ActivationName, leakyRelu } from '../nn/activations.ts';
import { type ConvolutionShape, convolutionExtent } from '../nn/convolution.ts';
import type { Kernels } from '../nn/kernels.ts';
import type { Labels, Numbers } from '../nn/numbers.ts';
import type { PoolingShape } from '../nn/pooling.ts';
import { defaultBytes, type SimdMemory, simdMemory } from './memory.ts';
import { type PixelExports, pixelKernels } from './pixels.ts';

/** What the module exports. Arrays are byte addresses; `from` and `to` are columns of the result. */
export interface Exports extends PixelExports {
  heapBase(): number;
  scratchBytes(): number;
  useScratch(at: number): void;
  isRelaxed(): number;
  greys(x: number, bytes: number, length: number): void;
  dense(
    z: number,
    x: number,
    W: number,
    b: number,
    m: number,
    nIn: number,
    nOut: number,
    from: number,
    to: number,
  ): void;
  denseWeightGradient(
    dW: number,
    x: number,
    delta: number,
    m: number,
    nIn: number,
    nOut: number,
    from: number,
    to: number,
  ): void;
  denseBiasGradient(db: number, delta: number, m: number, nOut: number): void;
  denseInputGradient(
    dx: number,
    delta: number,
    W: number,
    m: number,
    nIn: number,
    nOut: number,
    from: number,
    to: number,
  ): void;
  convolve(z: number, x: number, K: number, b: number, m: number, ...shape: number[]): void;
  convolutionKernelGradient(dK: number, x: number, delta: number, m: number, ...shape: number[]): void;
  convolutionInputGradient(dx: number, delta: number, K: number, m: number, ...shape: number[]): void;
  maxPool(a: number, x: number, m: number, ...shape: number[]): void;
  maxPoolGradient(dx: number, delta: number, x: number, m: number, ...shape: number[]): void;
  recurrent(a: number, z: number, U: number, g: number, leak: number, ...shape: number[]): void;
  recurrentError(
    delta: number,
    da: number,
    z: number,
    a: number,
    U: number,
    g: number,
    leak: number,
    ...shape: number[]
  ): void;
  recurrentWeightGradient(dU: number, a: number, delta: number, ...shape: number[]): void;
  gru(a: number, gates: number, inner: number, U: number, bias: number, ...shape: number[]): void;
  gruError(
    delta: number,
    deltaU: number,
    da: number,
    a: number,
    gates: number,
    inner: number,
    U: number,
    ...shape: number[]
  ): void;
  gruWeightGradient(dU: number, a: number, inner: number, delta: number, deltaU: number, ...shape: number[]): void;
  activate(a: number, z: number, g: number, leak: number, length: number): void;
  activationGradient(delta: number, da: number, z: number, a: number, g: number, leak: number, length: number): void;
  softmax(a: number, z: number, m: number, n: number): void;
  softmaxGradient(delta: number, da: number, a: number, m: number, n: number): void;
  dropout(a: number, z: number, mask: number, keep: number, length: number): void;
  sparseSoftmaxCrossEntropy(delta: number, a: number, z: number, labels: number, m: number, n: number): number;
  softmaxCrossEntropy(delta: number, a: number, z: number, y: number, m: number, n: number): number;
  sigmoidBinaryCrossEntropy(delta: number, a: number, z: number, y: number, m: number, n: number): number;
  meanSquaredError(da: number, a: number, y: number, m: number, n: number): number;
  meanAbsoluteError(da: number, a: number, y: number, m: number, n: number): number;
  huber(da: number, a: number, y: number, delta: number, m: number, n: number): number;
  squaredHinge(da: number, a: number, y: number, m: number, n: number): number;
  smooth(smoothed: number, y: number, share: number, n: number, length: number): void;
  crossEntropy(da: number, a: number, y: number, m: number, n: number): number;
  binaryCrossEntropy(da: number, a: number, y: number, m: number, n: number): number;
  countCorrect(a: number, labels: number, m: number, n: number): number;
  addL1(dW: number, W: number, lambda: number, length: number): number;
  addL2(dW: number, W: number, lambda: number, length: number): number;
  sgd(w: number, g: number, eta: number, length: number): void;
  momentum(w: number, g: number, v: number, eta: number, mu: number, nesterov: number, length: number): void;
  rmsprop(w: number, g: number, v: number, eta: number, rho: number, epsilon: number, length: number): void;
  adagrad(w: number, g: number, v: number, eta: number, epsilon: number, length: number): void;
  adam(
    w: number,
    g: number,
    m: number,
    v: number,
    alpha: number,
    beta1: number,
    beta2: number,
    epsilon: number,
    length: number,
  ): void;
  sumOfSquares(v: number, length: number): number;
  scale(v: number, factor: number, length: number): void;
  firstNonFinite(values: number, length: number): number;
}

const leakySlope = leakyRelu.slope(-1, -1);

/** As numbered in `assembly/activations.ts`. */
const activations: Record<ActivationName, number> = { linear: 0, relu: 1, leaky_relu: 2, sigmoid: 3, tanh: 4 };

/**
 * A fresh set of kernels with its own memory of `bytes` (64 MiB unless told otherwise). `module` is
 * lib/kernels/assembly/build/kernels.wasm, or kernels-relaxed.wasm where the bits may differ from one processor to the
 * next, compiled. Throws Problem 'memory'.
 */
export function simdKernels(module: WebAssembly.Module, options: { bytes?: number } = {}): Kernels {
  const memory = simdMemory(options.bytes ?? defaultBytes);
  return kernelsOver(startModule(module, memory), memory);
}

/** An instance that works in this memory, and lays its arrays behind what the module keeps there. */
export function startModule(module: WebAssembly.Module, memory: SimdMemory): Exports {
  const run = new WebAssembly.Instance(module, { env: { memory: memory.memory } }).exports as unknown as Exports;
  memory.startAt(run.heapBase());
  run.useScratch(memory.reserve(run.scratchBytes()));
  return run;
}

/** The interface of the model over what a module exports. */
export function kernelsOver(run: Exports, memory: SimdMemory): Kernels {
  let integers: Int32Array = new Int32Array(0);
  const stagedLabels = (labels: Labels, m: number): number => {
    const { buffer, byteOffset, length } = memory.stage(4 * m);
    if (integers.byteOffset !== byteOffset || integers.length < m)
      integers = new Int32Array(buffer, byteOffset, length >> 2);
    for (let r = 0; r < m; r++) integers[r] = labels[r]!; // a batch is short: quicker than a view of it
    return byteOffset;
  };

  return {
    name: run.isRelaxed() ? 'simd-relaxed' : 'simd',
    precision: 'float32',

    numbers(length) {
      const from = memory.reserve(4 * length); // before the buffer is asked for: it may have grown
      return new Float32Array(memory.memory.buffer, from, length);
    },

    available: memory.available,

    gatherPixels(x, images, indices, from, m, n) {
      const staging = memory.stage(m * n);
      for (let r = 0; r < m; r++) {
        const start = indices[from + r]! * n;
        staging.set(images.subarray(start, start + n), r * n);
      }
      run.greys(at(x), staging.byteOffset, m * n);
    },
    gatherRows(x, rows, indices, from, m, n) {
      for (let r = 0; r < m; r++) {
        const start = indices[from + r]! * n;
        x.set(rows.subarray(start, start + n), r * n);
      }
    },

    dense: (z, x, W, b, m, nIn, nOut) => run.dense(at(z), at(x), at(W), at(b), m, nIn, nOut, 0, nOut),
    denseWeightGradient: (dW, x, delta, m, nIn, nOut) =>
      run.denseWeightGradient(at(dW), at(x), at(delta), m, nIn, nOut, 0, nOut),
    denseBiasGradient: (db, delta, m, nOut) => run.denseBiasGradient(at(db), at(delta), m, nOut),
    denseInputGradient: (dx, delta, W, m, nIn, nOut) =>
      run.denseInputGradient(at(dx), at(delta), at(W), m, nIn, nOut, 0, nIn),

    convolve: (z, x, K, b, m, shape) => run.convolve(at(z), at(x), at(K), at(b), m, ...convolutionNumbers(shape)),
    convolutionKernelGradient: (dK, x, delta, m, shape) =>
      run.convolutionKernelGradient(at(dK), at(x), at(delta), m, ...convolutionNumbers(shape)),
    convolutionBiasGradient(db, delta, m, shape) {
      const { outRows, outColumns } = convolutionExtent(shape);
      run.denseBiasGradient(at(db), at(delta), m * outRows * outColumns, shape.filters);
    },
    convolutionInputGradient: (dx, delta, K, m, shape) =>
      run.convolutionInputGradient(at(dx), at(delta), at(K), m, ...convolutionNumbers(shape)),
    maxPool: (a, x, m, shape) => run.maxPool(at(a), at(x), m, ...poolingNumbers(shape)),
    maxPoolGradient: (dx, delta, x, m, shape) =>
      run.maxPoolGradient(at(dx), at(delta), at(x), m, ...poolingNumbers(shape)),

    recurrent(a, z, x, W, U, b, g, m, { steps, nIn, n }) {
      run.dense(at(z), at(x), at(W), at(b), m * steps, nIn, n, 0, n);
      run.recurrent(at(a), at(z), at(U), activations[g], leakySlope, m, steps, n);
    },
    recurrentError: (delta, da, z, a, U, g, m, { steps, n }) =>
      run.recurrentError(at(delta), at(da), at(z), at(a), at(U), activations[g], leakySlope, m, steps, n),
    recurrentWeightGradient: (dU, a, delta, m, { steps, n }) =>
      run.recurrentWeightGradient(at(dU), at(a), at(delta), m, steps, n),
    gru(a, gates, inner, x, W, U, b, m, { steps, nIn, n, resetAfter }) {
      run.dense(at(gates), at(x), at(W), at(b), m * steps, nIn, 3 * n, 0, 3 * n);
      const bias = resetAfter ? at(b) + 4 * 3 * n : 0;
      run.gru(at(a), at(gates), at(inner), at(U), bias, m, steps, n, resetAfter ? 1 : 0);
    },
    gruError(delta, deltaU, da, a, gates, inner, U, m, { steps, n, resetAfter }) {
      const sides = [at(da), at(a), at(gates), at(inner), at(U)] as const;
      run.gruError(at(delta), at(deltaU), ...sides, m, steps, n, resetAfter ? 1 : 0);
    },
    gruWeightGradient: (dU, a, inner, delta, deltaU, m, { steps, n, resetAfter }) =>
      run.gruWeightGradient(at(dU), at(a), at(inner), at(delta), at(deltaU), m, steps, n, resetAfter ? 1 : 0),
    activate: (a, z, g, length) => run.activate(at(a), at(z), activations[g], leakySlope, length),
    activationGradient: (delta, da, z, a, g, length) =>
      run.activationGradient(at(delta), at(da), at(z), at(a), activations[g], leakySlope, length),
    softmax: (a, z, m, n) => run.softmax(at(a), at(z), m, n),
    softmaxGradient: (delta, da, a, m, n) => run.softmaxGradient(at(delta), at(da), at(a), m, n),
    dropout(a, z, mask, rate, length) {
      const staging = memory.stage(length);
      staging.set(mask.length === length ? mask : mask.subarray(0, length));
      run.dropout(at(a), at(z), staging.byteOffset, 1 - rate, length);
    },

    sparseSoftmaxCrossEntropy: (delta, a, z, labels, m, n) =>
      run.sparseSoftmaxCrossEntropy(at(delta), at(a), at(z), stagedLabels(labels, m), m, n),
    softmaxCrossEntropy: (delta, a, z, y, m, n) => run.softmaxCrossEntropy(at(delta), at(a), at(z), at(y), m, n),
    sigmoidBinaryCrossEntropy: (delta, a, z, y, m, n) =>
      run.sigmoidBinaryCrossEntropy(at(delta), at(a), at(z), at(y), m, n),
    meanSquaredError: (da, a, y, m, n) => run.meanSquaredError(at(da), at(a), at(y), m, n),
    meanAbsoluteError: (da, a, y, m, n) => run.meanAbsoluteError(at(da), at(a), at(y), m, n),
    huber: (da, a, y, delta, m, n) => run.huber(at(da), at(a), at(y), delta, m, n),
    squaredHinge: (da, a, y, m, n) => run.squaredHinge(at(da), at(a), at(y), m, n),
    smooth: (smoothed, y, share, n, length) => run.smooth(at(smoothed), at(y), share, n, length),
    crossEntropy: (da, a, y, m, n) => run.crossEntropy(at(da), at(a), at(y), m, n),
    binaryCrossEntropy: (da, a, y, m, n) => run.binaryCrossEntropy(at(da), at(a), at(y), m, n),
    countCorrect: (a, labels, m, n) => run.countCorrect(at(a), stagedLabels(labels, m), m, n),

    addL1: (dW, W, lambda, length) => run.addL1(at(dW), at(W), lambda, length),
    addL2: (dW, W, lambda, length) => run.addL2(at(dW), at(W), lambda, length),

    sgd: (w, g, eta, length) => run.sgd(at(w), at(g), eta, length),
    momentum: (w, g, v, eta, mu, nesterov, length) =>
      run.momentum(at(w), at(g), at(v), eta, mu, nesterov ? 1 : 0, length),
    rmsprop: (w, g, v, eta, rho, epsilon, length) => run.rmsprop(at(w), at(g), at(v), eta, rho, epsilon, length),
    adagrad: (w, g, v, eta, epsilon, length) => run.adagrad(at(w), at(g), at(v), eta, epsilon, length),
    adam: (w, g, m, v, alpha, beta1, beta2, epsilon, length) =>
      run.adam(at(w), at(g), at(m), at(v), alpha, beta1, beta2, epsilon, length),

    sumOfSquares: (v, length) => run.sumOfSquares(at(v), length),
    scale: (v, factor, length) => run.scale(at(v), factor, length),

    firstNonFinite: (values, length) => run.firstNonFinite(at(values), length),

    pixels: pixelKernels(run, memory),
  };
}

/** A shape in the order of the module's arguments. */
function convolutionNumbers(s: ConvolutionShape): number[] {
  const { outRows, outColumns, top, left } = convolutionExtent(s);
  const kernel = [s.kernelRows, s.kernelColumns, s.filters];
  return [s.rows, s.columns, s.channels, ...kernel, outRows, outColumns, top, left];
}

const poolingNumbers = ({ rows, columns, channels, size }: PoolingShape): number[] => [rows, columns, channels, size];

/** The byte address of an array that this set handed out. */
function at(values: Numbers): number {
  return values.byteOffset;
}

const validates = (...bytes: number[]): boolean =>
  typeof WebAssembly === 'object' && WebAssembly.validate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, ...bytes]));

/** Whether this machine runs WebAssembly SIMD: validates a module with one vector instruction in it. */
export function simdSupported(): boolean {
  // (func (result v128) i32.const 0 i8x16.splat)
  return validates(1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11);
}

/** The same of relaxed SIMD. */
export function relaxedSupported(): boolean {
  // (func (param v128) (result v128) local.get 0 local.get 0 local.get 0 f32x4.relaxed_madd)
  const code = [32, 0, 32, 0, 32, 0, 253, 133, 2, 11];
  return validates(1, 6, 1, 96, 1, 123, 1, 123, 3, 2, 1, 0, 10, 13, 1, 11, 0, ...code);
}
