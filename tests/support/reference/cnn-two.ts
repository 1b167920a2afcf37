/** Two convolutions of a reference file: twice convolution, activation, max-pooling; a dense layer, softmax cross-entropy. */
import type { Network } from '../../../lib/model/built.ts';
import { conv2d, dense, flatten, maxPooling2d } from '../../../lib/model/layers.ts';
import type { ActivationName } from '../../../lib/nn/activations.ts';
import { activations } from '../../../lib/nn/activations.ts';
import type { Kernels } from '../../../lib/nn/kernels.ts';
import type { Checks } from './checks.ts';
import type { Fields } from './fields.ts';
import { around, draws, lcg } from './lcg.ts';
import { optimiserOf } from './mlp.ts';
import { type Case, layersOf, trained } from './trained.ts';

export function twoConvolutionsCase(fields: Fields): (kernels: Kernels, checks: Checks) => void {
  const sizes = fields.extent('size');
  const kernels = [fields.extent('kernel1'), fields.extent('kernel2')];
  const filters = [fields.whole('filters1', 1), fields.whole('filters2', 1)];
  const classes = fields.whole('classes', 1);
  const m = fields.whole('batch', 1);
  const activation = fields.word('activation', Object.keys(activations) as ActivationName[]);
  const each = (key: (l: number) => string) => [1, 2, 3].map((l) => fields.numbers(key(l)));
  const expected = {
    loss: fields.numbers('loss_value'),
    logits: fields.numbers('logits'),
    dW: each((l) => `dL_dW${l}`),
    db: each((l) => `dL_db${l}`),
    losses: fields.numbers('loss_before_each_step'),
    W: each((l) => `final_W${l}`),
    b: each((l) => `final_b${l}`),
  };
  const [first, second] = kernels as [[number, number], [number, number]];
  const [C1, C2] = filters as [number, number];
  const pooled = (side: number, kernel: number) => Math.floor((side - kernel + 1) / 2);
  const [rows, columns] = [0, 1].map((k) => pooled(pooled(sizes[k], first[k]), second[k]));
  if (!(rows >= 1 && columns >= 1))
    throw new Error(`kernel1, kernel2: larger than an image of ${sizes.join(' × ')} allows`);

  const u = lcg(fields.whole('seed', 0));
  const nFlat = rows * columns * C2;
  const parameters = [first, second].flatMap(([kRows, kColumns], k) => {
    const channels = k === 0 ? 1 : C1;
    const fan = kRows * kColumns * channels;
    return [draws(u, fan * filters[k], around(1 / Math.sqrt(fan))), draws(u, filters[k], around(0.1))];
  });
  parameters.push(draws(u, nFlat * classes, around(1 / Math.sqrt(nFlat))), draws(u, classes, around(0.1)));
  const given: Case = {
    layers: [
      conv2d(C1, first, { activation }),
      maxPooling2d(2),
      conv2d(C2, second, { activation }),
      maxPooling2d(2),
      flatten(),
      dense(classes, { activation: 'softmax' }),
    ],
    inputShape: [...sizes, 1],
    optimiser: optimiserOf(fields),
    steps: fields.whole('steps', 1),
    parameters,
    x: draws(u, m * sizes[0] * sizes[1], (value) => value),
    labels: Int32Array.from({ length: m }, () => Math.floor(u() * classes)),
  };

  return (kernels, checks) => {
    let learners: ReturnType<typeof layersOf> = [];
    const losses = trained(kernels, given, (net: Network, loss) => {
      learners = layersOf(net).filter(({ weights }) => weights.length > 0);
      checks.numbers('logits', 'forward', learners[2].z.subarray(0, m * classes), expected.logits);
      checks.numbers('loss', 'forward', [loss], expected.loss);
      learners.forEach(({ weights, biases }, k) => {
        checks.numbers(`dL/dW${k + 1}`, 'gradient', weights.gradient, expected.dW[k]);
        checks.numbers(`dL/db${k + 1}`, 'gradient', biases.gradient, expected.db[k]);
      });
    });
    checks.numbers('loss before each step', 'loss', losses, expected.losses);
    learners.forEach(({ weights, biases }, k) => {
      checks.numbers(`final W${k + 1}`, 'weights', weights.values, expected.W[k]);
      checks.numbers(`final b${k + 1}`, 'weights', biases.values, expected.b[k]);
    });
  };
}
