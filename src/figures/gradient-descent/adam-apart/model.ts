/** Adam taken apart: whose gradients, which weight, which constants, and the step that is looked at. Chapter: gradient-descent. */
import { batch, computed, effect, signal, untracked } from '@preact/signals';
import * as apart from '../../../experiments/gradient-descent/adam/apart.ts';
import * as recordings from '../../../experiments/gradient-descent/adam/recording.ts';
import { spreadOf } from '../../../experiments/gradient-descent/adam/spread.ts';
import { classes, inputs, type Recording, steps, units } from '../../../experiments/gradient-descent/adam/training.ts';
import { job, type OpenLine, openWorker } from '../../../kit/job.ts';
import { choice, number, seed as seedOf, toBeginning, toggle } from '../../../kit/parameters.ts';
import { player } from '../../../kit/player.ts';
import type { SymbolValues } from '../../../kit/symbol-values.ts';
import type { AdamReport, AdamWish } from './worker.ts';

export const sources = [...apart.sequences, 'training'] as const;
export type Source = (typeof sources)[number];
export type ApartModel = ReturnType<typeof apartModel>;

/** The length of a step in units of the rate. */
export const inRates = ({ step }: apart.Moment, { learningRate }: apart.Constants): number =>
  Math.abs(step) / learningRate;

const worker = openWorker<AdamWish, AdamReport>(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'adam' }),
);

export function apartModel(open: OpenLine<AdamWish, AdamReport> = worker) {
  const source = choice<Source>('constant', sources);
  const size = number(1, { min: 1e-4, max: 1e4, step: 1e-4, log: true });
  const eta = number(apart.usual.learningRate, { min: 1e-5, max: 0.1, step: 1e-5, log: true });
  const beta1 = number(apart.usual.beta1, { min: 0, max: 1, step: 0.001, below: true });
  const beta2 = number(apart.usual.beta2, { min: 0, max: 1, step: 0.001, below: true });
  const epsilon = number(apart.usual.epsilon, { min: 1e-10, max: 1, step: 1e-10, log: true });
  const form = choice(apart.usual.form, ['keras', 'textbook']);
  const corrected = toggle(true);
  const seed = seedOf();
  const unit = number(1, { min: 1, max: units, step: 1, whole: true });
  /** Into the unit from pixel i, or out of it to class k. */
  const side = choice('into', ['into', 'out']);
  const i = number(1, { min: 1, max: inputs, step: 1, whole: true });
  const k = number(0, { min: 0, max: classes - 1, step: 1, whole: true });
  const parameters = { source, size, eta, beta1, beta2, epsilon, form, corrected, seed, unit, side, i, k };
  const recording = signal<Recording | null>(null);
  const data = signal<'mnist' | 'drawn'>('mnist');
  const taken = signal(0);
  const playing = player({ first: 1, last: steps, pace: 11 });

  const constants = computed(
    (): apart.Constants => ({
      ...{ learningRate: eta.value, beta1: beta1.value, beta2: beta2.value },
      ...{ epsilon: epsilon.value, form: form.value },
    }),
  );
  const place = computed((): recordings.Place => (side.value === 'into' ? i.value - 1 : inputs + k.value));
  /** The recording, where its gradients are the ones looked at. */
  const real = computed(() => (source.value === 'training' ? recording.value : null));
  const gradients = computed(() =>
    real.value
      ? recordings.gradientsAt(real.value, place.value)
      : apart.gradientsOf(source.value === 'training' ? 'constant' : source.value, size.value, steps),
  );
  const start = computed(() => real.value?.first[place.value] ?? 0);
  const trace = computed(() => apart.takeApart(gradients.value, start.value, constants.value, corrected.value));
  /** The same gradients with the correction the other way, for comparison. */
  const other = computed(() => apart.takeApart(gradients.value, start.value, constants.value, !corrected.value));
  const rates = computed(() => {
    const held = real.value;
    return (
      held &&
      apart.ratesAfter(playing.at.value, (at) => recordings.intoUnit(held, at), constants.value, corrected.value)
    );
  });

  const follow = (which: (recording: Recording) => recordings.Place | null): void => {
    const found = recording.value && which(recording.value);
    if (found === null) return;
    side.value = found < inputs ? 'into' : 'out';
    if (found < inputs) i.value = found + 1;
    else k.value = found - inputs;
  };
  const training = job<AdamWish, AdamReport>(open, (report) =>
    batch(() => {
      if (!report.recording) {
        taken.value = report.taken;
        return;
      }
      const isFirst = recording.value === null && side.value === side.initial && i.value === i.initial;
      recording.value = report.recording;
      data.value = report.isDrawn ? 'drawn' : 'mnist';
      source.value = 'training';
      if (isFirst) follow(recordings.busiest);
    }),
  );
  const train = (): void => {
    playing.pause();
    taken.value = 0;
    training.begin({ seed: seed.value, unit: unit.value, constants: constants.value });
  };
  return {
    ...{ ...parameters, parameters, player: playing, recording, data, taken, training, train },
    ...{ constants, place, real, trace, rates },
    now: computed(() => trace.value[playing.at.value - 1]),
    spread: computed(() => rates.value && spreadOf(rates.value)),
    /** For the lens, after the step; pixel and unit where the gradients are of a network. */
    symbols: computed((): SymbolValues => {
      const { t, m, v, w } = trace.value[playing.at.value - 1];
      return {
        ...{ t, eta: eta.value, beta1: beta1.value, beta2: beta2.value, epsilon: epsilon.value },
        ...{ moment1: m, moment2: v, w },
        ...(real.value && side.value === 'into' && { i: i.value, j: real.value.unit }),
      };
    }),
    /** Whether the constants are those that the gradients were trained with. */
    asTrained: computed(() => {
      const held = real.value?.constants;
      const isSame = ([name, value]: [string, unknown]) => held?.[name as keyof apart.Constants] === value;
      return !held || (corrected.value && Object.entries(constants.value).every(isSame));
    }),
    /** Size of the first step that a gradient makes, in units of the rate: as it is, and with the correction the other way. */
    firstSteps: computed(() => {
      const at = trace.value.findIndex(({ g }) => g !== 0);
      return at < 0 ? null : [trace.value[at], other.value[at]].map((moment) => inRates(moment, constants.value));
    }),
    longest: computed(() => {
      const lengths = trace.value.map((moment) => inRates(moment, constants.value));
      const length = Math.max(...lengths);
      return { at: lengths.indexOf(length) + 1, length };
    }),
    pick: (pixel: number): void =>
      batch(() => {
        side.value = 'into';
        i.value = pixel;
      }),
    followBusy: () => batch(() => follow(recordings.busiest)),
    followRare: () => batch(() => follow(recordings.rarest)),
    followOut: () => batch(() => follow(recordings.busiestOut)),
    reset: (): void =>
      batch(() => {
        training.stop();
        toBeginning(parameters);
        playing.rewind();
      }),
    /** A link that shows a training begins it. */
    wake: () => effect(() => void (source.value === 'training' && !recording.value && untracked(train))),
    close: training.close,
  };
}
