/** Cases: the row whose condition holds. Two rows that hold and say different things are a contradiction. */
import { Problem } from '../../problem.ts';
import { where } from '../tex/place.ts';
import type { Expression } from '../tree.ts';
import { agree, type Value } from '../values.ts';
import type { Scope } from './scope.ts';

type Cases = Expression & { kind: 'cases' };

/** The index of the row that holds. */
export function chosenRow(node: Cases, scope: Scope): number {
  const holding = node.rows.map(({ condition }) => condition !== null && scope.holds(condition, scope));
  const explicit = node.rows.map(({ condition }, k) => holding[k] && condition?.kind !== 'otherwise');
  const first = explicit.indexOf(true);
  if (first >= 0) {
    const [value, ...others] = node.rows.filter((_, k) => explicit[k]).map((row) => scope.evaluate(row.value, scope));
    if (others.some((other) => !agree(value, other))) throw new Problem('formula-cases', { place: where(node.at) });
    return first;
  }
  const rest = node.rows.findIndex(({ condition }) => condition === null || condition.kind === 'otherwise');
  if (rest < 0) throw new Problem('formula-no-case', { place: where(node.at) });
  return rest;
}

export const cases = (node: Cases, scope: Scope): Value =>
  scope.evaluate(node.rows[chosenRow(node, scope)].value, scope);
