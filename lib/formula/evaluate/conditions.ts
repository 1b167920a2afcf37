/** Whether a condition holds. */
import { phrase } from '../../phrases.ts';
import { Problem } from '../../problem.ts';
import { where } from '../tex/place.ts';
import type { Condition, Expression } from '../tree.ts';
import { describe, isTensor } from '../values.ts';
import { piece, type Scope, scalar } from './scope.ts';

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
        const right = condition.operands[k + 1];
        if (relation === '∈' || relation === '∉') return contains(right, a, scope) === (relation === '∈');
        const b = scalar(right, scope);
        return { '=': a === b, '≠': a !== b, '<': a < b, '>': a > b, '≤': a <= b, '≥': a >= b }[relation];
      });
  }
}

function contains(set: Expression, x: number, scope: Scope): boolean {
  if (set.kind === 'list') return set.items.some((item) => scalar(item, scope) === x);
  if (set.kind === 'interval') {
    const [low, high] = [scalar(set.low, scope), scalar(set.high, scope)];
    return (set.lowOpen ? low < x : low <= x) && (set.highOpen ? x < high : x <= high);
  }
  const members = scope.evaluate(set, scope);
  if (isTensor(members)) return members.data.includes(x);
  throw new Problem('formula-shape', {
    piece: piece(set, scope),
    expected: phrase('a-set'),
    found: describe(members),
    place: where(set.at),
  });
}
