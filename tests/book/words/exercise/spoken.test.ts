/** What a screen reader says of a field whose label is a formula. */
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { exercises } from '../../../../lib/exercises/index.ts';
import { generator } from '../../../../lib/generator.ts';
import { renderFormula } from '../../../../src/book/text/markdown/symbols.ts';
import { spoken } from '../../../../src/book/words/exercise/spoken.ts';

const said = (tex: string): string =>
  spoken(parseHTML(`<html><body>${renderFormula(tex)} =</body></html>`).document.body);

describe('the name of an answer’s field', () => {
  it.each([
    ['z_1^2', 'z 1 2 ='],
    ['\\frac{\\partial L}{\\partial w_{12}}', '∂ L / ∂ w 12 ='],
    ['L', 'L ='],
    ['\\eta_{\\max}', 'η max ='],
  ])('says %s as it is read', (tex, name) => {
    expect(said(tex)).toBe(name);
  });

  it.each(exercises)('tells the fields of $id apart, and none is a sign alone', ({ id, instance }) => {
    const names = instance(generator(1, id)).asked.map(({ tex }) => said(tex));
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^(?=.*[\p{L}\p{N}]).* =$/u);
  });
});
