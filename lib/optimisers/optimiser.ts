/**
 * What an optimiser is: a rule that turns a gradient into a step, and what it remembers between steps. Chapter: gradient-descent.
 *
 * Its memory is data: arrays as long as the parameters (`moments` of them a parameter array) and a small clock, so that a run
 * can be stopped, stored, compared and resumed. The loops themselves are kernels.
 */
import type { Kernels, PixelBatch, PixelKernels } from '../nn/kernels.ts';
import type { Numbers } from '../nn/numbers.ts';

/** Steps taken, and β₁ᵗ and β₂ᵗ as running products (no power is computed on the road of a run). */
export interface Clock {
  t: number;
  beta1Power: number;
  beta2Power: number;
}

export const startOfClock = (): Clock => ({ t: 0, beta1Power: 1, beta2Power: 1 });

/** The arrays that belong to one parameter array: itself, its gradient, and what the optimiser remembers of it. */
export interface Slot {
  /** What a layer calls it; without a word a kernel (a matrix of weights). */
  readonly role?: 'kernel' | 'bias';
  readonly values: Numbers;
  readonly gradient: Numbers;
  readonly moments: readonly Numbers[];
  readonly length: number;
}

/** The rate of a step by the number of steps before it. */
export type Schedule = (t: number) => number;

export interface Optimiser {
  readonly name: string;
  readonly learningRate: number;
  /** Where the rate is not the same at every step: see schedules.ts. */
  readonly schedule?: Schedule;
  /** Arrays remembered for each parameter array. */
  readonly moments: 0 | 1 | 2;
  /** Once a step, before all else: gradients that are too long are shortened. Absent where none are. */
  clip?(kernels: Kernels, slots: readonly Slot[]): void;
  /** Once a step, before the first update. */
  tick(clock: Clock): void;
  /** One parameter array moves by one step. */
  update(kernels: Kernels, slot: Slot, rate: number, clock: Clock): void;
  /** The same for the weights of a first layer on byte images, gradient and step in one pass, where a set offers it. */
  updatePixels?(
    kernels: Kernels,
    pixels: PixelKernels,
    slot: Slot,
    batch: PixelBatch,
    delta: Numbers,
    rate: number,
    clock: Clock,
  ): void;
}

export const countStep = (clock: Clock): void => {
  clock.t += 1;
};
