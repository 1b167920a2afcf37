/**
 * One thread and two in short turns within one run: machines are fast and slow for seconds at a time, and an epoch of each
 * may meet another machine. Both train the same network on the same data, so that step k of one is step k of the other.
 */

import { Program } from '../../lib/model/program.ts';
import type { Settings } from '../../lib/model/settings.ts';
import type { Kernels } from '../../lib/nn/kernels.ts';
import { dataset } from './epoch.ts';
import type { TrainingSet } from './plain.ts';

export interface Turns {
  /** Microseconds a step, one a turn. */
  readonly one: readonly number[];
  readonly two: readonly number[];
  /** Whether both came to the same weights. */
  readonly isSame: boolean;
}

const stepsOfATurn = 150;

/** Not timed, at the beginning of a turn: the helper has slept through the other's, and in a run it is awake. */
const stepsToWake = 15;

export async function timeTurns(
  { one, two }: Readonly<Record<'one' | 'two', Kernels>>,
  data: TrainingSet,
  settings: Settings,
): Promise<Turns> {
  const programs = [one, two].map((kernels) => new Program(settings, dataset(data), kernels)) as [Program, Program];
  const times: [number[], number[]] = [[], []];
  while (!programs[1].done) {
    programs.forEach((program, k) => {
      for (let step = 0; step < stepsToWake && !program.done; step++) program.next();
      if (program.done) return;
      const start = performance.now();
      let steps = 0;
      for (; steps < stepsOfATurn && !program.done; steps++) program.next();
      times[k]!.push((1000 * (performance.now() - start)) / steps);
    });
    // a helper comes between tasks
    await new Promise((soon) => setTimeout(soon));
  }
  // the first turns compile
  const [first, second] = times.map((list) => list.slice(5)) as [number[], number[]];
  return { one: first, two: second, isSame: programs[0].weightsSha256() === programs[1].weightsSha256() };
}
