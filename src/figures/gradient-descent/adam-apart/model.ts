/** Adam taken apart: whose gradients, which constants, and the step that is looked at. Chapter: gradient-descent. */
import { batch, computed, effect, signal, untracked } from '@preact/signals';
import * as apart from '../../../experiments/gradient-descent/adam/apart.ts';
import * as recordings from '../../../experiments/gradient-descent/adam/recording.ts';
import { spreadOf } from '../../../experiments/gradient-descent/adam/spread.ts';
import { inputs, type Recording, steps, units } from '../../../experiments/gradient-descent/adam/training.ts';
import { job, type OpenLine, openWorker } from '../../../kit/job.ts';
import { choice, number, seed as seedOf, toBeginning, toggle } from '../../../kit/parameters.ts';
import { player } from '../../../kit/player.ts';
import type { SymbolValues } from '../../../kit/symbol-values.ts';
import type { AdamReport, AdamWish } from './worker.ts';

/** Three weights of a network, any pixel's of one that was trained here, and gradients made up. */
const recorded = ['busy', 'lit', 'out'] as const;
type Recorded = (typeof recorded)[number];
const isRecorded = (source: string): source is Recorded => recorded.some((one) => one === source);
export const sources = [...recorded, 'pixel', ...apart.sequences] as const;
export type Source = (typeof sources)[number];
/** Of the recorded run, seed 1 and unit 1. */
export type Traces = Readonly<Record<Recorded, { place: number; start: number; gradients: readonly number[] }>>;
export type ApartModel = ReturnType<typeof apartModel>;

const find = { busy: recordings.busiest, lit: recordings.rarest, out: recordings.busiestOut };
const worker = openWorker<AdamWish, AdamReport>(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'adam' }),
);

export function apartModel(traces: Traces, open: OpenLine<AdamWish, AdamReport> = worker) {
  const source = choice<Source>('busy', sources);
  const size = number(1, { min: 1e-4, max: 1e4, step: 1e-4, log: true });
  const eta = number(apart.usual.learningRate, { min: 1e-5, max: 0.1, step: 1e-5, log: true });
  const beta1 = number(apart.usual.beta1, { min: 0, max: 1, step: 0.001, below: true });
  const beta2 = number(apart.usual.beta2, { min: 0, max: 1, step: 0.001, below: true });
  const epsilon = number(apart.usual.epsilon, { min: 1e-10, max: 1, step: 1e-10, log: true });
  const form = choice(apart.usual.form, ['keras', 'textbook']);
  const corrected = toggle(true);
  const seed = seedOf();
  const unit = number(1, { min: 1, max: units, step: 1, whole: true });
  const pixel = number(407, { min: 1, max: inputs, step: 1, whole: true });
  const parameters = { source, size, eta, beta1, beta2, epsilon, form, corrected, seed, unit, pixel };
  const recording = signal<Recording | null>(null);
  const isDrawn = signal(false);
  const taken = signal(0);
  const playing = player({ first: 1, last: steps, pace: 11, start: 24 });

  const constants = computed(
    (): apart.Constants => ({
      ...{ learningRate: eta.value, beta1: beta1.value, beta2: beta2.value },
      ...{ epsilon: epsilon.value, form: form.value },
    }),
  );
  /** Which weight of a network is followed; null where the gradients are made up. */
  const place = computed((): recordings.Place | null => {
    const [of, held] = [source.value, recording.value];
    if (of === 'pixel') return pixel.value - 1;
    return !isRecorded(of) ? null : held ? find[of](held) : traces[of].place;
  });
  const life = computed(() => {
    const [of, held, at] = [source.value, recording.value, place.value];
    if (held && at !== null) return { start: held.first[at], gradients: recordings.gradientsAt(held, at) };
    if (isRecorded(of)) return traces[of];
    return { start: 0, gradients: apart.gradientsOf(of === 'pixel' ? 'constant' : of, size.value, steps) };
  });
  const trace = computed(() =>
    apart.takeApart(life.value.gradients, life.value.start, constants.value, corrected.value),
  );
  const rates = computed(() => {
    const held = recording.value;
    if (!held || place.value === null) return null;
    const gradientOf = (t: number) => recordings.intoUnit(held, t);
    return apart.ratesAfter(playing.at.value, gradientOf, constants.value, corrected.value);
  });
  const training = job<AdamWish, AdamReport>(open, (report) =>
    batch(() => {
      if (!report.recording) {
        taken.value = report.taken;
        return;
      }
      recording.value = report.recording;
      isDrawn.value = report.isDrawn;
      if (place.value === null) source.value = 'busy';
    }),
  );
  const train = (): void => {
    playing.pause();
    taken.value = 0;
    training.begin({ seed: seed.value, unit: unit.value, constants: constants.value });
  };
  return {
    ...{ ...parameters, parameters, player: playing, recording, isDrawn, taken, training, train },
    ...{ constants, place, trace, rates },
    now: computed(() => trace.value[playing.at.value - 1]),
    spread: computed(() => rates.value && spreadOf(rates.value)),
    /** For the lens, after the step; pixel and unit where the gradients are of a network. */
    symbols: computed((): SymbolValues => {
      const { t, m, v, w } = trace.value[playing.at.value - 1];
      return {
        ...{ t, eta: eta.value, beta1: beta1.value, beta2: beta2.value, epsilon: epsilon.value },
        ...{ moment1: m, moment2: v, w },
        ...(place.value !== null && place.value < inputs && { i: place.value + 1, j: recording.value?.unit ?? 1 }),
      };
    }),
    /** Whether the constants are those that the gradients were trained with. */
    asTrained: computed(() => {
      const trained = place.value === null ? constants.value : (recording.value?.constants ?? apart.usual);
      const isSame = ([name, value]: [string, unknown]) => trained[name as keyof apart.Constants] === value;
      return place.value === null || (corrected.value && Object.entries(constants.value).every(isSame));
    }),
    /** The longest step, in units of the rate. */
    longest: computed(() => {
      const lengths = trace.value.map(({ step }) => Math.abs(step) / eta.value);
      const length = Math.max(...lengths);
      return { at: lengths.indexOf(length) + 1, length };
    }),
    pick: (at: number): void =>
      batch(() => {
        source.value = 'pixel';
        pixel.value = at;
      }),
    reset: (): void =>
      batch(() => {
        training.stop();
        recording.value = null;
        toBeginning(parameters);
        playing.rewind();
        playing.at.value = playing.at.initial;
      }),
    /** A pixel that is followed needs a network: it is trained. */
    wake: () => effect(() => void (source.value === 'pixel' && !recording.value && untracked(train))),
    close: training.close,
  };
}
