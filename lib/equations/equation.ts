/**
 * An equation of the book as data. Its TeX stands once, in the file of its chapter; the chapters show it by id; `checks/`
 * says what it claims and draws random instances, on which its TeX is evaluated and compared with the engine. Chapter: equations.
 */
import type { Values } from '../formula/index.ts';
import type { Given } from '../formula/values.ts';
import type { Generator } from '../generator.ts';
import type { SymbolId } from '../notation.ts';

/** The chapter that derives the equation; others repeat it by id. */
export type EquationChapter =
  | 'forward'
  | 'loss'
  | 'backprop'
  | 'gradient-descent'
  | 'mnist'
  | 'dropout'
  | 'interpretability';

export interface Equation {
  /** Stable, and unique in the book: hidden-error */
  readonly id: string;
  readonly chapter: EquationChapter;
  /** Plain TeX: no colours, no layout, so that it can be read as a formula and not only set as one. */
  readonly tex: string;
  /** The symbols it uses, in the order of its legend. They also decide what an ambiguous letter (m) means in it. */
  readonly symbols: readonly SymbolId[];
}

/** One random case: what the symbols stand for, and what the engine makes of it. */
export interface Instance {
  /** Keyed by the symbols' TeX, as `evaluateTex` wants them. */
  readonly values: Values;
  /** The engine's value of the right side: one, or one a line of the formula; for a condition whether it holds. */
  readonly engine: Given;
  /**
   * What the left side's symbols stand for, where `values` does not say it: the engine's value at its place among others, so
   * that a left side with another index names another number. A power or an update's old value stays in `values` alone.
   */
  readonly left: Values;
  /** Where the left side is a derivative: a central difference of the loss, which shares no code with either side. */
  readonly witness?: Given;
}

export interface Check {
  /** The function that the equation describes. */
  readonly claim: { readonly file: string; readonly name: string };
  readonly instance: (random: Generator) => Instance;
  readonly tolerance: { readonly relative: number; readonly why: string };
  /** The formula is a relation that holds or does not. */
  readonly condition?: true;
}

/** An equation that only says how things are called. */
export interface Definition {
  readonly defines: string;
}
