/** The reader's own network run forward and backward on one image by the engine, in float64. Chapter: equations. */
import type { Case } from '../../../../lib/equations/checks/network.ts';
import { referenceKernels } from '../../../../lib/kernels/reference.ts';
import type { Built } from '../../../../lib/model/built.ts';
import { dense } from '../../../../lib/model/layers.ts';
import { lossAndError } from '../../../../lib/model/losses.ts';
import { buildNetwork, forward } from '../../../../lib/model/network.ts';
import { backward, inputOf } from '../../../../lib/model/training.ts';
import type { ActivationName } from '../../../../lib/nn/activations.ts';
import type { OwnNetwork } from '../../../reader/own-network.ts';

export interface OwnCase extends Case {
  /** Class of the image, counted from 0. */
  readonly label: number;
  readonly gs: readonly ActivationName[];
}

/** The network run forward and backward on one image [nInput] in [0, 1]. */
export function ownCase({ layers }: OwnNetwork, image: ArrayLike<number>, label: number): OwnCase {
  const kernels = referenceKernels({ precision: 'float64' });
  const D = layers.length;
  const sizes = [image.length, ...layers.map(({ b }) => b.length)];
  const gs = layers.map(({ activation }, k) => (k === D - 1 ? 'softmax' : activation));
  const net = buildNetwork({
    layers: layers.map(({ b }, k) => dense(b.length, { activation: gs[k] as 'relu' })),
    nInput: image.length,
    capacity: 1,
    kernels,
    seed: 0,
    moments: 0,
    bytes: false,
  });
  const layer = (l: number) => net.layers[l] as Built;
  layers.forEach(({ W, b }, k) => {
    layer(k + 1).weights.values.set(W);
    layer(k + 1).biases.values.set(b);
  });
  net.x.set(image);
  const targets = { labels: Int32Array.of(label), y: kernels.numbers(sizes[D]) };
  const run = (): number => {
    forward(net, 1, false, null);
    return lossAndError(kernels, 'sparse_categorical_crossentropy', layer(D), targets, 1);
  };
  run();
  backward(net, 1);
  for (let l = 1; l <= D; l++) {
    const { weights, biases, delta, nIn, nOut } = layer(l);
    kernels.denseWeightGradient(weights.gradient, inputOf(net, l), delta, 1, nIn, nOut);
    kernels.denseBiasGradient(biases.gradient, delta, 1, nOut);
  }
  const n = Object.fromEntries(sizes.map((size, l) => [l, size]));
  return {
    ...{ net, m: 1, D, n, layer, label, gs: layers.map(({ activation }) => activation), g: layers[0].activation },
    input: (l) => inputOf(net, l),
    lossOf() {
      const kept = net.layers.map(
        (built) => built && [built.z, built.a, built.delta, built.da].map((array) => array.slice()),
      );
      const value = run();
      net.layers.forEach((built, l) => {
        if (built) for (const [k, array] of [built.z, built.a, built.delta, built.da].entries()) array.set(kept[l]![k]);
      });
      return value;
    },
  };
}
