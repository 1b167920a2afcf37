/**
 * Every token of a formula counts: with one of them dropped, doubled or exchanged the formula has another value, or is refused.
 * A sample, in which every token occurs behind every two others; `npm run test:fuzz` tries them all.
 */
import { describe, expect, it } from 'vitest';
import { type Formula, fixtureFormulas, lcg, namesOf, registryFormulas, saidOf, same } from '../support/formulas.ts';
import { excuses } from '../support/token-excuses.ts';
import { type Mutant, mutantsOf } from '../support/tokens.ts';

const { FUZZ_TIMES = '300', FUZZ_SEED = '1', FUZZ_ONLY = '' } = process.env;
const isWhole = Number(FUZZ_TIMES) >= 10_000;
const sampled = 40;

/** Whether the values tell the mutant from the formula. */
function isTold(formula: Formula, mutant: Mutant, said: readonly ReturnType<typeof saidOf>[]): boolean {
  const isOther = formula.instances.some((values, k) => {
    if (said[k] === null) return false;
    const found = saidOf(formula, mutant.tex, values);
    return found === null || !same(said[k], found);
  });
  const [first] = formula.instances;
  return isOther || namesOf(formula, formula.tex, first) !== namesOf(formula, mutant.tex, first);
}

function untold(formulas: readonly Formula[]): { tried: number; complaints: string[] } {
  const [random, drawn] = [lcg(Number(FUZZ_SEED)), lcg(Number(FUZZ_SEED) + 1)];
  const complaints: string[] = [];
  const kinds = new Set<string>();
  let tried = 0;
  for (const formula of formulas) {
    const said = formula.instances.map((values) => saidOf(formula, formula.tex, values));
    if (said[0] === null) complaints.push(`${formula.name} has no value: ${formula.tex}`);
    for (const mutant of mutantsOf(formula.tex, random)) {
      const kind = `${mutant.how} ${mutant.among} ${mutant.how === 'scripted' ? mutant.by : ''}`;
      const isNew = !kinds.has(kind);
      kinds.add(kind);
      if (!isWhole && !isNew && drawn() * sampled >= 1) continue;
      tried++;
      if (isTold(formula, mutant, said)) continue;
      if (!excuses.some(({ holds }) => holds(mutant, formula)))
        complaints.push(
          `${formula.name}: ${formula.tex}\n  says the same with ${mutant.token.text} ${mutant.how} ${mutant.by}: ${mutant.tex}`,
        );
    }
  }
  return { tried, complaints };
}

describe.runIf('formulas'.includes(FUZZ_ONLY))('every token of a formula counts', () => {
  it('in the registry and in the fixtures', () => {
    const { tried, complaints } = untold([...registryFormulas, ...fixtureFormulas]);

    expect(complaints).toEqual([]);
    expect(tried).toBeGreaterThan(isWhole ? 60_000 : 3_000);
  });
});
