/** Short runs of networks beside the article's, each of other parts: their weights are committed, and are those of any threads. */

import { weightsSha256 } from '../../lib/model/fingerprint.ts';
import { pixels } from '../../lib/model/input.ts';
import { conv2d, dense, dropout, flatten, gru, type Layer, maxPooling2d, simpleRNN } from '../../lib/model/layers.ts';
import type { LossSettings } from '../../lib/model/losses.ts';
import { type Sequential, sequential } from '../../lib/model/sequential.ts';
import type { Kernels } from '../../lib/nn/kernels.ts';
import { adam } from '../../lib/optimisers/adam.ts';
import { clipped } from '../../lib/optimisers/clipping.ts';
import { momentum } from '../../lib/optimisers/momentum.ts';
import type { Optimiser } from '../../lib/optimisers/optimiser.ts';
import { cosineDecay, scheduled, stepDecay, warmUp } from '../../lib/optimisers/schedules.ts';
import { tinyDataset } from './tiny-dataset.ts';

interface Other {
  readonly layers: readonly Layer[];
  readonly inputShape: readonly number[];
  readonly optimizer: () => Optimiser;
  readonly loss?: string | LossSettings;
  /** SHA-256 of the weights at the end. */
  readonly weights: string;
}

const softmax = dense(10, { activation: 'softmax' });
export const others: Record<string, Other> = {
  'a GRU over the rows of digits, clipped, along a cosine after a warm-up': {
    layers: [gru(40), softmax],
    inputShape: [28, 28],
    optimizer: () =>
      clipped(scheduled(adam(), warmUp({ steps: 4, to: cosineDecay({ learningRate: 0.01, steps: 12 }) })), {
        globalClipnorm: 0.5,
      }),
    weights: 'b6c664e54fad30a8f8c3120dd630155c919648cbed37761b76dd4c1ca4ae1884',
  },
  'a textbook GRU on a simple layer, with dropout, its rate by steps': {
    layers: [
      simpleRNN(21, { returnSequences: true, activation: 'relu' }),
      dropout(0.2),
      gru(18, { resetAfter: false, kernelInitializer: { name: 'random_normal', stddev: 0.1 } }),
      softmax,
    ],
    inputShape: [28, 28],
    optimizer: () => clipped(scheduled(momentum(), stepDecay({ learningRate: 0.1, every: 6 })), { clipnorm: 1 }),
    weights: 'c2b81a5981f7b35cae09e96019f6b840b290ced7d920ac3cc9950fc1b851c38e',
  },
  'two convolutions, targets smoothed': {
    layers: [
      conv2d(4, 5, { activation: 'relu' }),
      maxPooling2d(2),
      conv2d(6, 3, { activation: 'tanh', padding: 'same' }),
      maxPooling2d(2),
      flatten(),
      softmax,
    ],
    inputShape: [28, 28, 1],
    optimizer: () => adam(),
    loss: { name: 'categorical_crossentropy', labelSmoothing: 0.1 },
    weights: 'df892d0c698bec7a1d28b6c7450810ba7231a5931e34d2c49a52813608162632',
  },
  'the squared hinge': {
    layers: [dense(10, { l2: 0.001 })],
    inputShape: [784],
    optimizer: () => adam(),
    loss: 'squared_hinge',
    weights: '58a70540dc410a79d54795a4e89c2573c0005e5bb55e0589ce584f6297dc5a2c',
  },
  "Huber's loss": {
    layers: [dense(19, { activation: 'tanh' }), dense(10)],
    inputShape: [784],
    optimizer: () => adam(),
    loss: { name: 'huber', delta: 0.4 },
    weights: '0882301a17b2dc1e3b340d3c472dae84298f908efd2e5d10ebf9de28170a2544',
  },
  'the absolute error': {
    layers: [dense(19, { activation: 'sigmoid' }), dense(10)],
    inputShape: [784],
    optimizer: () => adam(),
    loss: 'mae',
    weights: '32bf6f41d2395cab8f9cffe7e5bf948e8bb4e9f5ca4a1da662ed108b14aad9fc',
  },
};

/** The network after two epochs on 240 digits drawn from a seed. */
export function trainedOther({ layers, inputShape, optimizer, loss }: Other, kernels: Kernels): Sequential {
  const { images, labels } = tinyDataset(240, 10).train;
  const model = sequential(layers, { inputShape, kernels, seed: 6 });
  model.compile({ optimizer: optimizer(), loss: loss ?? 'sparse_categorical_crossentropy' });
  const values = new Float32Array(10 * labels.length);
  labels.forEach((label, r) => {
    values[10 * r + label] = 1;
  });
  const targets = loss ? ({ kind: 'rows', width: 10, values } as const) : ({ kind: 'labels', labels } as const);
  for (const _ of model.fit(pixels(images), targets, { epochs: 2, batchSize: 25 }));
  return model;
}

export const fingerprintOf = (model: Sequential): string => weightsSha256(model.getWeights() as Float32Array[]);
