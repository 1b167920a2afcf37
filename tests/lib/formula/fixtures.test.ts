import { describe, expect, it } from 'vitest';
import { evaluateTex } from '../../../lib/formula/index.ts';
import type { Given } from '../../../lib/formula/values.ts';
import { Problem } from '../../../lib/problem.ts';
import { type Case, fixtureFiles, fixturesOf } from '../../support/formulas.ts';

function equal(found: Given, expected: Given): boolean {
  if (Array.isArray(found) && Array.isArray(expected))
    return found.length === expected.length && found.every((item, k) => equal(item, expected[k]));
  return (
    typeof found === 'number' &&
    typeof expected === 'number' &&
    Math.abs(found - expected) <= 1e-9 * Math.max(1e-3, Math.abs(expected))
  );
}

/** What is wrong with one formula, or null. */
function complaint({ name, tex, values, expect: expected, error }: Case): string | null {
  try {
    const found = evaluateTex(tex, values);
    if (!error && equal(found, expected as Given)) return null;
    return `${name}: ${tex} gives ${JSON.stringify(found)}, not ${error ? 'a refusal' : JSON.stringify(expected)}`;
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return error ? null : `${name}: ${tex} is refused: ${problem.message}`;
  }
}

describe('textbook formulas with values from NumPy', () => {
  for (const file of fixtureFiles) {
    it(`${file} holds`, () => {
      const cases = fixturesOf(file);
      expect(cases.length).toBeGreaterThan(20);
      expect(cases.map(complaint).filter(Boolean)).toEqual([]);
    });
  }
});
