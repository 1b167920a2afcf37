/** The slow start: the same neuron from the same start under two losses, step by step. Chapter: loss. */
import { batch, computed } from '@preact/signals';
import { badStart, goal, reached, type Start, train } from '../../../experiments/loss/neuron.ts';
import { number } from '../../../kit/parameters.ts';
import { player } from '../../../kit/player.ts';
import type { SymbolValues } from '../../../kit/symbol-values.ts';

/** How far is shown: the short way where the squares arrive on it, else as far as the worst start of the chapter waits. */
const short = 500;
export const most = 3000;
export type SlowStartModel = ReturnType<typeof slowStartModel>;

export function slowStartModel() {
  const w = number(badStart.w, { min: -4, max: 4, step: 0.1 });
  const b = number(badStart.b, { min: -4, max: 4, step: 0.1 });
  const eta = number(badStart.eta, { min: 0.05, max: 10, step: 0.05 });
  const start = computed((): Start => ({ w: w.value, b: b.value, eta: eta.value }));
  const squares = computed(() => train('squares', start.value, most));
  const entropy = computed(() => train('entropy', start.value, most));
  const reachedBy = computed(() => ({ squares: reached(squares.value, goal), entropy: reached(entropy.value, goal) }));
  const last = computed(() => ((reachedBy.value.squares ?? most) <= short ? short : most));
  /** Either way is over in the same time. */
  const run = player({ last, most, pace: computed(() => last.value / 4) });
  /** While a field is moved the end may come nearer than the step that stood there. */
  const at = computed(() => Math.min(run.at.value, last.value));

  return {
    ...{ parameters: { w, b, eta }, player: run, last, at, w, b, eta, squares, entropy },
    /** Both neurons at the step that is shown. */
    now: computed(() => ({ squares: squares.value[at.value], entropy: entropy.value[at.value] })),
    reached: reachedBy,
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
