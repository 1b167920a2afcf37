/** What is easily typed, and shown otherwise than it would be computed: refused with its place, never passed over. */
import { describe, expect, it } from 'vitest';
import { evaluateLines, type Values } from '../../../lib/formula/index.ts';
import { type Reader, use } from '../../../lib/formula/read/reader.ts';
import { checkAllUsed } from '../../../lib/formula/read/unused.ts';
import { type Node, nodesOf } from '../../../lib/formula/tex/node.ts';
import { Problem } from '../../../lib/problem.ts';
import { same } from '../../support/formulas.ts';

const R = String.raw;

const values: Values = {
  ...{ "V(s')": 9, "\\hat{x'}": 7, s: 1 },
  ...{
    "y'": 4,
    W: {
      2: [
        [1, 2],
        [3, 4],
      ],
    },
  },
  ...{ x: 2, y: 3, z: 0.5, d: 5, t: 2, i: 2, n: 4, V: 2, f: 7, g: 11 },
  ...{ a: [1, 2, 3], b: [4, 5, 6], v: [1, 2], u: [3, -4] },
  A: [
    [2, 1],
    [1, 3],
  ],
  X: Array.from({ length: 12 }, (_, row) => [row, row + 0.5, 10 * row]),
};

const kinds: Readonly<Record<string, readonly (readonly [tex: string, expected: readonly unknown[] | string])[]>> = {
  'gaps that show': [
    [R`x \, y`, [6]],
    [R`x \; y`, [6]],
    [R`[x \, y]`, [6]],
    [R`[x \; y]`, 'formula-ambiguous'],
    [R`[x\ y]`, 'formula-ambiguous'],
    [R`(x~y)^2`, 'formula-ambiguous'],
    [R`\left[a_1 \; a_2 \; a_3\right]`, 'formula-ambiguous'],
    [R`\left[2 x \; y\right]`, [12]],
    [R`[x + \; y]`, [5]],
    [R`\left(x \quad y\right)`, 'formula-ambiguous'],
    [R`\frac{x \quad y}{2}`, 'formula-ambiguous'],
    [R`\sqrt{x \qquad y}`, 'formula-ambiguous'],
    [R`a_{x \quad 1}`, 'formula-ambiguous'],
    [R`\begin{bmatrix} x \quad y \end{bmatrix}`, 'formula-ambiguous'],
    [R`\begin{cases} x, & x > 0 \quad \text{or} \quad y > 0 \\ 0 & \text{otherwise} \end{cases}`, [2]],
    [R`z = \frac{x}{y}, \quad n = 2`, [2 / 3, 2]],
  ],
  'what TeX passes over': [
    ['x % y', 'formula-unreadable'],
    ['50% + x', 'formula-unreadable'],
    [R`50\% x`, 'formula-symbol'],
    [R`x \\% y`, 'formula-unreadable'],
    [R`x \rule{1em}{1em} y`, 'formula-unreadable'],
    [R`x \phantom{y}`, 'formula-unreadable'],
    [R`\cancel{x} y`, 'formula-unreadable'],
    [R`\mathchoice{x}{y}{z}{n}`, 'formula-unreadable'],
    [R`x \bmod y`, 'formula-unreadable'],
  ],
  'signs over and under': [
    [R`\overset{2}{x}`, 'formula-unreadable'],
    [R`\stackrel{2}{x}`, 'formula-unreadable'],
    [R`\underset{2}{a}`, 'formula-unreadable'],
    [R`x \overset{!}{=} y`, [3]],
    [R`\underset{k}{\max}\, a_k`, [3]],
    [R`\overbrace{x + y}^{n}`, [5]],
  ],
  'quotients that look like slopes': [
    [R`\frac{dx}{dy}`, 'formula-ambiguous'],
    [R`\frac{d x}{d t}`, 'formula-ambiguous'],
    [R`\frac{d^2x}{dt^2}`, 'formula-ambiguous'],
    [R`\frac{x d}{y d}`, [2 / 3]],
    [R`\frac{x}{\sqrt{d}}`, [2 / Math.sqrt(5)]],
  ],
  'letters above': [
    [R`V^\pi`, 'formula-ambiguous'],
    [R`a_1^{\pi}`, 'formula-ambiguous'],
    [R`(V)^\pi`, [2 ** Math.PI]],
    [R`e^\pi`, [Math.exp(Math.PI)]],
    ['v^t', 'formula-ambiguous'],
    ['v^{t+1}', 'formula-ambiguous'],
    ['(v)^t', [[1, 4]]],
    ['v^2', [[1, 4]]],
    ['x^t', [4]],
    ['a_2^t', [4]],
    ['{x^2}^3', 'formula-ambiguous'],
    ['{a_1}_2', 'formula-ambiguous'],
    ['{a_2}^3', [8]],
    [R`{y'}^2`, [16]],
    [R`{W^{(2)}}^\top v`, [[7, 10]]],
    [R`{W^{(2)}}_{1,2}`, [2]],
  ],
  'long numbers as indices': [
    ['X_{12}', 'formula-ambiguous'],
    ['X_{11}', 'formula-ambiguous'],
    ['X_{1,2}', [0.5]],
    ['X_{12,3}', [110]],
    ['X_{22}', [1.5]],
    ['A_{12}', [1]],
  ],
  'one index twice': [
    [R`\sum_{k,k} a_k`, 'formula-unreadable'],
    [R`\sum_{k=1}^{2} \sum_{k=1}^{3} a_k`, [12]],
  ],
  'functions one after the other': [
    [R`(f \circ g)(x)`, 'formula-ambiguous'],
    [R`(f \circ g) x`, [154]],
    [R`v \circ u`, [[3, -8]]],
  ],
  'powers of ten as programs write them': [
    ['1e-3', 'formula-ambiguous'],
    [R`1.5\mathrm{e}-3`, 'formula-ambiguous'],
    ['2 e^{-3}', [2 * Math.exp(-3)]],
  ],
  'primes inside of a name': [
    [R`V(s') - x`, [7]],
    [R`\hat{x'} + x`, [9]],
    [R`\hat{x'}_2`, 'formula-rank'],
    [R`V(s'')`, 'formula-ambiguous'],
    [R`V(s)`, 'formula-ambiguous'],
  ],
  'conditions behind a comma or a word': [
    [R`\begin{cases} 1 & x = 2, \ y = 3 \\ 0 & \text{otherwise} \end{cases}`, [1]],
    [R`\begin{cases} 1 & x = 2, \ y = 4 \\ 0 & \text{otherwise} \end{cases}`, [0]],
    [R`\begin{cases} 1 & x = 2 \text{ and } y = 4 \\ 0 & \text{otherwise} \end{cases}`, [0]],
    [R`\begin{cases} 1 & x = 9 \text{ or } y = 3 \\ 0 & \text{otherwise} \end{cases}`, [1]],
    [R`[x = 2 \land y = 4]`, [0]],
    [R`\sum_{k=1, k \ne 2}^{3} a_k`, [4]],
  ],
  'thousands in a list': [
    [R`\max(1,000, x)`, 'formula-ambiguous'],
    [R`\max\{2, 1,000\}`, 'formula-ambiguous'],
    [R`\max(1, 100)`, [100]],
    [R`\max(1{,}000, x)`, [1000]],
  ],
  'ends with a sign': [
    [R`\sum_{k=1}^{x+1} a_k`, [6]],
    [R`\prod_{k=1}^{x+1} a_k`, [6]],
    [R`\sum_{k=x-1}^{y-1} a_k`, [3]],
    [R`\mathbb{E}_{(a, b) \sim q}[a b]`, [32 / 3]],
    [R`\mathbb{E}_{a \sim q}[a b_1]`, [8]],
  ],
  'limits of extremes': [
    [R`\max_{k \ne 3} a_k`, [2]],
    [R`\min_{k > 1} a_k`, [2]],
    [R`\max_7(x, y)`, 'formula-unreadable'],
    [R`\min_2(x, y)`, 'formula-unreadable'],
    [R`\sin^7 x`, [Math.sin(2) ** 7]],
  ],
  arrows: [
    ['x -> y', 'formula-unreadable'],
    ['x -= y', 'formula-ambiguous'],
    [R`x \leftarrow y`, [3]],
  ],
};

function found(tex: string): unknown {
  try {
    return evaluateLines(tex, values);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return problem.code;
  }
}

it('a sign that no rule has used is refused by name and place, whatever has been made of the others', () => {
  const nodes = nodesOf('x + y_2');
  const reader = { tex: 'x + y_2', used: new Set<Node>(), items: nodes } as unknown as Reader;
  use(reader, ...nodes.slice(0, 2), nodes[2].base);
  expect(() => checkAllUsed(reader, nodes)).toThrow(/2.*character 7/);
  use(reader, nodes[2].sub);
  expect(() => checkAllUsed(reader, nodes)).not.toThrow();
});

describe.each(Object.entries(kinds))('%s', (_, formulas) => {
  it.each(formulas)('%s', (tex, expected) => {
    const is = found(tex);
    if (typeof expected === 'string' || typeof is === 'string') expect(is).toEqual(expected);
    else expect(same(is as number[], expected as number[]), JSON.stringify(is)).toBe(true);
  });
});
