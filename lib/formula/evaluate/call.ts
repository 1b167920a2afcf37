/** A function applied to its arguments: elementwise ones with their derivatives, and those of whole arrays. */

import { phrase } from '../../phrases.ts';
import { Problem } from '../../problem.ts';
import { binomial, elementwise, functionName, functionNames, logarithm, ofMatrices, root } from '../functions.ts';
import { where } from '../tex/place.ts';
import type { CallNode, SymbolNode } from '../tree.ts';
import { describe, isLayers, isSquare, isTensor, map, type Tensor, type Value, zip } from '../values.ts';
import { extremeIndex } from './extremes.ts';
import { determinant, trace } from './linear-algebra.ts';
import { numbersOf } from './numbers.ts';
import { known, lookup, piece, type Scope, spend } from './scope.ts';
import { layerOf } from './symbols.ts';

export function call(node: CallNode, scope: Scope): Value {
  const found = typeof node.of === 'string' ? { name: node.of, primes: 0 } : functionValue(node.of, scope);
  const name = functionName(found.name);
  const primes = node.primes + found.primes;
  const values = node.arguments.map((argument) => scope.evaluate(argument, scope));
  const at = where(node.at);
  const derivatives = elementwise.get(name);
  if (derivatives) {
    const f = derivatives[primes];
    if (!f) throw new Problem('formula-derivative', { name, primes, place: at });
    if (values.length !== 1)
      throw new Problem('formula-arguments', { name, expected: 1, found: values.length, place: at });
    if (ofMatrices.test(name) && isSquare(values[0]))
      throw new Problem('formula-ambiguous', { why: phrase('matrix-function', { name }), place: at });
    return map(values[0], f);
  }
  if (primes > 0) throw new Problem('formula-derivative', { name, primes, place: at });
  return wholeFunction(name, values, node, scope);
}

/** The function that a symbol names. Whatever hangs on it selects it, or is refused. */
export function functionValue(symbol: SymbolNode, scope: Scope): { name: string; primes: number } {
  const sub = symbol.subTex === '' ? '' : `_{${symbol.subTex}}`;
  const sup = symbol.supTex === '' ? '' : `^{${symbol.supTex}}`;
  const at = where(symbol.at);
  const shown = piece(symbol, scope);
  const exact = lookup(scope, symbol.base + sub + sup);
  let given = exact ?? lookup(scope, symbol.base);
  if (exact === undefined && typeof given === 'string')
    throw new Problem('formula-unreadable', { what: phrase('function-scripts', { name: shown }), place: at });
  if (isLayers(given)) {
    if (symbol.supTex !== '' ? symbol.subTex !== '' : (symbol.sub?.length ?? 0) > 1)
      throw new Problem('formula-unreadable', { what: phrase('function-scripts', { name: shown }), place: at });
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

function wholeFunction(name: string, values: readonly Value[], node: CallNode, scope: Scope): Value {
  const at = where(node.at);
  const count = (expected: number) => {
    if (values.length !== expected)
      throw new Problem('formula-arguments', { name, expected, found: values.length, place: at });
  };
  const vector = (value: Value): Tensor => {
    if (isTensor(value) && value.shape.length === 1) return value;
    throw new Problem('formula-shape', {
      piece: piece(node, scope),
      expected: phrase('a-vector'),
      found: describe(value),
      place: at,
    });
  };
  const number = (value: Value): number => {
    if (!isTensor(value)) return value;
    throw new Problem('formula-shape', {
      piece: piece(node, scope),
      expected: phrase('a-number'),
      found: describe(value),
      place: at,
    });
  };
  const numbers = (): readonly number[] => {
    if (values.length === 1 && isTensor(values[0])) return values[0].data;
    if (values.length === 1)
      throw new Problem('formula-ambiguous', { why: phrase('of-one-number', { name }), place: at });
    return numbersOf(values, node, scope);
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
      const f = name === 'max' ? (x: number, y: number) => Math.max(x, y) : (x: number, y: number) => Math.min(x, y);
      // max(0, z) of a vector is taken entry by entry
      if (values.length === 2 && values.some(isTensor)) {
        return zip(
          values[0],
          values[1],
          f,
          () =>
            new Problem('formula-misfit', {
              piece: piece(node, scope),
              left: describe(values[0]),
              right: describe(values[1]),
              place: at,
            }),
        );
      }
      return numbers().reduce(f);
    }
    case 'argmax':
    case 'argmin':
      return extremeIndex(values.length === 1 ? vector(values[0]).data : numbers(), name === 'argmax') + 1;
    case 'mean': {
      const list = numbers();
      return list.reduce((sum, x) => sum + x, 0) / list.length;
    }
    case 'root':
      count(2);
      return map(values[0], (x) => root(x, number(values[1])));
    case 'binomial':
      count(2);
      return binomial(number(values[0]), number(values[1]));
    case 'logbase':
      count(2);
      return map(values[1], (x) => logarithm(number(values[0]), x));
    case 'clip':
      count(3);
      return map(values[0], (x) => Math.min(Math.max(x, number(values[1])), number(values[2])));
    case 'tr':
      count(1);
      return trace(values[0], node, scope);
    case 'det':
      count(1);
      return determinant(values[0], node, scope);
    default: {
      count(1);
      const [matrix] = values;
      if (isTensor(matrix) && isSquare(matrix)) {
        const [n] = matrix.shape;
        return { shape: [n], data: matrix.data.filter((_, k) => k % (n + 1) === 0) };
      }
      const { data } = vector(matrix);
      const n = data.length;
      spend(scope, n * n);
      return {
        shape: [n, n],
        data: Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? data[k / (n + 1)] : 0)),
      };
    }
  }
}

function softmax(z: readonly number[]): number[] {
  const top = z.reduce((most, x) => Math.max(most, x));
  const e = z.map((x) => Math.exp(x - top));
  const sum = e.reduce((total, x) => total + x, 0);
  return e.map((x) => x / sum);
}
