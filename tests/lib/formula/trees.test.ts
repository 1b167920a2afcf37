import { describe, expect, it } from 'vitest';
import { evaluateTex } from '../../../lib/formula/index.ts';
import { grow, treeValues } from '../../support/formula-trees.ts';
import { lcg } from '../../support/formulas.ts';

describe('formulas grown from a seed', () => {
  it('2,000 trees have the value that is found without the evaluator', () => {
    const random = lcg(15);
    const wrong: string[] = [];
    for (let compared = 0; compared < 2000; ) {
      const { tex, value } = grow(random, 1 + Math.floor(random() * 4));
      if (!Number.isFinite(value) || Math.abs(value) > 1e9 || (value !== 0 && Math.abs(value) < 1e-6)) continue;
      compared++;
      try {
        const found = evaluateTex(tex, treeValues);
        if (!(typeof found === 'number' && Math.abs(found - value) <= 1e-6 * Math.max(1, Math.abs(value))))
          wrong.push(`${tex} gives ${JSON.stringify(found)}, not ${value}`);
      } catch (problem) {
        wrong.push(`${tex} is refused: ${(problem as Error).message}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
