/**
 * Slips in what has a value: terms, factors, fractions, roots, brackets, cases; a sign, a number, another quantity.
 */
import {
  betweenCommas,
  cut,
  type Formula,
  insert,
  isDerivative,
  isMatrix,
  relation,
  span,
  type Term,
  termsOf,
  textOf,
} from './edits.ts';
import { index, script } from './indices.ts';
import { isAccent, isBold, type Piece, type Run } from './pieces.ts';

/** Where a piece stands: what is worth editing in it. */
type Place = 'value' | 'index' | 'condition' | 'derivative' | 'worn';

/** A run of terms that has a value: a side, a numerator, what stands in brackets. */
export function value(run: Run, formula: Formula): void {
  const { tex, emit } = formula;
  for (const part of betweenCommas(run.pieces)) {
    const terms = termsOf(part);
    terms.forEach(({ sign, factors }, k) => {
      const here = span(factors);
      const next = terms[k + 1]?.sign;
      if (sign) {
        const other = sign.name === '+' ? '-' : k === 0 ? '' : '+';
        emit('a sign flipped', cut(sign, other));
      } else if (textOf(tex, here) !== '0') emit('a sign flipped', insert(here.start, '-'));
      if (terms.length > 1) {
        if (sign) emit('a term dropped', { start: sign.start, end: here.end, text: '' });
        else emit('a term dropped', { start: here.start, end: next?.name === '+' ? next.end : here.end, text: '' });
      }
      const multiplied = factors.filter(({ name }) => name !== '\\cdot' && name !== '\\odot');
      if (multiplied.length > 1) for (const factor of multiplied) emit('a factor dropped', cut(factor));
      if (multiplied.some(isMatrix)) swapNeighbours(multiplied, formula);
      // a root that swallows the ε behind it
      const root = rootOf(factors);
      if (root && next && k + 1 < terms.length) {
        const behind = span([next, ...terms[k + 1].factors]);
        emit('a term moved into the root', insert(root.parts[0].end, textOf(tex, behind)), cut(behind));
      }
      factors.forEach((factor, at) => {
        piece(factor, 'value', formula);
        mean(factors, at, formula);
      });
    });
    complement(terms, formula);
  }
}

const rootOf = (factors: readonly Piece[]): Piece | undefined => factors.find(({ name }) => name === '\\sqrt');

function swapNeighbours(factors: readonly Piece[], { tex, emit }: Formula): void {
  for (let k = 1; k < factors.length; k++) {
    const [a, b] = [factors[k - 1], factors[k]];
    if (isMatrix(a) && isMatrix(b)) {
      emit('a matrix product in the other order', cut(a, textOf(tex, b)), cut(b, `${textOf(tex, a)} `));
    }
  }
}

/** A sum that becomes a mean; the other way is a dropped factor. */
function mean(factors: readonly Piece[], at: number, { tex, emit }: Formula): void {
  const { name, sup, start } = factors[at];
  if (name !== '\\sum' || !sup) return;
  const before = factors[at - 1];
  if (before?.name !== '\\frac') emit('a mean for a sum', insert(start, `\\frac{1}{${textOf(tex, sup.run)}} `));
}

/** 1 − p for p, and p for 1 − p. */
function complement(terms: readonly Term[], { tex, emit }: Formula): void {
  const [one, other] = terms;
  if (terms.length !== 2 || one.sign || one.factors.length !== 1 || one.factors[0].name !== '1') return;
  if (other.sign?.name !== '-') return;
  const all = span([...one.factors, ...other.factors]);
  emit('p for 1 − p', cut(all, textOf(tex, span(other.factors))));
}

/** Quantities between 0 and 1, of which 1 − the quantity means something too. */
const shares = /^(p|\\rho|\\mu|\\beta|a|y)$/;

function piece(p: Piece, place: Place, formula: Formula): void {
  const { tex, emit } = formula;
  const { kind, name, core, start, parts, sub, sup, primes } = p;
  const isValue = place === 'value';
  if (kind === 'symbol' && (isValue || place === 'worn')) {
    for (const other of formula.quantities) {
      if (other !== name) emit('another quantity', { start, end: core, text: `${other} ` });
    }
    if (shares.test(name) && isValue) emit('1 − p for p', cut(p, `(1 - ${textOf(tex, p)})`));
    if (isBold(p) && sup && isValue) emit('a transpose added', cut(p, `(${textOf(tex, p)})^\\top`));
  }
  if (kind === 'digit') {
    for (const other of [Number(name) + 1, Number(name) - 1]) {
      if (other >= 0) emit('another number', { start, end: core, text: `${other}` });
    }
  }
  for (const at of primes) emit('a prime dropped', { start: at, end: at + 1, text: '' });
  if (isAccent(p)) emit('a hat or tilde dropped', { start, end: core, text: textOf(tex, parts[0]) });
  if (kind === 'bracket') bracket(p, formula);
  if (kind === 'cases') cases(p, formula);
  if (kind === 'command') command(p, formula);
  if (sub) script(p, sub, formula);
  if (sup && name === 'e') {
    // what hangs on e is a value, not an index
    formula.emit('an exponent dropped', cut(sup));
    value(sup.run, formula);
  } else if (sup) script(p, sup, formula);
  if (name === '\\odot') emit('a product of matrices for ⊙', cut(p));
  for (const part of kind === 'cases' ? [] : parts) inner(p, part, place, formula);
}

function inner(p: Piece, part: Run, place: Place, formula: Formula): void {
  const isRelation = part.pieces.some(({ kind }) => kind === 'relation');
  if (isRelation) condition(part, formula);
  else if (isDerivative(p)) for (const each of part.pieces) piece(each, 'derivative', formula);
  else if (isAccent(p)) for (const each of part.pieces) piece(each, 'worn', formula);
  else if (place === 'index') index(part, formula);
  else value(part, formula);
}

function command(p: Piece, { tex, emit }: Formula): void {
  const { name, start, core, parts, sub } = p;
  const renamed: Record<string, string[]> = {
    '\\sum': ['\\prod', '\\max'],
    '\\max': ['\\min'],
    '\\log': ['\\exp'],
  };
  for (const other of renamed[name] ?? []) {
    if (other !== '\\max' || !p.sup) emit(`${name} becomes ${other}`, { start, end: start + name.length, text: other });
  }
  if (name === '\\max' && sub === null) emit('a function dropped', { start, end: core, text: '' });
  if (name === '\\sqrt') emit('a root dropped', { start, end: core, text: `(${textOf(tex, parts[0])})` });
  if (name === '\\frac') {
    const [above, below] = parts.map((part) => textOf(tex, part));
    emit('numerator and denominator swapped', { start, end: core, text: `\\frac{${below}}{${above}}` });
    if (!isDerivative(p)) emit('a denominator dropped', { start, end: core, text: `(${above})` });
    if (!isDerivative(p) && above !== '1')
      emit('a numerator dropped', { start, end: core, text: `\\frac{1}{${below}}` });
  }
}

function bracket(p: Piece, { tex, emit }: Formula): void {
  const [inside] = p.parts;
  const text = textOf(tex, inside);
  if (p.name === '|') emit('an absolute value dropped', { start: p.start, end: p.core, text: `(${text})` });
  else if (inside.pieces.length > 1) emit('brackets dropped', { start: p.start, end: p.core, text: ` ${text} ` });
}

/** Values and conditions in turn; of a matrix its entries. */
function cases({ name, parts }: Piece, formula: Formula): void {
  const { tex, emit } = formula;
  if (name !== 'cases') {
    emit('two entries swapped', cut(parts[0], textOf(tex, parts[1])), cut(parts[1], textOf(tex, parts[0])));
    for (const part of parts) value(part, formula);
    return;
  }
  const [first, , second] = parts;
  emit('two cases swapped', cut(first, textOf(tex, second)), cut(second, textOf(tex, first)));
  parts.forEach((part, k) => {
    if (k % 2 === 0) value(part, formula);
    else condition(part, formula);
  });
}

function condition(run: Run, formula: Formula): void {
  const cuts = run.pieces.filter(({ kind }) => kind === 'relation');
  for (const each of cuts) relation(each, formula);
  const sides = run.pieces.filter(({ kind }) => kind !== 'relation' && kind !== 'mark');
  for (const side of sides) piece(side, 'condition', formula);
  if (cuts.length === 1 && sides.length === 2) {
    const [a, b] = sides.map((side) => textOf(formula.tex, side));
    formula.emit('two sides swapped', cut(sides[0], b), cut(sides[1], a));
  }
}
