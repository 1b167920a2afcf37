/**
 * Files and links, damaged by a seed: refused by name, passed over, or read rightly. A sample; `npm run test:fuzz` tries ten
 * thousand of each.
 */
import { describe, expect, it } from 'vitest';
import { generator } from '../../lib/generator.ts';
import { Problem } from '../../lib/problem.ts';
import { faultOf } from '../support/refusals.ts';
import { kinds } from './kinds.ts';

const { FUZZ_TIMES = '300', FUZZ_SEED = '1', FUZZ_ONLY = '' } = process.env;
const times = Number(FUZZ_TIMES);

describe(`${times} damaged of a kind`, () => {
  it.each(kinds.filter(({ name }) => name.includes(FUZZ_ONLY)))('$name', async ({ name, attempt }) => {
    let untaken = 0;
    for (let k = 0; k < times; k++) {
      const where = `npm run test:fuzz -- --only "${name}" --seed ${FUZZ_SEED}, number ${k}`;
      try {
        if (!(await attempt(generator(Number(FUZZ_SEED), name, k)))) untaken++;
      } catch (error) {
        if (!(error instanceof Problem)) throw new Error(where, { cause: error });
        expect(faultOf(error), where).toBeNull();
        untaken++;
      }
    }
    // most damage is seen; where all is let through, nothing is read
    expect(untaken).toBeGreaterThan(times / 10);
  });
});
