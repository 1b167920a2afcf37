/** A reader's network over a few digits: its loss as a function of any one weight, its gradient, and the sides of its ReLUs. */

import type { Digit } from '../../../lib/data/drawn-digits.ts';
import { referenceKernels } from '../../../lib/kernels/reference.ts';
import type { Built } from '../../../lib/model/built.ts';
import { dense } from '../../../lib/model/layers.ts';
import { lossAndError } from '../../../lib/model/losses.ts';
import { buildNetwork, forward } from '../../../lib/model/network.ts';
import type { Layers } from '../../../lib/model/reading.ts';
import { backward, inputOf } from '../../../lib/model/training.ts';
import type { Kernels } from '../../../lib/nn/kernels.ts';

export interface Place {
  /** Layer and units from 1: the weight leads from i to j. */
  readonly l: number;
  readonly i: number;
  readonly j: number;
}

export interface Crossed {
  readonly l: number;
  readonly j: number;
  readonly label: number;
}

export class Checked {
  readonly network: Layers;
  readonly digits: readonly Digit[];
  readonly #net;
  readonly #kernels: Kernels;

  constructor(network: Layers, digits: readonly Digit[], precision: 'float64' | 'float32') {
    this.network = network;
    this.digits = digits;
    this.#kernels = referenceKernels({ precision });
    const last = network.length - 1;
    const layers = network.map(({ b, activation }, k) =>
      dense(b.length, { activation: k === last ? 'softmax' : activation }),
    );
    const [m, nInput] = [digits.length, digits[0].pixels.length];
    this.#net = buildNetwork({
      layers,
      nInput,
      capacity: m,
      kernels: this.#kernels,
      seed: 0,
      moments: 0,
      bytes: false,
    });
    network.forEach(({ W, b }, k) => {
      this.#layer(k + 1).weights.values.set(W);
      this.#layer(k + 1).biases.values.set(b);
    });
    digits.forEach(({ pixels, label }, r) => {
      this.#net.x.set(pixels, r * nInput);
      this.#net.targets.labels[r] = label;
    });
  }

  #layer(l: number): Built {
    return this.#net.layers[l] as Built;
  }

  #at({ l, i, j }: Place): number {
    return (i - 1) * this.#layer(l).nOut + j - 1;
  }

  weight(place: Place): number {
    return this.#layer(place.l).weights.values[this.#at(place)];
  }

  /** Mean over the digits. eq: sparse-cross-entropy, batch-mean */
  loss(): number {
    const m = this.digits.length;
    forward(this.#net, m, false, null);
    const last = this.#layer(this.#net.D);
    return lossAndError(this.#kernels, 'sparse_categorical_crossentropy', last, this.#net.targets, m) / m;
  }

  /** The loss with that weight moved; the weight is put back. */
  lossAt(place: Place, moved: number): number {
    const { values } = this.#layer(place.l).weights;
    const at = this.#at(place);
    const kept = values[at];
    values[at] = kept + moved;
    const loss = this.loss();
    values[at] = kept;
    return loss;
  }

  /** ∂L/∂w of every weight of layer l, by backpropagation. eq: weight-gradient */
  gradient(l: number): Float64Array {
    const m = this.digits.length;
    this.loss();
    backward(this.#net, m, false);
    const { weights, delta, nIn, nOut } = this.#layer(l);
    this.#kernels.denseWeightGradient(weights.gradient, inputOf(this.#net, l), delta, m, nIn, nOut);
    return Float64Array.from(weights.gradient);
  }

  slope(place: Place): number {
    return this.gradient(place.l)[this.#at(place)];
  }

  /** eq: central-difference */
  difference(place: Place, h: number): number {
    return (this.lossAt(place, h) - this.lossAt(place, -h)) / (2 * h);
  }

  /** ReLUs that are on one side of 0 with the weight at −h and on the other at +h: between them the loss has a kink. */
  crossed(place: Place, h: number): Crossed[] {
    const sides = [-h, h].map((moved) => {
      this.lossAt(place, moved);
      return this.network.map((_, k) => Array.from(this.#layer(k + 1).z, (z) => z > 0));
    });
    return this.network.slice(0, -1).flatMap(({ b, activation }, k) => {
      if (activation !== 'relu') return [];
      return sides[0][k].flatMap((side, at) => {
        if (side === sides[1][k][at]) return [];
        return [{ l: k + 1, j: (at % b.length) + 1, label: this.digits[Math.floor(at / b.length)].label }];
      });
    });
  }
}

/** |difference − slope| over the larger of the two, as gradient checks are judged. */
export const relativeError = (difference: number, slope: number): number => {
  const size = Math.max(Math.abs(difference), Math.abs(slope));
  return size === 0 ? 0 : Math.abs(difference - slope) / size;
};
