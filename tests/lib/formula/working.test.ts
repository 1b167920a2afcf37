/** Formulas worked out line by line: every line says the same, and its printed digits add up. */
import { describe, expect, it } from 'vitest';
import { checks } from '../../../lib/equations/checks/index.ts';
import { equations } from '../../../lib/equations/index.ts';
import { evaluateTex, holdsTex, type Values } from '../../../lib/formula/index.ts';
import { decimalsFor, units } from '../../../lib/formula/working/digits.ts';
import { numberTex } from '../../../lib/formula/working/print.ts';
import {
  type PrintedSum,
  substitute,
  substituteCondition,
  type Working,
} from '../../../lib/formula/working/substitute.ts';
import { generator } from '../../../lib/generator.ts';

const R = String.raw;
const seeds = Array.from({ length: 12 }, (_, k) => k + 1);
const scalars = equations.filter(({ id }) => !checks[id].condition);

const instanceOf = (id: string, seed: number) => checks[id].instance(generator(seed, id));
const numberOf = (tex: string): number =>
  Number(tex.replaceAll('{,}', '').replace(R` \cdot 10^{`, 'e').replace('}', ''));

/** Lines that end in a number: of an array those of its entry. */
const linesOf = ({ lines, entry }: Working): readonly string[] => entry?.lines ?? lines;
const resultOf = ({ value, entry }: Working): number => (entry ? entry.value : (value as number));
const sumsOf = ({ sums, entry }: Working): readonly PrintedSum[] => entry?.sums ?? sums;

/** An exact sum of printed decimals, in units of the tenth decimal. */
const exact = (tex: string): bigint => {
  const [, sign, whole, part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(tex.replaceAll('{,}', ''))!;
  return BigInt(`${sign}${whole}${part.padEnd(15, '0')}`);
};

const lines = (tex: string, values: Values): readonly string[] => substitute(tex, values)[0].lines;

describe.each(scalars.map((equation) => [equation.id, equation] as const))('%s worked out', (id, { tex }) => {
  it('says the same in every line, from the symbols down to the value', () => {
    for (const seed of seeds) {
      const { values } = instanceOf(id, seed);
      for (const working of substitute(tex, values, { full: true })) {
        const value = resultOf(working);
        for (const line of linesOf(working)) {
          const again = evaluateTex(line, {}) as number;
          expect(Math.abs(again - value), `${seed}: ${line}`).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)));
        }
      }
    }
  });

  it('prints sums whose digits add up to the printed total', () => {
    for (const seed of seeds) {
      for (const working of substitute(tex, instanceOf(id, seed).values)) {
        for (const { terms, remainder, total } of sumsOf(working)) {
          const printed = [...terms, ...(remainder === null ? [] : [remainder])].map(exact);
          expect(
            printed.reduce((sum, x) => sum + x, 0n),
            `${seed}: ${terms} = ${total}`,
          ).toBe(exact(total));
        }
        // told by the lines themselves: one that only adds decimals gives the next
        const all = linesOf(working);
        all.forEach((line, k) => {
          if (k === all.length - 1 || !/^-?[\d.]+( [+-] [\d.]+)+$/.test(line)) return;
          const added = [...line.matchAll(/(^-?|[+-] )([\d.]+)/g)].map(([, sign, size]) =>
            exact(`${sign.includes('-') ? '-' : ''}${size}`),
          );
          expect(
            added.reduce((sum, x) => sum + x, 0n),
            `${seed}: ${line}`,
          ).toBe(exact(all[k + 1]));
        });
      }
    }
  });

  it("ends at the engine's value, to the digits shown", () => {
    for (const seed of seeds) {
      const { values, engine } = instanceOf(id, seed);
      const workings = substitute(tex, values);
      workings.forEach((working, k) => {
        const last = linesOf(working).at(-1) as string;
        const at = working.entry?.position;
        const whole = workings.length > 1 ? (engine as number[])[k] : engine;
        const expected = at ? [(whole as number[][])[at.row]].flat()[at.column] : (whole as number);
        const decimals = /\.(\d+)/.exec(last)?.[1].length ?? 0;
        expect(Math.abs(numberOf(last) - expected), `${seed}: ${last}`).toBeLessThanOrEqual(
          0.5001 * 10 ** -decimals + Math.max(1e-9, checks[id].tolerance.relative * Math.abs(expected)),
        );
      });
    }
  });
});

describe('a working', () => {
  it('puts numbers in place of symbols, then goes down to the value', () => {
    expect(lines(R`\sum_i w_i x_i + b`, { w: [0.5, -2], x: [4, 0.25], b: 1 })).toEqual([
      R`0.5 \cdot 4 + (-2) \cdot 0.25 + 1`,
      '2 - 0.5 + 1',
      '2.5',
    ]);
  });

  it('shows the first terms of a long sum and the others together', () => {
    const x = Array.from({ length: 9 }, (_, k) => k + 1);
    const [working] = substitute(R`\sum_i x_i^2`, { x }, { rest: (count) => `${count} more` });
    expect(working.lines).toEqual([
      R`1^{2} + 2^{2} + 3^{2} + \underbrace{\cdots}_{6 more}`,
      R`1 + 4 + 9 + \underbrace{271}_{6 more}`,
      '285',
    ]);
  });

  it('prints what rounding leaves where no choice of digits adds up', () => {
    const third = 1 / 3;
    const [{ lines: shown, sums }] = substitute(R`a + b + c`, { a: third, b: third, c: third }, { rounding: 'r' });
    expect(shown).toEqual([R`0.3333 + 0.3333 + 0.3333 + \underbrace{0.0001}_{r}`, '1']);
    expect(sums).toEqual([{ terms: ['0.3333', '0.3333', '0.3333'], remainder: '0.0001', total: '1' }]);
  });

  it('takes more digits where they make a sum add up', () => {
    // 0.0005 and 0.0005 would give 0.0011
    const [{ lines: shown }] = substitute('a + b', { a: 0.12345, b: 0.23455 });
    expect(shown).toEqual(['0.12345 + 0.23455', '0.358']);
  });

  it('keeps a small difference of large numbers readable', () => {
    expect(lines('a - b', { a: 1.414271478, b: 1.414272982 })).toEqual(['1.414271478 - 1.414272982', '-0.000001504']);
  });

  it('keeps a fraction of whole numbers until its product is computed', () => {
    expect(lines(R`\frac{1}{n} \sum_i x_i`, { n: 3, x: [1, 2, 4] })).toEqual([
      R`\frac{1}{3} \cdot (1 + 2 + 4)`,
      R`\frac{1}{3} \cdot 7`,
      '2.333',
    ]);
  });

  it('has the left side as the formula writes it', () => {
    const left = (tex: string, values: Values) => substitute(tex, values)[0].left;
    expect(left(R`\frac{\partial L}{\partial w_{i=1}} \approx a`, { a: 1 })).toBe(
      R`\frac{\partial L}{\partial w_{i=1}} \approx`,
    );
    expect(left(R`\mathbf{Z}^l = a`, { a: 1 })).toBe(R`\mathbf{Z}^l =`);
    expect(left('a + 1', { a: 1 })).toBeNull();
  });

  it('sets brackets round brackets a size larger, and none round a matrix', () => {
    expect(lines('(a + (b - c)^2) d', { a: 1, b: 5, c: 2, d: 3 })[0]).toBe(R`\bigl(1 + (5 - 2)^{2}\bigr) \cdot 3`);
    expect(lines('g(X)', { g: 'tanh', X: [[1, 2]] })[0]).toBe(R`\tanh\begin{pmatrix} 1 & 2 \end{pmatrix}`);
  });

  it('brackets negative factors, and reads a minus before a minus', () => {
    expect(lines('-x - y z', { x: -1, y: -2, z: 3 })).toEqual([R`-(-1) - (-2) \cdot 3`, '-(-1) - (-6)', '7']);
  });

  it('names functions, and the case that is chosen', () => {
    expect(lines("g'(z)", { g: 'sigmoid', z: 0 })[0]).toBe(R`\sigma^{\prime}(0)`);
    const cases = R`\begin{cases} \sqrt{x} & \text{if } x > 0 \\ 5 & \text{otherwise} \end{cases}`;
    expect(lines(cases, { x: -1 })).toEqual([
      R`\begin{cases} \text{—} & \text{if } -1 > 0 \\ 5 & \text{otherwise} \end{cases}`,
      '5',
    ]);
  });

  it('works an entry of a matrix product out, whichever is asked for', () => {
    const values = {
      A: [
        [1, 2],
        [3, 4],
      ],
      B: [
        [5, 6],
        [7, 8],
      ],
    };
    const [{ lines: whole, entry }] = substitute('A B', values, {}, { row: 1, column: 0 });
    expect(whole).toHaveLength(2);
    expect(entry?.lines).toEqual([R`3 \cdot 5 + 4 \cdot 7`, '15 + 28', '43']);
  });

  it('follows a relation on both sides', () => {
    const tex = R`0 < \eta < \frac{2}{\lambda}`;
    const values = { '\\eta': 0.5, '\\lambda': 3 };
    const { lines: shown } = substituteCondition(tex, values);
    expect(shown).toEqual([R`0 < 0.5 < \frac{2}{3}`, '0 < 0.5 < 0.6667']);
    for (const line of shown) expect(holdsTex(line, {})).toBe(holdsTex(tex, values));
  });
});

describe('a printed number', () => {
  it.each([
    [0.123456, 4, '0.1235'],
    [-0.5, 4, '-0.5'],
    [623290, 0, '623{,}290'],
    [12345678.9, 2, R`1.235 \cdot 10^{7}`],
    [3e-12, 9, R`3.000 \cdot 10^{-12}`],
    [-1e-7, 4, '0.0000'],
    [1 - 0.8, 4, '0.2'],
    [0.8 / (1 - 0.8), 3, '4'],
    [0.19999, 3, '0.200'],
  ])('%d with %d decimals is %s', (value, decimals, tex) => {
    expect(numberTex(value, decimals)).toBe(tex);
  });

  it('has four significant digits unless a sum asks for more', () => {
    expect([123.456, 1.5, 0.00012345, 12].map((value) => decimalsFor(value))).toEqual([1, 3, 7, 0]);
    expect(units(-1.25, 2)).toBe(-125n);
  });
});
