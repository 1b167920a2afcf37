/** The slow start: the same neuron from the same start under two losses, step by step. Chapter: loss. */
import { computed, signal } from '@preact/signals';
import { badStart, goal, reached, type Start, train } from '../../experiments/loss/neuron.ts';
import type { SymbolValues } from '../../kit/symbol-values.ts';

export const steps = 500;
/** Steps a frame while it plays. */
const stride = 2;

export type SlowStartModel = ReturnType<typeof slowStartModel>;

export function slowStartModel() {
  const w = signal(badStart.w);
  const b = signal(badStart.b);
  const eta = signal(badStart.eta);
  const step = signal(0);
  const playing = signal(false);
  const start = computed((): Start => ({ w: w.value, b: b.value, eta: eta.value }));
  const squares = computed(() => train('squares', start.value, steps));
  const entropy = computed(() => train('entropy', start.value, steps));

  const begin = (from: Start): void => {
    w.value = from.w;
    b.value = from.b;
    eta.value = from.eta;
    step.value = 0;
    playing.value = false;
  };
  const advance = (by: number): void => {
    step.value = Math.min(steps, step.value + by);
    if (step.value === steps) playing.value = false;
  };

  return {
    w,
    b,
    eta,
    step,
    playing,
    squares,
    entropy,
    /** Both neurons at the step that is shown. */
    now: computed(() => ({ squares: squares.value[step.value], entropy: entropy.value[step.value] })),
    reached: computed(() => ({ squares: reached(squares.value, goal), entropy: reached(entropy.value, goal) })),
    /** After the first step there are two neurons: what is one symbol's is told while they are one. */
    symbols: computed((): SymbolValues => {
      const { w: weight, b: bias, z, a } = squares.value[step.value];
      const together = { w: weight, b: bias, z, a };
      return { eta: eta.value, t: step.value, x: 1, y: 0, g: 'sigmoid', ...(step.value === 0 && together) };
    }),
    atEnd: computed(() => step.value === steps),
    begin,
    advance,
    frame: () => advance(stride),
    play(): void {
      if (step.value === steps) step.value = 0;
      playing.value = true;
    },
    pause(): void {
      playing.value = false;
    },
  };
}
