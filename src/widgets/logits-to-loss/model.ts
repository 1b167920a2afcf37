/**
 * From logits to loss: ten logits that can be set by hand or come from a network that reads a digit, the same shift for all
 * of them, and what two losses make of it. Chapter: loss.
 */
import { computed, type Signal, signal } from '@preact/signals';
import type { Digit } from '../../../lib/model/reading.ts';
import type { SymbolValues } from '../../kit/symbol-values.ts';
import type { Data, Owner } from '../../reader/sources.ts';
import { judge, routes } from './losses.ts';

/** A digit with a network's logits, whose network it was and where the digit comes from. */
export interface Shown extends Digit {
  readonly logits: Float32Array;
  readonly owner: Owner;
  readonly data: Data;
}

export const classes = 10;
/** What a slider reaches: a network's logits on MNIST seldom leave it; those that do are cut off at it. */
export const reach = 20;
export const largestShift = 1000;

/** A network in doubt between two digits: the picture that the page begins with. */
const doubt = [-2, -1, 0.5, 3, -2, 1, -3, -1, 2, 0];
const start = { z: doubt, truth: 8 };

export type LogitsModel = ReturnType<typeof logitsModel>;

/** `read`: the next digit and its logits, or null where there is none. */
export function logitsModel(read: (turn: number) => Promise<Shown | null>) {
  const z: readonly Signal<number>[] = start.z.map((value) => signal(value));
  const truth = signal(start.truth);
  const shift = signal(0);
  /** The digit whose logits stand there, until one is moved. */
  const shown = signal<Shown | null>(null);
  const busy = signal(false);
  const failed = signal(false);
  let turn = 0;

  const logits = computed(() => z.map(({ value }) => value));
  const judgement = computed(() => judge(logits.value, truth.value));

  function reset(): void {
    for (const [j, one] of z.entries()) one.value = start.z[j];
    truth.value = start.truth;
    shift.value = 0;
    shown.value = null;
    failed.value = false;
    turn = 0;
  }

  return {
    z,
    truth,
    shift,
    shown,
    busy,
    failed,
    logits,
    judgement,
    /** The class with the largest logit. */
    likeliest: computed(() => logits.value.indexOf(Math.max(...logits.value))),
    symbols: computed((): SymbolValues => {
      const { a, y, entropy, deltaEntropy } = judgement.value;
      const [outputs, target, delta] = [a, y, deltaEntropy].map((list) => Array.from(list));
      return { z: logits.value, a: outputs, y: target, c: truth.value, L: entropy, delta, g: 'softmax' };
    }),
    routes: computed(() =>
      routes(
        logits.value.map((value) => value + shift.value),
        truth.value,
      ),
    ),
    set(j: number, value: number): void {
      z[j].value = Math.min(reach, Math.max(-reach, value));
      shown.value = null;
    },
    choose(c: number): void {
      truth.value = c;
      shown.value = null;
    },
    /** A network surely wrong: the truth gets the lowest logit, another class the highest. */
    mislead(): void {
      const other = (truth.value + 1) % classes;
      for (const [j, one] of z.entries()) one.value = j === other ? 12 : j === truth.value ? -12 : 0;
      shown.value = null;
    },
    async readDigit(): Promise<void> {
      if (busy.value) return;
      busy.value = true;
      failed.value = false;
      const digit = await read(turn++).catch(() => null);
      busy.value = false;
      if (!digit) {
        failed.value = true;
        return;
      }
      for (const [j, one] of z.entries()) one.value = Math.min(reach, Math.max(-reach, digit.logits[j]));
      truth.value = digit.label;
      shown.value = digit;
    },
    reset,
  };
}
