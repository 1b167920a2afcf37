/** A network of a reference file by `Sequential`: trained on the file's one batch, with what its first step found on its way. */
import type { Built, Network } from '../../../lib/model/built.ts';
import type { Layer } from '../../../lib/model/layers.ts';
import { sequential } from '../../../lib/model/sequential.ts';
import { trainStep } from '../../../lib/model/training.ts';
import type { Kernels } from '../../../lib/nn/kernels.ts';
import { type Optimiser, startOfClock } from '../../../lib/optimisers/optimiser.ts';
import { rateOf } from './mlp.ts';

export interface Case {
  readonly layers: readonly Layer[];
  readonly inputShape: readonly number[];
  readonly optimiser: Optimiser;
  readonly steps: number;
  /** In the order of setWeights. */
  readonly parameters: readonly ArrayLike<number>[];
  readonly x: ArrayLike<number>;
  readonly labels: Int32Array;
}

/** The mean loss before each step of softmax cross-entropy; `look` sees the network when the first step has been taken. */
export function trained(kernels: Kernels, given: Case, look: (net: Network, loss: number) => void): number[] {
  const { layers, inputShape, optimiser, labels } = given;
  const m = labels.length;
  const loss = 'sparse_categorical_crossentropy';
  const model = sequential(layers, { inputShape, kernels });
  model.compile({ optimizer: optimiser, loss });
  model.setWeights(given.parameters);
  const net = model.network(m, false);
  net.x.set(given.x);
  net.targets.labels.set(labels);
  const clock = startOfClock();
  return Array.from({ length: given.steps }, (_, k) => {
    const options = { rate: rateOf(optimiser, clock), seed: 0, step: k + 1 };
    const { lossSum } = trainStep(net, { m, useBytes: false }, loss, optimiser, clock, options);
    if (k === 0) look(net, lossSum / m); // the update moved only the parameters
    return lossSum / m;
  });
}

export const layersOf = (net: Network): Built[] => net.layers.slice(1) as Built[];
