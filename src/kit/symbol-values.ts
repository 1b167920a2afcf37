/**
 * What the symbols stand for at this moment, told by whoever knows and shown by the lens.
 *
 * An equation's island after *Run*:  `publishValues('weighted-input', bySymbol(instance.values, equation.symbols))`
 * A widget, at every change:         `publishValues('trainer', { eta: 0.001, m: 128 })`, or useSymbols
 * Either, when it knows no longer:   `publishValues('trainer', null)`
 *
 * A source is an equation's id or a widget's name. The lens of an equation asks that equation's own source first; outside
 * of it, and for what it does not say, the widgets in the order in which they spoke last. Other equations' instances are
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

/** The sources that are widgets: what they say holds for the page. All others are equations. Their words: strings.ts. */
export const widgetSources = [
  'trainer',
  'pad',
  'one-neuron',
  'through-the-layers',
  'logits-to-loss',
  'slow-start',
  'nudge-chain',
  'there-and-back',
  'gradient-check',
  'edit-one-weight',
  'masks',
  'bowl',
  'batch-noise',
  'race',
  'adam-apart',
  'rate-finder',
] as const;
export type WidgetSource = (typeof widgetSources)[number];

/** Source → its values; the last that spoke stands last. */
const sources = new Map<string, SymbolValues>();
const listeners = new Set<() => void>();

export function publishValues(source: string, values: SymbolValues | null): void {
  sources.delete(source);
  if (values) sources.set(source, values);
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
}

/** What is known of a symbol inside an equation; null: outside of any. */
export function valueNow(symbol: SymbolId, equation: string | null): Told | null {
  const told = (source: string): Told | null => {
    const value = sources.get(source)?.[symbol];
    return value === undefined ? null : { value, source };
  };
  if (equation !== null) {
    const own = told(equation);
    if (own) return own;
  }
  for (const source of [...sources.keys()].reverse()) {
    const found = (widgetSources as readonly string[]).includes(source) ? told(source) : null;
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
