/**
 * Which names in quoted code are symbols of the book: `delta` is δ, `dW` a derivative, `batch_size` m. Chapter: equations.
 *
 * A false mark is a false statement, so a name is marked only where something vouches for it. In a line tagged `eq: id` that
 * is the equation, if exactly one of its symbols has this name in code; elsewhere in the region the equations of the whole
 * region together; and `m: number`, `nOut: number` say themselves that they are sizes. Counters (i, j, k) mean something else
 * in every loop: they are marked in tagged lines alone. Comments and strings are left alone.
 */
import { equationById } from '../../../lib/equations/index.ts';
import { type SymbolId, symbolIds, symbolOf } from '../../../lib/notation.ts';

export interface CodeSymbol {
  /** Offsets into the quoted text. */
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly symbol: SymbolId;
}

/** What else the engine calls them; the rest stands in lib/notation.ts. */
const otherNames: Partial<Record<SymbolId, readonly string[]>> = {
  w: ['w'],
  c: ['c', 'labels'],
  n: ['nIn', 'nOut'],
  partial: ['dW', 'db', 'da', 'g'],
  velocity: ['velocity'],
  camWeight: ['alpha'],
};

/** Keras's names in the article's program, each of them one thing wherever it stands there. */
const pythonNames: Readonly<Record<string, SymbolId>> = {
  x_train: 'x',
  x_test: 'x',
  y_train: 'c',
  y_test: 'c',
  activation: 'g',
  loss: 'L',
  test_loss: 'L',
  test_acc: 'accuracy',
  batch_size: 'm',
};

const counters = new Set(['i', 'j', 'k', 'l', 'r', 't']);
const sizes: Readonly<Record<string, SymbolId>> = { m: 'm', n: 'n', nIn: 'n', nOut: 'n' };

/** Name in code → the symbols that have it: `m` is the batch size and Adam's mean. */
const symbolsByName = new Map<string, SymbolId[]>();
for (const id of symbolIds) {
  // the engine's `loss` says which loss it is, never its value; its `y` are targets, classes are `labels`
  const own = id === 'L' || id === 'c' ? undefined : symbolOf(id).name?.replace(/\[.*$/, '');
  for (const name of [...(own ? [own] : []), ...(otherNames[id] ?? [])])
    symbolsByName.set(name, [...(symbolsByName.get(name) ?? []), id]);
}

/** `x_i` is an entry of x. */
const candidates = (name: string): readonly SymbolId[] =>
  symbolsByName.get(name) ?? symbolsByName.get(name.replace(/_[a-z]+$/, '')) ?? [];

/** The only symbol among these that the name can stand for. */
function among(name: string, symbols: ReadonlySet<SymbolId>): SymbolId | undefined {
  const fitting = candidates(name).filter((id) => symbols.has(id));
  return fitting.length === 1 ? fitting[0] : undefined;
}

const tagPattern = /\beq: ([a-z0-9-]+(?:, [a-z0-9-]+)*)/g;

/** The symbols of every equation that is tagged in a piece of code. */
function taggedSymbols(code: string): Set<SymbolId> {
  const ids = [...code.matchAll(tagPattern)].flatMap(([, list]) => list.split(', '));
  return new Set(ids.flatMap((id) => equationById(id)?.symbols ?? []));
}

/** A comment, a string, or a name; of a comment's or string's inside nothing is looked at. */
const tokens = {
  ts: /\/\/.*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|[A-Za-z_$][\w$]*/g,
  python: /#.*|f?'(?:[^'\\\n]|\\.)*'|f?"(?:[^"\\\n]|\\.)*"|[A-Za-z_]\w*/g,
};

/** The marks in a quoted region, in its order. */
export function symbolsInCode(text: string, language: 'ts' | 'python'): CodeSymbol[] {
  const ofRegion = taggedSymbols(text);
  // a tag in a comment of its own speaks for the region, one behind code for its line
  const ofLine = text.split('\n').map((line) => taggedSymbols(/^\s*(\/\/|\/?\*)/.test(line) ? '' : line));
  const found: CodeSymbol[] = [];
  for (const { 0: name, index: start } of text.matchAll(tokens[language])) {
    if (!/^[A-Za-z_$]/.test(name) || /['"`]$/.test(name)) continue;
    const line = ofLine[text.slice(0, start).split('\n').length - 1];
    const symbol = language === 'python' ? pythonNames[name] : (among(name, line) ?? fromRegion(name, text, ofRegion));
    if (symbol) found.push({ start, end: start + name.length, name, symbol });
  }
  return found;
}

function fromRegion(name: string, text: string, ofRegion: ReadonlySet<SymbolId>): SymbolId | undefined {
  if (counters.has(name)) return undefined;
  const declared = Object.hasOwn(sizes, name) && new RegExp(`\\b${name}: number\\b`).test(text);
  return declared ? sizes[name] : among(name, ofRegion);
}
