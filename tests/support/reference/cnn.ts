/**
 * The small convolutional network of a reference file: convolution, ReLU, max-pooling, a dense layer, softmax
 * cross-entropy. It is built, trained for a step and explained as a reader's own network is.
 */

import type { Built } from '../../../lib/model/built.ts';
import { classActivationMap } from '../../../lib/model/explain.ts';
import { conv2d, dense, flatten, maxPooling2d } from '../../../lib/model/layers.ts';
import { sequential } from '../../../lib/model/sequential.ts';
import { trainStep } from '../../../lib/model/training.ts';
import { type ConvolutionShape, convolutionExtent } from '../../../lib/nn/convolution.ts';
import type { Kernels } from '../../../lib/nn/kernels.ts';
import { startOfClock } from '../../../lib/optimisers/optimiser.ts';
import { sgd } from '../../../lib/optimisers/sgd.ts';
import type { Checks } from './checks.ts';
import type { Fields } from './fields.ts';
import { around, draws, lcg } from './lcg.ts';

export function cnnCase(fields: Fields): (kernels: Kernels, checks: Checks) => void {
  const [rows, columns] = fields.extent('size');
  const [kernelRows, kernelColumns] = fields.extent('kernel');
  const filters = fields.whole('filters', 1);
  const n = fields.whole('classes', 1);
  const m = fields.whole('batch', 1);
  const seed = fields.whole('seed', 0);
  const shape: ConvolutionShape = { rows, columns, channels: 1, kernelRows, kernelColumns, filters, padding: 'valid' };
  const { outRows, outColumns } = convolutionExtent(shape);
  const nFlat = Math.floor(outRows / 2) * Math.floor(outColumns / 2) * filters;
  if (outRows < 2 || outColumns < 2) throw new Error(`kernel: larger than an image of ${rows} × ${columns} allows`);

  const expected = {
    loss: fields.numbers('loss_value'),
    logits: fields.numbers('logits'),
    dK: fields.numbers('dL_dW1'),
    db1: fields.numbers('dL_db1'),
    dW: fields.numbers('dL_dW2'),
    db2: fields.numbers('dL_db2'),
    cam: fields.numbers('grad_cam'),
  };

  const u = lcg(seed);
  const area = kernelRows * kernelColumns;
  const given = {
    K: draws(u, area * filters, around(1 / Math.sqrt(area))),
    b1: draws(u, filters, around(0.1)),
    W: draws(u, nFlat * n, around(1 / Math.sqrt(nFlat))),
    b2: draws(u, n, around(0.1)),
    x: draws(u, m * rows * columns, (value) => value),
  };
  const labels = Int32Array.from({ length: m }, () => Math.floor(u() * n));

  const layers = [
    conv2d(filters, [kernelRows, kernelColumns], { activation: 'relu' }),
    maxPooling2d(2),
    flatten(),
    dense(n, { activation: 'softmax' }),
  ];
  const loss = 'sparse_categorical_crossentropy';

  return (kernels, checks) => {
    const inputShape = [rows, columns, 1];
    const model = sequential(layers, { inputShape, kernels });
    model.compile({ optimizer: sgd(), loss });
    model.setWeights([given.K, given.b1, given.W, given.b2]);
    const net = model.network(m, false);
    net.x.set(given.x);
    net.targets.labels.set(labels);
    const [convolution, , output] = net.layers.slice(1) as [Built, Built, Built];

    const step = { rate: 0, seed: 1, step: 1 };
    const { lossSum } = trainStep(net, { m, useBytes: false }, loss, sgd(), startOfClock(), step);
    checks.numbers('logits', 'forward', output.z.subarray(0, m * n), expected.logits);
    checks.numbers('loss', 'forward', [lossSum / m], expected.loss);
    checks.numbers('dL/dW2', 'gradient', output.weights.gradient, expected.dW);
    checks.numbers('dL/db2', 'gradient', output.biases.gradient, expected.db2);
    checks.numbers('dL/dW1', 'gradient', convolution.weights.gradient, expected.dK);
    checks.numbers('dL/db1', 'gradient', convolution.biases.gradient, expected.db1);

    // the slope of the label's own logit, not of the loss
    const width = rows * columns;
    const maps = Array.from(labels, (label, r) =>
      classActivationMap(net, given.x.slice(r * width, (r + 1) * width), label, 1),
    );
    const cam = maps.flatMap((map) => [...map]);
    checks.numbers('Grad-CAM', 'forward', cam, expected.cam);
  };
}
