/** What a piece of a formula is made of, in reading order: what every walk over the tree goes through. */
import type { Condition, Expression, IndexEntry } from './tree.ts';

export function childrenOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'number':
      return [];
    case 'symbol':
      return [...(node.sub ?? []).flatMap(indexExpressions), ...(node.sup ? [node.sup] : [])];
    case 'negate':
    case 'transpose':
      return [node.of];
    case 'norm':
      return typeof node.order === 'string' ? [node.of] : [node.of, node.order];
    case 'binary':
      return [node.left, node.right];
    case 'power':
      return [node.base, node.exponent];
    case 'select':
      return [node.of, ...node.sub.flatMap(indexExpressions)];
    case 'call':
      return typeof node.of === 'string' ? node.arguments : [node.of, ...node.arguments];
    case 'fold':
      return [
        ...node.bounds.flatMap(({ from, to, set }) => [from, to, set].filter((limit) => limit !== null)),
        ...node.conditions.flatMap(operandsOf),
        node.body,
      ];
    case 'cases':
      return node.rows.flatMap(({ value, condition }) => [value, ...(condition ? operandsOf(condition) : [])]);
    case 'indicator':
      return operandsOf(node.condition);
    case 'list':
      return node.items;
    case 'matrix':
      return node.rows.flat();
    case 'interval':
      return [node.low, node.high];
  }
}

export function operandsOf(condition: Condition): readonly Expression[] {
  if (condition.kind === 'otherwise') return [];
  return condition.kind === 'relation' ? condition.operands : condition.parts.flatMap(operandsOf);
}

/** The indices of an entry, one by one where they stand side by side. */
export function indexExpressions({ units, whole }: IndexEntry): readonly Expression[] {
  return units ?? (whole ? [whole] : []);
}

/** The name of a symbol with its primes and literal indices: what an index is bound by. */
export const nameOf = (node: Expression & { kind: 'symbol' }): string =>
  node.base +
  "'".repeat(node.primes) +
  (node.subTex === '' ? '' : `_{${node.subTex}}`) +
  (node.supTex === '' ? '' : `^{${node.supTex}}`);

/** Whether the name stands anywhere below. */
export function mentions(node: Expression, name: string): boolean {
  if (node.kind === 'symbol' && (nameOf(node) === name || node.base + "'".repeat(node.primes) === name)) return true;
  return childrenOf(node).some((child) => mentions(child, name));
}
