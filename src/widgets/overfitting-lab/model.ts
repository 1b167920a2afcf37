/** The overfitting laboratory: which remedies, and what the twins have come to. Chapter: dropout. */
import { computed, signal } from '@preact/signals';
import { epochs, type Measure, type Moment, none, type Remedies } from '../../experiments/dropout/training.ts';
import type { TwinsReport, TwinsWish } from '../../workers/overfitting.worker.ts';

/** Runs the twins elsewhere; returns how to end it. */
export type RunTwins = (wish: TwinsWish, hear: (report: TwinsReport) => void) => () => void;

export interface Pair {
  readonly baseline: readonly Moment[];
  readonly changed: readonly Moment[];
}

export type Quantity = keyof Measure;
export const remedyNames = ['data', 'small', 'l2', 'dropout'] as const satisfies readonly (keyof Remedies)[];

export type LabModel = ReturnType<typeof labModel>;

/** `still`: a recorded pair, shown until the reader runs one. */
export function labModel(still: Pair, base: string, run: RunTwins) {
  const remedies = Object.fromEntries(remedyNames.map((name) => [name, signal(name === 'dropout')])) as Record<
    keyof Remedies,
    ReturnType<typeof signal<boolean>>
  >;
  const seed = signal(1);
  const quantity = signal<Quantity>('loss');
  const pair = signal<Pair>(still);
  /** Whose data the curves are of. */
  const data = signal<'recorded' | 'mnist' | 'drawn'>('recorded');
  const phase = signal<'still' | 'waiting' | 'running' | 'done' | 'failed'>('still');
  let end = () => {};

  const stop = (): void => {
    end();
    end = () => {};
    if (phase.value === 'waiting' || phase.value === 'running') phase.value = 'done';
  };

  return {
    ...{ remedies, seed, quantity, pair, data, phase, stop },
    chosen: computed((): Remedies => {
      const list = remedyNames.map((name) => [name, remedies[name].value === true]);
      return { ...none, ...Object.fromEntries(list) };
    }),
    isBusy: computed(() => phase.value === 'waiting' || phase.value === 'running'),
    epoch: computed(() => pair.value.baseline.length),
    start(): void {
      stop();
      phase.value = 'waiting';
      const wish = { base, seed: seed.value, remedies: this.chosen.value };
      end = run(wish, (report) => {
        if (report.type === 'begun') {
          pair.value = { baseline: [], changed: [] };
          data.value = report.isDrawn ? 'drawn' : 'mnist';
          phase.value = 'running';
        } else if (report.type === 'epoch') {
          const { baseline, changed } = pair.value;
          pair.value = { baseline: [...baseline, report.baseline], changed: [...changed, report.changed] };
        } else {
          end();
          phase.value = report.type;
        }
      });
    },
  };
}

/** From the loss of what was learned to the loss of what was not seen, at the end; null before the first epoch. */
export function gapOf(moments: readonly Moment[], quantity: Quantity): number | null {
  const last = moments.at(-1);
  if (!last) return null;
  return Math.abs(last.validation[quantity] - last.again[quantity]);
}

export { epochs };
