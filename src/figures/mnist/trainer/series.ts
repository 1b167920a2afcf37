/**
 * What the two plots of a run show: single mini-batches as dots, the mean since the epoch began as a thin line, one
 * value an epoch as the curves, training and validation. Nothing here is smoothed but by that mean, which is what
 * Keras prints while it trains.
 */

import type { Progress } from '../../../reader/state.ts';
import type { BatchPoint, EpochLogs } from '../../../workers/protocol.ts';

type Standing = Pick<Progress, 'epoch' | 'step' | 'stepsPerEpoch' | 'logs'>;

/** A moment of the run: where it was, and the means since its epoch began. */
export interface Moment {
  readonly epoch: number;
  readonly x: number;
  readonly loss: number;
  readonly accuracy: number;
}

/** How a moment comes from the worker. Step 844 of 1,688 in epoch 3 lies at 2.5: epochs and steps count from 1. */
export const momentOf = ({ epoch, step, stepsPerEpoch, logs }: Standing): Moment => ({
  ...{ epoch, x: epoch - 1 + step / Math.max(1, stepsPerEpoch) },
  ...logs,
});

/** Moments kept over a whole run: more cannot be told apart in a plot. */
const mostMoments = 600;

/** The list with the moment appended, unless it is too near the last one. A run that began anew begins a new list. */
export function keepMoment(moments: readonly Moment[], moment: Moment, epochs: number): readonly Moment[] {
  const last = moments.at(-1);
  if (!last || moment.x < last.x) return [moment];
  return moment.x - last.x < epochs / mostMoments ? moments : [...moments, moment];
}

export interface Curve {
  readonly x: number;
  readonly value: number;
}

/** Batch losses on the axis of epochs. */
export const dotsOf = (points: readonly BatchPoint[], stepsPerEpoch: number): Curve[] =>
  points.map(({ step, loss }) => ({ x: step / Math.max(1, stepsPerEpoch), value: loss }));

export interface Curves {
  readonly training: readonly Curve[];
  readonly validation: readonly Curve[];
}

/** One point an epoch, where the epoch ends. Without a validation part there is no validation curve. */
export function curvesOf(epochs: readonly EpochLogs[], quantity: 'loss' | 'accuracy'): Curves {
  const validation = quantity === 'loss' ? 'validationLoss' : 'validationAccuracy';
  const points = (name: keyof EpochLogs) => epochs.map((logs) => ({ x: logs.epoch, value: logs[name] }));
  return { training: points(quantity), validation: points(validation).filter(({ value }) => Number.isFinite(value)) };
}

const finite = (points: readonly Curve[]) => points.map(({ value }) => value).filter(Number.isFinite);

/** The next of 1, 2, 5, 10, 20 … (0.1, 0.05 …) at or beyond a positive number. */
export function nice(value: number, direction: 'up' | 'down'): number {
  const power = Number(`1e${value.toExponential(9).split('e')[1]}`);
  const steps = [1, 2, 5, 10].map((step) => Number((step * power).toPrecision(6)));
  const beyond = direction === 'up' ? steps.find((step) => step >= value * 0.999999) : undefined;
  return beyond ?? steps.filter((step) => step <= value * 1.000001).at(-1) ?? power;
}

/** Limits of the loss axis: all the curves and thin lines; single batches may fall below a logarithmic one. */
export function lossLimits(
  { training, validation }: Curves,
  thin: readonly Curve[],
  dots: readonly Curve[],
  log: boolean,
) {
  const lines = finite([...training, ...validation, ...thin]);
  const highest = Math.max(...lines, ...finite(dots), 0);
  const top = nice(Math.min(Math.max(highest, 0.1), 1e6), 'up');
  if (!log) return [0, lines.length ? top : 2.5] as const;
  const lowest = Math.min(...lines.filter((value) => value > 0), 0.1);
  return [nice(Math.max(lowest * 0.6, 1e-6), 'down'), lines.length ? top : 5] as const;
}

/** 0.01, 0.02, 0.05, 0.1 … between the limits; over many decades only 0.001, 0.01, 0.1 … */
export function logTicks(low: number, high: number): number[] {
  const ticks: number[] = [];
  for (let tick = nice(low, 'up'); tick <= high * 1.000001; tick = nice(tick * 1.5, 'up')) ticks.push(tick);
  return ticks.length <= 10 ? ticks : ticks.filter((tick) => tick.toExponential(6).startsWith('1.000'));
}

/** The accuracy axis ends at 1 and begins at the highest of these that hides neither a curve nor the present moment. */
const floors = [0.98, 0.95, 0.9, 0.8, 0.5, 0];

export function accuracyLimits({ training, validation }: Curves, thin: readonly Curve[]) {
  const curves = [...training, ...validation];
  const shown = curves.length > 0 ? curves : thin.slice(-1);
  const lowest = Math.min(...finite(shown), 1);
  return [shown.length ? (floors.find((floor) => floor < lowest) ?? 0) : 0, 1] as const;
}
