/** The three trainings of the figure: started, heard, stopped. Chapter: gradient-descent. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { examples } from '../../experiments/gradient-descent/batch-noise/network.ts';
import type { NoiseRecord } from '../../experiments/gradient-descent/batch-noise/recorded.ts';
import { noTrainings, type Training, withPoint } from '../../experiments/gradient-descent/batch-noise/trainings.ts';
import type { Source } from './measured.ts';
import type { OpenWorkshop } from './protocol.ts';

export interface Trained {
  readonly source: Source;
  readonly eta: number;
  readonly seed: number;
  readonly trainings: readonly Training[];
}

export type TrainingsModel = ReturnType<typeof trainingsModel>;

export function trainingsModel(
  { eta: recordedEta, seed: recordedSeed, trainings }: NoiseRecord,
  base: string,
  seed: ReadonlySignal<number>,
  open: OpenWorkshop,
) {
  const eta = signal(recordedEta);
  const axis = signal<'seen' | 'steps'>('seen');
  const phase = signal<'still' | 'waiting' | 'training' | 'done' | 'failed'>('still');
  const trained = signal<Trained>({ source: 'recorded', eta: recordedEta, seed: recordedSeed, trainings });
  let end = () => {};

  const stop = (): void => {
    end();
    end = () => {};
    if (phase.value === 'waiting') phase.value = 'still';
    if (phase.value === 'training') phase.value = 'done';
  };

  return {
    ...{ eta, axis, phase, trained, stop },
    busy: computed(() => phase.value === 'waiting' || phase.value === 'training'),
    /** Part of the images of all three that have been seen, 0 … 1. */
    progress: computed(() => {
      const { trainings } = trained.value;
      return (
        trainings.reduce((sum, { points }) => sum + (points[points.length - 1]?.seen ?? 0), 0) /
        trainings.length /
        examples
      );
    }),
    start(): void {
      stop();
      phase.value = 'waiting';
      const wish = { base, seed: seed.value, eta: eta.value };
      const workshop = open((report) => {
        if (report.type === 'begun') {
          const source = report.isDrawn ? 'drawn' : 'mnist';
          trained.value = { source, eta: wish.eta, seed: wish.seed, trainings: noTrainings() };
          phase.value = 'training';
        } else if (report.type === 'point') {
          const now = trained.value;
          trained.value = { ...now, trainings: withPoint(now.trainings, report.m, report.point) };
        } else if (report.type === 'done' || report.type === 'failed') {
          workshop.close();
          end = () => {};
          phase.value = report.type;
        }
      });
      end = workshop.close;
      workshop.ask({ type: 'train', ...wish, turn: 1 });
    },
  };
}
