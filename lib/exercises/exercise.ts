/**
 * A numeric exercise as data: a formula of the book, an instance drawn from a seed, what the reader is told of it, and what the
 * engine answers. Grading, hint and worked solution follow from these. Its question stands in the chapter, in both languages.
 */
import type { EquationChapter } from '../equations/equation.ts';
import type { Values } from '../formula/index.ts';
import type { Given } from '../formula/values.ts';
import type { Generator } from '../generator.ts';
import type { SymbolId } from '../notation.ts';

export interface Exercise {
  /** Stable, and unique in the book: forward-neuron. Solved exercises are kept under it. */
  readonly id: string;
  readonly chapter: EquationChapter;
  /** The equation of the book that it practises. */
  readonly equation: string;
  /** Formulas whose right sides are the answers, one an answer; the worked solution works them out. */
  readonly tex: readonly string[];
  /** Symbols of the formulas, as an equation lists them. */
  readonly symbols: readonly SymbolId[];
  /** Typical wrong turns: for each the formulas that lead there. What they give is recognised, and what is wrong is shown. */
  readonly slips: readonly (readonly string[])[];
  readonly tolerance: Tolerance;
  readonly instance: (random: Generator) => ExerciseInstance;
}

/** How far an answer may be off, and why so far. The reader rounds: at least half a unit of the last digit asked for. */
export interface Tolerance {
  readonly absolute: number;
  /** Digits after the point that the question asks for. */
  readonly decimals: number;
  /** Of an estimate: how many times too large or too small it may be. */
  readonly factor?: number;
}

export interface ExerciseInstance {
  /** Keyed by the symbols' TeX, as `evaluateTex` wants them. */
  readonly values: Values;
  /** What the reader is told, in order: the symbol's TeX and its value. */
  readonly given: readonly {
    readonly tex: string;
    readonly value: Given;
    /** In the picture: it is to be read off, and its number stands behind a word. */
    readonly drawn?: boolean;
  }[];
  readonly drawing?: Drawing;
  /** What is asked for: TeX of each answer, and the engine's value of it. */
  readonly asked: readonly { readonly tex: string; readonly value: number }[];
}

/** The lines of one direction, rising; from the first to the last reaches the picture. */
export interface Grid {
  readonly lines: readonly number[];
  /** Those that have their number beside them. */
  readonly named: readonly number[];
  readonly log?: boolean;
}

type Point = readonly [x: number, y: number];

/** Curves over a grid (drawing.ts). */
export interface Drawing {
  readonly x: Grid;
  readonly y: Grid;
  readonly curves: readonly {
    /** What it is called, where there is more than one. */
    readonly tex: string;
    readonly points: readonly Point[];
    /** Points that are read off: each lies on crossing lines, and is a dot. */
    readonly read: readonly Point[];
  }[];
}

/** Half a unit of the last digit that is asked for, and as much again for what was rounded on the way. */
export const roundedTo = (decimals: number): Tolerance => ({ absolute: Number(`1e-${decimals}`), decimals });

/** An estimate of a size, above 0. */
export const withinFactor = (factor: number): Tolerance => ({ absolute: 0, decimals: 0, factor });

/** A number that can be computed with by hand: within ±size, so many digits after the point, never 0. */
export function handy(random: Generator, size: number, decimals: number): number {
  const unit = Number(`1e${decimals}`);
  for (;;) {
    const value = Math.round((2 * random.uniform() - 1) * size * unit) / unit;
    if (value !== 0) return value;
  }
}

/** So many of them, no two alike: where two are equal, numbers can be exchanged and nobody notices. */
export function handyList(random: Generator, length: number, size: number, decimals: number): number[] {
  const list: number[] = [];
  while (list.length < length) {
    const value = handy(random, size, decimals);
    if (!list.includes(value)) list.push(value);
  }
  return list;
}

const mostDraws = 1000;

/** Draws again until an instance practises what it is for: nothing degenerate, no wrong turn that ends in the right place. */
export function drawUntil<One>(draw: () => One, isTelling: (one: One) => boolean): One {
  for (let k = 0; k < mostDraws; k++) {
    const one = draw();
    if (isTelling(one)) return one;
  }
  throw new Error(`drawUntil: none of ${mostDraws} draws was telling`);
}

/** What typical wrong turns give, all further from the right number than rounding reaches. */
export const isApart = ({ absolute }: Tolerance, right: number, ...wrong: readonly number[]): boolean =>
  wrong.every((value) => !(Math.abs(value - right) <= 3 * absolute));
