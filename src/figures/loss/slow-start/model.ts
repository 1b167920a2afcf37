/** The slow start: the same neuron from the same start under two losses, step by step. Chapter: loss. */
import { batch, computed } from '@preact/signals';
import { badStart, goal, reached, type Start, train } from '../../../experiments/loss/neuron.ts';
import { number } from '../../../kit/parameters.ts';
import { player } from '../../../kit/player.ts';
import type { SymbolValues } from '../../../kit/symbol-values.ts';

export const steps = 500;
export type SlowStartModel = ReturnType<typeof slowStartModel>;

export function slowStartModel() {
  const w = number(badStart.w, { min: -4, max: 4, step: 0.1 });
  const b = number(badStart.b, { min: -4, max: 4, step: 0.1 });
  const eta = number(badStart.eta, { min: 0.05, max: 10, step: 0.05 });
  const run = player({ last: steps, pace: 120 });
  const start = computed((): Start => ({ w: w.value, b: b.value, eta: eta.value }));
  const squares = computed(() => train('squares', start.value, steps));
  const entropy = computed(() => train('entropy', start.value, steps));
  const { at } = run;

  return {
    ...{ parameters: { w, b, eta }, player: run, w, b, eta, squares, entropy },
    /** Both neurons at the step that is shown. */
    now: computed(() => ({ squares: squares.value[at.value], entropy: entropy.value[at.value] })),
    reached: computed(() => ({ squares: reached(squares.value, goal), entropy: reached(entropy.value, goal) })),
    /** After the first step there are two neurons: what is one symbol's is told while they are one. */
    symbols: computed((): SymbolValues => {
      const { w: weight, b: bias, z, a } = squares.value[at.value];
      const together = { w: weight, b: bias, z, a };
      return { eta: eta.value, t: at.value, x: 1, y: 0, g: 'sigmoid', ...(at.value === 0 && together) };
    }),
    begin: (from: Start): void =>
      batch(() => {
        [w.value, b.value, eta.value] = [from.w, from.b, from.eta];
        run.rewind();
      }),
  };
}
