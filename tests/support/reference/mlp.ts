/** A fully connected network of a reference file: built from its fields, trained, compared. */

import type { Built, Network } from '../../../lib/model/built.ts';
import { type DenseActivation, dense } from '../../../lib/model/layers.ts';
import type { LossName } from '../../../lib/model/losses.ts';
import { buildNetwork } from '../../../lib/model/network.ts';
import { type ScheduleChoice, scheduleOf } from '../../../lib/model/pace.ts';
import { trainStep } from '../../../lib/model/training.ts';
import { type ActivationName, activations } from '../../../lib/nn/activations.ts';
import type { Kernels } from '../../../lib/nn/kernels.ts';
import type { Numbers } from '../../../lib/nn/numbers.ts';
import { adagrad } from '../../../lib/optimisers/adagrad.ts';
import { adam } from '../../../lib/optimisers/adam.ts';
import { clipped } from '../../../lib/optimisers/clipping.ts';
import { momentum } from '../../../lib/optimisers/momentum.ts';
import { type Clock, type Optimiser, startOfClock } from '../../../lib/optimisers/optimiser.ts';
import { rmsprop } from '../../../lib/optimisers/rmsprop.ts';
import { scheduled } from '../../../lib/optimisers/schedules.ts';
import { sgd } from '../../../lib/optimisers/sgd.ts';
import type { Checks } from './checks.ts';
import type { Fields } from './fields.ts';
import { around, draws, lcg } from './lcg.ts';

/** The files' names, beside the engine's own. */
const activationNames = [...(Object.keys(activations) as ActivationName[]), 'softmax'] as const;
const lossNames = ['mse', 'cross-entropy'] as const;

export const sizesOf = (fields: Fields): number[] =>
  fields.list<number>('sizes', (n) => Number.isInteger(n) && (n as number) >= 1, 'whole numbers from 1');

/**
 * The optimiser of a file, in PyTorch's terms: constants that it leaves out are PyTorch's own. Beside it may stand what becomes of
 * its rate (`schedule`, in the words of a program's settings) and the longest that its gradients may be (`clipnorm` of each array,
 * `global_clipnorm` of all; g c / |g| without PyTorch's 1e-6).
 */
export function optimiserOf(fields: Fields): Optimiser {
  const inner = fields.inner('optimizer');
  const name = inner.word('name', ['sgd', 'adam', 'rmsprop', 'adagrad']);
  const learningRate = inner.number('lr');
  const epsilon = (usual: number) => inner.number('eps', usual);
  const optimiser = {
    sgd() {
      const mu = inner.number('momentum', 0);
      const nesterov = inner.flag('nesterov');
      return mu === 0 && !nesterov ? sgd({ learningRate }) : momentum({ learningRate, momentum: mu, nesterov });
    },
    adam: () =>
      adam({
        learningRate,
        beta1: inner.number('beta1', 0.9),
        beta2: inner.number('beta2', 0.999),
        epsilon: epsilon(1e-8),
        form: 'textbook',
      }),
    rmsprop: () => rmsprop({ learningRate, rho: inner.number('rho', 0.99), epsilon: epsilon(1e-8) }),
    adagrad: () => adagrad({ learningRate, epsilon: epsilon(1e-10) }),
  }[name]();
  inner.end();
  const schedule = fields.has('schedule') ? scheduleIn(fields.inner('schedule')) : null;
  const paced = schedule ? scheduled(optimiser, scheduleOf(schedule, learningRate)) : optimiser;
  const norms = { clipnorm: 'clipnorm', globalClipnorm: 'global_clipnorm' };
  const told = Object.entries(norms).filter(([, key]) => fields.has(key));
  if (told.length === 0) return paced;
  return clipped(paced, Object.fromEntries(told.map(([name, key]) => [name, fields.number(key)])));
}

function scheduleIn(fields: Fields): ScheduleChoice {
  const name = fields.word('name', ['constant', 'step', 'cosine']);
  const warmUp = fields.has('warmUp') ? { warmUp: fields.whole('warmUp', 1) } : {};
  const choice: ScheduleChoice =
    name === 'step'
      ? { name, every: fields.whole('every', 1), factor: fields.number('factor'), ...warmUp }
      : name === 'cosine'
        ? { name, steps: fields.whole('steps', 1), alpha: fields.number('alpha', 0), ...warmUp }
        : { name, ...warmUp };
  fields.end();
  return choice;
}

/** Of the step that comes next. */
export const rateOf = ({ schedule, learningRate }: Optimiser, { t }: Clock): number => schedule?.(t) ?? learningRate;

export interface Design {
  readonly sizes: readonly number[];
  readonly activations: readonly DenseActivation[];
  readonly l2: number;
  readonly optimiser: Optimiser;
}

/** The network of a file: parameters as given, W1 b1 W2 b2 … */
export function networkOf(
  { sizes, activations, l2, optimiser }: Design,
  kernels: Kernels,
  capacity: number,
  parameters: readonly ArrayLike<number>[],
  bytes = false,
): Network {
  const layers = activations.map((activation, k) => dense(sizes[k + 1], { activation, l2 }));
  const net = buildNetwork({ layers, nInput: sizes[0], capacity, kernels, seed: 0, moments: optimiser.moments, bytes });
  for (let l = 1; l <= net.D; l++) {
    const { weights, biases } = builtOf(net, l);
    weights.values.set(parameters[2 * l - 2]);
    biases.values.set(parameters[2 * l - 1]);
  }
  return net;
}

export const builtOf = (net: Network, l: number): Built => net.layers[l] as Built;

const layersOf = (net: Network): Built[] => Array.from({ length: net.D }, (_, k) => builtOf(net, k + 1));

/** Reads the whole case; what is returned runs it on a set of kernels. */
export function mlpCase(fields: Fields): (kernels: Kernels, checks: Checks) => void {
  const sizes = sizesOf(fields);
  const D = sizes.length - 1;
  const design: Design = {
    sizes,
    activations: fields.list<DenseActivation>(
      'activations',
      (name) => activationNames.includes(name as never),
      `of ${activationNames.join(', ')}`,
    ),
    l2: fields.number('l2', 0),
    optimiser: optimiserOf(fields),
  };
  if (design.activations.length !== D)
    throw new Error(`activations: expected ${D}, found ${design.activations.length}`);
  const loss = fields.word('loss', lossNames);
  if (loss === 'cross-entropy' && design.activations[D - 1] !== 'softmax') {
    throw new Error(`loss cross-entropy stands on softmax, found ${design.activations[D - 1]}`);
  }
  const m = fields.whole('batch', 1);
  const steps = fields.whole('steps', 1);
  const seed = fields.whole('seed', 0);

  const expected = {
    loss: fields.numbers('loss_value'),
    z: fields.layers('z', D),
    a: fields.layers('a', D),
    delta: fields.layers('dL_dz', D),
    dW: fields.layers('dL_dW', D),
    db: fields.layers('dL_db', D),
    losses: fields.numbers('loss_before_each_step'),
    W: fields.layers('final_W', D),
    b: fields.layers('final_b', D),
  };

  const u = lcg(seed);
  const parameters = sizes
    .slice(1)
    .flatMap((nOut, k) => [draws(u, sizes[k] * nOut, around(1 / Math.sqrt(sizes[k]))), draws(u, nOut, around(0.1))]);
  const x = draws(u, m * sizes[0], (value) => value);
  const nD = sizes[D];
  const y = loss === 'mse' ? draws(u, m * nD, (value) => value) : null;
  const labels = Int32Array.from({ length: m }, () => (y ? 0 : Math.floor(u() * nD)));

  return (kernels, checks) => {
    const net = networkOf(design, kernels, m, parameters);
    const layers = layersOf(net);
    net.x.set(x);
    net.targets.labels.set(labels);
    if (y) net.targets.y.set(y);
    const lossName: LossName = y ? 'mean_squared_error' : 'sparse_categorical_crossentropy';
    const clock = startOfClock();
    const losses: number[] = [];
    for (let step = 1; step <= steps; step++) {
      const rate = rateOf(design.optimiser, clock);
      const { lossSum, penalty } = trainStep(net, { m, useBytes: false }, lossName, design.optimiser, clock, {
        rate,
        seed: 0,
        step,
      });
      losses.push(lossSum / m + penalty);
      if (step > 1) continue;
      // the update moved only the parameters: what the step computed on its way still stands in its arrays
      checks.numbers('loss', 'forward', losses, expected.loss);
      layers.forEach(({ z, a, delta, weights, biases }, k) => {
        const l = k + 1;
        checks.numbers(`z of layer ${l}`, 'forward', z, expected.z?.[k] ?? null);
        checks.numbers(`a of layer ${l}`, 'forward', a, expected.a?.[k] ?? null);
        checks.numbers(`dL/dz of layer ${l}`, 'gradient', delta, expected.delta?.[k] ?? null);
        checks.numbers(`dL/dW of layer ${l}`, 'gradient', weights.gradient, expected.dW?.[k] ?? null);
        checks.numbers(`dL/db of layer ${l}`, 'gradient', biases.gradient, expected.db?.[k] ?? null);
      });
    }
    checks.numbers('loss before each step', 'loss', losses, expected.losses);
    layers.forEach(({ weights, biases }, k) => {
      checks.numbers(`final W of layer ${k + 1}`, 'weights', weights.values, expected.W?.[k] ?? null);
      checks.numbers(`final b of layer ${k + 1}`, 'weights', biases.values, expected.b?.[k] ?? null);
    });
  };
}

export function filled(kernels: Kernels, values: ArrayLike<number>): Numbers {
  const numbers = kernels.numbers(values.length);
  numbers.set(values);
  return numbers;
}
