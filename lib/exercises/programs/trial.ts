/**
 * A reader's function on trial: called on the engine's test vectors, each with fresh copies of its arguments, and held to what
 * the engine wrote. The calling and the judging share nothing but data, so that they can stand in two realms: whatever the
 * function does to the one in which it is called, only right numbers pass.
 */
import { generator } from '../../generator.ts';
import {
  type Argument,
  type OwnFunction,
  type ProgramCase,
  type ProgramExercise,
  programTolerance,
} from './program.ts';

export type CaseOutcome =
  | { readonly kind: 'passed' }
  /** The first number that differs: in which argument (or what is returned), at which index. */
  | {
      readonly kind: 'differs';
      readonly where: string;
      readonly index: number | null;
      readonly expected: number;
      readonly found: number | string | null;
    }
  /** An argument that is only to be read was changed. */
  | { readonly kind: 'changed'; readonly where: string }
  | { readonly kind: 'threw'; readonly message: string | null };

/** Arguments as a reader sees them, to be told beside an outcome. */
export interface CaseReport {
  readonly words: readonly Argument[];
  readonly outcome: CaseOutcome;
}

/** What a call left behind: its arguments, and what it returned (a number, else words for it), or what it threw. */
export type Answer =
  | { readonly words: readonly Argument[]; readonly returned: number | string | null }
  | { readonly threw: string | null };

/** The function that a text declares. Throws the engine's SyntaxError, or an Error where nothing of that name is declared. */
export function compileFunction(code: string, name: string): OwnFunction {
  const found = new Function(`'use strict';\n${code}\n;return typeof ${name} === 'function' ? ${name} : null;`)();
  if (found === null) throw new Error(`${name}: no function of this name is declared`);
  return found as OwnFunction;
}

const text = String;
const most = 300;

/** A few words for whatever was thrown or returned; null where none can be made (a getter that throws, a proxy that refuses). */
export function wordsFor(thing: unknown): string | null {
  try {
    const words = thing instanceof Error ? `${thing.name}: ${thing.message}` : text(thing);
    return words.length > most ? `${words.slice(0, most)}…` : words;
  } catch {
    return null;
  }
}

const copyOf = (word: Argument): Argument => (typeof word === 'number' ? word : word.slice());

export function callOn(own: OwnFunction, given: readonly Argument[]): Answer {
  const words = given.map(copyOf);
  try {
    const returned = own(...words);
    // an array that was given away cannot be copied: that is told as what was thrown
    return { words: words.map(copyOf), returned: typeof returned === 'number' ? returned : wordsFor(returned) };
  } catch (error) {
    return { threw: wordsFor(error) };
  }
}

export const casesOf = (program: ProgramExercise, seed: number): readonly ProgramCase[] =>
  program.cases(generator(seed, program.id));

/** Both at once, where nobody need be kept apart. */
export const runCases = (program: ProgramExercise, own: OwnFunction, seed: number): CaseReport[] =>
  casesOf(program, seed).map((one) => ({ words: one.words, outcome: outcomeOf(program, one, callOn(own, one.words)) }));

/** `answer` may come from a realm that the function has spoilt: nothing of it is taken for granted. */
export function outcomeOf({ parameters }: ProgramExercise, one: ProgramCase, answer: Answer): CaseOutcome {
  if ('threw' in answer) return { kind: 'threw', message: answer.threw };
  const { words, returned } = answer;
  for (const [k, name] of parameters.entries()) {
    const before = one.words[k];
    if (typeof before === 'number') continue;
    const word = words[k] as Exclude<Argument, number>;
    const expected = one.written[name];
    if (!expected) {
      if (word.length !== before.length || before.some((value, n) => !Object.is(value, word[n])))
        return { kind: 'changed', where: name };
      continue;
    }
    const index = expected.findIndex((value, n) => !isNear(word[n], value));
    if (index >= 0)
      return { kind: 'differs', where: name, index, expected: expected[index], found: word[index] ?? null };
  }
  if (one.returned === undefined || isNear(returned, one.returned)) return { kind: 'passed' };
  return { kind: 'differs', where: 'return', index: null, expected: one.returned, found: returned };
}

const isNear = (found: unknown, expected: number): boolean =>
  typeof found === 'number' && Math.abs(found - expected) <= programTolerance * Math.max(1, Math.abs(expected));
