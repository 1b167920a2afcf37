/** Derivatives as named quantities, ∂L/∂w, and names made of several pieces. */

import { phrase } from '../../phrases.ts';
import { canonical, joined } from '../tex/canonical.ts';
import type { Node } from '../tex/node.ts';
import type { Place } from '../tex/place.ts';
import { splitIndices } from '../tex/plain.ts';
import type { Expression } from '../tree.ts';
import { baseOf, closeDelimiter, delimited, openDelimiter, opensBracket } from './delimiters.ts';
import { named } from './named.ts';
import { withIndices } from './names.ts';
import { ambiguous, cannotRead, inside, peek, place, type Reader, since, use } from './reader.ts';
import { entries } from './scripts.ts';

/** ∂L/∂w as one named quantity; its indices are those of numerator and denominator, in this order. */
export function derivative(
  r: Reader,
  numer: readonly Node[],
  denom: readonly Node[],
  at: Place | null,
): Expression | null {
  const sign = denom[0] ? canonical([denom[0]]) : '';
  const isSign = sign === '\\partial' || sign === 'd' || sign === '\\text{d}';
  if (!isSign || !numer[0]) return null;
  // d²x/dt²
  if (sign !== '\\partial' && numer[0].type === 'supsub' && canonical([splitIndices(numer[0]).base]) === sign)
    throw ambiguous(r, numer[0], phrase('derivative-sign'));
  if (canonical([numer[0]]) !== sign) return null;
  // \\frac{d}{dx}: what it is applied to is worked out by nobody here; d may be a number, too
  if (numer.length === 1 && denom.length === 2 && numer[0].type !== 'supsub')
    throw ambiguous(r, numer[0], phrase('derivative-sign'));
  if (denom.length !== 2 || numer.length !== 2) {
    if (sign !== '\\partial') return null;
    const applied = ofFunction(r, numer, denom, at);
    if (applied) return applied;
    throw cannotRead(r, numer[0], phrase('derivative-form'));
  }
  const [above, below] = [splitIndices(numer[1]), splitIndices(denom[1])];
  const over = (numerator: Node, denominator: Node) =>
    `\\frac{${joined([sign, canonical([numerator])])}}{${joined([sign, canonical([denominator])])}}`;
  const base = over(above.base, below.base);
  // dx/dt where d has a value: nobody writes a factor above and below the line
  if (sign !== '\\partial' && r.vocabulary.isNumber(sign) && !r.vocabulary.isNumber(base))
    throw ambiguous(r, numer[0], phrase('derivative-sign'));
  if (above.sup && below.sup) throw cannotRead(r, numer[0], phrase('derivative-form'));
  use(r, numer[0], denom[0], above.base, below.base);
  const subTex = [above.sub, below.sub]
    .filter((sub) => sub !== null)
    .map((sub) => canonical([sub as Node]))
    .join(',');
  const indices = [...entries(r, above.sub), ...entries(r, below.sub)];
  const sup = below.sup ?? above.sup;
  return {
    kind: 'symbol',
    base,
    sub: indices.length > 0 ? indices : null,
    sup: sup ? inside(r, [sup]) : null,
    subTex,
    supTex: sup ? canonical([sup]) : '',
    counts: false,
    primes: 0,
    tex: over(numer[1], denom[1]),
    at,
  };
}

/** ∂f(x, w)/∂w: named by all of it, arguments included. */
function ofFunction(r: Reader, numer: readonly Node[], denom: readonly Node[], at: Place | null): Expression | null {
  const [sign, name, ...rest] = numer;
  if (denom.length !== 2 || !name || !isArgument(rest)) return null;
  use(r, ...numer, ...denom);
  const tex = `\\frac{${joined([canonical([sign]), canonical([name, ...rest])])}}{${joined(denom.map((node) => canonical([node])))}}`;
  return named(tex, at);
}

/** Whether these nodes are one pair of brackets. */
function isArgument(nodes: readonly Node[]): boolean {
  const [first] = nodes;
  if (!opensBracket(first)) return false;
  if (first.type === 'leftright') return nodes.length === 1;
  let depth = 0;
  return nodes.every((node, k) => {
    if (openDelimiter(node)) depth++;
    if (closeDelimiter(node)) depth--;
    return k === nodes.length - 1 ? depth === 0 && node.type !== 'supsub' : depth > 0;
  });
}

/** \nabla f(x), \nabla_w L, \partial_w f(x): a slope by its name; of an expression it is no name. */
export function slope(r: Reader): Expression | null {
  const start = r.position;
  const head = peek(r);
  const text = baseOf(head)?.text;
  if (!head || !(text === '\\nabla' || (text === '\\partial' && head.type === 'supsub'))) return null;
  const name = peek(r, 1);
  if (
    !name ||
    !/^(mathord|font|accent|mclass|text|supsub)$/.test(name.type) ||
    !/^(mathord|font|accent|mclass|text)$/.test(baseOf(name)?.type ?? '')
  )
    throw cannotRead(r, head, phrase('slope-of-expression'));
  r.position += 2;
  const nodes = [head, name];
  if (opensBracket(peek(r))) {
    const begin = r.position;
    const { close } = delimited(r);
    if (close.type === 'supsub') throw cannotRead(r, close);
    nodes.push(...r.items.slice(begin, r.position));
  }
  use(r, ...nodes);
  return named(joined(nodes.map((node) => canonical([node]))), since(r, start));
}

/** `\partial L / \partial w` typed on one line. */
export function inlineDerivative(r: Reader): Expression | null {
  const [sign, above, slash, again, below] = [0, 1, 2, 3, 4].map((k) => peek(r, k));
  if (sign?.text !== '\\partial') return null;
  if (!above || !below || slash?.text !== '/' || again?.text !== '\\partial') {
    throw cannotRead(r, sign, phrase('derivative-outside'));
  }
  r.position += 5;
  use(r, slash);
  return derivative(r, [sign, above], [again, below], place(r, sign, above, below));
}

/** A name made of several pieces that the values have: `\Delta w`, `dw`. */
export function compound(r: Reader): Expression | null {
  for (const { key, pieces } of r.vocabulary.compounds) {
    const nodes = r.items.slice(r.position, r.position + pieces.length);
    if (nodes.length < pieces.length) continue;
    const last = nodes[nodes.length - 1];
    const tail = last.type === 'supsub' && last.base ? last.base : last;
    const fits = (end: Node) => [...nodes.slice(0, -1), end].every((node, k) => canonical([node]) === pieces[k]);
    const isWhole = fits(last);
    if (!isWhole && !fits(tail)) continue;
    const start = r.position;
    r.position += pieces.length;
    use(r, ...nodes.slice(0, -1), isWhole ? last : tail);
    return withIndices(r, tail, !isWhole && last.type === 'supsub' ? last : null, start, key);
  }
  return null;
}
