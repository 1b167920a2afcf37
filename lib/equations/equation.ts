/**
 * An equation of the book as data. Its TeX stands once, here; the chapters show it by id, and what it says can be
 * evaluated and compared with the engine. Chapter: equations.
 */
import type { SymbolId } from '../notation.ts';

/** The chapter that derives the equation; others repeat it by id. */
export type EquationChapter = 'forward' | 'loss' | 'backprop' | 'gradient-descent' | 'dropout' | 'interpretability';

export interface Equation {
  /** Stable, and unique in the book: hidden-error */
  readonly id: string;
  readonly chapter: EquationChapter;
  /** Plain TeX: no colours, no layout, so that it can be read as a formula and not only set as one. */
  readonly tex: string;
  /** The symbols it uses, in the order of its legend. They also decide what an ambiguous letter (m) means in it. */
  readonly symbols: readonly SymbolId[];
}
