/**
 * What a reader can change in a figure: a signal that knows where it begins, what it allows, and how a link writes it.
 * A model hands its parameters out as `parameters: { eta, shape, seed }`; their names are those of the link.
 */
import { type Signal, signal } from '@preact/signals';
import { accept, type Range } from './field.ts';

export interface Parameter<T> extends Signal<T> {
  readonly initial: T;
  /** As it stands in a link. */
  readonly write: (value: T) => string;
  /** What a link says; null where that is none of the values that are allowed. */
  readonly read: (text: string) => T | null;
}
// biome-ignore lint/suspicious/noExplicitAny: a figure's parameters are of any type, each with its own reader and writer
export type Parameters = Readonly<Record<string, Parameter<any>>>;

export interface NumberParameter extends Parameter<number> {
  readonly range: Range;
}
export interface ChoiceParameter<Value extends string> extends Parameter<Value> {
  readonly options: readonly Value[];
}

/** Anything else that can be written and read: a list of points, say. */
export function parameter<T>(initial: T, { write, read }: Pick<Parameter<T>, 'write' | 'read'>): Parameter<T> {
  return Object.assign(signal(initial), { initial, write, read });
}

/** `range`: what a field, a slider and a link allow. */
export function number(initial: number, range: Range): NumberParameter {
  return Object.assign(parameter(initial, { write: String, read: (text) => accept(text, range) }), { range });
}

export function choice<Value extends string>(initial: Value, options: readonly Value[]): ChoiceParameter<Value> {
  const read = (text: string) => options.find((option) => option === text) ?? null;
  return Object.assign(parameter<Value>(initial, { write: String, read }), { options });
}

export function toggle(initial: boolean): Parameter<boolean> {
  const read = (text: string) => (text === '1' ? true : text === '0' ? false : null);
  return parameter(initial, { write: (value) => (value ? '1' : '0'), read });
}

/** Seeds fit in 32 bits, as the generator takes them. */
export const largestSeed = 2 ** 32 - 1;

export const seed = (initial = 1): NumberParameter =>
  number(initial, { min: 0, max: largestSeed, step: 1, whole: true });

/** So many numbers of one range: coordinates, a small vector. In a link they stand between underscores. */
export function numbers(initial: readonly number[], range: Range): Parameter<readonly number[]> {
  return parameter(initial, {
    write: (list) => list.join('_'),
    read(text) {
      const list = text.split('_', initial.length + 1).map((one) => accept(one, range));
      return list.length === initial.length && list.every((one) => one !== null) ? (list as number[]) : null;
    },
  });
}

/** Everything where it began. */
export function toBeginning(parameters: Parameters): void {
  for (const one of Object.values(parameters)) one.value = one.initial;
}

/** What a field shows and sets where that is no parameter itself: something computed, and the act that changes it. */
export const settable = <T, More extends object>(
  shown: { readonly value: T },
  set: (value: T) => void,
  more: More,
) => ({
  ...more,
  get value() {
    return shown.value;
  },
  set value(value: T) {
    set(value);
  },
});
