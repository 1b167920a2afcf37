/**
 * What the symbols stand for at this moment, told by whoever knows and shown by the lens.
 *
 * An equation's island after *Run*:  `publishValues('weighted-input', bySymbol(instance.values, equation.symbols))`
 * A figure, at every change:         `symbols` of its model; or `publishValues('trainer', { eta: 0.001 }, 'in the trainer')`
 * Either, when it knows no longer:   `publishValues('trainer', null)`
 *
 * A source is an equation's id, or a figure's with the words for it. The lens of an equation asks that equation's own source first; outside
 * of it, and for what it does not say, the figures in the order in which they spoke last. Other equations' instances are
 * never shown: their numbers belong to another case. A value is a number, nested lists (a vector, a matrix), numbers in
 * row-major order with their shape, layers ({ "1": …, "2": … }), or a name (`relu`). Nothing is copied: publish what is not
 * changed afterwards.
 */
import { type SymbolId, symbolOf } from '../../lib/notation.ts';

export type LensValue =
  | number
  | string
  | readonly LensValue[]
  | { readonly shape: readonly number[]; readonly data: ArrayLike<number> }
  | { readonly [layer: string]: LensValue };
export type SymbolValues = Readonly<Partial<Record<SymbolId, LensValue>>>;

interface Spoken {
  readonly values: SymbolValues;
  /** Where it is, in the reader's language; without it the source is an equation. */
  readonly words?: string;
}

/** Source → its values; the last that spoke stands last. */
const sources = new Map<string, Spoken>();
const listeners = new Set<() => void>();

/** `words`: of a figure, where the lens says that it has a value from. */
export function publishValues(source: string, values: SymbolValues | null, words?: string): void {
  sources.delete(source);
  if (values) sources.set(source, { values, words });
  for (const listener of listeners) listener();
}

/** Calls back after every change, until the returned function is called. */
export function onValues(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export interface Told {
  readonly value: LensValue;
  readonly source: string;
  readonly words?: string;
}

/** What is known of a symbol inside an equation; null: outside of any. */
export function valueNow(symbol: SymbolId, equation: string | null): Told | null {
  const told = (source: string): Told | null => {
    const { values, words } = sources.get(source) ?? {};
    const value = values?.[symbol];
    return value === undefined ? null : { value, source, words };
  };
  if (equation !== null) {
    const own = told(equation);
    if (own) return own;
  }
  for (const source of [...sources.keys()].reverse()) {
    const found = sources.get(source)?.words === undefined ? null : told(source);
    if (found) return found;
  }
  return null;
}

/**
 * An instance's values, keyed by TeX without indices as the evaluator wants them (`w`, `\\hat{y}`, `\\beta_1`), keyed by
 * symbol. What the equation's list of symbols does not name is left out.
 */
export function bySymbol(given: Readonly<Record<string, unknown>>, symbols: readonly SymbolId[]): SymbolValues {
  const found: Partial<Record<SymbolId, LensValue>> = {};
  for (const id of symbols) {
    const { tex } = symbolOf(id);
    const bare = tex.replace(/[_^].*$/s, '');
    const capital = bare.toUpperCase();
    const key = [tex, bare, capital, `\\mathbf{${capital}}`, `\\boldsymbol{${bare}}`].find((name) =>
      Object.hasOwn(given, name),
    );
    if (key !== undefined && isValue(given[key])) found[id] = given[key];
  }
  return found;
}

function isValue(value: unknown): value is LensValue {
  return typeof value === 'number' || typeof value === 'string' || (typeof value === 'object' && value !== null);
}
