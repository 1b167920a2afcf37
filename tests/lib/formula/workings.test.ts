/** What is printed of a formula's working is a formula again, of the same value. The registry's are held to it in `working.test.ts`. */
import { describe, expect, it } from 'vitest';
import { evaluateTex } from '../../../lib/formula/index.ts';
import type { Given } from '../../../lib/formula/values.ts';
import { substitute, type Working } from '../../../lib/formula/working/substitute.ts';
import { Problem } from '../../../lib/problem.ts';
import { type Case, fixtureFiles, fixturesOf } from '../../support/formulas.ts';

const R = String.raw;

const flat = (value: Given): number[] => (Array.isArray(value) ? value.flatMap(flat) : [value as number]);

/** A matrix of one row is a row. */
function says(line: string, value: Given): boolean {
  const [found, expected] = [flat(evaluateTex(line)), flat(value)];
  return (
    found.length === expected.length &&
    found.every((x, k) => Math.abs(x - expected[k]) <= 1e-9 * Math.max(1, Math.abs(expected[k])))
  );
}

const printed = ({ lines, value, entry }: Working): readonly (readonly [string, Given])[] => [
  ...lines.map((line) => [line, value] as const),
  ...(entry?.lines ?? []).map((line) => [line, entry?.value ?? 0] as const),
];

function complaints({ tex, values }: Case): string[] {
  // of an array three of its entries, in corners
  const places = [
    { row: 0, column: 0 },
    { row: 1000, column: 0 },
    { row: 0, column: 1000 },
  ];
  return places
    .flatMap((position) => substitute(tex, values, { full: true }, position))
    .flatMap(printed)
    .flatMap(([line, value]) => {
      try {
        return says(line, value) ? [] : [`${tex}: ${line} is not ${JSON.stringify(value)}`];
      } catch (problem) {
        if (!(problem instanceof Problem)) throw problem;
        return [`${tex}: ${line} is refused: ${problem.message}`];
      }
    });
}

describe('every printed line of a working', () => {
  it.each(fixtureFiles)('has the value of its formula, in %s', (file) => {
    const formulas = fixturesOf(file).filter(({ error }) => !error);
    expect(formulas.flatMap(complaints)).toEqual([]);
  });

  it.each([
    ['(a^2)^3', { a: 2 }],
    ['(-a)^2', { a: 3 }],
    [R`\frac12 \delta a^2`, { a: -3, '\\delta': 1.5 }],
    [
      R`x^\top W`,
      {
        x: [1, 2],
        W: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    [
      R`x^\top W x`,
      {
        x: [1, -2],
        W: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    [R`\begin{cases} a & a \in \{1, 2\} \\ 0 & \text{otherwise} \end{cases}`, { a: 2 }],
    [
      R`[W^\top]_{ab}`,
      {
        W: [
          [1, 2],
          [3, 4],
        ],
        a: 1,
        b: 2,
      },
    ],
    [
      'W^{-1} x',
      {
        W: [
          [1, 2],
          [3, 5],
        ],
        x: [1, 1],
      },
    ],
    [
      R`X + b`,
      {
        X: [
          [1, 2, 3],
          [4, 5, 6],
          [7, 8, 9],
        ],
        b: [0.5, 0.25, 0.125],
      },
    ],
    [R`\log \pi_w + \pi`, { '\\pi_w': 0.3 }],
    [R`\pi^*`, { '\\pi^*': 0.3 }],
    ['a - (b - a)', { a: -1, b: -2 }],
    ['a / (b / a)', { a: -1, b: -2 }],
    ['-(-a)^3', { a: -2 }],
    ['(n!)^2', { n: 3 }],
    [R`\sqrt{a^2}^3`, { a: -2 }],
    [R`\left|a - b\right|^2`, { a: -2, b: 1 }],
  ])('has the value of %s', (tex, values) => {
    expect(complaints({ name: tex, tex, values })).toEqual([]);
  });
});
