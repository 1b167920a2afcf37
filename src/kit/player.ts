/**
 * What plays: a place that moves in steps, so many a second, from `first` to `last`. The only clock of the figures turns it
 * (clock.ts), and reads no more than how much time has gone by: a screen of 60 and one of 120 pictures a second show the same.
 */
import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type NumberParameter, number } from './parameters.ts';

export interface PlayerOptions {
  readonly first?: number;
  /** Infinity: it never ends. A signal: the end depends on something else. */
  readonly last: number | ReadonlySignal<number>;
  /** The farthest that the end can come to be: steps up to it are allowed in links. */
  readonly most?: number;
  /** Steps a second. */
  readonly pace: number | ReadonlySignal<number>;
  /** Where it stands at the beginning, if not at `first`. */
  readonly start?: number;
  /** For what must be computed step by step: called with how many steps are taken, before `at` moves. */
  readonly onStep?: (count: number) => void;
  /** Called when it is put back to `first`. */
  readonly onRewind?: () => void;
}

export interface Player {
  /** The step that is shown. */
  readonly at: NumberParameter;
  readonly first: number;
  readonly last: ReadonlySignal<number>;
  readonly playing: Signal<boolean>;
  readonly atEnd: ReadonlySignal<boolean>;
  /** From where it stands; at the end from the beginning. */
  readonly play: () => void;
  readonly pause: () => void;
  readonly step: (count?: number) => void;
  /** To any step, without playing on. */
  readonly go: (to: number) => void;
  readonly rewind: () => void;
  /** So many seconds have gone by. */
  readonly tick: (seconds: number) => void;
}

/** A page that was hidden, or a machine that stood still, does not catch up. */
const longestTick = 0.25;

const numberIn = (value: number | ReadonlySignal<number>): number => (typeof value === 'number' ? value : value.value);

export function player({ first = 0, last, most, pace, start = first, onStep, onRewind }: PlayerOptions): Player {
  const end = computed(() => numberIn(last));
  const at = number(start, { min: first, max: most ?? end.peek(), step: 1, whole: true });
  const playing = signal(false);
  let due = 0;

  const step = (count = 1): void => {
    const steps = Math.min(count, end.value - at.value);
    batch(() => {
      if (steps > 0) {
        onStep?.(steps);
        at.value += steps;
      }
      if (at.value >= end.value) playing.value = false;
    });
  };
  const rewind = (): void => {
    batch(() => {
      playing.value = false;
      onRewind?.();
      at.value = first;
    });
  };
  return {
    ...{ at, first, last: end, playing, step, rewind },
    atEnd: computed(() => at.value >= end.value),
    play(): void {
      if (at.value >= end.value) rewind();
      due = 0;
      playing.value = true;
    },
    pause(): void {
      playing.value = false;
    },
    go(to): void {
      const wanted = Math.min(end.value, Math.max(first, to));
      playing.value = false;
      if (!onStep) at.value = wanted;
      else {
        // what is computed step by step is computed again up to there
        if (wanted < at.value) rewind();
        step(wanted - at.value);
      }
    },
    tick(seconds): void {
      if (!playing.value) return;
      // a frame's time may lie before the moment at which play was pressed
      due += Math.min(longestTick, Math.max(0, seconds)) * numberIn(pace);
      const whole = Math.floor(due + 1e-9);
      due -= whole;
      if (whole > 0) step(whole);
    },
  };
}
