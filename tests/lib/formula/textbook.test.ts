import { describe, expect, it } from 'vitest';
import { evaluateLines, evaluateTex, type Values } from '../../../lib/formula/index.ts';
import type { Given } from '../../../lib/formula/values.ts';
import { Problem } from '../../../lib/problem.ts';

const R = String.raw;
const W = [
  [1, 2, 3],
  [4, 5, 6],
];

/** TeX, the values of its symbols, and its value ('error': it must be refused). */
const textbook: [tex: string, values: Values, expected: Given | 'error'][] = [
  ['1+2\\cdot 3', {}, 7],
  ['10^2', {}, 100],
  ['-2^2', {}, -4],
  ['2^{-1}', {}, 0.5],
  ['\\frac{1}{2}', {}, 0.5],
  ['\\frac12', {}, 0.5],
  ['2 \\times 3^2', {}, 18],
  ['1{,}000', {}, 1000],
  ['e^{0}', {}, 1],
  [
    R`z_j^l = \sum_{i=1}^{n_{l-1}} w_{ij}^l x_i^l + b_j^l`,
    { w: { 2: W }, x: { 2: [1, 2] }, b: { 2: [0.1, 0.2, 0.3] }, n: { 1: 2, 2: 3 }, l: 2, j: 3 },
    15.3,
  ],
  [
    R`z_j^l = \sum_i w_{ij}^l x_i^l + b_j^l`,
    { w: { 2: W }, x: { 2: [1, 2] }, b: { 2: [0.1, 0.2, 0.3] }, n: { 1: 2, 2: 3 }, l: 2, j: 3 },
    15.3,
  ],
  [R`\sum_i a_i b_i`, { a: [1, 2], b: [1, 2, 3] }, 'error'],
  [R`\sum_i a_i + i`, { a: [1, 2] }, 'error'],
  [R`a_j = \frac{e^{z_j}}{\sum_{k=1}^{n} e^{z_k}}`, { z: [0, 0], n: 2, j: 1 }, 0.5],
  [R`\frac{e^{z_j - \max_k z_k}}{\sum_k e^{z_k - \max_i z_i}}`, { z: [0, 0], j: 1 }, 0.5],
  [
    R`L = -\frac{1}{m}\sum_{i=1}^m \sum_{k} y_{ik} \log \hat{y}_{ik}`,
    {
      m: 2,
      y: [
        [1, 0],
        [0, 1],
      ],
      '\\hat y': [
        [0.5, 0.5],
        [0.25, 0.75],
      ],
    },
    -(Math.log(0.5) + Math.log(0.75)) / 2,
  ],
  [R`\hat{m}_t = \frac{m_t}{1-\beta_1^t}`, { m: { 3: 0.5 }, t: 3, '\\beta_1': 0.9 }, 0.5 / (1 - 0.9 ** 3)],
  [R`\beta_1^t`, { '\\beta': [0.9, 0.99], t: 2 }, 0.81],
  [
    R`\delta_i^{l-1} = g'(z_i^{l-1}) \sum_{j=1}^{n_l} w_{ij}^l \delta_j^l`,
    { g: 'relu', z: { 1: [1, -1] }, w: { 2: W }, '\\delta': { 2: [1, 1, 1] }, n: { 2: 3 }, l: 2, i: 1 },
    6,
  ],
  [
    R`\frac{\partial L}{\partial w_{ij}^l} = \delta_j^l x_i^l`,
    { '\\delta': { 1: [2] }, x: { 1: [3] }, i: 1, j: 1, l: 1 },
    6,
  ],
  [
    R`w_{ij} - \eta \frac{\partial L}{\partial w_{ij}}`,
    {
      w: W,
      '\\eta': 0.1,
      i: 1,
      j: 2,
      '\\frac{\\partial L}{\\partial w}': [
        [1, 1, 1],
        [1, 1, 1],
      ],
    },
    1.9,
  ],
  [R`w - \eta \partial L / \partial w`, { w: 1, '\\eta': 0.1, '\\frac{\\partial L}{\\partial w}': 2 }, 0.8],
  [R`\begin{cases} z & \text{if } z > 0 \\ 0 & \text{otherwise} \end{cases}`, { z: -1 }, 0],
  [R`f(z) = \begin{cases} z, & z > 0, \\ \alpha z, & z \le 0. \end{cases}`, { z: -2, '\\alpha': 0.1 }, -0.2],
  [R`\max(0, z)`, { z: -1 }, 0],
  [R`\max\{0, z\}`, { z: 2 }, 2],
  [R`\arg\max_k a_k`, { a: [1, 5, 2] }, 2],
  [R`\operatorname*{arg\,max}_k a_k`, { a: [1, 5, 2] }, 2],
  [R`\|x\|_2^2`, { x: [3, 4] }, 25],
  [R`\left\| x \right\|`, { x: [3, 4] }, 5],
  [R`\lVert x \rVert_1`, { x: [3, -4] }, 7],
  [R`|a - b|`, { a: 1, b: 3 }, 2],
  [R`\sum_i |x_i|`, { x: [-1, 2] }, 3],
  [R`\|W\|_F^2`, { W }, 91],
  [R`\sum_{k \ne j} a_k`, { a: [1, 2, 3], j: 2 }, 4],
  [R`\sum_{k=1, k\ne j}^{3} a_k`, { a: [1, 2, 3], j: 2 }, 4],
  [R`\sum_{\substack{k=1\\k\ne j}}^3 a_k`, { a: [1, 2, 3], j: 2 }, 4],
  [R`\sum_{k=1 \atop k\ne j}^3 a_k`, { a: [1, 2, 3], j: 2 }, 4],
  [R`\sum_{i<j} a_i a_j`, { a: [1, 2, 3] }, 11],
  [R`\sum_{i,j} w_{ij}`, { w: W }, 21],
  [R`\sum_{i,j=1}^{2} w_{ij}`, { w: W }, 12],
  [R`\prod_{k=1}^{4} k`, {}, 24],
  [R`\sum_l (n_{l-1}+1) n_l`, { n: { 0: 784, 1: 128, 2: 10 } }, 101770],
  [R`\sum_{l=1}^{D} (n_{l-1}+1)\, n_l`, { n: { 0: 784, 1: 128, 2: 10 }, D: 2 }, 101770],
  [R`\mathbf{A} \mathbf{x} + \mathbf{b}`, { '\\mathbf{A}': W, '\\mathbf x': [1, 1, 1], '\\mathbf b': [1, 2] }, [7, 17]],
  [R`X W + b`, { X: [[1, 1]], W, b: [1, 1, 1] }, [[6, 8, 10]]],
  [R`W^\top x`, { W, x: [1, 1] }, [5, 7, 9]],
  [R`w^T x`, { w: [1, 2], x: [3, 4] }, 11],
  [
    R`x y^\top`,
    { x: [1, 2], y: [3, 4] },
    [
      [3, 4],
      [6, 8],
    ],
  ],
  [R`w \cdot x`, { w: [1, 2], x: [3, 4] }, 11],
  [R`a \odot (1 - a)`, { a: [0.5, 0.25] }, [0.25, 0.1875]],
  [R`x x`, { x: [1, 2] }, 'error'],
  [R`\sigma(z)(1-\sigma(z))`, { z: 0 }, 0.25],
  [R`\sigma'(z)`, { z: 0 }, 0.25],
  [R`\tanh^2 x`, { x: 1 }, Math.tanh(1) ** 2],
  [R`1 - \tanh^2(z)`, { z: 0.3 }, 1 - Math.tanh(0.3) ** 2],
  [R`\operatorname{softmax}(z)_j`, { z: [0, 0], j: 2 }, 0.5],
  [R`\text{softmax}(z)_1`, { z: [0, 0] }, 0.5],
  [R`\mathrm{ReLU}(z)`, { z: -1 }, 0],
  [R`\log_2 8`, {}, 3],
  [R`\ln e`, {}, 1],
  [R`\log \sum_k e^{z_k}`, { z: [0, 0] }, Math.log(2)],
  [R`-y \log a - (1-y)\log(1-a)`, { y: 1, a: 0.5 }, Math.log(2)],
  [R`\frac{1}{2\sigma^2}`, { '\\sigma': 2 }, 0.125],
  [R`a/2b`, { a: 1, b: 2 }, 'error'],
  [R`1/2 (a-y)^2`, { a: 3, y: 1 }, 'error'],
  [R`a/(2b)`, { a: 4, b: 2 }, 1],
  [R`\mathbb{E}_r\left[\frac{r a}{1-p}\right]`, { r: [1, 0, 1, 1], a: 2, p: 0.25 }, 2],
  [R`\mathbb{E}[x]`, { x: [1, 2, 3] }, 2],
  [R`a_i(\delta_{ij} - a_j)`, { a: [0.3, 0.7], i: 1, j: 1 }, 0.21],
  [R`\mathbb{1}[y=k]`, { y: 1, k: 1 }, 1],
  [R`x_{1}`, { x: [5] }, 5],
  [R`x_0`, { x: [5] }, 'error'],
  [R`x_{12}`, { x: Array.from({ length: 12 }, (_, i) => i) }, 11],
  [R`w_{12}`, { w: W }, 2],
  [R`w_{i,j+1}`, { w: W, i: 1, j: 1 }, 2],
  [R`w_{i j+1}`, { w: W, i: 1, j: 1 }, 'error'],
  [R`\sum_{i=1}^{2} \sum_{j=1}^{3} w_{ij} x_i`, { w: W, x: [1, 2] }, 36],
  [R`(\sum_i x_i)^2`, { x: [1, 2] }, 9],
  [R`\left(\sum_i x_i\right)^2`, { x: [1, 2] }, 9],
  [R`\sum_i x_i^2`, { x: [1, 2] }, 5],
  [R`\sqrt{\hat{v}} + \epsilon`, { '\\hat{v}': 4, '\\epsilon': 1 }, 3],
  [
    R`w - \frac{\eta \hat{m}_t}{\sqrt{\hat{v}_t} + \epsilon}`,
    { w: 1, '\\eta': 0.1, '\\hat m': { 2: 1 }, '\\hat v': { 2: 4 }, '\\epsilon': 0, t: 2 },
    0.95,
  ],
  [R`\lceil n / m \rceil`, { n: 54000, m: 32 }, 1688],
  [R`\int x`, { x: 1 }, 'error'],
  [R`x + `, { x: 1 }, 'error'],
  [R`\frac{a}`, { a: 1 }, 'error'],
  [R`\dots`, {}, 'error'],
  [R`a^{(l)}_k`, { a: { 2: [1, 2] }, l: 2, k: 2 }, 2],
  [R`a^{[l]}_k`, { a: { 2: [1, 2] }, l: 2, k: 2 }, 2],
  [R`x^{(2)}`, { x: 3 }, 'error'],
  [R`x^{(2)}`, { x: [3, 5] }, 5],
  [R`w^{new} = w - \eta g`, { w: 1, '\\eta': 0.5, g: 1 }, 0.5],
  [R`w \leftarrow w - \eta g`, { w: 1, '\\eta': 0.5, g: 1 }, 0.5],
  [R`w := w - \eta g`, { w: 1, '\\eta': 0.5, g: 1 }, 0.5],
  [R`L(w) = w^2`, { w: 3 }, 9],
  [R`\Delta w = -\eta g`, { '\\eta': 1, g: 2 }, -2],
  [R`\frac{\Delta L}{\Delta w}`, { '\\Delta L': 1, '\\Delta w': 2 }, 0.5],
  [R`\nabla_w L`, { '\\nabla_w L': 3 }, 3],
  [R`\sum_{i \in S} x_i`, { S: [1, 3], x: [1, 2, 3] }, 4],
  [R`\sum_{i\in\{1,2\}} x_i`, { x: [1, 2, 3] }, 3],
  [R`\sum_{t=0}^{2} \gamma^t r_{t+1}`, { '\\gamma': 0.5, r: [1, 2, 4] }, 3],
  [
    R`\frac{\partial a_i}{\partial z_j}`,
    {
      '\\frac{\\partial a}{\\partial z}': [
        [1, 2],
        [3, 4],
      ],
      i: 2,
      j: 1,
    },
    3,
  ],
  [
    R`\sum_{j} \frac{\partial L}{\partial z_j^l} w_{ij}^l`,
    { '\\frac{\\partial L}{\\partial z}': { 1: [1, 1, 1] }, w: { 1: W }, l: 1, i: 2 },
    15,
  ],
  [R`\text{rate} \cdot 2`, { '\\text{rate}': 3 }, 6],
  [R`n!`, { n: 4 }, 24],
  [R`\binom{4}{2}`, {}, 6],
  [R`\frac{1}{m} \sum_{i=1}^{m} (a^{(i)} - y^{(i)})^2`, { m: 2, a: { 1: 1, 2: 2 }, y: { 1: 0, 2: 0 } }, 2.5],
  [R`x_{i-1} + x_{i+1}`, { x: [1, 2, 3], i: 2 }, 4],
  [
    R`\sum_{u=1}^{2}\sum_{v=1}^{2} k_{uv} x_{i+u-1,\,j+v-1}`,
    {
      k: [
        [1, 0],
        [0, 1],
      ],
      x: [
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
      ],
      i: 1,
      j: 2,
    },
    8,
  ],
  [R`\max_{u,v} x_{uv}`, { x: W }, 6],
  [R`\max_{0 \le i < 2} (i - 5)`, {}, -4],
  [R`y = x`, { x: [1, 2] }, [1, 2]],
  [R`a \not= b`, { a: 1, b: 2 }, 'error'],
  [R`\bar{x} = \frac{1}{n}\sum_{i=1}^n x_i`, { x: [1, 3], n: 2 }, 2],
  [R`0.1 + .2`, {}, 0.1 + 0.2],
  [R`\sqrt[3]{8}`, {}, 2],
  [R`\log(0)`, {}, 'error'],
  [R`0 \log 0`, {}, 'error'],
  [R`\mathbf{1}^\top x`, { '\\mathbf{1}': [1, 1], x: [1, 2] }, 3],
  [R`\sum_{i=1}^n x_i, \quad n = 3`, { x: [1], n: 1 }, 'error'],
  [R`\left[ \frac{a}{b} \right]^2`, { a: 1, b: 2 }, 0.25],
  [R`{\partial L \over \partial w}`, { '\\frac{\\partial L}{\\partial w}': 2 }, 2],
  [R`\exp(-x^2/2)`, { x: 1 }, Math.exp(-0.5)],
  [R`\exp\left(-\frac{x^2}{2}\right)`, { x: 1 }, Math.exp(-0.5)],
  [R`\frac{d\sigma}{dz}=\sigma(z)(1-\sigma(z))`, { z: 0 }, 0.25],
  [R`g^l(z_j^l)`, { g: { 1: 'relu', 2: 'sigmoid' }, z: { 2: [0] }, l: 2, j: 1 }, 0.5],
  [R`g(z)`, { g: 'tanh', z: [0, 1] }, [0, Math.tanh(1)]],
  [R`g z`, { g: 'tanh', z: 1 }, 'error'],
  [R`g(z)`, { g: 'tahn', z: 1 }, 'error'],
  [R`\frac{\sum_i x_i}{n} - 1`, { x: [1, 2], n: 2 }, 0.5],
  [R`-\sum_{k=1}^{K} y_k \log a_k`, { K: 2, y: [1, 0], a: [0.5, 0.5] }, Math.log(2)],
  [R`- \log a_c`, { a: [0.5, 0.25], c: 2 }, Math.log(4)],
  [R`\tfrac{1}{2}x`, { x: 4 }, 2],
  [R`\sum_{i}x_{i}y_{i}\Big/\sum_{i}x_{i}`, { x: [1, 1], y: [1, 3] }, 2],

  [
    R`\text{softmax}\left(\frac{QK^T}{\sqrt{d_k}}\right)V`,
    {
      Q: [[1, 0]],
      K: [
        [1, 0],
        [1, 0],
      ],
      V: [[2], [4]],
      d_k: 4,
    },
    [[3]],
  ],
  [R`\frac{a \cdot b}{\|a\| \|b\|}`, { a: [3, 4], b: [4, 3] }, 0.96],
  [
    R`\frac{1}{\sqrt{2\pi\sigma^2}} \exp\left(-\frac{(x-\mu)^2}{2\sigma^2}\right)`,
    { x: 1, '\\mu': 1, '\\sigma': 2 },
    1 / Math.sqrt(8 * Math.PI),
  ],
  [
    R`\begin{cases} \frac{1}{2}(y-\hat y)^2 & \text{for } |y - \hat y| \le \delta \\ \delta |y - \hat y| - \frac{1}{2}\delta^2 & \text{otherwise.} \end{cases}`,
    { y: 3, '\\hat{y}': 1, '\\delta': 1 },
    1.5,
  ],
  [
    R`0.5x\left(1+\tanh\left[\sqrt{2/\pi}\left(x+0.044715x^3\right)\right]\right)`,
    { x: 1 },
    0.5 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * 1.044715)),
  ],
  [
    R`1 - \frac{\sum_i (y_i - \hat{y}_i)^2}{\sum_i (y_i - \bar{y})^2}`,
    { y: [1, 3], '\\hat{y}': [1, 2], '\\bar{y}': 2 },
    0.5,
  ],
  [R`\frac{1}{m}\sum_{i=1}^{m} \mathbb{1}[\hat{y}_i = y_i]`, { m: 2, y: [1, 2], '\\hat{y}': [1, 3] }, 0.5],
  [R`\frac{1}{m}\sum_i [y_i = c]`, { m: 4, y: [1, 2, 1, 3], c: 1 }, 0.5],
  [
    R`\frac{x_i - \mu_B}{\sqrt{\sigma_B^2 + \epsilon}}`,
    { x: [5], i: 1, '\\mu_B': 1, '\\sigma_B': 2, '\\epsilon': 0 },
    2,
  ],
  [
    R`\theta_{t-1} - \alpha \cdot \hat{m}_t / (\sqrt{\hat{v}_t} + \epsilon)`,
    { '\\theta': { 0: 1 }, t: 1, '\\alpha': 0.1, '\\hat{m}': { 1: 2 }, '\\hat{v}': { 1: 4 }, '\\epsilon': 0 },
    0.9,
  ],
  [
    R`D_{KL}(p\|q) = \sum_i p_i \log \frac{p_i}{q_i}`,
    { p: [0.5, 0.5], q: [0.25, 0.75] },
    0.5 * Math.log(2) + 0.5 * Math.log(2 / 3),
  ],
  [
    R`\max_{0 \le a,b < 2} x_{a+1,b+1}`,
    {
      x: [
        [1, 2, 9],
        [3, 4, 9],
      ],
    },
    4,
  ],
  [
    R`\sum_{1 \le i, j \le n} x_{ij}`,
    {
      x: [
        [1, 2, 9],
        [3, 4, 9],
        [9, 9, 9],
      ],
      n: 2,
    },
    10,
  ],
  [
    R`\sum_{1 \le i,\, j < k, i \ne j} x_{ij}`,
    {
      x: [
        [1, 2, 9],
        [3, 4, 9],
        [9, 9, 9],
      ],
      k: 3,
    },
    5,
  ],
  [
    R`\sum_{i \ge 2, j \le 2} x_{ij}`,
    {
      x: [
        [1, 2, 9],
        [3, 4, 9],
      ],
    },
    7,
  ],
  [
    R`A^{(l)\top} b`,
    {
      A: {
        1: [
          [1, 2],
          [3, 4],
        ],
      },
      b: [1, 1],
      l: 1,
    },
    [4, 6],
  ],
  [R`\frac{1}{m} dZ^{[l]} A^{[l-1]T}`, { dZ: { 1: [[1, 2]] }, A: { 0: [[3, 4]] }, m: 2, l: 1 }, [[5.5]]],
  [R`A^{[l]T}`, { A: { 1: [2] }, T: 2, l: 1 }, 'error'],
  [R`x' + x`, { "x'": 2, x: 1 }, 3],
  [R`x_2^{\prime}`, { "x'": [2, 5] }, 5],
  [R`\langle x, y \rangle`, { x: [1, 2], y: [3, 4] }, 11],
  [R`\left\langle x, y \right\rangle^2`, { x: [1, 2], y: [3, 4] }, 121],
  [R`\langle x \rangle`, { x: [1, 2] }, 'error'],
  [R`\langle x, y, z \rangle`, { x: [1], y: [1], z: [1] }, 'error'],
  [R`\langle x, y )`, { x: [1], y: [1] }, 'error'],
  [R`\Big(x+1\Big)^2 \big[y\big]`, { x: 2, y: 3 }, 27],
  [R`\underset{k}{\operatorname{argmax}}\, a_k`, { a: [1, 5, 2] }, 2],
  [R`\mathop{\mathrm{argmax}}_k a_k`, { a: [1, 5, 2] }, 2],
  [R`\sum\limits_{i=1}^n x_i`, { x: [1, 2], n: 2 }, 3],
  [R`\sum_x p(x)`, { p: [0.5, 0.5] }, 'error'],
  [R`\sum_{x=1}^{2} p(x) \log p(x)`, { p: [0.5, 0.5] }, 'error'],
  [R`1e-8`, {}, 'error'],
  [R`2e^{x}`, { x: 0 }, 2],
  [R`a \times b`, { a: [1, 2], b: [1, 2] }, 'error'],
  [
    R`f_t = \sigma(W_f x_t + U_f h_{t-1} + b_f)`,
    { W_f: [[1]], x: { 1: [1] }, U_f: [[1]], h: { 0: [-1] }, b_f: [0], t: 1 },
    [0.5],
  ],
  [R`\max(0, 1 - y_i (w^\top x_i + b))`, { y: [1], w: [1, 1], x: [[0.25, 0.25]], b: 0, i: 1 }, 0.5],
  [R`\frac{2 \cdot P \cdot R}{P + R}`, { P: 1, R: 1 }, 1],
  [
    R`A^{-1} b`,
    {
      A: [
        [0, 2],
        [4, 0],
      ],
      b: [1, 2],
    },
    [0.5, 0.5],
  ],
  [R`\sum_{i}^{n} x_i`, { x: [1], n: 1 }, 'error'],
  [R`\mathbb{E}_{x \sim p}[x]`, { x: [1], p: [1] }, 'error'],
];

const flat = (value: Given): number[] => (Array.isArray(value) ? value.flatMap(flat) : [value as number]);

describe('formulas in ordinary textbook TeX', () => {
  it.each(textbook.filter(([, , expected]) => expected !== 'error'))('%s', (tex, values, expected) => {
    const [found, wanted] = [flat(evaluateTex(tex, values)), flat(expected)];
    expect(found).toHaveLength(wanted.length);
    found.forEach((x, k) => {
      if (x !== wanted[k]) expect(Math.abs(x - wanted[k]) / Math.max(1, Math.abs(wanted[k]))).toBeLessThan(1e-12);
    });
  });

  it.each(textbook.filter(([, , expected]) => expected === 'error'))('refuses %s', (tex, values) => {
    expect(() => evaluateTex(tex, values)).toThrow(Problem);
  });
});

describe('an error names the piece and its place', () => {
  const message = (tex: string, values: Values = {}): string => {
    try {
      return JSON.stringify(evaluateTex(tex, values));
    } catch (problem) {
      return (problem as Problem).message;
    }
  };

  it('a symbol without a value', () => {
    expect(message(R`2 + \epsilon`)).toContain(R`\epsilon`);
    expect(message(R`2 + \epsilon`)).toContain('at character 5');
  });

  it('a node that it cannot read, at the character where it stands', () => {
    expect(message(R`x + \int y`, { x: 1, y: 1 })).toContain(R`"\int" (op) at character 5`);
  });

  it('an index out of its range, with the range', () => {
    expect(message('x_4', { x: [1, 2, 3] })).toContain('1 … 3');
  });

  it('two arrays that an index would run over differently', () => {
    expect(message(R`\sum_i a_i b_i`, { a: [1, 2], b: [1, 2, 3] })).toContain('over a: 1 … 2 and over b: 1 … 3');
  });

  it("KaTeX's own complaint, with its place", () => {
    expect(message(R`\frac{1}{`)).toContain('KaTeX cannot read this TeX');
  });
});

describe('the scope of a bound index', () => {
  it('hides a value of the same name inside its sum and nowhere else', () => {
    expect(evaluateTex(R`i + \sum_{i=1}^{3} i + i`, { i: 100 })).toBe(206);
  });

  it('lets an inner sum use the outer index in its limits', () => {
    expect(evaluateTex(R`\sum_{i=1}^{3} \sum_{j=1}^{i} j`)).toBe(10);
  });

  it('keeps two sums over the same name apart', () => {
    expect(evaluateTex(R`\sum_{i=1}^{2} \left( i \sum_{i=1}^{3} i \right)`)).toBe(18);
  });

  it('makes a sum over nothing 0 and a product over nothing 1', () => {
    expect(evaluateTex(R`\sum_{i=2}^{1} i`)).toBe(0);
    expect(evaluateTex(R`\prod_{i=2}^{1} i`)).toBe(1);
  });
});

describe('a formula of several lines', () => {
  const tex = R`\begin{aligned} m_t &= \beta_1 m_{t-1} + (1 - \beta_1) g \\ v_t &= g^2 \end{aligned}`;
  const values = { m: { 0: 1 }, t: 1, '\\beta_1': 0.75, g: 3 };

  it('has a value a line', () => {
    expect(evaluateLines(tex, values)).toEqual([1.5, 9]);
  });

  it('is refused where one value is asked for', () => {
    expect(() => evaluateTex(tex, values)).toThrow('2 lines');
  });
});
