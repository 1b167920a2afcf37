/** Adam taken apart: whose gradients, which weight, which constants, and the step that is looked at. Chapter: gradient-descent. */
import { batch, computed, signal } from '@preact/signals';
import {
  type Constants,
  gradientsOf,
  type Moment,
  ratesAfter,
  type Sequence,
  takeApart,
  usual,
} from '../../experiments/gradient-descent/adam/apart.ts';
import {
  busiest,
  busiestOut,
  gradientsAt,
  intoUnit,
  type Place,
  rarest,
} from '../../experiments/gradient-descent/adam/recording.ts';
import { spreadOf } from '../../experiments/gradient-descent/adam/spread.ts';
import { inputs, type Recording, steps } from '../../experiments/gradient-descent/adam/training.ts';
import type { SymbolValues } from '../../kit/symbol-values.ts';
import type { AdamReport, AdamWish } from '../../workers/adam.worker.ts';

export type Source = Sequence | 'training';
/** Trains elsewhere; returns how to end it. */
export type RunAdam = (wish: AdamWish, hear: (report: AdamReport) => void) => () => void;

export type ApartModel = ReturnType<typeof apartModel>;

/** The length of a step in units of the rate. */
export const inRates = ({ step }: Moment, { learningRate }: Constants): number => Math.abs(step) / learningRate;

export function apartModel(base: string, run: RunAdam) {
  const source = signal<Source>('constant');
  const size = signal(1);
  const eta = signal(usual.learningRate);
  const beta1 = signal(usual.beta1);
  const beta2 = signal(usual.beta2);
  const epsilon = signal(usual.epsilon);
  const form = signal(usual.form);
  const corrected = signal(true);
  const t = signal(1);
  const playing = signal(false);
  const seed = signal(1);
  const unit = signal(1);
  /** Into the unit from pixel i, or out of it to class k. */
  const side = signal<'into' | 'out'>('into');
  const i = signal(1);
  const k = signal(0);
  const recording = signal<Recording | null>(null);
  const data = signal<'mnist' | 'drawn'>('mnist');
  const phase = signal<'still' | 'waiting' | 'running' | 'failed'>('still');
  const taken = signal(0);
  let end = () => {};

  const constants = computed(
    (): Constants => ({
      learningRate: eta.value,
      beta1: beta1.value,
      beta2: beta2.value,
      epsilon: epsilon.value,
      form: form.value,
    }),
  );
  const place = computed((): Place => (side.value === 'into' ? i.value - 1 : inputs + k.value));
  /** The recording, where its gradients are the ones looked at. */
  const real = computed(() => (source.value === 'training' ? recording.value : null));
  const gradients = computed(() =>
    real.value
      ? gradientsAt(real.value, place.value)
      : gradientsOf(source.value === 'training' ? 'constant' : source.value, size.value, steps),
  );
  const start = computed(() => real.value?.first[place.value] ?? 0);
  const trace = computed(() => takeApart(gradients.value, start.value, constants.value, corrected.value));
  /** The same gradients with the correction the other way, for comparison. */
  const other = computed(() => takeApart(gradients.value, start.value, constants.value, !corrected.value));
  const rates = computed(() => {
    const held = real.value;
    if (!held) return null;
    return ratesAfter(t.value, (at) => intoUnit(held, at), constants.value, corrected.value);
  });

  const advance = (by: number): void => {
    t.value = Math.min(steps, t.value + by);
    if (t.value === steps) playing.value = false;
  };
  const stop = (): void => {
    end();
    end = () => {};
    if (phase.value === 'waiting' || phase.value === 'running') phase.value = 'still';
  };
  const follow = (which: (recording: Recording) => Place | null): void => {
    const found = recording.value && which(recording.value);
    if (found === null) return;
    batch(() => {
      side.value = found < inputs ? 'into' : 'out';
      if (found < inputs) i.value = found + 1;
      else k.value = found - inputs;
    });
  };

  return {
    ...{ source, size, eta, beta1, beta2, epsilon, form, corrected, t, playing, seed, unit, recording, data },
    ...{ phase, side, i, k, place, taken, constants, real, trace, other, rates, advance, stop },
    now: computed(() => trace.value[t.value - 1]),
    spread: computed(() => rates.value && spreadOf(rates.value)),
    atEnd: computed(() => t.value === steps),
    /** For the lens, after the step; pixel and unit where the gradients are of a network. */
    symbols: computed((): SymbolValues => {
      const { m, v, w } = trace.value[t.value - 1];
      const { learningRate, ...others } = constants.value;
      return {
        ...{ t: t.value, eta: learningRate, beta1: others.beta1, beta2: others.beta2, epsilon: others.epsilon },
        ...{ moment1: m, moment2: v, w },
        ...(real.value && side.value === 'into' && { i: i.value, j: real.value.unit }),
      };
    }),
    isBusy: computed(() => phase.value === 'waiting' || phase.value === 'running'),
    /** Whether the constants are those that the gradients were trained with. */
    asTrained: computed(() => {
      const held = real.value?.constants;
      if (!held) return true;
      return (
        corrected.value &&
        Object.entries(constants.value).every(([name, value]) => held[name as keyof Constants] === value)
      );
    }),
    /** Size of the first step that a gradient makes, in units of the rate: as it is, and with the correction the other way. */
    firstSteps: computed(() => {
      const at = trace.value.findIndex(({ g }) => g !== 0);
      if (at < 0) return null;
      return [trace.value[at], other.value[at]].map((moment) => inRates(moment, constants.value));
    }),
    longest: computed(() => {
      const { t: at, step } = trace.value.reduce((most, one) =>
        Math.abs(one.step) > Math.abs(most.step) ? one : most,
      );
      return { at, length: Math.abs(step) / eta.value };
    }),
    pick(pixel: number): void {
      batch(() => {
        side.value = 'into';
        i.value = pixel;
      });
    },
    followBusy: () => follow(busiest),
    followRare: () => follow(rarest),
    followOut: () => follow(busiestOut),
    play(): void {
      if (t.value === steps) t.value = 1;
      playing.value = true;
    },
    pause(): void {
      playing.value = false;
    },
    reset(): void {
      batch(() => {
        stop();
        phase.value = 'still';
        [eta.value, beta1.value, beta2.value] = [usual.learningRate, usual.beta1, usual.beta2];
        [epsilon.value, form.value, corrected.value] = [usual.epsilon, usual.form, true];
        [t.value, playing.value, size.value] = [1, false, 1];
      });
    },
    train(): void {
      stop();
      phase.value = 'waiting';
      taken.value = 0;
      playing.value = false;
      const wish = { base, seed: seed.value, unit: unit.value, constants: constants.value };
      end = run(wish, (report) => {
        if (report.type === 'failed') {
          end();
          phase.value = 'failed';
        } else if (report.type === 'step') {
          phase.value = 'running';
          taken.value = report.taken;
        } else {
          end();
          batch(() => {
            const isFirst = recording.value === null;
            recording.value = report.recording;
            data.value = report.isDrawn ? 'drawn' : 'mnist';
            source.value = 'training';
            phase.value = 'still';
            if (isFirst) follow(busiest);
          });
        }
      });
    },
  };
}
