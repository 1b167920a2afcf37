/** Sums, products, extremes and means over indices. */
import { phrase } from '../../phrases.ts';
import type { Node } from '../tex/node.ts';
import type { Expression, FoldName } from '../tree.ts';
import { writeTex } from '../write.ts';
import { argumentsOf, bareArgument } from './calls.ts';
import { opensBracket } from './delimiters.ts';
import { type Limits, limits } from './limits.ts';
import { ambiguous, cannotRead, eitherOr, peek, type Reader, since } from './reader.ts';
import { indexed } from './scripts.ts';

/** A sign with what stands under and over it, read behind the sign. */
export function fold(r: Reader, name: FoldName, head: Node, start: number): Expression {
  const [lower, upper] = head.type === 'supsub' ? [head.sub ?? null, head.sup ?? null] : [null, null];
  return within(r, limits(r, lower, upper, head), ({ bounds, conditions }) => {
    const isBare = name !== 'sum' && name !== 'prod';
    const body = isBare ? bareArgument(r, name) : r.grammar.signedProduct(r);
    // \prod_i a_i / n: the sign takes its whole product, and a quotient is not one
    if (name === 'prod' && body.kind === 'binary' && body.operator === '/' && !body.bracketed)
      throw eitherOr(r, head, `(\\prod ${writeTex(body.left)}) / ${writeTex(body.right)}`, `\\prod ${writeTex(body)}`);
    return { kind: 'fold', fold: name, bounds, conditions, body, at: since(r, start) };
  });
}

/** 𝔼_i[…], Var[…]: over indices or samples. 𝔼(x)² could square either. */
export function expectation(r: Reader, name: FoldName, head: Node, start: number): Expression {
  if (head.type === 'supsub' && head.sup) throw cannotRead(r, head);
  const lower = head.type === 'supsub' ? (head.sub ?? null) : null;
  return within(r, limits(r, lower, null, head), ({ bounds, conditions }) => {
    const next = peek(r);
    if (!opensBracket(next)) throw cannotRead(r, next, phrase('expectation-brackets'));
    const { list, close, open } = argumentsOf(r);
    // \operatorname{Var}(1, 2, 4): of these numbers
    const isList = list.length > 1 && name === 'variance' && bounds.length === 0;
    if (list.length !== 1 && !isList) throw cannotRead(r, next, phrase('several-quantities'));
    if (name === 'mean' && open !== '[' && close.type === 'supsub')
      throw ambiguous(r, close, phrase('expectation-power'));
    const body: Expression = isList ? { kind: 'list', items: list, form: 'concat', at: since(r, start) } : list[0];
    const mean: Expression = { kind: 'fold', fold: name, bounds, conditions, body, at: since(r, start) };
    return indexed(r, mean, close);
  });
}

/** The indices are bound while what they stand in is read. */
function within(r: Reader, found: Limits, read: (limits: Limits) => Expression): Expression {
  const names = found.bounds.flatMap(({ name, sampled }) => [name, ...(sampled?.beside ?? [])]);
  r.bound.push(...names);
  try {
    return read(found);
  } finally {
    r.bound.splice(r.bound.length - names.length);
  }
}
