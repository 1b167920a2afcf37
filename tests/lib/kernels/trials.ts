/** One trial per kernel: how to draw its arguments for a shape, how to call it, how exact it must be. */
import type { ActivationName } from '../../../lib/nn/activations.ts';
import type { Kernels } from '../../../lib/nn/kernels.ts';
import type { Numbers } from '../../../lib/nn/numbers.ts';
import { draw } from './sets.ts';

export interface Shape {
  readonly m: number;
  readonly nIn: number;
  readonly nOut: number;
}
export interface Trial {
  /** Values of every array before the call. */
  readonly arrays: Record<string, Float32Array>;
  call(kernels: Kernels, arrays: Record<string, Numbers>): number | undefined;
  /**
   * A sum of `terms` products: float32 may be off by terms · 2⁻²⁴ · Σ|products|, and Σ|products| is what
   * the reference finds on absolute values. Without it, `units` in the last place of the larger of the
   * result and `floor`.
   */
  readonly terms?: number;
  readonly units?: number;
  readonly floor?: number;
}

export const activationNames: ActivationName[] = ['linear', 'relu', 'leaky_relu', 'sigmoid', 'tanh'];

/** Every kernel on arrays for this shape, drawn from `random`. */
export function trials({ m, nIn, nOut }: Shape, random: () => number): Record<string, Trial> {
  const zeros = (length: number) => new Float32Array(length);
  const some = (length: number, size = 1) => draw(random, length, size);
  const positive = (length: number, size = 1) => some(length, size).map(Math.abs);
  const rows = (height: number, width: number, size = 1) => {
    const all = positive(height * width, size);
    for (let r = 0; r < height; r++) {
      const row = all.subarray(r * width, (r + 1) * width);
      const sum = row.reduce((a, b) => a + b, 0);
      row.set(row.map((value) => value / sum));
    }
    return all;
  };
  const labels = Uint8Array.from({ length: m + 3 }, () => Math.floor(random() * nOut));
  const length = m * nOut;
  const z = some(length, 5);
  const probabilities = rows(m, nOut);
  const targets = rows(m, nOut);
  const x = some(m * nIn);
  const W = some(nIn * nOut);
  const delta = some(length);

  const all: Record<string, Trial> = {
    dense: {
      arrays: { z: zeros(length), x, W, b: some(nOut) },
      call: (k, a) => void k.dense(a.z!, a.x!, a.W!, a.b!, m, nIn, nOut),
      terms: nIn + 1,
    },
    denseWeightGradient: {
      arrays: { dW: zeros(nIn * nOut), x, delta },
      call: (k, a) => void k.denseWeightGradient(a.dW!, a.x!, a.delta!, m, nIn, nOut),
      terms: m,
    },
    denseBiasGradient: {
      arrays: { db: zeros(nOut), delta },
      call: (k, a) => void k.denseBiasGradient(a.db!, a.delta!, m, nOut),
      terms: m,
    },
    denseInputGradient: {
      arrays: { dx: zeros(m * nIn), delta, W },
      call: (k, a) => void k.denseInputGradient(a.dx!, a.delta!, a.W!, m, nIn, nOut),
      terms: nOut,
    },
    softmax: {
      arrays: { a: zeros(length), z },
      call: (k, a) => void k.softmax(a.a!, a.z!, m, nOut),
      units: 12 + nOut,
    },
    softmaxGradient: {
      arrays: { delta: zeros(length), da: some(length), a: probabilities },
      call: (k, a) => void k.softmaxGradient(a.delta!, a.da!, a.a!, m, nOut),
      units: 4 + nOut,
      floor: 1,
    },
    dropout: {
      arrays: { a: zeros(length), z },
      call(k, a) {
        const mask = Uint8Array.from({ length }, (_, i) => ((i * 7 + m) % 3) & 1);
        k.dropout(a.a!, a.z!, mask, 0.25, length);
        return undefined;
      },
      units: 2,
    },
    sparseSoftmaxCrossEntropy: {
      arrays: { delta: zeros(length), a: probabilities, z },
      call: (k, a) => k.sparseSoftmaxCrossEntropy(a.delta!, a.a!, a.z!, labels, m, nOut),
      units: 8 + nOut,
      floor: 1,
    },
    softmaxCrossEntropy: {
      arrays: { delta: zeros(length), a: probabilities, z, y: targets },
      call: (k, a) => k.softmaxCrossEntropy(a.delta!, a.a!, a.z!, a.y!, m, nOut),
      units: 8 + nOut,
      floor: 1,
    },
    sigmoidBinaryCrossEntropy: {
      arrays: { delta: zeros(length), a: positive(length), z, y: positive(length) },
      call: (k, a) => k.sigmoidBinaryCrossEntropy(a.delta!, a.a!, a.z!, a.y!, m, nOut),
      units: 16,
      floor: 1,
    },
    meanSquaredError: {
      arrays: { da: zeros(length), a: some(length), y: some(length) },
      call: (k, a) => k.meanSquaredError(a.da!, a.a!, a.y!, m, nOut),
      units: 8,
      floor: 1,
    },
    meanAbsoluteError: {
      arrays: { da: zeros(length), a: delta, y: some(length).map((y, k) => (k % 5 === 0 ? delta[k]! : y)) },
      call: (k, a) => k.meanAbsoluteError(a.da!, a.a!, a.y!, m, nOut),
      units: 8,
      floor: 1,
    },
    huber: {
      arrays: { da: zeros(length), a: some(length, 3), y: some(length) },
      call: (k, a) => k.huber(a.da!, a.a!, a.y!, 1.25, m, nOut),
      units: 8,
      floor: 1,
    },
    squaredHinge: {
      arrays: {
        da: zeros(length),
        a: some(length, 3),
        y: some(length).map((side, k) => (k % 3 ? Math.sign(side) : 0)),
      },
      call: (k, a) => k.squaredHinge(a.da!, a.a!, a.y!, m, nOut),
      units: 16,
      floor: 1,
    },
    smooth: {
      arrays: { smoothed: zeros(length), y: targets },
      call: (k, a) => void k.smooth(a.smoothed!, a.y!, 0.1, nOut, length),
      units: 4,
    },
    crossEntropy: {
      arrays: { da: zeros(length), a: positive(length), y: targets },
      call: (k, a) => k.crossEntropy(a.da!, a.a!, a.y!, m, nOut),
      units: 16,
      floor: 1,
    },
    binaryCrossEntropy: {
      arrays: { da: zeros(length), a: positive(length).map((p) => 0.01 + 0.98 * p), y: positive(length) },
      call: (k, a) => k.binaryCrossEntropy(a.da!, a.a!, a.y!, m, nOut),
      units: 400, // 1 − a, a few hundredths, has the absolute error of a
      floor: 1,
    },
    countCorrect: {
      arrays: { a: probabilities },
      call: (k, a) => k.countCorrect(a.a!, labels, m, nOut),
    },
    addL1: {
      arrays: { dW: some(length), W: some(length).map((w, k) => (k % 5 === 0 ? 0 : w)) },
      call: (k, a) => k.addL1(a.dW!, a.W!, 0.01, length),
      units: 8,
      floor: 1,
    },
    addL2: {
      arrays: { dW: some(length), W: some(length) },
      call: (k, a) => k.addL2(a.dW!, a.W!, 0.01, length),
      units: 8,
      floor: 1,
    },
    sgd: {
      arrays: { w: some(length), g: some(length) },
      call: (k, a) => void k.sgd(a.w!, a.g!, 0.1, length),
      units: 4,
      floor: 1,
    },
    momentum: {
      arrays: { w: some(length), g: some(length), v: some(length) },
      call: (k, a) => void k.momentum(a.w!, a.g!, a.v!, 0.1, 0.9, false, length),
      units: 4,
      floor: 1,
    },
    nesterov: {
      arrays: { w: some(length), g: some(length), v: some(length) },
      call: (k, a) => void k.momentum(a.w!, a.g!, a.v!, 0.1, 0.9, true, length),
      units: 4,
      floor: 1,
    },
    rmsprop: {
      arrays: { w: some(length), g: some(length), v: positive(length) },
      call: (k, a) => void k.rmsprop(a.w!, a.g!, a.v!, 0.01, 0.9, 1e-7, length),
      units: 8,
      floor: 1,
    },
    adagrad: {
      arrays: { w: some(length), g: some(length), v: positive(length) },
      call: (k, a) => void k.adagrad(a.w!, a.g!, a.v!, 0.01, 1e-7, length),
      units: 8,
      floor: 1,
    },
    adam: {
      arrays: { w: some(length), g: some(length), m: some(length), v: positive(length) },
      call: (k, a) => void k.adam(a.w!, a.g!, a.m!, a.v!, 0.001, 0.9, 0.999, 1e-7, length),
      units: 8,
      floor: 1,
    },
    sumOfSquares: {
      arrays: { v: some(length) },
      call: (k, a) => k.sumOfSquares(a.v!, length),
      units: 4 * nOut,
    },
    scale: {
      arrays: { v: some(length) },
      call: (k, a) => void k.scale(a.v!, 0.3, length),
      units: 4,
    },
    firstNonFinite: {
      arrays: { values: some(length).fill(Number.NaN, Math.floor(length / 2)) },
      call: (k, a) => k.firstNonFinite(a.values!, length),
    },
    gatherPixels: {
      arrays: { x: zeros(m * nIn) },
      call(k, a) {
        const images = Uint8Array.from({ length: (m + 4) * nIn }, (_, i) => (i * 37) % 256);
        const indices = Uint32Array.from({ length: m + 2 }, (_, r) => (r * 3) % (m + 4));
        k.gatherPixels(a.x!, images, indices, 2, m, nIn);
        return undefined;
      },
      units: 1,
    },
    gatherRows: {
      arrays: { x: zeros(m * nIn), rows: some((m + 4) * nIn) },
      call(k, a) {
        const indices = Uint32Array.from({ length: m + 2 }, (_, r) => (r * 3) % (m + 4));
        k.gatherRows(a.x!, a.rows!, indices, 2, m, nIn);
        return undefined;
      },
      units: 0,
    },
  };
  for (const g of activationNames) {
    all[`activate ${g}`] = {
      arrays: { a: zeros(length), z },
      call: (k, a) => void k.activate(a.a!, a.z!, g, length),
      units: 6,
    };
    all[`activationGradient ${g}`] = {
      arrays: { delta: zeros(length), da: some(length), z, a: some(length, 0.5) },
      call: (k, a) => void k.activationGradient(a.delta!, a.da!, a.z!, a.a!, g, length),
      units: 4,
      floor: 1,
    };
  }
  return all;
}
