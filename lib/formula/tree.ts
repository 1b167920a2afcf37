/**
 * A formula as a tree of what it means, read from KaTeX's parse tree (`read/`) and walked to its value (`evaluate/`).
 * Every node knows its place in the TeX, so that an error or a highlight can point at it.
 */
import type { Problem } from '../problem.ts';
import type { Place } from './tex/place.ts';

interface Piece {
  readonly at: Place | null;
  /** It holds together whatever stands beside it: in brackets, or a fraction. */
  readonly bracketed?: boolean;
}

/** One entry between the commas of a subscript: read whole (`l-1`), or as indices side by side (`ij`). */
export interface IndexEntry {
  readonly whole: Expression | null;
  readonly units: readonly Expression[] | null;
  readonly tex: string;
  readonly at: Place | null;
}

/** A name with its indices: `w_{ij}^l`, `\hat{y}`, `\frac{\partial L}{\partial w_{ij}^l}` (indices of the denominator). */
export interface SymbolNode extends Piece {
  readonly kind: 'symbol';
  /** TeX of the symbol without its indices, in one canonical spelling. */
  readonly base: string;
  readonly sub: readonly IndexEntry[] | null;
  readonly sup: Expression | null;
  readonly subTex: string;
  readonly supTex: string;
  /** The superscript stands in brackets, x^{(i)}: it counts, and raises nothing. */
  readonly counts: boolean;
  readonly primes: number;
  /** As written, indices included. */
  readonly tex: string;
}

export interface Bound {
  readonly name: string;
  readonly from: Expression | null;
  readonly to: Expression | null;
  readonly set: Expression | null;
  /** It runs over the samples that its values are: `z \sim q`. The names beside it run along: `(x, y) \sim q`. */
  readonly sampled?: { readonly from: string; readonly beside: readonly string[] };
}

export type FoldName = 'sum' | 'prod' | 'max' | 'min' | 'argmax' | 'argmin' | 'mean' | 'variance';
export type Operator = '+' | '-' | 'juxtapose' | 'dot' | 'times' | 'elementwise' | '/';
export type NormOrder = 'absolute' | 'infinity' | 'frobenius' | Expression;

export interface NumberNode extends Piece {
  readonly kind: 'number';
  readonly value: number;
}

export interface BinaryNode extends Piece {
  readonly kind: 'binary';
  readonly operator: Operator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface CallNode extends Piece {
  readonly kind: 'call';
  /** A name of `functions.ts`, or a symbol whose value names one of the engine's functions. */
  readonly of: string | SymbolNode;
  readonly primes: number;
  readonly arguments: readonly Expression[];
}

export interface FoldNode extends Piece {
  readonly kind: 'fold';
  readonly fold: FoldName;
  readonly bounds: readonly Bound[];
  readonly conditions: readonly Condition[];
  readonly body: Expression;
}

export interface TransposeNode extends Piece {
  readonly kind: 'transpose';
  readonly of: Expression;
  /** By the letter T, which of a number would be a power. */
  readonly letter: boolean;
}

export interface ListNode extends Piece {
  /** Quantities between commas: of a set {1, 2}, of a pair (x, y), of vectors set end to end [h, x]. */
  readonly kind: 'list';
  readonly items: readonly Expression[];
  readonly form: 'set' | 'pair' | 'concat' | 'stack';
}

export interface MatrixNode extends Piece {
  readonly kind: 'matrix';
  readonly rows: readonly (readonly Expression[])[];
}

export type Expression =
  | NumberNode
  | SymbolNode
  | BinaryNode
  | CallNode
  | FoldNode
  | TransposeNode
  | ListNode
  | MatrixNode
  | (Piece & { readonly kind: 'negate'; readonly of: Expression })
  | (Piece & { readonly kind: 'power'; readonly base: Expression; readonly exponent: Expression })
  | (Piece & { readonly kind: 'select'; readonly of: Expression; readonly sub: readonly IndexEntry[] })
  | (Piece & { readonly kind: 'norm'; readonly of: Expression; readonly order: NormOrder })
  | (Piece & {
      readonly kind: 'cases';
      readonly rows: readonly { readonly value: Expression; readonly condition: Condition | null }[];
    })
  | (Piece & { readonly kind: 'indicator'; readonly condition: Condition })
  | (Piece & {
      /** [a, b], (a, b], …: only on the right of ∈. */
      readonly kind: 'interval';
      readonly low: Expression;
      readonly high: Expression;
      readonly lowOpen: boolean;
      readonly highOpen: boolean;
    });

export type Relation = '=' | '≠' | '<' | '>' | '≤' | '≥' | '∈' | '∉';

export type Condition =
  | {
      readonly kind: 'relation';
      readonly operands: readonly Expression[];
      readonly relations: readonly Relation[];
      readonly at: Place | null;
    }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[]; readonly at: Place | null }
  | { readonly kind: 'otherwise'; readonly at: Place | null };

/** A whole line: one expression, or the members of an equation or assignment from left to right. */
export interface Statement {
  readonly members: readonly Expression[];
  readonly left: Expression | null;
  /** The left side as written, and the sign behind it; null where there is none. */
  readonly leftTex: string | null;
  readonly sign: string | null;
  /** Why there is a left side that cannot be read: only who asks for its value minds. */
  readonly leftProblem: Problem | null;
  /** A sign among its sides that gives no value, such as ≤ or ∝: only who asks for the value minds. */
  readonly relation: string | null;
}
