/** Batch size: which network is measured, what has been measured of it, and the three trainings. Chapter: gradient-descent. */
import { computed, signal } from '@preact/signals';
import {
  noiseScale,
  noMeans,
  sizes,
  squaredErrorLaw,
  type Variance,
  withRound,
} from '../../experiments/gradient-descent/batch-noise/law.ts';
import type { Age } from '../../experiments/gradient-descent/batch-noise/network.ts';
import {
  limitOf,
  type NoiseRecord,
  recordedSize,
  roundsOfPlay,
  shownPictures,
} from '../../experiments/gradient-descent/batch-noise/recorded.ts';
import type { SymbolValues } from '../../kit/symbol-values.ts';
import { type Measured, measuredOf } from './measured.ts';
import type { Numbered, OpenWorkshop, Report, Workshop } from './protocol.ts';
import { trainingsModel } from './trainings-model.ts';

/** Rounds between two drawings. */
const atOnce = 4;
export const startAge = '100';
/** Twice as many images, twice: half the error. */
const factor = 4;

/** A batch size with all that the figure says of it. */
export interface Reading {
  readonly m: number;
  /** Root of the mean ‖g_m − G‖² over ‖G‖: by the law, and measured. */
  readonly law: number;
  readonly error: number;
  readonly cosine: number;
}

const rooted = (variance: Variance, m: number): number => Math.sqrt(squaredErrorLaw(variance, m));

export function readingOf({ full, means }: Measured, m: number): Reading {
  const k = sizes.indexOf(m);
  return { m, law: rooted(full, m), error: Math.sqrt(means.squaredError[k]), cosine: means.cosine[k] };
}

export type NoiseModel = ReturnType<typeof noiseModel>;

export function noiseModel(still: NoiseRecord, base: string, open: OpenWorkshop) {
  const seed = signal(still.seed);
  const age = signal<`${Age}`>(startAge);
  const size = signal(`${recordedSize}`);
  const shown = signal<'error' | 'square'>('error');
  const live = signal<Measured | null>(null);
  const phase = signal<'still' | 'waiting' | 'measuring' | 'paused' | 'failed'>('still');
  const asked = signal<'play' | 'step'>('step');
  let workshop: Workshop | null = null;
  let turn = 0;

  function hear(report: Numbered<Report>): void {
    if (report.turn !== turn) return; // on its way when it was stopped
    if (report.type === 'failed') phase.value = 'failed';
    else if (report.type === 'full') {
      const { isDrawn, full, unit, picture } = report;
      const source = isDrawn ? 'drawn' : 'mnist';
      const nothing = { means: noMeans, latest: [], pictures: sizes.map(() => []) };
      live.value = { source, full, unit, picture, limit: limitOf(picture), ...nothing };
    } else if (report.type === 'rounds' && live.value) {
      const { means, pictures } = live.value;
      live.value = {
        ...live.value,
        means: report.draws.reduce(withRound, means),
        latest: report.draws[report.draws.length - 1],
        pictures: pictures.map((list, k) =>
          [...list, ...report.pictures.map((drawn) => drawn[k])].slice(-shownPictures),
        ),
      };
      phase.value = 'measuring';
    } else if (report.type === 'done') phase.value = 'paused';
  }

  const busy = computed(() => phase.value === 'waiting' || phase.value === 'measuring');
  const rounds = computed(() => live.value?.means.rounds ?? 0);
  const measured = computed(() => live.value ?? measuredOf(still, Number(age.value) as Age));
  const m = computed(() => Number(size.value));

  const ask = (what: 'play' | 'step', count: number, pace: number): void => {
    workshop ??= open(hear);
    asked.value = what;
    phase.value = 'waiting';
    const wish = { base, seed: seed.value, age: Number(age.value) as Age, from: rounds.value, rounds: count };
    workshop.ask({ type: 'measure', ...wish, atOnce: pace, turn: ++turn });
  };
  const pause = (): void => {
    if (!busy.value) return;
    workshop?.ask({ type: 'stop', turn: ++turn });
    phase.value = live.value ? 'paused' : 'still';
  };
  const reset = (): void => {
    pause();
    live.value = null;
    phase.value = 'still';
  };
  const trainings = trainingsModel(still, base, seed, open);

  return {
    ...{ seed, age, size, shown, live, phase, busy, rounds, measured, m, pause, reset, trainings },
    noiseScale: computed(() => noiseScale(measured.value.full)),
    /** The chosen size, and four times as many images; a quarter where there is no more. */
    readings: computed(() => {
      const other = m.value * factor <= sizes[sizes.length - 1] ? m.value * factor : m.value / factor;
      return [m.value, other].sort((a, b) => a - b).map((one) => readingOf(measured.value, one));
    }),
    playing: computed(() => busy.value && asked.value === 'play'),
    /** For the lens: the chosen size, the steps before the measurement, the rate of the trainings. */
    symbols: computed((): SymbolValues => ({ m: m.value, t: Number(age.value), eta: trainings.eta.value })),
    play: () => ask('play', roundsOfPlay - (rounds.value % roundsOfPlay), atOnce),
    /** The next one waits until this one is there. */
    step(): void {
      if (!busy.value) ask('step', 1, 1);
    },
    close(): void {
      workshop?.close();
      workshop = null;
      trainings.stop();
    },
  };
}
