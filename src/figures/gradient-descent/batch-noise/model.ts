/** Batch size: which network is measured, what has been measured of it, and the three trainings. Chapter: gradient-descent. */
import { batch, computed, signal } from '@preact/signals';
import { noiseScale, sizes } from '../../../experiments/gradient-descent/batch-noise/law.ts';
import { type Age, ages } from '../../../experiments/gradient-descent/batch-noise/network.ts';
import {
  type NoiseRecord,
  recordedSize,
  roundsOfPlay,
} from '../../../experiments/gradient-descent/batch-noise/recorded.ts';
import { job, type OpenLine, openWorker } from '../../../kit/job.ts';
import { choice, seed as seedOf, toBeginning } from '../../../kit/parameters.ts';
import type { SymbolValues } from '../../../kit/symbol-values.ts';
import { type Measured, measuredOf, readingOf, withReport } from './measured.ts';
import type { MeasureReport, MeasureWish } from './measuring.ts';
import type { TrainReport, TrainWish } from './training.ts';
import { trainingsModel } from './trainings.ts';

/** Twice as many images, twice: half the error. */
const factor = 4;

const measuringWorker = openWorker<MeasureWish, MeasureReport>(
  () => new Worker(new URL('./measuring.ts', import.meta.url), { type: 'module', name: 'batch-noise' }),
);
const trainingWorker = openWorker<TrainWish, TrainReport>(
  () => new Worker(new URL('./training.ts', import.meta.url), { type: 'module', name: 'batch-sizes' }),
);

export type NoiseModel = ReturnType<typeof noiseModel>;

export function noiseModel(
  record: NoiseRecord,
  openMeasuring: OpenLine<MeasureWish, MeasureReport> = measuringWorker,
  openTraining: OpenLine<TrainWish, TrainReport> = trainingWorker,
) {
  const seed = seedOf(record.seed);
  const age = choice<`${Age}`>(
    '100',
    ages.map((steps): `${Age}` => `${steps}`),
  );
  const size = choice(`${recordedSize}`, sizes.map(String));
  const show = choice('error', ['error', 'square']);
  const trainings = trainingsModel(record, seed, openTraining);
  const parameters = { seed, age, size, show, eta: trainings.eta, over: trainings.axis };
  /** What the reader has measured. */
  const live = signal<Measured | null>(null);
  const measuring = job<MeasureWish, MeasureReport>(openMeasuring, (report) => {
    live.value = withReport(live.value, report);
  });
  const measured = computed(() => live.value ?? measuredOf(record, Number(age.value) as Age));
  const m = computed(() => Number(size.value));

  /** As far as the next multiple of what one press brings. */
  const begin = (step = false): void => {
    const from = live.value?.means.rounds ?? 0;
    const to = from + roundsOfPlay - (from % roundsOfPlay);
    measuring.begin({ seed: seed.value, age: Number(age.value) as Age, from, to }, { step });
  };
  /** Another network: nothing is measured of it yet. */
  const renew = (): void => {
    measuring.stop();
    live.value = null;
  };
  return {
    ...{ parameters, seed, age, size, show, live, measuring, measured, m, trainings, renew },
    noiseScale: computed(() => noiseScale(measured.value.full)),
    /** The chosen size, and four times as many images; a quarter where there is no more. */
    readings: computed(() => {
      const other = m.value * factor <= sizes[sizes.length - 1] ? m.value * factor : m.value / factor;
      return [m.value, other].sort((a, b) => a - b).map((one) => readingOf(measured.value, one));
    }),
    /** For the lens: the chosen size, the steps before the measurement, the rate of the trainings. */
    symbols: computed((): SymbolValues => ({ m: m.value, t: Number(age.value), eta: trainings.eta.value })),
    play: (): void => (measuring.state.value === 'paused' ? void measuring.resume() : begin()),
    step: (): void => (measuring.state.value === 'paused' ? void measuring.step() : begin(true)),
    reset: (): void =>
      batch(() => {
        renew();
        trainings.reset();
        toBeginning(parameters);
      }),
    close(): void {
      measuring.close();
      trainings.work.close();
    },
  };
}
