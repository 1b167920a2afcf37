/** Layers over steps of time: the simple recurrent and the gated one between the arrays of a network. Chapter: tasks. */
import { generator } from '../generator.ts';
import type { GruShape } from '../nn/gru.ts';
import { initialiserOf } from '../nn/initialisers.ts';
import type { Kernels } from '../nn/kernels.ts';
import type { Numbers } from '../nn/numbers.ts';
import type { Slot } from '../optimisers/optimiser.ts';
import type { Built, ThroughTime } from './built.ts';
import type { RecurrentLayer } from './layers.ts';

/** How many numbers it learns, [steps, nIn] of one example being its input: of W, U and b. */
export function recurrentCounts(layer: RecurrentLayer, [, nIn = 1]: readonly number[]) {
  const { units: n } = layer;
  const wide = layer.kind === 'gru' ? 3 * n : n;
  const rows = layer.kind === 'gru' && layer.resetAfter ? 2 : 1;
  return { weights: nIn * wide, recurrent: n * wide, biases: rows * wide };
}

/** Numbers that it keeps of one example, besides its output and ∂L/∂ of that. */
export function numbersThroughTime(layer: RecurrentLayer, [steps = 1]: readonly number[]): number {
  const n = steps * layer.units;
  return layer.kind === 'simpleRNN' ? 4 * n : (2 + 3 + 1 + 3 + (layer.resetAfter ? 3 : 0)) * n;
}

export function throughTime(
  layer: RecurrentLayer,
  [steps = 1, nIn = 1]: readonly number[],
  recurrent: Slot,
  { kernels, capacity, seed, l }: { kernels: Kernels; capacity: number; seed: number; l: number },
): ThroughTime {
  const { units: n } = layer;
  const isGated = layer.kind === 'gru';
  const wide = isGated ? 3 * n : n;
  initialiserOf(layer.recurrentInitializer)(recurrent.values, n, wide, generator(seed, 'recurrent weights', l));
  const numbers = (width: number) => kernels.numbers(capacity * steps * width);
  const delta = numbers(wide);
  return {
    shape: { steps, nIn, n, ...(isGated && { resetAfter: layer.resetAfter }) },
    wide,
    recurrent,
    states: numbers(n),
    dStates: numbers(n),
    z: numbers(wide),
    inner: isGated ? numbers(n) : delta,
    delta,
    deltaU: isGated && layer.resetAfter ? numbers(wide) : delta,
  };
}

/** Every state from x, and of them what the layer gives. */
export function forwardThroughTime(
  kernels: Kernels,
  { layer, time, weights, biases, a }: Built,
  x: Numbers,
  m: number,
): void {
  const { shape, recurrent, states, z, inner } = time as ThroughTime;
  const [W, U, b] = [weights.values, recurrent.values, biases.values];
  if (layer.kind === 'gru') kernels.gru(states, z, inner, x, W, U, b, m, shape as GruShape);
  else kernels.recurrent(states, z, x, W, U, b, (layer as { activation: 'tanh' }).activation, m, shape);
  if (a !== states) eachLast(shape, m, (last, at) => a.set(states.subarray(last, last + shape.n), at));
}

/** From ∂L/∂a of what the layer gives: the error of every step. */
export function errorThroughTime(kernels: Kernels, { layer, time, da }: Built, m: number): void {
  const { shape, recurrent, states, dStates, z, inner, delta, deltaU } = time as ThroughTime;
  if (da !== dStates) {
    dStates.fill(0, 0, m * shape.steps * shape.n);
    eachLast(shape, m, (last, at) => dStates.set(da.subarray(at, at + shape.n), last));
  }
  const U = recurrent.values;
  if (layer.kind === 'gru') kernels.gruError(delta, deltaU, dStates, states, z, inner, U, m, shape as GruShape);
  else kernels.recurrentError(delta, dStates, z, states, U, (layer as { activation: 'tanh' }).activation, m, shape);
}

/** ∂L/∂x of every step. */
export function inputGradientThroughTime(kernels: Kernels, { time, weights }: Built, dx: Numbers, m: number): void {
  const { shape, wide, delta } = time as ThroughTime;
  kernels.denseInputGradient(dx, delta, weights.values, m * shape.steps, shape.nIn, wide);
}

/** What reaches W, U and b, over all steps. */
export function parameterGradientsThroughTime(
  kernels: Kernels,
  { layer, time, weights, biases }: Built,
  x: Numbers,
  m: number,
): void {
  const { shape, wide, recurrent, states, inner, delta, deltaU } = time as ThroughTime;
  const rows = m * shape.steps;
  kernels.denseBiasGradient(biases.gradient, delta, rows, wide);
  if (biases.length > wide) kernels.denseBiasGradient(biases.gradient.subarray(wide), deltaU, rows, wide);
  kernels.denseWeightGradient(weights.gradient, x, delta, rows, shape.nIn, wide);
  const dU = recurrent.gradient;
  if (layer.kind === 'gru') kernels.gruWeightGradient(dU, states, inner, delta, deltaU, m, shape as GruShape);
  else kernels.recurrentWeightGradient(dU, states, delta, m, shape);
}

/** Where each row's last state stands, and where it goes. */
function eachLast({ steps, n }: ThroughTime['shape'], m: number, visit: (last: number, at: number) => void): void {
  for (let r = 0; r < m; r++) visit((r * steps + steps - 1) * n, r * n);
}
