/** The formulas that the tests know: the registry's and the fixtures', each with values on which it can be told from another. */
import { readdirSync, readFileSync } from 'node:fs';
import { checks } from '../../lib/equations/checks/index.ts';
import { equations } from '../../lib/equations/index.ts';
import { operandsOf } from '../../lib/formula/children.ts';
import { conditionOf, evaluateLines, parseTex, scopeOf, type Values } from '../../lib/formula/index.ts';
import type { Condition } from '../../lib/formula/tree.ts';
import { type Given, toLists } from '../../lib/formula/values.ts';
import { generator } from '../../lib/generator.ts';
import { Problem } from '../../lib/problem.ts';

export interface Case {
  readonly name: string;
  readonly tex: string;
  readonly values: Values;
  readonly expect?: Given;
  readonly error?: boolean;
}

const folder = new URL('../fixtures/formulas/', import.meta.url);

export const fixtureFiles: readonly string[] = readdirSync(folder).filter((entry) => entry.endsWith('.json'));
export const fixturesOf = (file: string): Case[] => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));

export interface Formula {
  readonly name: string;
  readonly tex: string;
  /** It is a relation, that holds or not. */
  readonly isCondition: boolean;
  /** Several cases, the first of them certainly one on which it has a value. */
  readonly instances: readonly Values[];
}

/** A small generator of its own, so that a test shares nothing with what it tests. */
export function lcg(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The same formula, the same seed, whatever stands beside it. */
const seedOf = (tex: string): number =>
  [...tex].reduce((sum, sign) => (Math.imul(sum, 31) + sign.charCodeAt(0)) | 0, 7);

/** Every number that is not whole another, of its size. */
const shaken = (value: Given, random: () => number): Given => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isInteger(value) ? value : value * (0.9 + 0.2 * random());
  if (Array.isArray(value)) return value.map((entry) => shaken(entry, random));
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, shaken(entry, random)]));
};

/** Every number another, of any sign; a whole number that stands alone stays whole, since it may count. */
const thrown = (value: Given, random: () => number, isAlone = true): Given => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') {
    const other = value * (random() < 0.5 ? -1 : 1) * (0.1 + 8 * random() ** 2);
    return Number.isInteger(value) && isAlone ? Math.round(Math.abs(other)) : other;
  }
  if (Array.isArray(value)) return value.map((entry) => thrown(entry, random, false));
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, thrown(entry, random, isAlone)]));
};

/** The values as given, shaken, each of them alone another, and all of them others. */
function variants(values: Values, seed: number): Values[] {
  const random = lcg(seed);
  const all = (change: typeof shaken): Values => change(values, random) as Values;
  const alone = Object.keys(values).flatMap((key) => {
    const value = values[key];
    const changed = Array.from({ length: 4 }, () => thrown(value, random));
    const counted = typeof value === 'number' && Number.isInteger(value) ? [value + 1, value - 1] : [];
    return [...counted, ...changed].map((other) => ({ ...values, [key]: other }));
  });
  return [values, all(shaken), ...alone, ...Array.from({ length: 16 }, () => all(thrown))];
}

export const registryFormulas: readonly Formula[] = equations.map(({ id, tex }) => ({
  name: id,
  tex,
  isCondition: Boolean(checks[id].condition),
  instances: Array.from({ length: 24 }, (_, k) => checks[id].instance(generator(k + 1, id)).values),
}));

export const fixtureFormulas: readonly Formula[] = fixtureFiles
  .flatMap(fixturesOf)
  .filter(({ error }) => !error)
  .map(({ name, tex, values }) => ({ name, tex, isCondition: false, instances: variants(values, seedOf(tex)) }));

/** What a formula says of the values: that of each of its lines, or of the sides of a relation. Null where it is refused. */
export function saidOf({ isCondition }: Formula, tex: string, values: Values): Given | null {
  return unlessRefused(() => {
    if (!isCondition) return evaluateLines(tex, values);
    const scope = scopeOf(tex, values);
    return operandsOf(conditionOf(tex, values)).map((operand) => toLists(scope.evaluate(operand, scope)));
  });
}

/** What a formula calls its value: its left sides, or the relations that it states. */
export function namesOf({ isCondition }: Formula, tex: string, values: Values): string | null {
  return unlessRefused(() => {
    if (isCondition) return relationsOf(conditionOf(tex, values)).join(' ');
    return parseTex(tex, values)
      .map(
        ({ leftTex, sign, leftProblem }) => `${leftTex} ${leftTex === null ? '' : sign} ${leftProblem ? 'unread' : ''}`,
      )
      .join('\n');
  });
}

function relationsOf(condition: Condition): readonly string[] {
  if (condition.kind === 'relation') return condition.relations;
  return condition.kind === 'otherwise' ? [] : condition.parts.flatMap(relationsOf);
}

function unlessRefused<T>(work: () => T): T | null {
  try {
    return work();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return null;
  }
}

/** Equal up to rounding. */
export function same(a: Given, b: Given): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, k) => same(item, b[k]));
  if (typeof a !== 'number' || typeof b !== 'number') return false;
  const isClose = Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
  return a === b || (Number.isFinite(a - b) && isClose);
}
