/** A whole formula: its lines, those that continue others, and the sides of each. */
import { phrase } from '../../phrases.ts';
import { Problem } from '../../problem.ts';
import { canonical } from '../tex/canonical.ts';
import type { Node } from '../tex/node.ts';
import { isPunctuation, plain, relationText } from '../tex/plain.ts';
import type { Condition, Expression, Statement } from '../tree.ts';
import { dropFullStop } from './arrays.ts';
import { isSign } from './begins.ts';
import { topLevel } from './brackets.ts';
import { condition } from './conditions.ts';
import { factor } from './factor.ts';
import { checkGaps } from './gaps.ts';
import { linesOf } from './lines.ts';
import { ambiguous, cannotRead, type Grammar, type Reader, sub, use, type Vocabulary, whole } from './reader.ts';
import { expression, product, signedProduct } from './sums.ts';
import { checkAllUsed } from './unused.ts';
import { assignments, split } from './vocabulary.ts';

const grammar: Grammar = { expression, signedProduct, product, factor, condition };

function readerOf(tex: string, nodes: readonly Node[], vocabulary: Vocabulary): Reader {
  const items = plain(nodes);
  return { tex, vocabulary, grammar, used: new Set(), bound: [], depth: 0, items, position: 0, bars: [] };
}

/** The lines of a formula: one, or the rows of `aligned`. */
export function statements(tex: string, nodes: readonly Node[], vocabulary: Vocabulary): Statement[] {
  const r = readerOf(tex, nodes, vocabulary);
  checkGaps(r, nodes);
  return linesOf(r, nodes).map((line) => {
    const reader = sub(r, line);
    dropFullStop(reader);
    const read = statement(reader);
    checkAllUsed(reader, reader.items);
    return read;
  });
}

/** A formula that is a relation. */
export function readCondition(tex: string, nodes: readonly Node[], vocabulary: Vocabulary): Condition {
  const r = readerOf(tex, nodes, vocabulary);
  checkGaps(r, nodes);
  const read = condition(r, r.items);
  checkAllUsed(r, r.items);
  return read;
}

function statement(r: Reader): Statement {
  const signs = topLevel(r.items, (node) => relationText(node) !== null);
  const commas = topLevel(r.items, isPunctuation);
  if (commas.length > 0) throw cannotRead(r, commas[0]);
  if (signs.length === 0) {
    return { members: [whole(r)], left: null, leftTex: null, sign: null, leftProblem: null, relation: null };
  }
  use(r, ...signs);
  const sides = split(r.items, (node) => signs.includes(node));
  const members: Expression[] = [];
  let left: Expression | null = null;
  let leftProblem: Problem | null = null;
  sides.forEach((side, k) => {
    // := comes as two signs
    const colon = side.length === 0 && k > 0 && k < sides.length - 1 && relationText(signs[k - 1]) === ':';
    if (colon) return;
    if (k > 0 && relationText(signs[k - 1]) === ':') throw cannotRead(r, signs[k - 1]);
    if (side.length === 0) throw cannotRead(r, signs[Math.max(0, k - 1)], phrase('side-missing'));
    const reader = sub(r, side);
    if (k > 0) members.push(whole(reader));
    else ({ left, leftProblem } = leftSide(r, reader, signs[0]));
  });
  const relation = signs.map((sign) => relationText(sign) ?? '').find((text) => !assignments.has(text) && text !== ':');
  const sign = signs.find((node) => relationText(node) !== ':') ?? signs[0];
  return {
    members,
    left,
    leftTex: canonical(sides[0]),
    sign: relationText(sign),
    leftProblem,
    relation: relation ?? null,
  };
}

/** A left side may be no more than a name for the right one; but x += 3 gives x another value than 3. */
function leftSide(r: Reader, side: Reader, sign: Node): { left: Expression | null; leftProblem: Problem | null } {
  const last = side.items.at(-1);
  if (isSign(last) && !assignments.has(relationText(sign) ?? '')) throw cannotRead(r, sign);
  if (isSign(last))
    throw ambiguous(r, last, phrase('compound-assignment', { sign: `${last?.text}${sign.text ?? '='}` }));
  try {
    return { left: whole(side), leftProblem: null };
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    use(r, ...side.items);
    return { left: null, leftProblem: problem };
  }
}
