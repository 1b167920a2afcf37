/** Slips in what hangs on a symbol: an index, a layer, a power, the limits of a sum. */
import { betweenCommas, cut, type Formula, relation, span, termsOf, textOf } from './edits.ts';
import type { Piece, Run, Span } from './pieces.ts';

type Script = Span & { readonly run: Run };

/** What hangs on a piece: an index, a layer, a power, a limit. */
export function script(p: Piece, at: Script, formula: Formula): void {
  const { tex, emit } = formula;
  const text = textOf(tex, at.run);
  const isUpper = p.sup === at;
  const mark = isUpper ? '^' : '_';
  if (p.name === '\\sum' || p.name === '\\max' || p.name === '\\mathbb{E}') {
    limits(p, at, isUpper, formula);
    return;
  }
  if (/^\\top$/.test(text)) {
    emit('a transpose dropped', cut(at));
    return;
  }
  emit(isUpper ? 'an exponent or layer dropped' : 'an index dropped', cut(at));
  if (/^\d$/.test(text)) {
    const other = isUpper ? Number(text) + 1 : 3 - Number(text);
    emit(isUpper ? 'another exponent' : 'the other constant', cut(at, `${mark}{${other}}`));
    return;
  }
  index(at.run, formula);
  if (!isUpper) swapIndices(at.run, formula);
}

function limits(p: Piece, at: Script, isUpper: boolean, formula: Formula): void {
  const { tex, emit } = formula;
  const text = textOf(tex, at.run);
  if (isUpper) {
    emit('a limit shifted by one', cut(at, `^{${text} - 1}`));
    emit('a limit shifted by one', cut(at, `^{${text} + 1}`));
    index(at.run, formula, true);
    return;
  }
  // what runs from 1: from 0, from 2; another index
  for (const part of betweenCommas(at.run.pieces)) {
    for (const each of part) {
      if (each.kind === 'digit') {
        for (const other of ['0', '2']) emit('a limit shifted by one', cut(each, other));
      } else if (each.kind === 'symbol' && p.name !== '\\mathbb{E}') {
        for (const other of formula.indices) if (other !== each.name) emit('another index', cut(each, other));
        // the sum's last row or column left out
        if (part.some(({ name }) => name === '\\le') && part.indexOf(each) === part.length - 1) {
          for (const step of ['- 1', '+ 1']) emit('a limit shifted by one', cut(each, `${each.name} ${step}`));
        }
      } else if (each.kind === 'relation' && part.length > 3) relation(each, formula);
    }
    if (at.run.pieces.length > 1 && part.length === 1 && part[0].kind === 'symbol') {
      emit('an index not summed', { start: part[0].start, end: part[0].end + 1, text: '' });
    }
  }
}

/** A run that selects: letters, l − 1, i + u − 1. */
export function index(run: Run, formula: Formula, isLimit = false): void {
  const { emit } = formula;
  for (const part of betweenCommas(run.pieces)) {
    const terms = termsOf(part);
    terms.forEach(({ sign, factors }, k) => {
      const here = span(factors);
      const next = terms[k + 1]?.sign;
      if (sign) {
        emit('a sign flipped', cut(sign, sign.name === '+' ? '-' : '+'));
        emit('an index shifted', { start: sign.start, end: here.end, text: '' });
      } else if (terms.length > 1 && next) {
        emit('an index shifted', { start: here.start, end: next.end, text: '' });
      }
      for (const each of factors) {
        if (each.kind === 'symbol') letter(each, factors.length === 1 && terms.length === 1, formula, isLimit);
        else if (each.kind === 'digit' && terms.length > 1) emit('an index shifted', cut(each, '2'));
        else for (const inside of each.parts) index(inside, formula);
        if (factors.length > 1 && (each.kind === 'bracket' || factors.some(({ kind }) => kind === 'bracket'))) {
          emit('a factor dropped', cut(each));
        }
      }
    });
  }
}

function letter(each: Piece, isAlone: boolean, formula: Formula, isLimit: boolean): void {
  const { emit, indices } = formula;
  if (!isLimit && indices.includes(each.name)) {
    for (const other of indices) if (other !== each.name) emit('another index', { ...cut(each), text: other });
  }
  if (isAlone && !isLimit && each.name !== 'D') {
    for (const step of ['-1', '+1']) emit('an index shifted', cut(each, `${each.name}${step}`));
  }
  if (each.sub) {
    const [inside] = each.sub.run.pieces;
    emit('an index dropped', cut(each.sub));
    if (each.sub.run.pieces.length === 1) {
      for (const step of ['-1', '+1']) emit('an index shifted', cut(each.sub.run, `${inside.name}${step}`));
    } else index(each.sub.run, formula);
  }
}

/** Each two of the indices of a symbol change places: w_{ij} becomes w_{ji}. */
function swapIndices(run: Run, { tex, emit }: Formula): void {
  const commas = run.pieces.some(({ kind }) => kind === 'mark');
  const units = commas ? betweenCommas(run.pieces).map(span) : run.pieces;
  if (!commas && run.pieces.some(({ kind }) => kind === 'sign')) return;
  for (let a = 0; a < units.length; a++) {
    for (let b = a + 1; b < units.length; b++) {
      emit('two indices swapped', cut(units[a], textOf(tex, units[b])), cut(units[b], textOf(tex, units[a])));
    }
  }
}
