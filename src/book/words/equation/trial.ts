/**
 * An equation run on one instance, as a table: a column for each line of the formula, and below each other what stands left,
 * what the TeX gives, what the engine gives, and the central difference where there is one. Chapter: equations.
 */
import type { Check, Instance } from '../../../../lib/equations/equation.ts';
import type { Verdict } from '../../../../lib/equations/verdict.ts';
import { parseTex } from '../../../../lib/formula/index.ts';
import { type Given, tensorOf } from '../../../../lib/formula/values.ts';
import { decimalsFor } from '../../../../lib/formula/working/digits.ts';
import { arrayTex } from '../../../../lib/formula/working/print.ts';
import { brief } from '../../../kit/numbers.ts';

export type RowName = 'left' | 'right' | 'engine' | 'witness';

/** A number as text, an array as TeX, or whether a relation holds. */
export type Cell = { readonly text: string } | { readonly tex: string } | { readonly holds: boolean };

export interface RunTable {
  /** TeX of the left sides; null where a line has none. */
  readonly heads: readonly (string | null)[];
  readonly rows: readonly { readonly name: RowName; readonly cells: readonly Cell[] }[];
}

/** Digits of a number that is shown beside another one that should be the same. */
const shownDigits = 9;

const mostLines = 12;

/** `tex`: the formula that was tried, the book's own or an edited one. Null where it has more lines than a page could show. */
export function runTable(tex: string, check: Check, trial: Verdict): RunTable | null {
  const { instance, formula, left } = trial;
  const statements = check.condition ? null : parseTex(tex, instance.values);
  const count = statements?.length ?? 1;
  if (count > mostLines) return null;
  const columns = (value: Given): readonly Given[] =>
    count > 1 && Array.isArray(value) && value.length === count ? value : [value];
  const scale = columns(instance.engine);
  const row = (name: RowName, value: Given | null | undefined) =>
    value === null || value === undefined
      ? []
      : [{ name, cells: columns(value).map((each, k) => cellOf(each, scale[k], check)) }];
  return {
    heads: statements?.map(({ leftTex }) => leftTex) ?? [null],
    rows: [
      ...row('left', left),
      ...row('right', formula),
      ...row('engine', instance.engine),
      ...row('witness', instance.witness),
    ],
  };
}

/** `like`: the engine's number, whose decimals all of its column take. */
export function cellOf(value: Given, like: Given, { condition }: Pick<Check, 'condition'>): Cell {
  if (condition) return { holds: value === 1 };
  if (typeof value === 'number') return { text: numberText(value, typeof like === 'number' ? like : value) };
  return { tex: arrayTex(tensorOf(value as readonly Given[], ''), 4) };
}

export function numberText(value: number, like = value): string {
  if (Number.isInteger(value) && Number.isInteger(like)) return brief(value, 0);
  return brief(value, Math.min(12, Math.max(0, decimalsFor(like, shownDigits))));
}

const tokensOf = (tex: string): readonly string[] => tex.match(/\\[a-zA-Z]+|[a-zA-Z]/g) ?? [];

/** What the single numbers and the activation of an instance are, as TeX: l = 2, j = 1. Only what the formula names. */
export function givensOf(tex: string, { values }: Pick<Instance, 'values'>): readonly string[] {
  const tokens = new Set(tokensOf(tex));
  const isNamed = (key: string) => tokensOf(key).every((token) => tokens.has(token));
  return Object.entries(values).flatMap(([key, value]) => {
    if (!isNamed(key)) return [];
    if (typeof value === 'string') return [`${key} = \\text{${value.replace('_', ' ')}}`];
    if (typeof value === 'number' && Number.isInteger(value)) return [`${key} = ${value}`];
    return key === 'n' ? Object.entries(value).map(([layer, size]) => `n_{${layer}} = ${size}`) : [];
  });
}
