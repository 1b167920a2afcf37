/** Transposition. A number has none: by the letter T it would be a power, and indices beside it say which entry is meant. */
import { phrase } from '../../phrases.ts';
import { Problem } from '../../problem.ts';
import { where } from '../tex/place.ts';
import type { SymbolNode, TransposeNode } from '../tree.ts';
import { isTensor, transpose, type Value } from '../values.ts';
import { concatenated } from './blocks.ts';
import { indicesOf } from './indices.ts';
import { known, piece, type Scope } from './scope.ts';
import { symbolValue } from './symbols.ts';

export function transposed(node: TransposeNode, scope: Scope): Value {
  const { of, letter } = node;
  // (1, 2)^\top and [1, 2]^\top are columns
  if (of.kind === 'list' && (of.form === 'pair' || of.form === 'concat')) {
    const list = concatenated(of, scope);
    return of.items.every((item) => !isTensor(scope.evaluate(item, scope))) ? list : transpose(list);
  }
  if (of.kind === 'symbol' && of.sub && !of.bracketed) return entry(node, of, scope);
  const value = scope.evaluate(of, scope);
  if (letter && !isTensor(value)) throw noPower(node, scope);
  if (isTensor(value) && value.shape.length > 2)
    throw new Problem('formula-shape', {
      piece: piece(node, scope),
      expected: phrase('a-matrix'),
      found: phrase('the-array', { shape: value.shape.join(', ') }),
      place: where(node.at),
    });
  return transpose(value);
}

/** W^\top_{ij} is the entry of the transposed matrix; W^\top_{12} could also be a block W_{12} transposed. */
function entry(node: TransposeNode, symbol: SymbolNode, scope: Scope): Value {
  const value = symbolValue(symbol, scope);
  if (isTensor(value)) return transpose(value);
  if (node.letter) throw noPower(node, scope);
  const indices = indicesOf(symbol);
  if (indices.length === 1) return value;
  if (indices.length !== 2 || indices.some((index) => index === null || index.kind === 'number'))
    throw new Problem('formula-ambiguous', {
      why: phrase('transposed-entry', { piece: piece(node, scope) }),
      place: where(node.at),
    });
  const swapped = [...indices].reverse().map((whole) => ({ whole, units: null, tex: '', at: symbol.at }));
  return symbolValue({ ...symbol, sub: swapped, subTex: '' }, scope);
}

const noPower = (node: TransposeNode, scope: Scope): Problem =>
  new Problem('formula-symbol', { symbol: 'T', shown: piece(node, scope), known: known(scope), place: where(node.at) });
