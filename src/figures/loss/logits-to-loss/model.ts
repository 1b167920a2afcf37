/**
 * From logits to loss: ten logits that can be set by hand or come from a network that reads a digit, the same shift for all
 * of them, and what two losses make of it. Chapter: loss.
 */
import { batch, computed, signal } from '@preact/signals';
import type { Digit } from '../../../../lib/data/drawn-digits.ts';
import { costOf, logitsOf } from '../../../../lib/model/reading.ts';
import { byCost } from '../../../experiments/loss/costs.ts';
import { number, numbers, toBeginning } from '../../../kit/parameters.ts';
import type { SymbolValues } from '../../../kit/symbol-values.ts';
import { type Data, findDigits, findNetwork, type Owner } from '../../../reader/sources.ts';
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

/** A network in doubt between two digits: the picture that the page begins with. */
const doubt = [-2, -1, 0.5, 3, -2, 1, -3, -1, 2, 0];
const start = { z: doubt, truth: 8 };

export type LogitsModel = ReturnType<typeof logitsModel>;

/** Of every so many test digits the dearest is shown: most cost so little that there is nothing to see. */
const herd = 50;
async function readDearest(turn: number): Promise<Shown | null> {
  const [{ layers, owner }, { data, count, digits }] = await Promise.all([findNetwork(), findDigits()]);
  const size = count > herd ? herd : 1;
  const indices = Array.from({ length: size }, (_, k) => (turn * size + k) % count);
  const [digit] = byCost((await digits(indices)).map((one) => costOf(layers, one)));
  return digit ? { ...digit, logits: logitsOf(layers, digit.pixels), owner, data } : null;
}
const within = (value: number): number => Math.min(reach, Math.max(-reach, value));

/** `read`: the next digit and its logits, or null where there is none. */
export function logitsModel(read: (turn: number) => Promise<Shown | null> = readDearest) {
  const logits = numbers(start.z, { min: -reach, max: reach, step: 0.1 });
  const truth = number(start.truth, { min: 0, max: classes - 1, step: 1, whole: true });
  const shift = number(0, { min: 0, max: 1000, step: 1, whole: true });
  /** The digit whose logits stand there, until one is moved. */
  const shown = signal<Shown | null>(null);
  const busy = signal(false);
  const failed = signal(false);
  const parameters = { z: logits, truth, shift };
  let turn = 0;

  const judgement = computed(() => judge(logits.value, truth.value));

  return {
    ...{ parameters, truth, shift, shown, busy, failed, logits, judgement },
    /** The class with the largest logit. */
    likeliest: computed(() => logits.value.indexOf(Math.max(...logits.value))),
    symbols: computed((): SymbolValues => {
      const { a, y, entropy, deltaEntropy } = judgement.value;
      const [outputs, target, delta] = [a, y, deltaEntropy].map((list) => Array.from(list));
      return { z: [...logits.value], a: outputs, y: target, c: truth.value + 1, L: entropy, delta, g: 'softmax' };
    }),
    routes: computed(() =>
      routes(
        logits.value.map((value) => value + shift.value),
        truth.value,
      ),
    ),
    set(j: number, value: number): void {
      logits.value = logits.value.with(j, within(value));
      shown.value = null;
    },
    choose(c: number): void {
      truth.value = c;
      shown.value = null;
    },
    /** A network surely wrong: the truth gets the lowest logit, another class the highest. */
    mislead(): void {
      const other = (truth.value + 1) % classes;
      logits.value = logits.value.map((_, j) => (j === other ? 12 : j === truth.value ? -12 : 0));
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
      batch(() => {
        logits.value = Array.from(digit.logits, within);
        truth.value = digit.label;
        shown.value = digit;
      });
    },
    reset(): void {
      toBeginning(parameters);
      shown.value = null;
      failed.value = false;
      turn = 0;
    },
  };
}
