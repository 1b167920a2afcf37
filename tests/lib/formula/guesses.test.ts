/** Nothing is guessed: what textbooks read in two ways is refused with both readings, what they agree on is computed. */
import { describe, expect, it } from 'vitest';
import { evaluateLines, type Values } from '../../../lib/formula/index.ts';
import { Problem } from '../../../lib/problem.ts';
import { same } from '../../support/formulas.ts';

const R = String.raw;

const values: Values = {
  x: 2,
  y: 3,
  z: 0.5,
  d: 4,
  h: { 1: [3, 5], 2: [7, 4] },
  g: { 1: 3, 2: 4, 3: 5 },
  '\\nabla f': 3,
  'q(x)': 0.25,
  '\\frac{\\partial l(x, w)}{\\partial w}': 7,
  n: 4,
  N: 3,
  i: 2,
  j: 1,
  T: 5,
  a: [1, 2, 3],
  v: [1, 2],
  u: [3, 4],
  W: [
    [1, 2],
    [3, 4],
  ],
  X: [
    [1, 2],
    [3, 4],
    [5, 6],
  ],
};

/** Of each kind the lines' values, or the code of the refusal. */
const kinds: Readonly<Record<string, readonly (readonly [tex: string, expected: readonly unknown[] | string])[]>> = {
  'signs side by side': [
    [R`x - -y`, [5]],
    [R`x + +y`, 'formula-unreadable'],
    [R`--x`, 'formula-unreadable'],
    [R`+-x`, 'formula-unreadable'],
    [R`\frac{1}{x -}`, 'formula-unreadable'],
  ],
  numbers: [
    ['0.5', [0.5]],
    ['.5', [0.5]],
    ['007', 'formula-unreadable'],
    ['5. x', 'formula-unreadable'],
    ['1.2.3', 'formula-unreadable'],
    [R`2\infty`, 'formula-ambiguous'],
    ['1{,}00', 'formula-ambiguous'],
  ],
  'what is beyond float64': [
    [R`\frac{1}{0}`, 'formula-infinite'],
    [R`\log 0`, 'formula-infinite'],
    ['10^{400}', 'formula-infinite'],
    [R`\frac{1}{10^{400}}`, 'formula-infinite'],
    ['(10^{15})!', 'formula-infinite'],
    ['170! / 169!', [170]],
    ['171!', 'formula-infinite'],
    [R`\binom{10^9}{10^5}`, 'formula-infinite'],
    [R`\max\{x, -\infty\}`, [2]],
  ],
  'layers and powers': [
    // the square of h_1, which is there, or the first of the layer h^2
    ['h^2_1', 'formula-ambiguous'],
    ['h_1^2', 'formula-ambiguous'],
    ['h_2^1', 'formula-ambiguous'],
    ['h^2_3', 'formula-index'],
    ['h_1^{(2)}', [7]],
    ['(h_1)^2', [[9, 25]]],
    ['h_1^3', [[27, 125]]],
    ['g_3^2', [25]],
    [R`\sum_{t=1}^{3} g_t^2`, [50]],
    [R`\sum_t g_t^2`, [50]],
  ],
  'slopes and values by name': [
    [R`x - \nabla f`, [-1]],
    [R`\nabla f(x)`, 'formula-ambiguous'],
    [R`\nabla g(x)`, 'formula-symbol'],
    [R`\nabla (x + y)`, 'formula-unreadable'],
    [R`\partial_x \frac{x}{y}`, 'formula-unreadable'],
    [R`\frac{d}{dx} x^2`, 'formula-ambiguous'],
    [R`\frac{d}{x}`, [2]],
    [R`\frac{\partial l(x, w)}{\partial w}`, [7]],
    [R`\log q(x)`, [Math.log(0.25)]],
    [R`\log r(x)`, 'formula-symbol'],
    [R`\log z (1 - z)`, 'formula-ambiguous'],
    [R`\log\begin{bmatrix} 1 & 1 \end{bmatrix}`, [[0, 0]]],
    [R`\sum_{kl} a_k a_l`, [36]],
    [R`[x >= 2]`, [1]],
    [R`[x <= 1]`, [0]],
  ],
  bars: [
    ['|x|y', [6]],
    ['|x||y|', [6]],
    ['|x|y|z|', 'formula-ambiguous'],
    [R`\|u\| x \|v\|`, 'formula-ambiguous'],
    [R`\lvert x \rvert y \lvert z \rvert`, [3]],
  ],
  'superscripts and subscripts that are no quantity': [
    ['e^-x', 'formula-unreadable'],
    [R`\pi^*`, 'formula-unreadable'],
    [R`\pi^+`, 'formula-unreadable'],
    [R`\mathrm{e}^*`, 'formula-unreadable'],
    [R`\pi^2`, [Math.PI ** 2]],
    ['x^*', 'formula-unreadable'],
    ['g_2^*', 'formula-index-missing'],
    ['v_*', 'formula-unreadable'],
    [R`v_\star`, 'formula-unreadable'],
    ['W_{*,1}', [[1, 3]]],
    ['W_{:,1}', [[1, 3]]],
  ],
  'a slash before another sign': [
    [R`x/y \cdot z`, 'formula-ambiguous'],
    [R`x/y \times z`, 'formula-ambiguous'],
    [R`x/n \odot v`, 'formula-ambiguous'],
    [R`x \cdot y/z`, [12]],
    [R`x y/z`, [12]],
    [R`(x/y) \cdot z`, [1 / 3]],
    [R`\frac{x}{y} \cdot z`, [1 / 3]],
    [R`1/2 \cdot x`, [1]],
    [R`1/n \cdot \sum_k a_k`, [1.5]],
    ['x/y z', 'formula-ambiguous'],
    ['1/2x', 'formula-ambiguous'],
    ['x/yz', 'formula-ambiguous'],
    ['x/y/z', 'formula-ambiguous'],
    ['x/(y z)', [4 / 3]],
    ['-x^2', [-4]],
    ['2^{-1} x', [1]],
    ['2^{-1} x y', [3]],
    ['-x/y', [-2 / 3]],
  ],
  'functions without brackets': [
    [R`\log x y`, [Math.log(6)]],
    [R`\sin 2x`, [Math.sin(4)]],
    [R`\log 2\pi x^2`, [Math.log(8 * Math.PI)]],
    [R`\log x + y`, [Math.log(2) + 3]],
    [R`\sin x \log y`, [Math.sin(2) * Math.log(3)]],
    [R`\log x 10`, 'formula-ambiguous'],
    [R`\log 2 \frac{1}{2}`, 'formula-ambiguous'],
    [R`\log |x| y`, 'formula-ambiguous'],
    [R`\log \|u\| y`, 'formula-ambiguous'],
    [R`\log \lfloor x \rfloor y`, 'formula-ambiguous'],
    [R`\log q(x) y`, 'formula-ambiguous'],
    [R`\log |x| + y`, [Math.log(2) + 3]],
    [R`y \log |x|`, [3 * Math.log(2)]],
    [R`\exp -x`, 'formula-unreadable'],
    [R`\exp(-x) y`, [Math.exp(-2) * 3]],
    [R`\log x / y`, 'formula-ambiguous'],
    [R`\sin x (y + 1)`, 'formula-ambiguous'],
  ],
  'an index outside of what it belongs to': [
    [R`\sum_k a_k + k`, 'formula-symbol'],
    [R`k \sum_k a_k`, 'formula-symbol'],
    [R`\sum_k a_k + a_k`, 'formula-symbol'],
    [R`\sum_{k=1}^{3} a_k - k`, 'formula-symbol'],
    [R`\prod_k a_k + k`, 'formula-symbol'],
    [R`\max_k a_k - a_k`, 'formula-symbol'],
    [R`\mathop{\mathrm{argmin}}_k a_k - k`, 'formula-ambiguous'],
    [R`\mathbb{E}_k[a_k] - a_k`, 'formula-symbol'],
    [R`\frac{\sum_k a_k}{k}`, 'formula-symbol'],
    [R`\log \sum_k e^{a_k} - a_k`, 'formula-symbol'],
    [R`\mathbb{1}[\max_k a_k = k]`, 'formula-symbol'],
    // a value of this name has been given
    [R`\sum_i a_i + i`, [8]],
    [R`\sum_k (a_k + k)`, [12]],
  ],
  'two upper ends': [
    [R`\sum_{1 \le k \le N}^{2} a_k`, 'formula-unreadable'],
    [R`\max^{7}_{1 \le k \le N} a_k`, 'formula-unreadable'],
    [R`\sum_{k \in \{1, 2\}}^{3} a_k`, 'formula-unreadable'],
    [R`\sum_{1 \le k \le N} a_k`, [6]],
  ],
  'counting down': [
    [R`\sum_{k=2}^{1} a_k`, [0]],
    [R`\prod_{k=2}^{1} a_k`, [1]],
    [R`\prod_{k=N}^{1} a_k`, 'formula-ambiguous'],
    [R`\sum_{k=n}^{1} a_k`, 'formula-ambiguous'],
  ],
  'extremes in upright letters': [
    [R`\mathrm{argmax}_k a_k`, [3]],
    [R`\mathrm{argmin}_{k}\, a_k`, [1]],
    [R`\text{arg max}_k a_k`, [3]],
    [R`\mathrm{max}_k a_k`, [3]],
    [R`\mathrm{max}_k a_k + y`, [6]],
    [R`\mathrm{argmax}_k (a_k - y)^2`, [1]],
  ],
  'columns and rows': [
    [R`u^\top v`, [11]],
    [R`u \cdot v`, [11]],
    [R`u^\top \cdot v`, [11]],
    [
      R`u v^\top`,
      [
        [
          [3, 6],
          [4, 8],
        ],
      ],
    ],
    [R`u \cdot v^\top`, 'formula-ambiguous'],
    [R`u \cdot [x, y]^\top`, [18]],
    [R`v \cdot [a_1, a_2]^\top`, [5]],
  ],
  'new lines': [
    [R`x \\ y`, 'formula-ambiguous'],
    [R`x \newline y`, 'formula-ambiguous'],
    [R`y = x \\`, [2]],
    [R`x + \\ y`, [5]],
    [R`y = x, \\ z = 2`, [2, 2]],
  ],
  'letters by their faces': [
    [R`\textbf{x}`, 'formula-symbol'],
    [R`\mathbf{x}`, 'formula-symbol'],
    [R`\text{x}`, [2]],
  ],
  'exponents behind brackets': [
    [R`\log(x)^2`, 'formula-ambiguous'],
    [R`\sin(x)^2`, 'formula-ambiguous'],
    [R`\log^2(x)`, [Math.log(2) ** 2]],
    [R`\tanh(x)^2`, [Math.tanh(2) ** 2]],
    [R`\max(x, y)^2`, [9]],
    [R`\exp(x)^2`, [Math.exp(4)]],
  ],
  'scripts on the names of functions': [
    [R`\log_2 8`, [3]],
    [R`\log_{10}(x)`, [Math.log10(2)]],
    [R`\log_2^2(8)`, [9]],
    [R`\ln_2 x`, 'formula-unreadable'],
    [R`\tanh^{-1}(x)`, 'formula-ambiguous'],
    [R`\max^2(x, y)`, 'formula-ambiguous'],
    [R`\sigma_2(x)`, 'formula-unreadable'],
    [R`\sigma_{\max}(W)`, 'formula-unreadable'],
    [R`\mathrm{softmax}_i(a)`, 'formula-unreadable'],
    [R`\mathrm{softmax}(a)_i`, [Math.exp(2) / (Math.exp(1) + Math.exp(2) + Math.exp(3))]],
  ],
  'products of arrays': [
    [R`v \cdot u \cdot v`, 'formula-ambiguous'],
    [R`v \odot u \cdot v`, 'formula-ambiguous'],
    [R`v \cdot u \odot v`, 'formula-ambiguous'],
    [R`(v \cdot u) v`, [[11, 22]]],
    [R`x v \cdot u`, [22]],
    [R`v + u^\top`, 'formula-misfit'],
    [R`x / W`, 'formula-ambiguous'],
    [
      R`W / x`,
      [
        [
          [0.5, 1],
          [1.5, 2],
        ],
      ],
    ],
    ['a^T', 'formula-ambiguous'],
    ['x^T', [32]],
  ],
  extremes: [
    [R`\max(x)`, 'formula-ambiguous'],
    [R`\max(0\, x)`, 'formula-ambiguous'],
    [R`\max v`, [2]],
    [R`\underset{i}{\arg\max}\, a_i`, [3]],
    [R`\underset{i}{\sqrt{\max}}\, a_i`, 'formula-unreadable'],
    [R`\mathop{\hat{max}}_i a_i`, 'formula-unreadable'],
    [R`\mathop{\mathrm{argmax}}_i a_i`, [3]],
  ],
  'indices and their ends': [
    [R`\mathop{\sum}_i a_i`, [6]],
    [R`\sum_{i<j} a_i a_j`, 'formula-ambiguous'],
    [R`\sum_{k<l} a_k a_l`, [11]],
    [R`\sum_{1 \le k < l \le N} a_k a_l`, [11]],
    [R`\sum_{k<l<m} a_k a_l a_m`, [6]],
    [R`\sum_{k' \ne 1} a_{k'}`, [5]],
    [R`\sum_{k,k'} a_k a_{k'}`, [36]],
    [R`\sum_{k,,l} a_k a_l`, 'formula-unreadable'],
    [R`\sum_{k;l} a_k a_l`, 'formula-unreadable'],
    [R`W_{i;j}`, 'formula-unreadable'],
    [R`a_{(i)}`, 'formula-ambiguous'],
    ['a^{(i)}', [2]],
    [R`[x \in y]`, 'formula-shape'],
    [R`[x \in a]`, [1]],
  ],
  'braces under a sum': [
    [R`\underbrace{x + y}_{s} + z`, [5.5]],
    [R`\underbrace{x y}_{s} z`, [3]],
    [R`\underbrace{x + y}_{s} z`, 'formula-unreadable'],
    [R`-\underbrace{x + y}_{s}`, 'formula-unreadable'],
  ],
  'several equations on a line': [
    ['y = x, z = 2', [2, 2]],
    [R`y = x, \quad z = 2.`, [2, 2]],
    [R`y = x \qquad z = 2`, [2, 2]],
    [R`\begin{aligned} y &= x & z &= 2 \\ n &= 1 \end{aligned}`, [2, 2, 1]],
    [R`\begin{aligned} y &= x & z &= 2 \\ &+ 1 \end{aligned}`, 'formula-ambiguous'],
    [R`y = x, \quad x > 0`, 'formula-unreadable'],
    [R`x \quad y`, 'formula-ambiguous'],
    ['y = x,, z = 2', 'formula-unreadable'],
    [R`y = x \text{ and } z = y`, [2, 3]],
    [R`y = x \text{ and } z`, 'formula-symbol'],
    ['x : y', 'formula-unreadable'],
    ['x := y', [3]],
    ['x..', 'formula-unreadable'],
  ],
  'lines that continue': [
    [R`\begin{aligned} y &= x \\ &+ 1 \end{aligned}`, [3]],
    [R`\begin{aligned} y &= 2 (x \\ &+ 3) \end{aligned}`, [10]],
    [R`\begin{aligned} y &= x \cdot \\ &3 \end{aligned}`, [6]],
    [R`\begin{aligned} y &= x \\ &= 3 \end{aligned}`, 'formula-disagree'],
    [R`\begin{aligned} y &= x \\ &3 \end{aligned}`, 'formula-ambiguous'],
  ],
  'chains of relations': [
    ['x = 2 = 2', [2]],
    ['0 < x < y', 'formula-relation'],
    [R`y = x \le n`, 'formula-relation'],
    ['[1 < x < y]', [1]],
    [R`[1 < x \le 1]`, [0]],
  ],
  cases: [
    [R`\begin{cases} 1 & x < 0 \\ 2 & 0 \le x < 5 \\ 3 & x \ge 5 \end{cases}`, [2]],
    [R`\begin{cases} 1 & x > 0 \\ 2 & x > 1 \end{cases}`, 'formula-cases'],
    [R`\begin{cases} 1 & x > 0 \\ 1 & x > 1 \end{cases}`, [1]],
    [R`\begin{cases} 1 & x < 0 \\ 2 & x > 3 \end{cases}`, 'formula-no-case'],
    [R`\begin{cases} 1, & x = 2,\ y = 3 \\ 0, & \text{otherwise} \end{cases}`, [1]],
    [R`\begin{cases} 1 & x = 1 \text{ or } y = 3 \\ 0 & \text{otherwise} \end{cases}`, [1]],
    [R`\begin{cases} 1 \\ 0 & \text{otherwise} \end{cases}`, 'formula-unreadable'],
    [
      R`\begin{cases} 1 & x = 2 \text{ or } y = 3 \text{ and } z = 3 \\ 0 & \text{otherwise} \end{cases}`,
      'formula-ambiguous',
    ],
    [R`\begin{cases} 1 & x = 2 \lor y = 3 \land z = 3 \\ 0 & \text{otherwise} \end{cases}`, [1]],
  ],
  matrices: [
    [
      R`\begin{bmatrix} 1 & 2 & 3 \\ 4 & 5 & 6 \end{bmatrix}`,
      [
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
      ],
    ],
    [R`\begin{bmatrix} 1 & 2 \end{bmatrix} \begin{bmatrix} 3 \\ 4 \end{bmatrix}`, [11]],
    [
      R`\begin{bmatrix} v & u \end{bmatrix}`,
      [
        [
          [1, 3],
          [2, 4],
        ],
      ],
    ],
    [
      R`\begin{bmatrix} v^\top \\ u^\top \end{bmatrix}`,
      [
        [
          [1, 2],
          [3, 4],
        ],
      ],
    ],
    [
      R`\begin{bmatrix} W & v \\ u^\top & x \end{bmatrix}`,
      [
        [
          [1, 2, 1],
          [3, 4, 2],
          [3, 4, 2],
        ],
      ],
    ],
    [R`\begin{bmatrix} 1 & 2 \\ 3 \end{bmatrix}`, 'formula-unreadable'],
    [R`\begin{bmatrix} W & a \end{bmatrix}`, 'formula-blocks'],
    [R`\begin{matrix} 1 & 2 \end{matrix}`, 'formula-unreadable'],
    [R`\begin{vmatrix} 1 & 2 \\ 3 & 4 \end{vmatrix}`, [-2]],
    [R`\det W`, [-2]],
    [R`|W|`, [-2]],
    [R`\det X`, 'formula-shape'],
    [R`W^{-1} u`, [[-2, 2.5]]],
    [R`X^{-1}`, 'formula-shape'],
    [R`\begin{bmatrix} 1 & 2 \\ 2 & 4 \end{bmatrix}^{-1}`, 'formula-singular'],
  ],
  'quantities set end to end': [
    ['[x, v]', [[2, 1, 2]]],
    ['[v, u]', [[1, 2, 3, 4]]],
    [
      R`[W; X]`,
      [
        [
          [1, 2],
          [3, 4],
          [1, 2],
          [3, 4],
          [5, 6],
        ],
      ],
    ],
    [R`[v^\top, u]`, 'formula-blocks'],
    [R`W [x, y]`, [[8, 18]]],
    ['(x, y)', 'formula-unreadable'],
  ],
  'factorials and binomials': [
    ['(n!)', [24]],
    ['(n!)^2', [576]],
    ['n - 1!', [3]],
    ['(n - 1)!', [6]],
    ['n!!', 'formula-ambiguous'],
    ['x^n!', 'formula-ambiguous'],
    ['x^{n!}', [2 ** 24]],
    [R`\binom{n}{x} z^x`, [1.5]],
  ],
  'erf and samples': [
    [R`\mathrm{erf}(z)`, [0.5204998778130465]],
    [R`\operatorname{erf}\left(\frac{x}{\sqrt 2}\right)`, [0.9544997361036416]],
    [R`\mathbb{E}_{a \sim q}[a^2]`, [14 / 3]],
    [R`\mathbb{E}_{a \sim q(a \mid x)}[\log a]`, [Math.log(6) / 3]],
    [R`\mathbb{E}_{a \sim v}[a]`, 'formula-ambiguous'],
    [R`\mathbb{E}_{x \sim q}[x]`, 'formula-samples'],
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

describe.each(Object.entries(kinds))('%s', (_, formulas) => {
  it.each(formulas)('%s', (tex, expected) => {
    const is = found(tex);
    if (typeof expected === 'string' || typeof is === 'string') expect(is).toEqual(expected);
    else expect(same(is as number[], expected as number[]), JSON.stringify(is)).toBe(true);
  });
});

describe('the work of a formula is bounded', () => {
  const refusal = (tex: string): string => {
    const problem = (() => {
      try {
        return evaluateLines(tex, {});
      } catch (caught) {
        return caught;
      }
    })();
    return problem instanceof Problem ? problem.code : JSON.stringify(problem);
  };

  it.each([
    [R`\sum_{i=1}^{10^8} 1`, 'formula-work'],
    [R`\sum_{i=1}^{10^4} \sum_{j=1}^{10^4} 1`, 'formula-work'],
    [R`\prod_{i=1}^{10^{15}} i`, 'formula-work'],
    ['21!!', 'formula-ambiguous'],
    ['(21!)!', 'formula-infinite'],
  ])('%s', (tex, code) => {
    expect(refusal(tex)).toBe(code);
  });

  it.each([
    ['2,000 brackets', `${'('.repeat(2000)}1${')'.repeat(2000)}`, 'formula-deep'],
    ['2,000 roots', `${R`\sqrt{`.repeat(2000)}1${'}'.repeat(2000)}`, 'formula-deep'],
    ['a command of its own', String.raw`\def\a#1{${'#1'.repeat(400)}}\a{\a{x}}`, 'formula-unreadable'],
    ['a new command', String.raw`\newcommand{\a}{\a\a}\a`, 'formula-unreadable'],
    ['6,000 minuses', `${'-'.repeat(6000)}1`, 'formula-unreadable'],
    ['60,000 characters', '1+'.repeat(30000), 'formula-long'],
    ['5,000 terms', `1${'+1'.repeat(5000)}`, '[5001]'],
    ['5,000 factors', `1${R` \cdot 1`.repeat(5000)}`, '[1]'],
  ])('%s', (_, tex, code) => {
    expect(refusal(tex)).toBe(code);
  });
});
