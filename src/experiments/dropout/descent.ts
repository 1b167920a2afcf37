/**
 * Double descent: a hidden layer that stays as it was drawn, and output weights of least squares on 500 images. The error on others
 * rises until there is a weight for every image, and falls again beyond. Chapter: dropout.
 */
import type { Split } from '../../../lib/data/dataset.ts';
import { generator } from '../../../lib/generator.ts';
import { heUniform } from '../../../lib/nn/initialisers.ts';
import type { Kernels } from '../../../lib/nn/kernels.ts';
import type { Numbers } from '../../../lib/nn/numbers.ts';
import { experiment } from '../experiment.ts';
import { leastSquares } from './least-squares.ts';
import { few, validationExamples } from './training.ts';

export const widths = [50, 100, 250, 400, 500, 600, 1000, 2000] as const;
const width = 784;
const classes = 10;

/** Outputs of a layer of ReLUs with the starting weights of He. */
function features({ images }: Split, m: number, n: number, seed: number, kernels: Kernels): Numbers {
  const [x, W, b, z] = [m * width, width * n, n, m * n].map((length) => kernels.numbers(length));
  const indices = Uint32Array.from({ length: m }, (_, r) => r);
  kernels.gatherPixels(x, images, indices, 0, m, width);
  heUniform(W, width, n, generator(seed, 'features', n));
  kernels.dense(z, x, W, b, m, width, n);
  kernels.activate(z, z, 'relu', m * n);
  return z;
}

/** Squared error, a mean over images and outputs, and accuracy. */
function judged(F: Numbers, W: Float64Array, labels: Uint8Array, m: number, n: number) {
  let [squares, right] = [0, 0];
  const out = new Float64Array(classes);
  for (let r = 0; r < m; r++) {
    out.fill(0);
    for (let i = 0; i < n; i++) {
      const f = F[r * n + i];
      if (f !== 0) for (let c = 0; c < classes; c++) out[c] += f * W[i * classes + c];
    }
    let best = 0;
    for (let c = 0; c < classes; c++) {
      if (out[c] > out[best]) best = c;
      const off = out[c] - (c === labels[r] ? 1 : 0);
      squares += off * off;
    }
    if (best === labels[r]) right++;
  }
  return { squares: squares / (m * classes), accuracy: right / m };
}

export const descent = experiment({
  images: { train: few, test: validationExamples },
  seconds: 7,
  seeds: [1, 2, 3, 4, 5],
  measure: ({ data, kernels }, seed) => {
    const { train, test } = data;
    const Y = new Float64Array(few * classes);
    for (let r = 0; r < few; r++) Y[r * classes + train.labels[r]] = 1;
    const of = (n: number) => {
      const set = kernels();
      const learned = features(train, few, n, seed, set);
      const W = leastSquares(learned, Y, few, n, classes);
      const others = features(test, validationExamples, n, seed, set);
      return {
        train: judged(learned, W, train.labels, few, n),
        validation: judged(others, W, test.labels, validationExamples, n),
      };
    };
    return Object.fromEntries(widths.map((n) => [n, of(n)]));
  },
});
