/**
 * The value of a formula: a walk over the tree that `parse.ts` made, with the values that the symbols stand for.
 */
import { Problem } from '../problem.ts';
import { binomial, elementwise, functionName, functionNames } from './functions.ts';
import { where } from './pieces.ts';
import { rangeOf } from './ranges.ts';
import type { Condition, Expression, IndexEntry, SymbolNode } from './tree.ts';
import {
  describe,
  type Given,
  isLayers,
  isTensor,
  map,
  product,
  type Tensor,
  tensorOf,
  transpose,
  type Value,
  zip,
} from './values.ts';

/** The values of the symbols, keyed by canonical TeX, and the indices bound so far. */
export interface Scope {
  readonly values: ReadonlyMap<string, Given>;
  readonly bound: ReadonlyMap<string, Given>;
  /** Indices that were bound by a sum that has ended: only for a better message. */
  readonly tex: string;
}

export const bind = (scope: Scope, name: string, value: Given): Scope => ({
  ...scope,
  bound: new Map([...scope.bound, [name, value]]),
});

export function lookup(scope: Scope, key: string): Given | undefined {
  if (scope.bound.has(key)) return scope.bound.get(key);
  if (scope.values.has(key)) return scope.values.get(key);
  const word = /^\\text\{(.*)\}$/.exec(key)?.[1];
  return word === undefined ? undefined : scope.values.get(word);
}

export function evaluate(node: Expression, scope: Scope): Value {
  const value = compute(node, scope);
  const isBad = isTensor(value) ? value.data.some(Number.isNaN) : Number.isNaN(value);
  if (isBad) throw new Problem('formula-not-a-number', { piece: piece(node, scope), place: where(node.at) });
  return value;
}

function compute(node: Expression, scope: Scope): Value {
  switch (node.kind) {
    case 'number':
      return node.value;
    case 'symbol':
      return symbolValue(node, scope);
    case 'negate':
      return map(evaluate(node.of, scope), (x) => -x);
    case 'binary':
      return binary(node, scope);
    case 'power':
      return power(node, scope);
    case 'transpose':
      return transpose(evaluate(node.of, scope));
    case 'select':
      return select(evaluate(node.of, scope), node.sub, scope, piece(node, scope));
    case 'call':
      return call(node, scope);
    case 'fold':
      return fold(node, scope);
    case 'norm':
      return norm(node, scope);
    case 'cases': {
      for (const row of node.rows) {
        if (row.condition === null || holds(row.condition, scope)) return evaluate(row.value, scope);
      }
      throw new Problem('formula-no-case', { place: where(node.at) });
    }
    case 'indicator':
      return holds(node.condition, scope) ? 1 : 0;
    case 'list':
      throw new Problem('formula-unreadable', { what: 'a list where one quantity is expected', place: where(node.at) });
  }
}

const piece = (node: { at: Expression['at'] }, scope: Scope): string =>
  node.at ? scope.tex.slice(node.at.start, node.at.end) : 'a piece of a macro';

function scalar(node: Expression, scope: Scope): number {
  const value = evaluate(node, scope);
  if (isTensor(value))
    throw new Problem('formula-shape', {
      piece: piece(node, scope),
      expected: 'a number',
      found: describe(value),
      place: where(node.at),
    });
  return value;
}

// Symbols.

/** Euler's number, π, and Kronecker's delta where nothing else is said. */
function convention(node: SymbolNode, scope: Scope): Value | undefined {
  if ((node.base === 'e' || node.base === '\\text{e}') && node.sub === null) return Math.E;
  if (node.base === '\\pi' && node.sub === null) return Math.PI;
  if (node.base === '\\delta' && node.sub !== null && node.supTex === '') {
    const entries = node.sub.length === 1 ? node.sub[0].units : node.sub.map((entry) => entry.whole);
    if (entries?.length === 2 && entries[0] && entries[1])
      return scalar(entries[0], scope) === scalar(entries[1], scope) ? 1 : 0;
  }
  return undefined;
}

function symbolValue(node: SymbolNode, scope: Scope): Value {
  const prime = "'".repeat(node.primes);
  const { base } = node;
  const name = base + prime;
  const sub = node.subTex === '' ? '' : `_{${node.subTex}}`;
  const sup = node.supTex === '' ? '' : `^{${node.supTex}}`;
  const shown = piece(node, scope);
  const at = where(node.at);

  // A key with literal indices wins: first with both, then with one of them.
  if (sub || sup) {
    const exact = lookup(scope, name + sub + sup);
    if (exact !== undefined) return plainValue(exact, shown, at);
    if (sub && sup) {
      const withSub = lookup(scope, name + sub);
      if (withSub !== undefined) return superscripted(withSub, { ...node, sub: null }, scope, shown);
      const withSup = lookup(scope, name + sup);
      if (withSup !== undefined) return select(asValue(withSup, shown, at), node.sub ?? [], scope, shown);
    }
  }

  const given = lookup(scope, name);
  if (given === undefined) {
    const usual = convention(node, scope);
    if (usual !== undefined) {
      if (node.sup === null) return usual;
      return raise(usual, evaluate(node.sup, scope), node, scope);
    }
    throw new Problem('formula-symbol', { symbol: name, shown, known: known(scope), place: at });
  }
  return superscripted(given, node, scope, shown);
}

/** An object is selected by the superscript if there is one, else by the subscript; any other superscript is a power. */
function superscripted(given: Given, node: SymbolNode, scope: Scope, shown: string): Value {
  const at = where(node.at);
  if (isLayers(given)) {
    if (node.supTex !== '') {
      const layer = layerOf(given, node.supTex, node.sup, scope, shown, at);
      return select(asValue(layer, shown, at), node.sub ?? [], scope, shown);
    }
    const [entry, ...others] = node.sub ?? [];
    if (!entry)
      throw new Problem('formula-index-missing', { symbol: shown, known: Object.keys(given).join(', '), place: at });
    const layer = layerOf(given, entry.tex, entry.whole, scope, shown, at);
    return select(asValue(layer, shown, at), others, scope, shown);
  }
  const picked = select(asValue(given, shown, at), node.sub ?? [], scope, shown);
  if (node.supTex === '') return picked;
  if (node.sup === null) throw new Problem('formula-unreadable', { what: `the superscript of "${shown}"`, place: at });
  return raise(picked, evaluate(node.sup, scope), node, scope);
}

function layerOf(
  layers: { readonly [key: string]: Given },
  tex: string,
  index: Expression | null,
  scope: Scope,
  shown: string,
  at: string,
): Given {
  if (Object.hasOwn(layers, tex)) return layers[tex];
  if (index === null)
    throw new Problem('formula-index-missing', { symbol: shown, known: Object.keys(layers).join(', '), place: at });
  const key = String(scalar(index, scope));
  if (!Object.hasOwn(layers, key)) {
    throw new Problem('formula-index', { symbol: shown, index: key, range: Object.keys(layers).join(', '), place: at });
  }
  return layers[key];
}

function asValue(given: Given, shown: string, at: string): Value {
  if (typeof given === 'number') return given;
  if (typeof given === 'string') throw new Problem('formula-function', { symbol: shown, name: given, place: at });
  if (isLayers(given))
    throw new Problem('formula-index-missing', { symbol: shown, known: Object.keys(given).join(', '), place: at });
  return tensorOf(given, shown);
}

const plainValue = asValue;

const known = (scope: Scope): string => [...new Set([...scope.bound.keys(), ...scope.values.keys()])].join(', ') || '—';

// Indices.

/** Where each index of a subscript points in an array of this many dimensions; null is a whole dimension (`:`). */
export function indicesFor(
  sub: readonly IndexEntry[],
  rank: number,
): (Expression | null)[] | 'too many' | 'unreadable' {
  const only = sub.length === 1 ? sub[0] : null;
  if (only?.units && only.units.length > 1 && only.units.length <= rank && !(rank === 1)) return [...only.units];
  const list = sub.map((entry) =>
    entry.tex === ':' || entry.tex === '\\cdot' || entry.tex === '*' ? null : entry.whole,
  );
  if (list.some((index, k) => index === null && !/^(:|\\cdot|\*)$/.test(sub[k].tex))) return 'unreadable';
  return list.length > rank ? 'too many' : list;
}

/** Whether names are multiplied in it: `ij+1`, but not `2i+1`. */
function multiplies(node: Expression): boolean {
  if (node.kind === 'negate') return multiplies(node.of);
  if (node.kind !== 'binary') return false;
  if (node.operator === 'juxtapose' && node.left.kind === 'symbol') return true;
  return multiplies(node.left) || multiplies(node.right);
}

/** x_i, W_{ij}, W_{i} (a row), W_{:,j} (a column); counted from 1. */
function select(value: Value, sub: readonly IndexEntry[], scope: Scope, shown: string): Value {
  if (sub.length === 0) return value;
  const at = where(sub[0].at);
  const shape = isTensor(value) ? value.shape : [];
  const only = sub.length === 1 ? sub[0] : null;
  // x_{ij} of a vector could only be a product of indices: never meant
  if (
    shape.length === 1 &&
    only?.units &&
    only.units.length > 1 &&
    !only.units.every((unit) => unit.kind === 'number')
  ) {
    throw new Problem('formula-rank', {
      symbol: shown,
      indices: only.units.length,
      shape: `[${shape.join(', ')}]`,
      place: at,
    });
  }
  if (shape.length > 1 && only?.whole && multiplies(only.whole) && !(only.units && only.units.length > 1)) {
    throw new Problem('formula-ambiguous', {
      why: `the index "${only.tex}" of an array with ${shape.length} indices: put commas`,
      place: at,
    });
  }
  const indices = indicesFor(sub, shape.length);
  if (indices === 'unreadable')
    throw new Problem('formula-unreadable', { what: `the index "${sub[0].tex}"`, place: at });
  if (indices === 'too many' || !isTensor(value)) {
    throw new Problem('formula-rank', {
      symbol: shown,
      indices: sub.length,
      shape: `[${shape.join(', ')}]`,
      place: at,
    });
  }
  let { data } = value;
  const left: number[] = [];
  let stride = 1;
  for (let k = shape.length - 1; k >= 0; k--) {
    const n = shape[k];
    const index = k < indices.length ? indices[k] : null;
    if (index === null) {
      left.unshift(n);
      stride *= n;
      continue;
    }
    const i = scalar(index, scope);
    if (!Number.isInteger(i) || i < 1 || i > n) {
      throw new Problem('formula-index', { symbol: shown, index: i, range: `1 … ${n}`, place: at });
    }
    const kept = data;
    const block = stride * n;
    const outer = kept.length / block;
    const next: number[] = [];
    for (let o = 0; o < outer; o++) for (let s = 0; s < stride; s++) next.push(kept[o * block + (i - 1) * stride + s]);
    data = next;
  }
  return left.length === 0 ? data[0] : { shape: left, data };
}

// Arithmetic.

function misfit(node: Expression & { kind: 'binary' }, a: Value, b: Value, scope: Scope): () => Problem {
  return () =>
    new Problem('formula-misfit', {
      piece: piece(node, scope),
      left: describe(a),
      right: describe(b),
      place: where(node.at),
    });
}

function binary(node: Expression & { kind: 'binary' }, scope: Scope): Value {
  const a = evaluate(node.left, scope);
  const b = evaluate(node.right, scope);
  const problem = misfit(node, a, b, scope);
  switch (node.operator) {
    case '+':
      return zip(a, b, (x, y) => x + y, problem);
    case '-':
      return zip(a, b, (x, y) => x - y, problem);
    case '/':
      return zip(a, b, (x, y) => x / y, problem);
    case 'elementwise':
      return zip(a, b, (x, y) => x * y, problem);
    case 'dot':
      if (isTensor(a) && isTensor(b) && a.shape.length === 1 && b.shape.length === 1 && !a.row && !b.row) {
        if (a.shape[0] !== b.shape[0]) throw problem();
        return a.data.reduce((sum, x, k) => sum + x * b.data[k], 0);
      }
      return product(a, b, problem);
    case 'times':
      if (isTensor(a) && isTensor(b)) {
        throw new Problem('formula-ambiguous', {
          why: '× or * of two arrays: write \\odot, \\cdot or nothing',
          place: where(node.at),
        });
      }
      return product(a, b, problem);
    case 'juxtapose':
      if (
        isTensor(a) &&
        node.left.kind === 'symbol' &&
        node.right.kind === 'symbol' &&
        node.right.bracketed &&
        !isTensor(b)
      ) {
        throw new Problem('formula-ambiguous', {
          why: `"${piece(node, scope)}": an array times a number, or an entry of the array? Entries are picked by subscripts`,
          place: where(node.at),
        });
      }
      return product(a, b, problem);
  }
}

function power(node: Expression & { kind: 'power' }, scope: Scope): Value {
  return raise(evaluate(node.base, scope), evaluate(node.exponent, scope), node, scope);
}

function raise(base: Value, exponent: Value, node: Expression, scope: Scope): Value {
  if (isTensor(exponent) && isTensor(base)) {
    throw new Problem('formula-shape', {
      piece: piece(node, scope),
      expected: 'a number as exponent',
      found: describe(exponent),
      place: where(node.at),
    });
  }
  if (isTensor(base) && base.shape.length > 1) {
    throw new Problem('formula-ambiguous', {
      why: 'the power of a matrix: its product with itself, or of each entry?',
      place: where(node.at),
    });
  }
  if (isTensor(exponent)) return map(exponent, (y) => (base as number) ** y);
  return map(base, (x) => x ** exponent);
}

function norm(node: Expression & { kind: 'norm' }, scope: Scope): Value {
  const value = evaluate(node.of, scope);
  if (node.order === 'absolute') {
    if (isTensor(value))
      throw new Problem('formula-ambiguous', {
        why: '|x| of an array: a norm is written \\|x\\|',
        place: where(node.at),
      });
    return Math.abs(value);
  }
  const data = isTensor(value) ? value.data : [value];
  if (isTensor(value) && value.shape.length > 1 && node.order !== 'frobenius') {
    throw new Problem('formula-ambiguous', {
      why: 'the norm of a matrix: write \\|W\\|_F for that of its entries',
      place: where(node.at),
    });
  }
  if (node.order === 1) return data.reduce((sum, x) => sum + Math.abs(x), 0);
  if (node.order === 'infinity') return Math.max(...data.map(Math.abs));
  return Math.sqrt(data.reduce((sum, x) => sum + x * x, 0));
}

// Functions.

function call(node: Expression & { kind: 'call' }, scope: Scope): Value {
  let name: string;
  let { primes } = node;
  if (typeof node.of === 'string') name = functionName(node.of);
  else {
    const found = functionValue(node.of, scope);
    name = functionName(found.name);
    primes += found.primes;
  }
  const values = node.arguments.map((argument) => evaluate(argument, scope));
  const at = where(node.at);
  const derivatives = elementwise[name];
  if (derivatives) {
    const f = derivatives[primes];
    if (!f) throw new Problem('formula-derivative', { name, primes, place: at });
    if (values.length !== 1)
      throw new Problem('formula-arguments', { name, expected: 1, found: values.length, place: at });
    return map(values[0], f);
  }
  if (primes > 0) throw new Problem('formula-derivative', { name, primes, place: at });
  return wholeFunction(name, values, node, scope);
}

function functionValue(symbol: SymbolNode, scope: Scope): { name: string; primes: number } {
  const sub = symbol.subTex === '' ? '' : `_{${symbol.subTex}}`;
  const sup = symbol.supTex === '' ? '' : `^{${symbol.supTex}}`;
  const at = where(symbol.at);
  const shown = piece(symbol, scope);
  let given = lookup(scope, symbol.base + sub + sup) ?? lookup(scope, symbol.base);
  if (isLayers(given)) {
    const [tex, index] =
      symbol.supTex !== '' ? [symbol.supTex, symbol.sup] : [symbol.sub?.[0]?.tex ?? '', symbol.sub?.[0]?.whole ?? null];
    given = layerOf(given, tex, index, scope, shown, at);
  }
  if (typeof given !== 'string')
    throw new Problem('formula-symbol', { symbol: symbol.base, shown, known: known(scope), place: at });
  const primes = /'*$/.exec(given)?.[0].length ?? 0;
  const name = given.slice(0, given.length - primes);
  if (!functionNames.includes(functionName(name))) {
    throw new Problem('choice', { where: shown, found: given, expected: functionNames.join(', ') });
  }
  return { name, primes };
}

function wholeFunction(
  name: string,
  values: readonly Value[],
  node: Expression & { kind: 'call' },
  scope: Scope,
): Value {
  const at = where(node.at);
  const count = (expected: number) => {
    if (values.length !== expected)
      throw new Problem('formula-arguments', { name, expected, found: values.length, place: at });
  };
  const vector = (value: Value): Tensor => {
    if (isTensor(value) && value.shape.length === 1) return value;
    throw new Problem('formula-shape', {
      piece: piece(node, scope),
      expected: 'a vector',
      found: describe(value),
      place: at,
    });
  };
  const numbers = (): readonly number[] => {
    if (values.length === 1 && isTensor(values[0])) return values[0].data;
    return values.map((value) => {
      if (isTensor(value))
        throw new Problem('formula-shape', {
          piece: piece(node, scope),
          expected: 'numbers',
          found: describe(value),
          place: at,
        });
      return value;
    });
  };
  switch (name) {
    case 'softmax': {
      count(1);
      if (isTensor(values[0]) && values[0].shape.length === 2) {
        const [m, n] = values[0].shape;
        const rows = values[0].data;
        return {
          shape: [m, n],
          data: Array.from({ length: m }, (_, r) => softmax(rows.slice(r * n, (r + 1) * n))).flat(),
        };
      }
      return { ...vector(values[0]), data: softmax(vector(values[0]).data) };
    }
    case 'max':
    case 'min': {
      const f = name === 'max' ? Math.max : Math.min;
      // max(0, z) of a vector is taken entry by entry
      if (values.length === 2 && values.some(isTensor)) {
        return zip(
          values[0],
          values[1],
          (x, y) => f(x, y),
          () =>
            new Problem('formula-misfit', {
              piece: piece(node, scope),
              left: describe(values[0]),
              right: describe(values[1]),
              place: at,
            }),
        );
      }
      return f(...numbers());
    }
    case 'argmax':
    case 'argmin':
      count(1);
      return extremeIndex(vector(values[0]).data, name === 'argmax') + 1;
    case 'mean': {
      const list = numbers();
      return list.reduce((sum, x) => sum + x, 0) / list.length;
    }
    case 'root':
      count(2);
      return map(values[0], (x) => x ** (1 / (values[1] as number)));
    case 'binomial':
      count(2);
      return binomial(values[0] as number, values[1] as number);
    case 'tr': {
      count(1);
      const [matrix] = values;
      if (!isTensor(matrix) || matrix.shape.length !== 2 || matrix.shape[0] !== matrix.shape[1]) {
        throw new Problem('formula-shape', {
          piece: piece(node, scope),
          expected: 'a square matrix',
          found: describe(matrix),
          place: at,
        });
      }
      return matrix.data.reduce((sum, x, k) => (k % (matrix.shape[1] + 1) === 0 ? sum + x : sum), 0);
    }
    default: {
      count(1);
      const { data } = vector(values[0]);
      const n = data.length;
      return {
        shape: [n, n],
        data: Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? data[k / (n + 1)] : 0)),
      };
    }
  }
}

function softmax(z: readonly number[]): number[] {
  const top = Math.max(...z);
  const e = z.map((x) => Math.exp(x - top));
  const sum = e.reduce((total, x) => total + x, 0);
  return e.map((x) => x / sum);
}

function extremeIndex(list: readonly number[], largest: boolean): number {
  return list.reduce((best, x, k) => ((largest ? x > list[best] : x < list[best]) ? k : best), 0);
}

// Sums, products, extremes, means.

function fold(node: Expression & { kind: 'fold' }, scope: Scope): Value {
  if (node.bounds.length === 0) return unbound(node, scope);
  const values: Value[] = [];
  const tuples: number[] = [];
  const visit = (k: number, inner: Scope): void => {
    if (k === node.bounds.length) {
      if (!node.conditions.every((condition) => holds(condition, inner))) return;
      values.push(evaluate(node.body, inner));
      tuples.push(Number(inner.bound.get(node.bounds[node.bounds.length - 1].name)));
      return;
    }
    for (const i of rangeOf(node, k, inner)) visit(k + 1, bind(inner, node.bounds[k].name, i));
  };
  visit(0, scope);
  return folded(node, values, tuples, scope);
}

function folded(
  node: Expression & { kind: 'fold' },
  values: readonly Value[],
  tuples: readonly number[],
  scope: Scope,
): Value {
  const at = where(node.at);
  const numbers = (): number[] =>
    values.map((value) => {
      if (isTensor(value))
        throw new Problem('formula-shape', {
          piece: piece(node, scope),
          expected: 'numbers',
          found: describe(value),
          place: at,
        });
      return value;
    });
  const accumulate = (list: readonly Value[], f: (x: number, y: number) => number): Value =>
    list.reduce((total, value) =>
      zip(
        total,
        value,
        f,
        () =>
          new Problem('formula-misfit', {
            piece: piece(node, scope),
            left: describe(total),
            right: describe(value),
            place: at,
          }),
      ),
    );
  const nothing = () => {
    if (values.length === 0) throw new Problem('formula-empty', { piece: piece(node, scope), place: at });
  };
  switch (node.fold) {
    case 'sum':
      return values.length === 0 ? 0 : accumulate(values, (x, y) => x + y);
    case 'prod':
      return values.length === 0 ? 1 : accumulate(values, (x, y) => x * y);
    case 'mean':
      nothing();
      return map(
        accumulate(values, (x, y) => x + y),
        (x) => x / values.length,
      );
    case 'variance': {
      nothing();
      const mean = map(
        accumulate(values, (x, y) => x + y),
        (x) => x / values.length,
      );
      const squares = values.map((value) =>
        zip(
          value,
          mean,
          (x, y) => (x - y) ** 2,
          () => new Problem('formula-empty', { piece: piece(node, scope), place: at }),
        ),
      );
      return map(
        accumulate(squares, (x, y) => x + y),
        (x) => x / values.length,
      );
    }
    case 'max':
      nothing();
      return Math.max(...numbers());
    case 'min':
      nothing();
      return Math.min(...numbers());
    case 'argmax':
    case 'argmin':
      nothing();
      if (node.bounds.length > 1)
        throw new Problem('formula-ambiguous', { why: 'argmax over several indices', place: at });
      return tuples[extremeIndex(numbers(), node.fold === 'argmax')];
  }
}

/** E[x] without an index: the mean over all entries of x. \sum x is refused: over what? */
function unbound(node: Expression & { kind: 'fold' }, scope: Scope): Value {
  const value = evaluate(node.body, scope);
  if (
    (node.fold === 'mean' || node.fold === 'variance' || node.fold === 'max' || node.fold === 'min') &&
    isTensor(value)
  ) {
    return folded(node, value.data, [], scope);
  }
  throw new Problem('formula-ambiguous', { why: 'nothing says over which index to go', place: where(node.at) });
}

// Conditions.

export function holds(condition: Condition, scope: Scope): boolean {
  switch (condition.kind) {
    case 'otherwise':
      return true;
    case 'and':
      return condition.parts.every((part) => holds(part, scope));
    case 'or':
      return condition.parts.some((part) => holds(part, scope));
    case 'relation':
      return condition.relations.every((relation, k) => {
        const a = scalar(condition.operands[k], scope);
        if (relation === '∈' || relation === '∉') {
          const right = condition.operands[k + 1];
          const set = right.kind === 'list' ? right.items.map((item) => scalar(item, scope)) : evaluate(right, scope);
          const list = Array.isArray(set) ? set : isTensor(set as Value) ? (set as Tensor).data : [set as number];
          return list.includes(a) === (relation === '∈');
        }
        const b = scalar(condition.operands[k + 1], scope);
        return { '=': a === b, '≠': a !== b, '<': a < b, '>': a > b, '≤': a <= b, '≥': a >= b }[relation];
      });
  }
}
