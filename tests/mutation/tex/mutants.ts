/**
 * The slips that formulas suffer in print, each as edits of the TeX: what a book, a lecture or a reader's own edit gets
 * wrong. Every slip is tried at every place where it can happen.
 */
import { applied, cut, type Emit, type Formula, relation, span } from './edits.ts';
import { type Piece, Reader, type Run } from './pieces.ts';
import { value } from './values.ts';

export interface Mutant {
  readonly slip: string;
  readonly tex: string;
}

/** All mutants of a formula, without repetition, each with the first slip that makes it. */
export function mutantsOf(tex: string): Mutant[] {
  const found = new Map<string, Mutant>();
  const whole = new Reader(tex).all();
  const emit: Emit = (slip, ...edits) => {
    const mutant = applied(tex, edits);
    const key = mutant.replace(/\s/g, '');
    if (key !== tex.replace(/\s/g, '') && !found.has(key)) found.set(key, { slip, tex: mutant });
  };
  const formula = { tex, emit, ...lettersOf(whole) };
  for (const line of linesOf(whole)) statement(line, formula);
  return [...found.values()];
}

function linesOf(whole: Run): Run[] {
  const [only] = whole.pieces;
  return whole.pieces.length === 1 && only.kind === 'cases' ? joined(only.parts) : [whole];
}

/** The cells of `aligned`, joined again to lines: `v_t &= …` is one. */
function joined(cells: readonly Run[]): Run[] {
  const lines: Run[] = [];
  for (let k = 0; k < cells.length; k += 2) {
    const [left, right] = [cells[k], cells[k + 1]];
    lines.push({ start: left.start, end: right.end, pieces: [...left.pieces, ...right.pieces] });
  }
  return lines;
}

function lettersOf(whole: Run): { quantities: string[]; indices: string[] } {
  const quantities = new Set<string>();
  const indices = new Set<string>();
  const walk = (run: Run, isIndex: boolean): void => {
    for (const { kind, name, parts, sub, sup } of run.pieces) {
      if (kind === 'symbol' && name !== '\\partial') (isIndex ? indices : quantities).add(name);
      for (const part of parts) walk(part, isIndex);
      if (sub) walk(sub.run, true);
      if (sup) walk(sup.run, true);
    }
  };
  walk(whole, false);
  // sizes (n, D, H) as limits are no indices that anything could be confused with
  const small = /^[ijklrtcfuv]$/;
  return { quantities: [...quantities], indices: [...indices].filter((name) => small.test(name)) };
}

function statement(line: Run, formula: Formula): void {
  const cuts = line.pieces.flatMap((piece, k) => (piece.kind === 'relation' ? [k] : []));
  const isRelation = cuts.some((k) => /^[<>]$/.test(line.pieces[k].name));
  if (isRelation) for (const k of cuts) relation(line.pieces[k], formula);
  const starts = [0, ...cuts.map((k) => k + 1)];
  starts.forEach((from, k) => {
    const pieces = line.pieces.slice(from, cuts[k] ?? line.pieces.length);
    const side = k === 0 && cuts.length > 0 && !isRelation ? 'left' : 'right';
    if (pieces.length === 0) return;
    const run = { ...span(pieces), pieces };
    value(run, { ...formula, emit: on(side, formula.emit) });
    if (side === 'right') swapQuantities(run, formula);
  });
}

/** Slips of a left side are told apart: there they say that another quantity is meant. */
const on =
  (side: 'left' | 'right', emit: Emit): Emit =>
  (slip, ...edits) =>
    emit(side === 'left' ? `${slip}, on the left` : slip, ...edits);

/** Two quantities that change places wherever they stand: a and y, β₁ and β₂. */
function swapQuantities(run: Run, { tex, emit }: Formula): void {
  const places = new Map<string, Piece[]>();
  const walk = ({ pieces }: Run): void => {
    for (const piece of pieces) {
      const { kind, sub, parts } = piece;
      const numbered = sub && /^\d$/.test(tex.slice(sub.run.start, sub.run.end));
      const name = tex.slice(piece.start, numbered ? sub.end : piece.core);
      if (kind === 'symbol' && name !== '\\partial') places.set(name, [...(places.get(name) ?? []), piece]);
      for (const part of parts) walk(part);
      if (piece.sup && piece.name === 'e') walk(piece.sup.run);
    }
  };
  walk(run);
  const names = [...places.keys()];
  names.forEach((a, k) => {
    for (const b of names.slice(k + 1)) {
      const edits = (from: string, to: string) =>
        (places.get(from) as Piece[]).map(({ start }) => cut({ start, end: start + from.length }, `${to} `));
      emit('two quantities swapped', ...edits(a, b), ...edits(b, a));
    }
  });
}
