/**
 * A formula as a program: the TeX that is displayed, evaluated. Chapter: every one; page: equations.
 *
 * `evaluateTex('\\sum_i w_i x_i + b', { w: [1, 2], x: [3, 4], b: 5 })` is 16. Of an equation the right side is
 * evaluated; of a chain every side behind the first, which must agree. Values are keyed by the symbol's TeX without its indices;
 * arrays are counted from 1; an object is selected by superscript if the symbol has one, else by subscript; a string names
 * one of the engine's functions. Throws Problem 'formula-…' with the piece and its place.
 */
import { phrase } from '../phrases.ts';
import { Problem } from '../problem.ts';
import { holds } from './conditions.ts';
import type { Vocabulary } from './cursor.ts';
import { evaluate } from './evaluate.ts';
import { canonical, type Node, nodesOf, plain } from './nodes.ts';
import { Parser } from './parse.ts';
import { where } from './pieces.ts';
import type { Scope } from './scope.ts';
import type { Condition, Statement } from './tree.ts';
import { type Given, isLayers, isTensor, toLists, type Value } from './values.ts';

export type Values = { readonly [key: string]: Given };

/** Keys in one spelling: `\hat y` becomes `\hat{y}`, a primed name keeps its primes: `x'`. */
function canonicalValues(values: Values): Map<string, Given> {
  const map = new Map<string, Given>();
  for (const [key, value] of Object.entries(values)) {
    const name = canonical(nodesOf(key)).replace(/\^\{((\\prime)+)\}/, (_, primes) => "'".repeat(primes.length / 6));
    if (map.has(name)) throw new Problem('formula-key-twice', { key });
    map.set(name, value);
  }
  return map;
}

const namesFunction = (given: Given | undefined): boolean =>
  typeof given === 'string' || (isLayers(given) && Object.values(given).some((entry) => typeof entry === 'string'));

function vocabularyOf(values: Values, map: ReadonlyMap<string, Given>): Vocabulary {
  const compounds = Object.keys(values)
    .map((key) => ({ key: canonical(nodesOf(key)), pieces: plain(nodesOf(key)).map((node) => canonical([node])) }))
    .filter(({ pieces }) => pieces.length > 1)
    .sort((a, b) => b.pieces.length - a.pieces.length);
  return {
    isFunction: (base) =>
      [...map].some(
        ([key, given]) =>
          namesFunction(given) && (key === base || key.startsWith(`${base}_{`) || key.startsWith(`${base}^{`)),
      ),
    isNumber: (base) => map.has(base) && !namesFunction(map.get(base)),
    compounds,
  };
}

/** The lines of a formula: one, or the rows of `aligned`. */
export function parseTex(tex: string, values: Values = {}, macros: Record<string, string> = {}): Statement[] {
  const nodes = plain(nodesOf(tex, macros));
  if (nodes.length === 0)
    throw new Problem('formula-unreadable', { what: phrase('empty-formula'), place: where({ start: 0, end: 0 }) });
  const vocabulary = vocabularyOf(values, canonicalValues(values));
  const [only] = nodes;
  const rows = nodes.length === 1 && only.type === 'array' ? (only.body as Node[][]).map((row) => plain(row)) : [nodes];
  return rows.filter((row) => row.length > 0).map((row) => new Parser(tex, row, vocabulary).statement());
}

/** The value of the formula's right side (or of the whole, where it is no equation), as a number or nested lists. */
export function evaluateTex(tex: string, values: Values = {}, macros: Record<string, string> = {}): Given {
  const statements = parseTex(tex, values, macros);
  if (statements.length > 1) throw new Problem('formula-lines', { count: statements.length });
  return valueOfStatement(statements[0], tex, values);
}

/** Whether a formula that is a relation (0 < x ≤ 1) holds. */
export function holdsTex(tex: string, values: Values, macros: Record<string, string> = {}): boolean {
  return holds(conditionOf(tex, values, macros), scopeOf(tex, values));
}

/** A formula that is a relation, read. */
export function conditionOf(tex: string, values: Values, macros: Record<string, string> = {}): Condition {
  const nodes = nodesOf(tex, macros);
  return new Parser(tex, nodes, vocabularyOf(values, canonicalValues(values))).condition(nodes);
}

/** What the walkers over a parsed formula need to know of the values. */
export const scopeOf = (tex: string, values: Values): Scope => ({
  values: canonicalValues(values),
  bound: new Map(),
  tex,
});

/** The value of every line of the formula, in order. */
export function evaluateLines(tex: string, values: Values = {}, macros: Record<string, string> = {}): Given[] {
  return parseTex(tex, values, macros).map((statement) => valueOfStatement(statement, tex, values));
}

/**
 * The value of every line's left side: what the line is about. Null where a line has none; throws Problem where the values
 * do not tell it.
 */
export function evaluateLefts(tex: string, values: Values): (Given | null)[] {
  const scope = scopeOf(tex, values);
  return parseTex(tex, values).map(({ left, leftProblem }) => {
    if (leftProblem) throw leftProblem;
    return left && toLists(evaluate(left, scope));
  });
}

function valueOfStatement({ members }: Statement, tex: string, values: Values): Given {
  const scope = scopeOf(tex, values);
  const results = members.map((member) => evaluate(member, scope));
  for (const other of results.slice(1)) {
    if (!agree(results[0], other)) {
      throw new Problem('formula-disagree', {
        first: JSON.stringify(toLists(results[0])),
        second: JSON.stringify(toLists(other)),
      });
    }
  }
  return toLists(results[results.length - 1]);
}

function agree(a: Value, b: Value): boolean {
  if (isTensor(a) !== isTensor(b)) return false;
  const [x, y] = [a, b].map((value) => (isTensor(value) ? value.data : [value]));
  return (
    x.length === y.length &&
    x.every((u, k) => u === y[k] || Math.abs(u - y[k]) <= 1e-9 * Math.max(Math.abs(u), Math.abs(y[k])))
  );
}
