/** What any refusal must be: a Problem whose sentence has no blank left, in either language. */
import { messages, Problem } from '../../lib/problem.ts';
import { zhProblems } from '../../src/i18n/problems.ts';

export const blanksOf = (template: string): string[] => [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

/** What is wrong with the error as a refusal; null where it is one. */
export function faultOf(error: unknown): string | null {
  if (!(error instanceof Problem)) return `no Problem: ${(error as Error)?.stack ?? error}`;
  const told = new Set(
    Object.entries(error.facts).flatMap(([name, fact]) => (fact === undefined || fact === null ? [] : [name])),
  );
  const blanks = [messages[error.code], zhProblems[error.code]].flatMap(blanksOf).filter((name) => !told.has(name));
  if (blanks.length > 0) return `${error.code} says nothing of ${blanks}: ${error.message}`;
  return null;
}
