/** The three trainings of the figure: the record, or those that the reader has begun. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { examples } from '../../../experiments/gradient-descent/batch-noise/network.ts';
import type { NoiseRecord } from '../../../experiments/gradient-descent/batch-noise/recorded.ts';
import { noTrainings, type Training, withPoint } from '../../../experiments/gradient-descent/batch-noise/trainings.ts';
import { job, type OpenLine } from '../../../kit/job.ts';
import { choice, number } from '../../../kit/parameters.ts';
import type { Source } from './measured.ts';
import type { TrainReport, TrainWish } from './training.ts';

export interface Trained extends TrainWish {
  readonly source: Source;
  readonly trainings: readonly Training[];
}

export type TrainingsModel = ReturnType<typeof trainingsModel>;

export function trainingsModel(
  record: NoiseRecord,
  seed: ReadonlySignal<number>,
  open: OpenLine<TrainWish, TrainReport>,
) {
  const still: Trained = { source: 'recorded', eta: record.eta, seed: record.seed, trainings: record.trainings };
  const eta = number(record.eta, { min: 0.001, max: 2, step: 0.001, log: true });
  const axis = choice('seen', ['seen', 'steps']);
  const trained = signal<Trained>(still);
  /** Begun, and nothing heard of yet: until then what was there stays. */
  let begun: TrainWish | null = null;
  const work = job<TrainWish, TrainReport>(open, ({ isDrawn, m, point }) => {
    const before = begun ? { ...begun, trainings: noTrainings() } : trained.value;
    begun = null;
    const source = isDrawn ? 'drawn' : 'mnist';
    trained.value = { ...before, source, trainings: withPoint(before.trainings, m, point) };
  });
  return {
    ...{ eta, axis, trained, work },
    /** Part of the images of all three that have been seen, 0 … 1. */
    progress: computed(() => {
      const { trainings } = trained.value;
      const seen = trainings.reduce((sum, { points }) => sum + (points.at(-1)?.seen ?? 0), 0);
      return seen / trainings.length / examples;
    }),
    start(): void {
      begun = { seed: seed.value, eta: eta.value };
      work.begin(begun);
    },
    reset(): void {
      work.stop();
      trained.value = still;
    },
  };
}
