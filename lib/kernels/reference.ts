/**
 * The reference kernels: the definitions of `nn/` and `optimisers/`, in float64 (to be believed) or float32 (to be
 * compared with the fast ones).
 */
import { meanAbsoluteError } from '../nn/absolute-error.ts';
import { activate, activationGradient } from '../nn/activations.ts';
import {
  convolutionBiasGradient,
  convolutionInputGradient,
  convolutionKernelGradient,
  convolve,
} from '../nn/convolution.ts';
import { dense, denseBiasGradient, denseInputGradient, denseWeightGradient } from '../nn/dense.ts';
import { applyMask } from '../nn/dropout.ts';
import { gru, gruError, gruWeightGradient } from '../nn/gru.ts';
import { huber } from '../nn/huber.ts';
import type { Kernels } from '../nn/kernels.ts';
import {
  binaryCrossEntropy,
  crossEntropy,
  meanSquaredError,
  sigmoidBinaryCrossEntropy,
  softmaxCrossEntropy,
  sparseSoftmaxCrossEntropy,
} from '../nn/losses.ts';
import { countCorrect } from '../nn/metrics.ts';
import { maxPool, maxPoolGradient, type PoolingShape } from '../nn/pooling.ts';
import { recurrent, recurrentError, recurrentWeightGradient } from '../nn/recurrent.ts';
import { addL1, addL2 } from '../nn/regularisers.ts';
import { smooth } from '../nn/smoothing.ts';
import { softmax, softmaxGradient } from '../nn/softmax.ts';
import { squaredHinge } from '../nn/squared-hinge.ts';
import { adagradStep } from '../optimisers/adagrad.ts';
import { adamStep } from '../optimisers/adam.ts';
import { scale, sumOfSquares } from '../optimisers/clipping.ts';
import { momentumStep } from '../optimisers/momentum.ts';
import { rmspropStep } from '../optimisers/rmsprop.ts';
import { sgdStep } from '../optimisers/sgd.ts';

/** What a set in ordinary memory may take: nobody says how much there is. */
const ordinaryBytes = 2 * 1024 * 1024 * 1024;

export function referenceKernels({ precision }: { precision: 'float64' | 'float32' }): Kernels {
  const List = precision === 'float64' ? Float64Array : Float32Array;
  return {
    name: 'reference',
    precision,
    numbers: (length) => new List(length),
    available: () => ordinaryBytes,
    // #region gather-pixels
    gatherPixels(x, images, indices, from, m, n) {
      for (let r = 0; r < m; r++) {
        const start = indices[from + r] * n;
        for (let i = 0; i < n; i++) x[r * n + i] = Math.fround(images[start + i] / 255); // float32, as the article casts
      }
    },
    // #endregion
    gatherRows(x, rows, indices, from, m, n) {
      for (let r = 0; r < m; r++) {
        const start = indices[from + r] * n;
        for (let i = 0; i < n; i++) x[r * n + i] = rows[start + i];
      }
    },
    dense,
    denseWeightGradient,
    denseBiasGradient,
    denseInputGradient,
    convolve,
    convolutionKernelGradient,
    convolutionBiasGradient,
    convolutionInputGradient,
    maxPool(a, x, m, shape) {
      maxPool(a, new Int32Array(pooledLength(m, shape)), x, m, shape);
    },
    maxPoolGradient(dx, delta, x, m, shape) {
      const winners = new Int32Array(pooledLength(m, shape));
      maxPool(new List(winners.length), winners, x, m, shape);
      maxPoolGradient(dx, delta, winners, m, shape);
    },
    recurrent,
    recurrentError,
    recurrentWeightGradient,
    gru,
    gruError,
    gruWeightGradient,
    activate,
    activationGradient,
    softmax,
    softmaxGradient,
    dropout: applyMask,
    sparseSoftmaxCrossEntropy,
    softmaxCrossEntropy,
    sigmoidBinaryCrossEntropy,
    meanSquaredError,
    meanAbsoluteError,
    huber,
    squaredHinge,
    smooth,
    crossEntropy,
    binaryCrossEntropy,
    countCorrect,
    addL1,
    addL2,
    sgd: sgdStep,
    momentum: momentumStep,
    rmsprop: rmspropStep,
    adagrad: adagradStep,
    adam: adamStep,
    sumOfSquares,
    scale,
    firstNonFinite(values, length) {
      for (let k = 0; k < length; k++) if (!Number.isFinite(values[k])) return k;
      return -1;
    },
  };
}

function pooledLength(m: number, { rows, columns, channels, size }: PoolingShape): number {
  return m * Math.floor(rows / size) * Math.floor(columns / size) * channels;
}
