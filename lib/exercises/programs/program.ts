/**
 * An exercise whose answer is a function: what it is called with, what it must write, and how it takes the place of the
 * engine's own in a training. The arguments are the engine's: flat arrays, row-major, the first ones are written.
 */
import type { EquationChapter } from '../../equations/equation.ts';
import type { Generator } from '../../generator.ts';
import type { Kernels } from '../../nn/kernels.ts';
import type { Optimiser } from '../../optimisers/optimiser.ts';

export type Argument = number | Float64Array | Int32Array | Uint8Array;

/** A function as a reader writes it; what it writes into its arguments, and what it returns, is looked at. */
// biome-ignore lint/suspicious/noExplicitAny: its arguments are the exercise's
export type OwnFunction = (...words: any[]) => unknown;

/** One test vector. */
export interface ProgramCase {
  readonly words: readonly Argument[];
  /** What the engine has written into the arguments of these names, and what it has returned. */
  readonly written: Readonly<Record<string, Float64Array>>;
  readonly returned?: number;
}

/** What a training is made of, as far as a reader's function can take its place. */
export interface Parts {
  readonly kernels: Kernels;
  readonly optimiser: Optimiser;
}

export interface ProgramExercise {
  /** Stable, and unique in the book. */
  readonly id: string;
  readonly chapter: EquationChapter;
  /** The equations that it puts into code. */
  readonly equations: readonly string[];
  readonly name: string;
  readonly parameters: readonly string[];
  /** The engine's own lines: file and region. */
  readonly source: { readonly file: string; readonly region: string };
  /** A complete answer, as a reader would write it. */
  readonly solution: string;
  /** Where a program is to be mended, not written: how it stands in the editor, with its one fault. */
  readonly faulty?: string;
  /** Typical wrong answers; each is refused. */
  readonly slips: Readonly<Record<string, string>>;
  readonly cases: (random: Generator) => readonly ProgramCase[];
  /** The training with the reader's function in the place of the engine's. */
  readonly install: (own: OwnFunction, parts: Parts) => Parts;
}

/** How far a number may be from the engine's: sums in another order, in float64. */
export const programTolerance = 1e-9;

export const reals = (random: Generator, length: number, size = 2): Float64Array =>
  Float64Array.from({ length }, () => (2 * random.uniform() - 1) * size);
