/**
 * Grows expression trees of the field's kind from a seed. Each is written twice as it grows: as TeX, in one of the
 * spellings that textbooks use, and as its value, found on the tree without the evaluator.
 */

/** How tightly a spelling holds together: a sum, a product, a factor that may stand in a product, an atom that may be raised. */
type Level = 'sum' | 'product' | 'factor' | 'atom';

export interface Written {
  readonly tex: string;
  readonly value: number;
  readonly level: Level;
}

const levels: readonly Level[] = ['sum', 'product', 'factor', 'atom'];

export const treeValues = {
  x: 1.5,
  y: -0.75,
  z: 0.4,
  '\\eta': 0.3,
  '\\hat{y}': 2.25,
  '\\beta_1': 0.9,
  a: [0.5, -1.25, 2],
  b: [1.5, 0.25, -0.5],
  W: [
    [1, -2, 0.5],
    [0.25, 3, -1],
    [2, 0.75, 1.25],
  ],
  '\\mathbf{u}': [0.3, -0.6, 1.1],
  '\\mathbf{v}': [1.2, 0.4, -0.9],
  h: { 1: [0.6, -0.2, 0.9], 2: [-0.7, 1.4, 0.1] },
  n: 3,
};

const { a, b, W, h } = treeValues;
const [u, v] = [treeValues['\\mathbf{u}'], treeValues['\\mathbf{v}']];
const indices = [1, 2, 3];
const total = (terms: readonly number[]) => terms.reduce((sum, term) => sum + term, 0);
const dot = (p: readonly number[], q: readonly number[]) => total(p.map((entry, k) => entry * q[k]));

/** An expression in an index: its spelling, and its value at each place. */
interface Term {
  readonly tex: (index: string) => string;
  readonly at: (index: number) => number;
}

const terms: readonly Term[] = [
  { tex: (i) => `a_${i}`, at: (i) => a[i - 1] },
  { tex: (i) => `a_{${i}} b_{${i}}`, at: (i) => a[i - 1] * b[i - 1] },
  { tex: (i) => `(a_${i} - b_${i})^2`, at: (i) => (a[i - 1] - b[i - 1]) ** 2 },
  { tex: (i) => `\\left|a_${i}\\right|`, at: (i) => Math.abs(a[i - 1]) },
  { tex: (i) => `a_${i}^2`, at: (i) => a[i - 1] ** 2 },
  { tex: (i) => `-a_${i}^2`, at: (i) => -(a[i - 1] ** 2) },
  { tex: (i) => `e^{-b_${i}}`, at: (i) => Math.exp(-b[i - 1]) },
  { tex: (i) => `\\exp(a_${i} / 2)`, at: (i) => Math.exp(a[i - 1] / 2) },
  { tex: (i) => `W_{${i}2} b_${i}`, at: (i) => W[i - 1][1] * b[i - 1] },
  { tex: (i) => `W_{2,${i}}`, at: (i) => W[1][i - 1] },
  { tex: (i) => `h_${i}^{(2)}`, at: (i) => h[2][i - 1] },
  { tex: (i) => `h_{${i}}^{(1)} a_{${i}}`, at: (i) => h[1][i - 1] * a[i - 1] },
  { tex: (i) => `\\frac{a_${i}}{1 + b_${i}^2}`, at: (i) => a[i - 1] / (1 + b[i - 1] ** 2) },
  { tex: (i) => `${i} b_${i}`, at: (i) => i * b[i - 1] },
];

const vectorForms: readonly [string, number][] = [
  ['\\mathbf{u}^\\top \\mathbf{v}', dot(u, v)],
  ['\\mathbf u^{\\top} \\mathbf v', dot(u, v)],
  ['\\mathbf{u} \\cdot \\mathbf{v}', dot(u, v)],
  [
    '\\mathbf{u}^\\top W \\mathbf{v}',
    dot(
      u,
      W.map((row) => dot(row, v)),
    ),
  ],
  [
    '\\mathbf{u}^\\top W^\\top \\mathbf{v}',
    dot(
      v,
      W.map((row) => dot(row, u)),
    ),
  ],
];

const normForms: readonly [string, number][] = [
  ['\\|\\mathbf{u}\\|', Math.sqrt(dot(u, u))],
  ['\\lVert \\mathbf{u} \\rVert_2', Math.sqrt(dot(u, u))],
  ['\\|\\mathbf{v}\\|_1', total(v.map(Math.abs))],
  ['\\|\\mathbf{u} - \\mathbf{v}\\|^2', total(u.map((entry, k) => (entry - v[k]) ** 2))],
  ['\\left\\|\\mathbf{u} + \\mathbf{v}\\right\\|_2^2', total(u.map((entry, k) => (entry + v[k]) ** 2))],
  ['\\max_i a_i', Math.max(...a)],
];

const names: readonly [string, number][] = [
  ['x', 1.5],
  ['y', -0.75],
  ['z', 0.4],
  ['\\eta', 0.3],
  ['\\hat{y}', 2.25],
  ['\\hat y', 2.25],
  ['\\beta_1', 0.9],
  ['a_1', 0.5],
  ['a_{2}', -1.25],
  ['W_{12}', -2],
  ['W_{3,1}', 2],
  ['h^{(1)}_3', 0.9],
  ['h_2^{(2)}', 1.4],
];

const functions: readonly [string, (x: number) => number][] = [
  ['\\exp', Math.exp],
  ['\\tanh', Math.tanh],
  ['\\sin', Math.sin],
  ['\\cos', Math.cos],
  ['\\operatorname{ReLU}', (x) => Math.max(0, x)],
  ['\\mathrm{sigmoid}', (x) => 1 / (1 + Math.exp(-x))],
];

/** One tree, of at most this depth, written. */
export function grow(random: () => number, depth: number): Written {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
  const sub = () => grow(random, depth - 1);
  const bracketed = (inner: string) =>
    pick([
      `(${inner})`,
      `\\left(${inner}\\right)`,
      `\\big[${inner}\\big]`,
      `\\left\\{${inner}\\right\\}`,
      `[${inner}]`,
    ]);
  const atLeast = (level: Level, inner: Written) =>
    levels.indexOf(inner.level) >= levels.indexOf(level) ? inner.tex : bracketed(inner.tex);

  const leaf = (): Written => {
    if (random() < 0.25) {
      const value = Math.round(1 + random() * 80) / 10;
      return { tex: String(value), value, level: 'factor' };
    }
    const [tex, value] = pick(names);
    return { tex, value, level: /[_^]/.test(tex) ? 'factor' : 'atom' };
  };

  const sum = (): Written => {
    const [p, q] = [sub(), sub()];
    if (random() < 0.5) return { tex: `${p.tex} + ${atLeast('product', q)}`, value: p.value + q.value, level: 'sum' };
    return { tex: `${p.tex} - ${atLeast('product', q)}`, value: p.value - q.value, level: 'sum' };
  };

  const negative = (): Written => {
    const p = sub();
    return { tex: `-${atLeast('product', p)}`, value: -p.value, level: 'sum' };
  };

  const product = (): Written => {
    const [p, q] = [sub(), sub()];
    const value = p.value * q.value;
    if (random() < 0.4)
      return {
        tex: `${atLeast('factor', p)} ${pick(['\\cdot', '\\times'])} ${atLeast('factor', q)}`,
        value,
        level: 'product',
      };
    const left = atLeast('factor', p);
    const right = atLeast('factor', q);
    // Written side by side: no number inside the product, and no bracket behind a bare name, which could be a function.
    if (/^\d/.test(right) || (/^(\(|\[|\\left|\\big)/.test(right) && !/^[\d.]+$/.test(left)))
      return { tex: `${left} \\cdot ${right}`, value, level: 'product' };
    return { tex: `${left} ${right}`, value, level: 'product' };
  };

  const quotient = (): Written => {
    const [p, q] = [sub(), sub()];
    if (q.value === 0) return p;
    const value = p.value / q.value;
    if (random() < 0.75)
      return { tex: `\\${pick(['frac', 'frac', 'dfrac'])}{${p.tex}}{${q.tex}}`, value, level: 'factor' };
    return { tex: bracketed(`${atLeast('factor', p)} / ${atLeast('factor', q)}`), value, level: 'atom' };
  };

  const power = (): Written => {
    const p = sub();
    const exponent = pick([2, 3, -1, -2]);
    const spelled = exponent > 0 && random() < 0.5 ? `${exponent}` : `{${exponent}}`;
    return { tex: `${atLeast('atom', p)}^${spelled}`, value: p.value ** exponent, level: 'factor' };
  };

  const call = (): Written => {
    const [[name, f], p] = [pick(functions), sub()];
    const argument = random() < 0.5 ? `(${p.tex})` : `\\left(${p.tex}\\right)`;
    if (random() < 0.3 && /^\\(tanh|sin|cos)$/.test(name))
      return { tex: `${name}^2${argument}`, value: f(p.value) ** 2, level: 'factor' };
    return { tex: `${name}${argument}`, value: f(p.value), level: 'factor' };
  };

  const root = (): Written => {
    const p = sub();
    if (random() < 0.5)
      return { tex: `\\sqrt{1 + \\left|${p.tex}\\right|}`, value: Math.sqrt(1 + Math.abs(p.value)), level: 'factor' };
    return { tex: `\\log\\left(2 + ${bracketed(p.tex)}^2\\right)`, value: Math.log(2 + p.value ** 2), level: 'factor' };
  };

  const fold = (): Written => {
    const [term, i] = [pick(terms), pick(['i', 'j', 'k'])];
    const skipped = pick(indices);
    const [range, kept] = pick<[string, readonly number[]]>([
      [`_{${i}=1}^{3}`, indices],
      [`_{${i}=1}^n`, indices],
      [`_{${i} = 2}^{n}`, [2, 3]],
      [`_{${i}=1}^{n-1}`, [1, 2]],
      [`_{${i}=1, ${i} \\ne ${skipped}}^{3}`, indices.filter((index) => index !== skipped)],
    ]);
    const inner = term.tex(i);
    const list = kept.map(term.at);
    const written = inner.startsWith('-') ? `(${inner})` : inner;
    if (random() < 0.75) return { tex: bracketed(`\\sum${range} ${written}`), value: total(list), level: 'atom' };
    return { tex: bracketed(`\\prod${range} ${written}`), value: list.reduce((x, y) => x * y, 1), level: 'atom' };
  };

  const cases = (): Written => {
    const [p, q] = [sub(), sub()];
    const [name, at] = pick(names.slice(0, 4));
    const bound = pick([0, 1]);
    const other = pick(['\\text{otherwise}', `${name} \\le ${bound}`]);
    const [comma, word] = [pick([',', '']), pick(['\\text{if } ', ''])];
    const tex = `\\begin{cases} ${p.tex}${comma} & ${word}${name} > ${bound} \\\\ ${q.tex}${comma} & ${other} \\end{cases}`;
    return { tex: bracketed(tex), value: at > bound ? p.value : q.value, level: 'atom' };
  };

  const extreme = (): Written => {
    const [p, q] = [sub(), sub()];
    const [name, f] = pick<[string, (x: number, y: number) => number]>([
      ['max', Math.max],
      ['min', Math.min],
    ]);
    const argument = pick([`(${p.tex}, ${q.tex})`, `\\{${p.tex}, ${q.tex}\\}`, `\\left(${p.tex}, ${q.tex}\\right)`]);
    return { tex: bracketed(`\\${name}${argument}`), value: f(p.value, q.value), level: 'atom' };
  };

  const vectors = (): Written => {
    const [tex, value] = pick([...vectorForms, ...normForms]);
    return { tex: bracketed(tex), value, level: 'atom' };
  };

  if (depth === 0) return leaf();
  return pick([
    sum,
    sum,
    negative,
    product,
    product,
    quotient,
    power,
    call,
    root,
    fold,
    cases,
    extreme,
    vectors,
    leaf,
  ])();
}
