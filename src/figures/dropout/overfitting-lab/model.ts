/** The overfitting laboratory: which remedies, and what the twins have come to. Chapter: dropout. */
import { batch, computed, signal } from '@preact/signals';
import type { Measure, Moment, Remedies } from '../../../experiments/dropout/training.ts';
import { job, type OpenLine } from '../../../kit/job.ts';
import { choice, seed as seedParameter, toggle } from '../../../kit/parameters.ts';

export interface TwinsWish {
  readonly seed: number;
  readonly remedies: Remedies;
}
/** First whose data they are, then an epoch of each. */
export type TwinsReport = { readonly isDrawn: boolean } | { readonly baseline: Moment; readonly changed: Moment };

export interface Pair {
  readonly baseline: readonly Moment[];
  readonly changed: readonly Moment[];
}

export type Quantity = keyof Measure;

/** `still`: a recorded pair, shown until the reader runs one. */
export function labModel(still: Pair, open: OpenLine<TwinsWish, TwinsReport>) {
  const remedies = { data: toggle(false), small: toggle(false), l2: toggle(false), dropout: toggle(true) };
  const seed = seedParameter();
  const quantity = choice<Quantity>('loss', ['loss', 'accuracy']);
  const pair = signal<Pair>(still);
  /** Whose data the curves are of. */
  const data = signal<'recorded' | 'mnist' | 'drawn'>('recorded');
  const twins = job<TwinsWish, TwinsReport>(open, (report) =>
    batch(() => {
      if ('isDrawn' in report) {
        pair.value = { baseline: [], changed: [] };
        data.value = report.isDrawn ? 'drawn' : 'mnist';
        return;
      }
      const { baseline, changed } = pair.value;
      pair.value = { baseline: [...baseline, report.baseline], changed: [...changed, report.changed] };
    }),
  );

  return {
    ...{ parameters: { ...remedies, seed, show: quantity }, remedies, seed, quantity, pair, data, twins },
    epoch: computed(() => pair.value.baseline.length),
    start(): void {
      const { data: more, small, l2, dropout } = remedies;
      const chosen = { data: more.value, small: small.value, l2: l2.value, dropout: dropout.value };
      twins.begin({ seed: seed.value, remedies: chosen });
    },
    close: twins.close,
  };
}

/** From the loss of what was learned to the loss of what was not seen, at the end; null before the first epoch. */
export function gapOf(moments: readonly Moment[], quantity: Quantity): number | null {
  const last = moments.at(-1);
  if (!last) return null;
  return Math.abs(last.validation[quantity] - last.again[quantity]);
}
