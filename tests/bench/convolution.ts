/** The small convolutional network, one epoch: 8 filters 5×5 with ReLU, pooling by 2, dense 10 with softmax; Adam, batch 32. */

import { pixels } from '../../lib/model/input.ts';
import { conv2d, dense, flatten, maxPooling2d } from '../../lib/model/layers.ts';
import { sequential } from '../../lib/model/sequential.ts';
import type { Kernels } from '../../lib/nn/kernels.ts';
import type { Timed } from './epoch.ts';
import type { TrainingSet } from './plain.ts';

/** Shuffling and gathering included, set-up not. */
export function timeConvolution(kernels: Kernels, { images, labels }: TrainingSet): Timed {
  const layers = [
    conv2d(8, 5, { activation: 'relu' }),
    maxPooling2d(2),
    flatten(),
    dense(10, { activation: 'softmax' }),
  ];
  const model = sequential(layers, { inputShape: [28, 28, 1], kernels });
  model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy' });
  const losses: number[] = [];
  const steps = model.fit(pixels(images), { kind: 'labels', labels }, { batchSize: 32 });
  const start = performance.now();
  for (const { batchLoss } of steps) losses.push(batchLoss);
  const seconds = (performance.now() - start) / 1000;
  const last = losses.slice(-50);
  return { seconds, loss: last.reduce((sum, one) => sum + one, 0) / last.length };
}
