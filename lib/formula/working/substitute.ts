/**
 * A formula worked out on an instance: numbers in place of symbols, then the arithmetic line by line, down to the value. The
 * digits of every printed sum add up (`digits.ts`). Chapter: equations.
 */
import { Problem } from '../../problem.ts';
import type { Scope } from '../evaluate/scope.ts';
import { bounded, conditionOf, parseTex, scopeOf, type Values } from '../index.ts';
import type { Statement } from '../tree.ts';
import { type Given, isTensor, toLists } from '../values.ts';
import { close, closeCondition } from './close.ts';
import { type Closed, type ClosedCondition, operandsOf, partsOf } from './closed.ts';
import { chooseDigits, type Digits } from './digits.ts';
import { entryOf, extent, type Position } from './entry.ts';
import { conditionTex, numberTex, type Page, print, type Style } from './print.ts';

/** A sum as it is printed: its terms with their signs, what rounding left over, and its total. */
export interface PrintedSum {
  readonly terms: readonly string[];
  readonly remainder: string | null;
  readonly total: string;
}

export interface Working {
  /** TeX of the left side with the sign behind it; null where there is none. */
  readonly left: string | null;
  /** TeX of the lines: numbers in place of symbols, and so on down to the value. */
  readonly lines: readonly string[];
  /** The value of each of them: the same. */
  readonly value: Given;
  /** The sums among the lines. */
  readonly sums: readonly PrintedSum[];
  /** Of an array, one entry worked out. */
  readonly entry: {
    readonly position: Position;
    readonly lines: readonly string[];
    readonly sums: readonly PrintedSum[];
    readonly value: number;
  } | null;
}

/** Every line of a formula worked out. Throws Problem where it cannot be read or has no value. */
export function substitute(
  tex: string,
  values: Values,
  style: Style = {},
  position: Position = { row: 0, column: 0 },
): Working[] {
  const statements = parseTex(tex, values);
  return bounded(() =>
    statements.map((statement) => {
      const { leftTex, sign, relation } = statement;
      if (relation !== null) throw new Problem('formula-relation', { sign: relation });
      const written = statements.length === 1 && sign ? beforeSign(tex, sign) : null;
      const scope = scopeOf(tex, values, mostOperations);
      return workingOf(statement, leftTex && `${written ?? leftTex} ${sign}`, scope, style, position);
    }),
  );
}

/** A working evaluates each piece of a formula for each of the pieces around it. */
const mostOperations = 20_000_000;

/** The left side as the formula has it: up to the first sign that stands in no braces. */
function beforeSign(tex: string, sign: string): string | null {
  let depth = 0;
  for (let k = 0; k < tex.length; k++) {
    if (tex[k] === '{') depth++;
    if (tex[k] === '}') depth--;
    if (depth === 0 && tex.startsWith(sign, k)) return tex.slice(0, k).trim();
  }
  return null;
}

/** A relation (0 < x ≤ 1) worked out: the lines of both its sides together, and whether it holds. */
export function substituteCondition(
  tex: string,
  values: Values,
  style: Style = {},
): { readonly lines: readonly string[] } {
  return bounded(() => {
    const condition = closeCondition(conditionOf(tex, values), scopeOf(tex, values, mostOperations));
    const roots = operandsOf(condition);
    return {
      lines: linesOf(roots, chooseDigits(roots), style, (page) => conditionTex(condition as ClosedCondition, page)),
    };
  });
}

function workingOf(
  { members }: Statement,
  left: string | null,
  scope: Scope,
  style: Style,
  position: Position,
): Working {
  const root = close(members[members.length - 1], scope);
  const written = { left, value: toLists(root.value) };
  if (!isTensor(root.value)) return { ...written, ...worked(root, style), entry: null };

  // arrays: the numbers in place, the result, and the working of one entry
  const digits = chooseDigits([root]);
  const start = print(root, { ...style, digits, ready: leavesOf([root]) });
  const end = print(root, { ...style, digits, ready: new Set([root]) });
  const [rows, columns] = extent(root.value);
  const at = { row: Math.min(position.row, rows - 1), column: Math.min(position.column, columns - 1) };
  const entry = entryOf(root, at);
  const entryWorking = { position: at, value: entry.value as number, ...worked(entry, style) };
  return { ...written, lines: start === end ? [start] : [start, end], sums: [], entry: entryWorking };
}

function worked(root: Closed, style: Style): Pick<Working, 'lines' | 'sums'> {
  const digits = chooseDigits([root]);
  return { lines: linesOf([root], digits, style, (page) => print(root, page)), sums: sumsOf(root, digits) };
}

function leavesOf(roots: readonly Closed[]): Set<Closed> {
  const leaves = new Set<Closed>();
  const visit = (node: Closed): void => {
    const parts = partsOf(node);
    parts.forEach(visit);
    const isTogether = node.form.kind === 'rest' && parts.every((part) => leaves.has(part));
    if (parts.length === 0 || isTogether) leaves.add(node);
  };
  roots.forEach(visit);
  return leaves;
}

/** Lines until every root is its number; one that looks like the last is left out. */
function linesOf(roots: readonly Closed[], digits: Digits, style: Style, write: (page: Page) => string): string[] {
  const ready = leavesOf(roots);
  const lines = [write({ ...style, digits, ready })];
  while (roots.some((root) => !ready.has(root))) {
    const next: Closed[] = [];
    for (const root of roots) collectNext(root, ready, next, null);
    for (const node of next) ready.add(node);
    const line = write({ ...style, digits, ready });
    if (line !== lines.at(-1)) lines.push(line);
  }
  return lines;
}

/** A quotient of whole numbers, such as 1/3: it stays one while its product is not computed. */
const isSimple = ({ form }: Closed, ready: ReadonlySet<Closed>): boolean =>
  form.kind === 'fraction' && [form.above, form.below].every((part) => ready.has(part) && Number.isInteger(part.value));

/** What can be computed now: everything whose parts are ready. */
function collectNext(node: Closed, ready: ReadonlySet<Closed>, next: Closed[], above: Closed | null): void {
  if (ready.has(node)) return;
  if (isSimple(node, ready) && above?.form.kind === 'product') return;
  const parts = partsOf(node);
  const isReady = (part: Closed) => ready.has(part) || (node.form.kind === 'product' && isSimple(part, ready));
  if (parts.every(isReady)) {
    next.push(node, ...parts.filter((part) => !ready.has(part)));
    return;
  }
  for (const part of parts) collectNext(part, ready, next, node);
  // a sign needs no line of its own, nor do the terms that are taken together
  const needsNoLine = node.form.kind === 'negate' || node.form.kind === 'rest';
  if (needsNoLine && parts.every((part) => ready.has(part) || next.includes(part))) next.push(node);
}

function sumsOf(root: Closed, digits: Digits): PrintedSum[] {
  const sums: PrintedSum[] = [];
  const visit = (node: Closed): void => {
    const { form, value } = node;
    if (form.kind === 'sum' && typeof value === 'number') {
      const decimals = digits.decimals.get(node) ?? 0;
      const remainder = digits.remainders.get(node);
      sums.push({
        terms: form.terms.map(({ sign, of }) => numberTex(sign * (of.value as number), decimals)),
        remainder: remainder === undefined ? null : (Number(remainder) / 10 ** decimals).toFixed(decimals),
        total: numberTex(value, decimals),
      });
    }
    partsOf(node).forEach(visit);
  };
  visit(root);
  return sums;
}
