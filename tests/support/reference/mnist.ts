/** A network of a reference file on MNIST itself: consecutive training images, then the whole test set. */
import type { Dataset, Split } from '../../../lib/data/dataset.ts';
import type { Network } from '../../../lib/model/built.ts';
import { type PixelInput, pixels, type Targets } from '../../../lib/model/input.ts';
import type { DenseActivation } from '../../../lib/model/layers.ts';
import { forward } from '../../../lib/model/network.ts';
import { gather, gatherTargets } from '../../../lib/model/run.ts';
import { trainStep } from '../../../lib/model/training.ts';
import type { Kernels } from '../../../lib/nn/kernels.ts';
import { startOfClock } from '../../../lib/optimisers/optimiser.ts';
import type { Checks } from './checks.ts';
import type { Fields } from './fields.ts';
import { around, draws, lcg } from './lcg.ts';
import { builtOf, type Design, networkOf, optimiserOf, rateOf, sizesOf } from './mlp.ts';

const evaluationRows = 250;

export function mnistCase(fields: Fields): (kernels: Kernels, checks: Checks, data: Dataset) => void {
  const sizes = sizesOf(fields);
  const D = sizes.length - 1;
  const design: Design = {
    sizes,
    activations: sizes.slice(1).map((_, k): DenseActivation => (k === D - 1 ? 'softmax' : 'relu')),
    l2: 0,
    optimiser: optimiserOf(fields),
  };
  const batch = fields.whole('batch', 1);
  const start = fields.whole('start', 0, 0);
  const steps = fields.whole('steps', 1);
  const expected = {
    losses: fields.numbers('loss_before_each_step'),
    accuracy: fields.numbers('test_accuracy'),
    loss: fields.numbers('test_loss'),
  };
  const u = lcg(fields.whole('seed', 0));
  const parameters = sizes
    .slice(1)
    .flatMap((nOut, k) => [
      draws(u, sizes[k] * nOut, around(Math.sqrt(6 / (sizes[k] + nOut)))),
      new Float64Array(nOut),
    ]);

  return (kernels, checks, { train, test }) => {
    const pixelsOf = train.rows * train.columns;
    if (sizes[0] !== pixelsOf || sizes[D] !== 10) {
      throw new Error(`sizes: expected ${pixelsOf} … 10, found ${sizes.join(', ')}`);
    }
    if (start + steps * batch > train.count) {
      throw new Error(`start + steps · batch: expected at most ${train.count}, found ${start + steps * batch}`);
    }
    const net = networkOf(design, kernels, Math.max(batch, evaluationRows), parameters, true);
    const trained = feed(net, train);
    const clock = startOfClock();
    const losses: number[] = [];
    for (let step = 1; step <= steps; step++) {
      const useBytes = trained(start + (step - 1) * batch, batch);
      const rate = rateOf(design.optimiser, clock);
      const { lossSum } = trainStep(
        net,
        { m: batch, useBytes },
        'sparse_categorical_crossentropy',
        design.optimiser,
        clock,
        {
          rate,
          seed: 0,
          step,
        },
      );
      losses.push(lossSum / batch);
    }
    checks.numbers('loss before each step', 'loss', losses, expected.losses);
    if (!expected.accuracy && !expected.loss) return;

    const tested = feed(net, test);
    const { a, z, delta, nOut } = builtOf(net, D);
    let [lossSum, correct] = [0, 0];
    for (let from = 0; from < test.count; from += evaluationRows) {
      const m = Math.min(evaluationRows, test.count - from);
      const useBytes = tested(from, m);
      forward(net, m, useBytes, null);
      lossSum += kernels.sparseSoftmaxCrossEntropy(delta, a, z, net.targets.labels, m, nOut);
      correct += kernels.countCorrect(a, net.targets.labels, m, nOut);
    }
    checks.numbers('test loss', 'loss', [lossSum / test.count], expected.loss);
    checks.numbers('test accuracy', 'accuracy', [correct / test.count], expected.accuracy);
  };
}

/** Consecutive images into the network: as bytes on the program's own road, in float64 as exact 255ths. */
function feed(net: Network, split: Split) {
  const { kernels, x, nInput } = net;
  const input: PixelInput = pixels(split.images, nInput);
  const all: Targets = { kind: 'labels', labels: split.labels };
  const indices = Uint32Array.from({ length: split.count }, (_, k) => k);
  return (from: number, m: number) => {
    gatherTargets(kernels, net.targets, all, indices, from, m);
    if (kernels.precision === 'float32') return gather(net, input, indices, from, m);
    for (let k = 0; k < m * nInput; k++) x[k] = split.images[from * nInput + k] / 255;
    return false;
  };
}
