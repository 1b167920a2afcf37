/** All equations of the page, computed again in slices between which the page breathes. */
import { batch, computed, signal } from '@preact/signals';
import { add, noTrial, seedAt, type Trial } from './tally.ts';
import type { Judge } from './trial.ts';

export type State = 'idle' | 'running' | 'stopped' | 'done' | 'failed';

export interface Surroundings {
  /** Fetches the evaluator and the engine: nothing of them is loaded before the reader asks. */
  readonly load: () => Promise<{ judge: Judge }>;
  /** Resolves at once while the slice lasts, and after the page had its turn where it is over. */
  readonly rest: () => Promise<void>;
}

export function verdictsModel(ids: readonly string[], { load, rest }: Surroundings) {
  const state = signal<State>('idle');
  const seed = signal(1);
  const count = signal(20);
  const trials = signal<ReadonlyMap<string, Trial>>(new Map());
  /** What the running or last computation was asked for; a seed typed meanwhile waits for the next. */
  const asked = signal({ seed: 1, count: 20 });
  let run = 0;

  const all = computed(() => [...trials.value.values()]);
  const sum = (of: (trial: Trial) => number) => all.value.reduce((total, trial) => total + of(trial), 0);

  async function start(): Promise<void> {
    const mine = ++run;
    batch(() => {
      asked.value = { seed: seed.value, count: count.value };
      trials.value = new Map();
      state.value = 'running';
    });
    try {
      const { judge } = await load();
      for (const id of ids) {
        let trial = noTrial;
        for (let k = 0; k < asked.value.count; k++) {
          await rest();
          if (mine !== run) return;
          const at = seedAt(asked.value.seed, k);
          trial = add(trial, at, judge(id, at));
        }
        trials.value = new Map(trials.value).set(id, trial);
      }
      state.value = 'done';
    } catch {
      if (mine === run) state.value = 'failed';
    }
  }

  return {
    ...{ state, seed, count, asked, trials, start },
    finished: computed(() => trials.value.size),
    instances: computed(() => sum(({ instances }) => instances)),
    failing: computed(() => all.value.filter(({ holding, instances }) => holding < instances).length),
    largest: computed(() => all.value.reduce((worst, trial) => Math.max(worst, trial.difference), 0)),
    stop() {
      run++;
      if (state.value === 'running') state.value = 'stopped';
    },
  };
}
