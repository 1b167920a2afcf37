/**
 * The small convolutional network of a reference file: convolution, ReLU, max-pooling, a dense layer, softmax
 * cross-entropy. All of it through the kernels; Grad-CAM is the definition of nn/.
 */
import type { Kernels, Numbers } from '../../../lib/kernels/kernels.ts';
import { type ConvolutionShape, convolutionExtent } from '../../../lib/nn/convolution.ts';
import { gradCam } from '../../../lib/nn/grad-cam.ts';
import type { Checks } from './checks.ts';
import type { Fields } from './fields.ts';
import { around, draws, lcg } from './lcg.ts';
import { filled } from './mlp.ts';

export function cnnCase(fields: Fields): (kernels: Kernels, checks: Checks) => void {
  const [rows, columns] = fields.extent('size');
  const [kernelRows, kernelColumns] = fields.extent('kernel');
  const filters = fields.whole('filters', 1);
  const n = fields.whole('classes', 1);
  const m = fields.whole('batch', 1);
  const seed = fields.whole('seed', 0);
  const shape: ConvolutionShape = { rows, columns, channels: 1, kernelRows, kernelColumns, filters, padding: 'valid' };
  const { outRows, outColumns } = convolutionExtent(shape);
  const positions = outRows * outColumns;
  const pooling = { rows: outRows, columns: outColumns, channels: filters, size: 2 };
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

  return (kernels, checks) => {
    const [K, b1, W, b2, x] = [given.K, given.b1, given.W, given.b2, given.x].map((values) => filled(kernels, values));
    const numbers = (length: number): Numbers => kernels.numbers(length);

    const z1 = numbers(m * positions * filters);
    const a1 = numbers(z1.length);
    const flat = numbers(m * nFlat);
    kernels.convolve(z1, x, K, b1, m, shape);
    kernels.activate(a1, z1, 'relu', z1.length);
    kernels.maxPool(flat, a1, m, pooling);
    const z2 = numbers(m * n);
    const a2 = numbers(m * n);
    const delta2 = numbers(m * n);
    kernels.dense(z2, flat, W, b2, m, nFlat, n);
    kernels.softmax(a2, z2, m, n);
    const loss = kernels.sparseSoftmaxCrossEntropy(delta2, a2, z2, labels, m, n) / m;
    checks.numbers('logits', 'forward', z2, expected.logits);
    checks.numbers('loss', 'forward', [loss], expected.loss);

    const [dW, db2, dFlat] = [numbers(W.length), numbers(n), numbers(flat.length)];
    const [da1, delta1] = [numbers(a1.length), numbers(a1.length)];
    const [dK, db1] = [numbers(K.length), numbers(filters)];
    kernels.denseWeightGradient(dW, flat, delta2, m, nFlat, n);
    kernels.denseBiasGradient(db2, delta2, m, n);
    kernels.denseInputGradient(dFlat, delta2, W, m, nFlat, n);
    kernels.maxPoolGradient(da1, dFlat, a1, m, pooling);
    kernels.activationGradient(delta1, da1, z1, a1, 'relu', a1.length);
    kernels.convolutionKernelGradient(dK, x, delta1, m, shape);
    kernels.convolutionBiasGradient(db1, delta1, m, shape);
    checks.numbers('dL/dW2', 'gradient', dW, expected.dW);
    checks.numbers('dL/db2', 'gradient', db2, expected.db2);
    checks.numbers('dL/dW1', 'gradient', dK, expected.dK);
    checks.numbers('dL/db1', 'gradient', db1, expected.db1);

    // the slope of the label's own logit, not of the loss
    for (let r = 0; r < m; r++) for (let j = 0; j < n; j++) delta2[r * n + j] = j === labels[r] ? 1 : 0;
    kernels.denseInputGradient(dFlat, delta2, W, m, nFlat, n);
    kernels.maxPoolGradient(da1, dFlat, a1, m, pooling);
    const cam = numbers(m * positions);
    gradCam(cam, a1, da1, m, positions, filters);
    checks.numbers('Grad-CAM', 'forward', cam, expected.cam);
  };
}
