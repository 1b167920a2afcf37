/** What the equations of looking inside claim. */
import type { Generator } from '../../generator.ts';
import { integratedGradients, permutationImportance, saliency, scoreGradient } from '../../model/explain.ts';
import { forward } from '../../model/network.ts';
import { type ConvolutionShape, convolutionExtent, convolve } from '../../nn/convolution.ts';
import { gradCam } from '../../nn/grad-cam.ts';
import { maxPool } from '../../nn/pooling.ts';
import type { Check } from '../equation.ts';
import { list, networkCase, rowsOf } from './network.ts';
import { rounding } from './tolerances.ts';

const explain = 'lib/model/explain.ts';

/** [a, b, c] nested from a flat array. */
const cube = (flat: Float64Array, a: number, b: number, c: number): number[][][] =>
  rowsOf(flat, a, b * c).map((row) => rowsOf(Float64Array.from(row), b, c));

function convolutionInstance(random: Generator) {
  const shape: ConvolutionShape = {
    rows: 4 + random.integer(3),
    columns: 7 + random.integer(3),
    channels: 1 + random.integer(3),
    kernelRows: 2 + random.integer(2),
    kernelColumns: 2 + random.integer(2),
    filters: 1 + random.integer(4),
    padding: 'valid',
  };
  const { rows, columns, channels, kernelRows, kernelColumns, filters } = shape;
  const array = (length: number) => Float64Array.from(list(random, length));
  const [x, K, b] = [
    array(rows * columns * channels),
    array(kernelRows * kernelColumns * channels * filters),
    array(filters),
  ];
  const { outRows, outColumns } = convolutionExtent(shape);
  const z = new Float64Array(outRows * outColumns * filters);
  convolve(z, x, K, b, 1, shape);
  const [i, j, f] = [1 + random.integer(outRows), 1 + random.integer(outColumns), 1 + random.integer(filters)];
  const kernel = rowsOf(K, kernelRows, kernelColumns * channels * filters).map((row) =>
    cube(Float64Array.from(row), kernelColumns, channels, filters),
  );
  return {
    values: { k: kernel, x: cube(x, rows, columns, channels), b: [...b], i, j, f },
    left: { z: cube(z, outRows, outColumns, filters) },
    engine: z[((i - 1) * outColumns + j - 1) * filters + f - 1],
  };
}

/** Feature maps and slopes, [H, W, F], with the engine's map. */
function camInstance(random: Generator) {
  const [H, W, F] = [2 + random.integer(3), 5 + random.integer(3), 2 + random.integer(3)];
  const a = Float64Array.from(list(random, H * W * F));
  const slopes = Float64Array.from(list(random, H * W * F));
  const map = new Float64Array(H * W);
  gradCam(map, a, slopes, 1, H * W, F);
  return { H, W, F, a, slopes, map };
}

/** A network, a class, and the slopes of its score in the input. */
function scored(random: Generator) {
  const c = networkCase(random);
  const x = c.net.x.slice();
  const target = random.integer(c.n[c.D]);
  const i = 1 + random.integer(c.n[0]);
  const scoreAt = (input: ArrayLike<number>): number => {
    c.net.x.set(input);
    forward(c.net, 1, false, null);
    return c.layer(c.D).z[target];
  };
  return { c, x, target, i, scoreAt };
}

export const interpretabilityChecks: Record<string, Check> = {
  convolution: {
    claim: { file: 'lib/nn/convolution.ts', name: 'convolve' },
    instance: convolutionInstance,
    tolerance: rounding,
  },
  'max-pool': {
    claim: { file: 'lib/nn/pooling.ts', name: 'maxPool' },
    instance(random) {
      const [s, outRows, outColumns] = [2 + random.integer(2), 1 + random.integer(3), 1 + random.integer(3)];
      const [rows, columns] = [s * outRows, s * outColumns];
      const x = Float64Array.from(list(random, rows * columns));
      const a = new Float64Array(outRows * outColumns);
      maxPool(a, new Int32Array(a.length), x, 1, { rows, columns, channels: 1, size: s });
      const [i, j] = [1 + random.integer(outRows), 1 + random.integer(outColumns)];
      return {
        values: { x: rowsOf(x, rows, columns), s, i, j },
        left: { a: rowsOf(a, outRows, outColumns) },
        engine: a[(i - 1) * outColumns + j - 1],
      };
    },
    tolerance: rounding,
  },
  saliency: {
    claim: { file: explain, name: 'saliency' },
    instance(random) {
      const { c, x, target, i, scoreAt } = scored(random);
      const S = [...saliency(c.net, x, target)];
      // the slope itself by differences of the score: the formula takes its absolute value
      const h = 1e-6;
      const moved = (step: number) => scoreAt(x.map((value, k) => (k === i - 1 ? value + step : value)));
      const slope = (moved(h) - moved(-h)) / (2 * h);
      const gradient = scoreGradient(c.net, x, target);
      const slopes = Array.from({ length: c.n[c.D] }, (_, k) => (k === target ? [...gradient] : list(random, c.n[0])));
      return {
        values: { '\\frac{\\partial z}{\\partial x}': slopes, c: target + 1, i },
        left: { S },
        engine: S[i - 1],
        witness: Math.abs(slope),
      };
    },
    tolerance: rounding,
  },
  'permutation-importance': {
    claim: { file: explain, name: 'permutationImportance' },
    instance(random) {
      const [K, features] = [2 + random.integer(5), 7 + random.integer(3)];
      const A = random.uniform();
      const shuffled = Array.from({ length: features }, () => Array.from({ length: K }, () => random.uniform()));
      const j = 1 + random.integer(features);
      const I = shuffled.map((each) => permutationImportance(A, each));
      return { values: { A, '\\tilde{A}': shuffled, K, j }, left: { I }, engine: I[j - 1] };
    },
    tolerance: rounding,
  },
  'grad-cam-weights': {
    claim: { file: 'lib/nn/grad-cam.ts', name: 'gradCam' },
    instance(random) {
      const { H, W, F, slopes } = camInstance(random);
      const f = 1 + random.integer(F);
      const opposite = slopes.map((slope) => -slope);
      // a map of ones in one filter alone: what is drawn is its α where that is above 0, of the opposite slopes its −α
      const alpha = Array.from({ length: F }, (_, filter) => {
        const ones = Float64Array.from({ length: H * W * F }, (_, k) => (k % F === filter ? 1 : 0));
        const [up, down] = [new Float64Array(H * W), new Float64Array(H * W)];
        gradCam(up, ones, slopes, 1, H * W, F);
        gradCam(down, ones, opposite, 1, H * W, F);
        return up[0] - down[0];
      });
      const c = 1 + random.integer(3);
      // the other classes' slopes are there to be mistaken for them
      const classes = [1, 2, 3].map((k) => cube(k === c ? slopes : opposite, H, W, F));
      return {
        values: { '\\frac{\\partial z}{\\partial a}': classes, c, H, W, f },
        left: { '\\alpha': alpha },
        engine: alpha[f - 1],
      };
    },
    tolerance: rounding,
  },
  'grad-cam': {
    claim: { file: 'lib/nn/grad-cam.ts', name: 'gradCam' },
    instance(random) {
      const { H, W, F, a, slopes, map } = camInstance(random);
      const alpha = Array.from({ length: F }, (_, f) => {
        let sum = 0;
        for (let k = f; k < slopes.length; k += F) sum += slopes[k];
        return sum / (H * W);
      });
      const [i, j] = [1 + random.integer(H), 1 + random.integer(W)];
      return {
        values: { '\\alpha': alpha, a: cube(a, H, W, F), i, j },
        left: { M: rowsOf(map, H, W) },
        engine: map[(i - 1) * W + j - 1],
      };
    },
    tolerance: rounding,
  },
  'integrated-gradients': {
    claim: { file: explain, name: 'integratedGradients' },
    instance(random) {
      const { c, x, target, i } = scored(random);
      const K = 2 + random.integer(6);
      const baseline = Float64Array.from(list(random, x.length));
      const I = [...integratedGradients(c.net, x, baseline, target, K)];
      // gradients on the way, [class, piece, input]; the other classes' are there to be mistaken for them
      const path = Array.from({ length: K }, (_, k) => {
        const t = (k + 0.5) / K;
        return [
          ...scoreGradient(
            c.net,
            x.map((value, at) => baseline[at] + t * (value - baseline[at])),
            target,
          ),
        ];
      });
      const slopes = Array.from({ length: c.n[c.D] }, (_, at) =>
        at === target ? path : path.map((row) => list(random, row.length)),
      );
      return {
        values: {
          x: [...x],
          '\\bar{x}': [...baseline],
          '\\frac{\\partial z}{\\partial x}': slopes,
          K,
          c: target + 1,
          i,
        },
        left: { I },
        engine: I[i - 1],
      };
    },
    tolerance: rounding,
  },
};
