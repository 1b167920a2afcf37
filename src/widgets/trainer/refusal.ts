/** Why settings are refused, with the field's own name in the reader's language. */
import type { Problem } from '../../../lib/problem.ts';
import type { Lang } from '../../i18n/lang.ts';
import { say } from '../../i18n/problems.ts';
import { trainerStrings } from './strings.ts';

export function refusalSentence(problem: Problem, lang: Lang): string {
  const t = trainerStrings[lang];
  const { where, expected, found } = problem.facts;
  const field = t.fields[String(where)];
  return problem.code === 'range' && field ? t.refused(field, String(expected), String(found)) : say(problem, lang);
}
