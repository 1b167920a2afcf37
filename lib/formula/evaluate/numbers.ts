/** What has to be numbers, each by itself. */
import { phrase } from '../../phrases.ts';
import { Problem } from '../../problem.ts';
import { where } from '../tex/place.ts';
import type { Expression } from '../tree.ts';
import { describe, isTensor, type Value } from '../values.ts';
import { piece, type Scope } from './scope.ts';

/** Throws Problem 'formula-shape', naming the piece, where one of them is an array. */
export function numbersOf(values: readonly Value[], node: Expression, scope: Scope): number[] {
  return values.map((value) => {
    if (!isTensor(value)) return value;
    throw new Problem('formula-shape', {
      piece: piece(node, scope),
      expected: phrase('numbers'),
      found: describe(value),
      place: where(node.at),
    });
  });
}
