/**
 * A function applied to its arguments: elementwise ones with their derivatives, and those of whole vectors.
 */
import { phrase } from '../phrases.ts';
import { Problem } from '../problem.ts';
import { evaluate } from './evaluate.ts';
import { binomial, elementwise, functionName, functionNames } from './functions.ts';
import { where } from './pieces.ts';
import { lookup, piece, type Scope } from './scope.ts';
import { known, layerOf } from './symbols.ts';
import type { Expression, SymbolNode } from './tree.ts';
import { describe, isLayers, isTensor, map, type Tensor, type Value, zip } from './values.ts';

export function call(node: Expression & { kind: 'call' }, scope: Scope): Value {
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

export function functionValue(symbol: SymbolNode, scope: Scope): { name: string; primes: number } {
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
      expected: phrase('a-vector'),
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
          expected: phrase('numbers'),
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
          expected: phrase('square-matrix'),
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

export function extremeIndex(list: readonly number[], largest: boolean): number {
  return list.reduce((best, x, k) => ((largest ? x > list[best] : x < list[best]) ? k : best), 0);
}
