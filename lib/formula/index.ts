/**
 * A formula as a program: the TeX that is displayed, evaluated. Chapter: every one; page: equations.
 *
 * `evaluateTex('\\sum_i w_i x_i + b', { w: [1, 2], x: [3, 4], b: 5 })` is 16. Of an equation the right side is
 * evaluated; of a chain every side behind the first, which must agree. Values are keyed by the symbol's TeX without its indices;
 * arrays are counted from 1; an object is selected by superscript if the symbol has one, else by subscript; a string names
 * one of the engine's functions. Throws Problem 'formula-…' with the piece and its place: what a book could mean in two ways,
 * what no rule uses, and what would take too long.
 */
import { phrase } from '../phrases.ts';
import { Problem } from '../problem.ts';
import { evaluate, mostOperations, scopeWith } from './evaluate/evaluate.ts';
import type { Scope } from './evaluate/scope.ts';
import { kept } from './kept.ts';
import type { Vocabulary } from './read/reader.ts';
import { readCondition, statements } from './read/statement.ts';
import { canonical, primed } from './tex/canonical.ts';
import { mostNested, nodesOf } from './tex/node.ts';
import { where } from './tex/place.ts';
import { plain } from './tex/plain.ts';
import type { Condition, Statement } from './tree.ts';
import { agree, type Given, isLayers, toLists } from './values.ts';

export type Values = { readonly [key: string]: Given };

/** The name of a value in one spelling, and the pieces that it is made of. */
interface Key {
  readonly name: string;
  readonly tex: string;
  readonly pieces: readonly string[];
}

const keys = kept<Key>();
const formulas = kept<readonly Statement[]>();
const relations = kept<Condition>();

/** `\hat y` becomes `\hat{y}`, a primed name keeps its primes: `x'`. */
const keyOf = (key: string): Key =>
  keys(key, () => {
    const nodes = nodesOf(key);
    const tex = canonical(nodes);
    return { name: primed(tex), tex, pieces: plain(nodes).map((node) => canonical([node])) };
  });

function canonicalValues(values: Values): Map<string, Given> {
  const map = new Map<string, Given>();
  for (const [key, value] of Object.entries(values)) {
    const { name } = keyOf(key);
    if (map.has(name)) throw new Problem('formula-key-twice', { key });
    map.set(name, value);
  }
  return map;
}

const namesFunction = (given: Given | undefined): boolean =>
  typeof given === 'string' || (isLayers(given) && Object.values(given).some((entry) => typeof entry === 'string'));

function vocabularyOf(values: Values): Vocabulary {
  const map = canonicalValues(values);
  const compounds = Object.keys(values)
    .map(keyOf)
    .filter(({ pieces }) => pieces.length > 1)
    .map(({ tex, pieces }) => ({ key: tex, pieces }))
    .sort((a, b) => b.pieces.length - a.pieces.length);
  return {
    isFunction: (base) =>
      [...map].some(
        ([key, given]) =>
          namesFunction(given) && (key === base || key.startsWith(`${base}_{`) || key.startsWith(`${base}^{`)),
      ),
    isNumber: (base) => map.has(primed(base)) && !namesFunction(map.get(primed(base))),
    compounds,
  };
}

/** All on which it depends how a formula is read: its text, the names of the values, and which of them name functions. */
const readingOf = (tex: string, values: Values, macros: Record<string, string>): string =>
  JSON.stringify([tex, macros, ...Object.entries(values).map(([key, given]) => [key, namesFunction(given)])]);

/** What runs out of stack is nested too deep, whatever else it is. */
export function bounded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw new Problem('formula-deep', { most: mostNested });
    throw error;
  }
}

/** The lines of a formula: one, or the rows of `aligned`. */
export function parseTex(tex: string, values: Values = {}, macros: Record<string, string> = {}): readonly Statement[] {
  const read = () => {
    const nodes = nodesOf(tex, macros);
    if (plain(nodes).length === 0)
      throw new Problem('formula-unreadable', { what: phrase('empty-formula'), place: where({ start: 0, end: 0 }) });
    return statements(tex, nodes, vocabularyOf(values));
  };
  return bounded(() => formulas(readingOf(tex, values, macros), read));
}

/** The value of the formula's right side (or of the whole, where it is no equation), as a number or nested lists. */
export function evaluateTex(tex: string, values: Values = {}, macros: Record<string, string> = {}): Given {
  const statements = parseTex(tex, values, macros);
  if (statements.length > 1) throw new Problem('formula-lines', { count: statements.length });
  return valueOfStatement(statements[0], tex, values);
}

/** Whether a formula that is a relation (0 < x ≤ 1) holds. */
export function holdsTex(tex: string, values: Values, macros: Record<string, string> = {}): boolean {
  return bounded(() => {
    const scope = scopeOf(tex, values);
    return scope.holds(conditionOf(tex, values, macros), scope);
  });
}

/** A formula that is a relation, read. */
export function conditionOf(tex: string, values: Values, macros: Record<string, string> = {}): Condition {
  return bounded(() =>
    relations(readingOf(tex, values, macros), () => readCondition(tex, nodesOf(tex, macros), vocabularyOf(values))),
  );
}

/** What the walkers over a parsed formula need to know of the values. */
export const scopeOf = (tex: string, values: Values, most = mostOperations): Scope =>
  scopeWith(tex, canonicalValues(values), most);

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
    return left && bounded(() => toLists(evaluate(left, scope)));
  });
}

function valueOfStatement({ members, relation }: Statement, tex: string, values: Values): Given {
  if (relation !== null) throw new Problem('formula-relation', { sign: relation });
  return bounded(() => {
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
  });
}
