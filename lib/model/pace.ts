/**
 * How far a run steps, as its settings tell it: a schedule as data, gradients clipped by norm, and the optimiser made of both.
 * Chapter: gradient-descent. The names are those of `optimisers/schedules.ts` and `optimisers/clipping.ts`.
 */
import { clipped } from '../optimisers/clipping.ts';
import { type OptimiserName, optimisers } from '../optimisers/index.ts';
import type { Optimiser, Schedule } from '../optimisers/optimiser.ts';
import { cosineDecay, scheduled, stepDecay, warmUp } from '../optimisers/schedules.ts';
import { Problem } from '../problem.ts';
import { briefly, checkKeys } from './known.ts';
import { choose } from './layers.ts';

/** What becomes of the rate that the settings tell; `warmUp`: so many steps from 0 up to it, before all else. */
export type ScheduleChoice = { readonly warmUp?: number } & (
  | { readonly name: 'constant' }
  | { readonly name: 'step'; readonly every: number; readonly factor?: number }
  | { readonly name: 'cosine'; readonly steps: number; readonly alpha?: number }
);

export interface Pace {
  readonly optimizer: OptimiserName;
  readonly rate: number;
  /** What becomes of `rate` from step to step; absent = it stays. */
  readonly schedule?: ScheduleChoice;
  /** The longest a gradient may be, of each parameter array by itself or of all together; absent = any length. One of the two. */
  readonly clipnorm?: number;
  readonly globalClipnorm?: number;
}

const keysOf = { constant: [], step: ['every', 'factor'], cosine: ['steps', 'alpha'] } as const;

/** Throws Problem 'shape', 'choice' or 'range'. */
export function checkSchedule(choice: ScheduleChoice): void {
  checkKeys('schedule', choice, ['name', 'warmUp', ...Object.values(keysOf).flat()]);
  choose('schedule: name', briefly(choice.name), Object.keys(keysOf));
  checkKeys(`schedule: ${choice.name}`, choice, ['name', 'warmUp', ...keysOf[choice.name]]);
  for (const [key, found] of Object.entries(choice)) {
    if (key === 'name' || Number.isFinite(found)) continue;
    throw new Problem('range', { where: `schedule: ${key}`, expected: '≥ 0', found: briefly(found) });
  }
  scheduleOf(choice, 1);
}

/** Throws Problem 'range'. */
export function scheduleOf(choice: ScheduleChoice, learningRate: number): Schedule {
  const after =
    choice.name === 'step'
      ? stepDecay({ ...choice, learningRate })
      : choice.name === 'cosine'
        ? cosineDecay({ ...choice, learningRate })
        : () => learningRate;
  return choice.warmUp === undefined ? after : warmUp({ steps: choice.warmUp, to: after });
}

/** The optimiser of a run. */
export function optimiserOf({ optimizer, rate, schedule, clipnorm, globalClipnorm }: Pace): Optimiser {
  const plain = optimisers[optimizer]({ learningRate: rate });
  const paced = schedule ? scheduled(plain, scheduleOf(schedule, rate)) : plain;
  return (clipnorm ?? globalClipnorm) ? clipped(paced, { clipnorm, globalClipnorm }) : paced;
}
