/**
 * A reader's function on trial: called on the engine's test vectors, each with fresh copies of its arguments, and held to what
 * the engine wrote. Where it runs, and for how long, is for the caller to say.
 */
import { generator } from '../../generator.ts';
import { type Argument, type OwnFunction, type ProgramExercise, programTolerance } from './program.ts';

export type CaseOutcome =
  | { readonly kind: 'passed' }
  /** The first number that differs: in which argument (or what is returned), at which index. */
  | {
      readonly kind: 'differs';
      readonly where: string;
      readonly index: number | null;
      readonly expected: number;
      readonly found: number | string;
    }
  /** An argument that is only to be read was changed. */
  | { readonly kind: 'changed'; readonly where: string }
  | { readonly kind: 'threw'; readonly message: string };

/** Arguments as a reader sees them, to be told beside an outcome. */
export interface CaseReport {
  readonly words: readonly Argument[];
  readonly outcome: CaseOutcome;
}

/** The function that a text declares. Throws the engine's SyntaxError, or an Error where nothing of that name is declared. */
export function compileFunction(code: string, name: string): OwnFunction {
  const found = new Function(`'use strict';\n${code}\n;return typeof ${name} === 'function' ? ${name} : null;`)();
  if (found === null) throw new Error(`${name}: no function of this name is declared`);
  return found as OwnFunction;
}

export function runCases(program: ProgramExercise, own: OwnFunction, seed: number): CaseReport[] {
  return program.cases(generator(seed, program.id)).map((one) => ({
    words: one.words,
    outcome: outcomeOf(program, own, one),
  }));
}

function outcomeOf(
  { parameters }: ProgramExercise,
  own: OwnFunction,
  one: ReturnType<ProgramExercise['cases']>[number],
): CaseOutcome {
  const words = one.words.map((word) => (typeof word === 'number' ? word : word.slice()));
  let returned: unknown;
  try {
    returned = own(...words);
  } catch (error) {
    return { kind: 'threw', message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
  for (const [k, name] of parameters.entries()) {
    const word = words[k];
    if (typeof word === 'number') continue;
    const expected = one.written[name];
    const before = one.words[k] as Exclude<Argument, number>;
    if (!expected) {
      if (word.some((value, n) => !Object.is(value, before[n]))) return { kind: 'changed', where: name };
      continue;
    }
    const index = expected.findIndex((value, n) => !isNear(word[n], value));
    if (index >= 0) return { kind: 'differs', where: name, index, expected: expected[index], found: word[index] };
  }
  if (one.returned === undefined || isNear(returned, one.returned)) return { kind: 'passed' };
  const found = typeof returned === 'number' ? returned : String(returned);
  return { kind: 'differs', where: 'return', index: null, expected: one.returned, found };
}

const isNear = (found: unknown, expected: number): boolean =>
  typeof found === 'number' && Math.abs(found - expected) <= programTolerance * Math.max(1, Math.abs(expected));
