/**
 * `npm run formula`: textbook formulas evaluated from the terminal, each compared with what it should give.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { evaluateTex, type Values } from '../../lib/formula/index.ts';
import type { Given } from '../../lib/formula/values.ts';
import { Problem } from '../../lib/problem.ts';

const help = `npm run formula -- FILE
npm run formula -- --tex TEX [--values JSON]

FILE is a JSON array of { name, tex, values, expect } or { name, tex, values, error: true }. Of an equation the right
side is evaluated. values is keyed by the symbol's TeX without its indices ("w", "\\\\eta", "\\\\hat{y}"); a key with
literal indices wins ("\\\\beta_1"). Arrays are counted from 1 and selected by subscripts; an object is selected by the
superscript if the symbol has one, else by the subscript; any other superscript is a power. A string names one of the
engine's functions ("g": "relu", and then g'). A value is compared with a relative tolerance of 1e-9.

  --tex TEX       one formula: prints its value
  --values JSON   the values of its symbols
  --help          this text
`;

interface Case {
  readonly name: string;
  readonly tex: string;
  readonly values?: Values;
  readonly expect?: Given;
  readonly error?: boolean;
}

const tolerance = 1e-9;

function equal(found: Given, expected: Given): boolean {
  if (Array.isArray(found) && Array.isArray(expected)) {
    return found.length === expected.length && found.every((item, k) => equal(item, expected[k]));
  }
  if (typeof found !== 'number' || typeof expected !== 'number') return false;
  return found === expected || Math.abs(found - expected) <= tolerance * Math.max(Math.abs(found), Math.abs(expected));
}

/** A value as JSON; what JSON has no word for is written out. */
const shownValue = (value: Given): string =>
  Array.isArray(value)
    ? `[${value.map(shownValue).join(',')}]`
    : typeof value === 'number' && !Number.isFinite(value)
      ? String(value)
      : JSON.stringify(value);

/** One case's line, and whether it passed. */
function judged({ name, tex, values = {}, expect, error }: Case): { line: string; passed: boolean } {
  let found: Given;
  try {
    found = evaluateTex(tex, values);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    // where nothing is expected a refusal with its reason is an answer
    const isAnswer = error === true || expect === undefined;
    return { line: `${isAnswer ? 'ok  ' : 'FAIL'} ${name}: ${problem.message}`, passed: isAnswer };
  }
  const shown = shownValue(found);
  if (error) return { line: `FAIL ${name}: ${shown}, expected an error`, passed: false };
  if (expect === undefined) return { line: `ok   ${name}: ${shown}`, passed: true };
  const passed = equal(found, expect);
  return {
    line: passed ? `ok   ${name}: ${shown}` : `FAIL ${name}: ${shown}, expected ${shownValue(expect)}`,
    passed,
  };
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

function json(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return fail(`${where}: expected JSON, found ${(error as Error).message}`);
  }
}

/** The values of symbols: an object of numbers, lists, objects of them, or names of functions. */
function valuesOf(given: unknown, where: string): Values {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return fail(`${where}: expected an object such as {"x": 1}, found ${kindOf(given)}`);
  for (const [key, value] of Object.entries(given)) {
    const wrong = strange(value);
    if (wrong !== null)
      fail(`${where}: the value of ${key} is no number, list, object or name of a function: ${wrong}`);
  }
  return given as Values;
}

const kindOf = (given: unknown): string =>
  given === null ? 'null' : Array.isArray(given) ? 'a list' : `a ${typeof given}`;

const isNumbers = (given: unknown): boolean =>
  typeof given === 'number' || (Array.isArray(given) && given.every(isNumbers));

/** What in a value is neither number nor text, as JSON; null where there is nothing. */
function strange(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'string') return null;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'nothing';
  return (
    Object.values(value)
      .map(strange)
      .find((wrong) => wrong !== null) ?? null
  );
}

function casesOf(file: string): Case[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return fail(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  const list = json(text, file);
  if (!Array.isArray(list)) return fail(`${file}: expected a JSON array of cases, found ${kindOf(list)}`);
  return list.map((entry, k) => {
    if (typeof entry !== 'object' || entry === null || typeof entry.tex !== 'string') {
      fail(`${file}: case ${k + 1} has no tex`);
    }
    if (entry.expect !== undefined && !isNumbers(entry.expect))
      fail(`${file}: case ${k + 1}: what is expected is no number and no list of numbers`);
    const values = valuesOf(entry.values ?? {}, `${file}: case ${k + 1}`);
    return { ...entry, values, name: entry.name ?? `case ${k + 1}` };
  });
}

function main(): void {
  let parsed: { values: { tex?: string; values?: string; help?: boolean }; positionals: string[] };
  try {
    parsed = parseArgs({
      options: { tex: { type: 'string' }, values: { type: 'string' }, help: { type: 'boolean' } },
      allowPositionals: true,
    });
  } catch (error) {
    fail((error as Error).message);
  }
  const { values, positionals } = parsed;
  if (values.help) {
    console.log(help);
    return;
  }
  if (values.tex !== undefined) {
    if (positionals.length > 0) fail('either a file or --tex, not both');
    try {
      console.log(shownValue(evaluateTex(values.tex, valuesOf(json(values.values ?? '{}', '--values'), '--values'))));
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      console.error(problem.message);
      process.exitCode = 1;
    }
    return;
  }
  if (positionals.length !== 1) fail(`expected one file or --tex, found ${positionals.length} files\n\n${help}`);
  const results = casesOf(positionals[0]).map(judged);
  for (const { line } of results) console.log(line);
  const failed = results.filter(({ passed }) => !passed).length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

main();
