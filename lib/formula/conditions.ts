/** Whether a condition holds. */
import { evaluate, scalar } from './evaluate.ts';
import type { Scope } from './scope.ts';
import type { Condition } from './tree.ts';
import { isTensor, type Tensor, type Value } from './values.ts';

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
