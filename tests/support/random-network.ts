/** Small networks drawn from a seed, for laws that every network obeys: depth, widths, activations, loss, penalties, dropout. */
import { generator } from '../../lib/generator.ts';
import type { Built, Network } from '../../lib/model/built.ts';
import { type DenseActivation, dense, dropout, type Layer } from '../../lib/model/layers.ts';
import { type Loss, type LossName, lossAndError } from '../../lib/model/losses.ts';
import { buildNetwork, forward } from '../../lib/model/network.ts';
import { slotsOf } from '../../lib/model/run.ts';
import { trainStep } from '../../lib/model/training.ts';
import type { Kernels } from '../../lib/nn/kernels.ts';
import { startOfClock } from '../../lib/optimisers/optimiser.ts';
import { sgd } from '../../lib/optimisers/sgd.ts';
import { drawn } from './gradient-check.ts';

export interface Design {
  readonly seed: number;
  readonly layers: readonly Layer[];
  readonly loss: Loss;
  readonly nInput: number;
  /** Of an image: [rows, columns, channels]. */
  readonly inputShape?: readonly number[];
  readonly m: number;
}

const activations: readonly DenseActivation[] = ['linear', 'relu', 'leaky_relu', 'sigmoid', 'tanh', 'softmax'];
/** Of anything, of probabilities, of a softmax's. */
const losses: readonly (readonly Loss[])[] = [
  ['mean_squared_error', 'mean_absolute_error', 'squared_hinge', { name: 'huber', delta: 0.4 }],
  [
    ...(['binary_crossentropy', 'categorical_crossentropy'] as const),
    ...(['binary_crossentropy', 'categorical_crossentropy'] as const).map((name) => ({ name, labelSmoothing: 0.2 })),
  ],
  ['sparse_categorical_crossentropy'],
];
/** The losses that take what this activation gives, a third of each kind alike. */
const kindsOf = (last: DenseActivation): number => (last === 'softmax' ? 3 : last === 'sigmoid' ? 2 : 1);
export const nameOf = (loss: Loss): LossName => (typeof loss === 'string' ? loss : loss.name);

/** One to five dense layers of one to eight units on one to eight inputs, one to seven examples. */
export function randomDesign(seed: number, options: { dropout: boolean }): Design {
  const chance = generator(seed, 'design');
  const one = <T>(list: readonly T[]): T => list[chance.integer(list.length)];
  const depth = 1 + chance.integer(5);
  const layers: Layer[] = [];
  let last: DenseActivation = 'linear';
  for (let l = 1; l <= depth; l++) {
    last = one(activations);
    const units = 1 + chance.integer(8);
    const [l1, l2] = [one([0, 0.05]), one([0, 0.1])];
    layers.push(dense(units, { activation: last, l1, l2 }));
    if (options.dropout && l < depth && chance.uniform() < 0.4) layers.push(dropout(0.3));
  }
  const loss = one(losses[chance.integer(kindsOf(last))]);
  return { seed, layers, loss, nInput: 1 + chance.integer(8), m: 1 + chance.integer(7) };
}

/** The design in arrays, with parameters, inputs and targets of its own: in either precision the same numbers. */
export function randomNetwork(design: Design, kernels: Kernels): Network {
  const { seed, layers, nInput, inputShape = [nInput], m } = design;
  const net = buildNetwork({ layers, nInput, inputShape, capacity: m, kernels, seed, moments: 0, bytes: false });
  const put = (values: { set(from: ArrayLike<number>): void; length: number }, purpose: string, size: number) =>
    values.set(drawn(values.length, seed, purpose, size).map(Math.fround));
  slotsOf(net).forEach(({ values }, k) => {
    put(values, `parameters ${k}`, 0.9);
  });
  put(net.x, 'x', 1);
  const { nOut } = net.layers[net.D] as Built;
  net.targets.y.set(drawn(m * nOut, seed, 'y').map((y) => Math.fround(Math.abs(y))));
  const chance = generator(seed, 'labels');
  for (let r = 0; r < m; r++) net.targets.labels[r] = chance.integer(nOut);
  return net;
}

/** The outputs at which a loss with the target y bends. */
function kinksOf(loss: Loss, y: number): number[] {
  if (typeof loss === 'object' && loss.delta) return [y - loss.delta, y + loss.delta];
  return loss === 'mean_absolute_error' ? [y] : loss === 'squared_hinge' ? [1 / y] : [];
}

/** Every gradient by one step at rate 0, under the masks of step 9. Returns the mean loss with its penalty. */
export function gradientsOf(net: Network, { loss, m }: Design): number {
  const options = { rate: 0, seed: 1, step: 9 };
  const { lossSum, penalty } = trainStep(net, { m, useBytes: false }, loss, sgd(), startOfClock(), options);
  return lossSum / m + penalty;
}

/** The same loss by the forward pass alone, under the same masks. */
export function lossOf(net: Network, { loss, m }: Design): number {
  forward(net, m, false, { seed: 1, step: 9 });
  let total = lossAndError(net.kernels, loss, net.layers[net.D] as Built, net.targets, m) / m;
  for (const { layer, weights } of net.layers.slice(1) as Built[]) {
    for (const w of weights.values) total += layer.l2 * w * w + layer.l1 * Math.abs(w);
  }
  return total;
}

/** Whether a small move of the parameters stays on one side of every kink: of a ReLU at 0, of an L1 penalty at 0, of the loss. */
export function isSmooth(net: Network, { loss, m }: Design, within: number): boolean {
  forward(net, m, false, { seed: 1, step: 9 });
  const { a, nOut } = net.layers[net.D] as Built;
  for (let k = 0; k < m * nOut; k++) {
    const kinks = kinksOf(loss, net.targets.y[k]);
    if (kinks.some((at) => Math.abs(a[k] - at) < within)) return false;
  }
  return (net.layers.slice(1) as Built[]).every(({ layer, nOut, time, z, weights }) => {
    const kinked = layer.activation === 'relu' || layer.activation === 'leaky_relu';
    const far = (values: ArrayLike<number>) => Array.from(values).every((value) => Math.abs(value) > within);
    return (
      (!kinked || far(time ? time.z.subarray(0, m * time.shape.steps * time.wide) : z.subarray(0, m * nOut))) &&
      (layer.l1 === 0 || far(weights.values))
    );
  });
}
