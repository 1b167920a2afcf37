/** A layer's units dropped and rescaled, mask after mask, and what the masks come to on average. Chapter: dropout. */
import { computed, effect, signal, untracked } from '@preact/signals';
import { generator } from '../../../../lib/generator.ts';
import { applyMask, drawMask } from '../../../../lib/nn/dropout.ts';
import { number, seed as seedParameter } from '../../../kit/parameters.ts';
import { type Player, player } from '../../../kit/player.ts';
import type { SymbolValues } from '../../../kit/symbol-values.ts';

export const most = 10_000;
/** Masks a second while it plays: few at first, so that they can be seen. */
const perSecond = (drawn: number): number => 60 * (drawn < 40 ? 1 : Math.ceil(drawn / 25));

export interface Tally {
  readonly drawn: number;
  /** The last mask: 1 kept, 0 dropped; and what it makes of the outputs. */
  readonly mask: Uint8Array;
  readonly dropped: Float64Array;
  /** Σ ã and Σ ã² over all masks so far. */
  readonly sums: Float64Array;
  readonly squares: Float64Array;
}

const nothing = (n: number): Tally => ({
  drawn: 0,
  mask: new Uint8Array(n).fill(1),
  dropped: new Float64Array(n),
  sums: new Float64Array(n),
  squares: new Float64Array(n),
});

/** Draws masks number drawn + 1 … drawn + times; mask k is a function of (seed, k). eq: dropout-mask, inverted-dropout */
export function drawMasks(tally: Tally, outputs: Float64Array, rate: number, seed: number, times: number): Tally {
  const n = outputs.length;
  const [mask, dropped] = [tally.mask.slice(), tally.dropped.slice()];
  const [sums, squares] = [tally.sums.slice(), tally.squares.slice()];
  for (let k = 1; k <= times; k++) {
    drawMask(mask, rate, generator(seed, 'masks', tally.drawn + k), n);
    applyMask(dropped, outputs, mask, rate, n);
    for (const [j, a] of dropped.entries()) {
      sums[j] += a;
      squares[j] += a * a;
    }
  }
  return { drawn: tally.drawn + times, mask, dropped, sums, squares };
}

/**
 * Of each unit the mean over the masks, how far it may stray (two standard deviations of such a mean by the law), the variance
 * that was measured, and that of the law, a² p / (1 − p); before any mask no numbers. eq: dropout-variance
 */
export const measured = ({ drawn, sums, squares }: Tally, outputs: Float64Array, rate: number) =>
  Array.from(outputs, (a, j) => {
    const masks = drawn || Number.NaN;
    const mean = sums[j] / masks;
    const law = (rate / (1 - rate)) * a * a; // eq: dropout-variance
    return { mean, stray: 2 * Math.sqrt(law / masks), variance: squares[j] / masks - mean * mean, law };
  });

/** `outputs`: a[n] of a layer before dropout. */
export function masksModel(outputs: Float64Array) {
  const rate = number(0.5, { min: 0, max: 0.9, step: 0.05 });
  const seed = seedParameter();
  const first = () => drawMasks(nothing(outputs.length), outputs, rate.value, seed.value, 1);
  const tally = signal(first());
  const pace = computed(() => perSecond(run.at.value));
  const run: Player = player({
    ...{ first: 1, last: most, pace },
    onStep(count) {
      tally.value = drawMasks(tally.value, outputs, rate.value, seed.value, count);
    },
    onRewind() {
      tally.value = first();
    },
  });
  // another rate or seed: other masks, from the first
  const close = effect(() => {
    void [rate.value, seed.value];
    untracked(run.rewind);
  });
  const units = computed(() => measured(tally.value, outputs, rate.value));
  return {
    ...{ parameters: { p: rate, seed }, player: run, outputs, rate, seed, tally, units, close },
    kept: computed(() => tally.value.mask.reduce((sum, keeps) => sum + keeps, 0)),
    /** Units whose mean is within two standard deviations of a, and measured variance over the law's, all units together. */
    near: computed(() => units.value.filter(({ mean, stray }, j) => Math.abs(mean - outputs[j]) <= stray).length),
    share: computed(() => {
      const sum = (of: 'variance' | 'law') => units.value.reduce((total, unit) => total + unit[of], 0);
      return sum('variance') / sum('law');
    }),
    symbols: computed(
      (): SymbolValues => ({ p: rate.value, a: Array.from(outputs), mask: Array.from(tally.value.mask) }),
    ),
  };
}
