/**
 * A formula closed over an instance: every symbol replaced by what it stands for, every sum written out as its terms. Each
 * piece knows its value, so that a working can be shown to any depth. Chapter: equations.
 */
import type { ListNode, Relation } from '../tree.ts';
import type { Value } from '../values.ts';

export interface Closed {
  readonly value: Value;
  readonly form: Form;
}

export interface Term {
  readonly sign: 1 | -1;
  readonly of: Closed;
}

export type ListName = 'max' | 'min' | 'argmax' | 'argmin' | 'variance';

export type Form =
  /** A number in place of a symbol (its TeX without indices), or a number of the formula itself. */
  | { readonly kind: 'leaf'; readonly base: string | null }
  /** e and π keep their names. */
  | { readonly kind: 'constant'; readonly tex: string }
  | { readonly kind: 'sum'; readonly terms: readonly Term[] }
  | {
      readonly kind: 'product';
      readonly factors: readonly Closed[];
      readonly sign: '\\cdot' | '\\times' | '\\odot' | '';
    }
  /** The terms or factors of a long sum or product that are not shown one by one. */
  | { readonly kind: 'rest'; readonly of: 'sum' | 'product'; readonly items: readonly Closed[] }
  | { readonly kind: 'fraction'; readonly above: Closed; readonly below: Closed }
  | { readonly kind: 'negate'; readonly of: Closed }
  | { readonly kind: 'power'; readonly base: Closed; readonly exponent: Closed }
  | { readonly kind: 'call'; readonly name: string; readonly primes: number; readonly arguments: readonly Closed[] }
  | { readonly kind: 'list'; readonly list: ListName; readonly items: readonly Closed[] }
  | { readonly kind: 'transpose'; readonly of: Closed }
  | { readonly kind: 'select'; readonly of: Closed; readonly index: string }
  | { readonly kind: 'norm'; readonly order: string | number; readonly of: Closed }
  | { readonly kind: 'indicator'; readonly condition: ClosedCondition }
  | { readonly kind: 'cases'; readonly rows: readonly ClosedRow[]; readonly chosen: Closed }
  | { readonly kind: 'matrix'; readonly rows: readonly (readonly Closed[])[] }
  | {
      readonly kind: 'interval';
      readonly low: Closed;
      readonly high: Closed;
      readonly lowOpen: boolean;
      readonly highOpen: boolean;
    }
  | { readonly kind: 'set'; readonly list: ListNode['form']; readonly items: readonly Closed[] };

export interface ClosedRow {
  /** Null where it cannot be computed, and need not be: another row is the chosen one. */
  readonly value: Closed | null;
  readonly condition: ClosedCondition | null;
}

export type ClosedCondition =
  | { readonly kind: 'relation'; readonly operands: readonly Closed[]; readonly relations: readonly Relation[] }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly ClosedCondition[] }
  | { readonly kind: 'otherwise' };

export function operandsOf(condition: ClosedCondition | null): readonly Closed[] {
  if (condition === null || condition.kind === 'otherwise') return [];
  return condition.kind === 'relation' ? condition.operands : condition.parts.flatMap(operandsOf);
}

/** The pieces of which a piece is made, in reading order. */
export function partsOf({ form }: Closed): readonly Closed[] {
  switch (form.kind) {
    case 'leaf':
    case 'constant':
      return [];
    case 'sum':
      return form.terms.map(({ of }) => of);
    case 'product':
      return form.factors;
    case 'rest':
    case 'list':
    case 'set':
      return form.items;
    case 'matrix':
      return form.rows.flat();
    case 'interval':
      return [form.low, form.high];
    case 'fraction':
      return [form.above, form.below];
    case 'power':
      return [form.base, form.exponent];
    case 'call':
      return form.arguments;
    case 'negate':
    case 'transpose':
    case 'select':
    case 'norm':
      return [form.of];
    case 'indicator':
      return operandsOf(form.condition);
    case 'cases':
      return [...form.rows.flatMap(({ condition }) => operandsOf(condition)), form.chosen];
  }
}
