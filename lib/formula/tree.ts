/**
 * A formula as a tree of what it means, made by `parse.ts` from KaTeX's parse tree and walked by `evaluate.ts`.
 * Every node knows its place in the TeX, so that an error or a highlight can point at it.
 */
import type { Problem } from '../problem.ts';

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** One entry between the commas of a subscript: read whole (`l-1`), or as indices side by side (`ij`). */
export interface IndexEntry {
  readonly whole: Expression | null;
  readonly units: readonly Expression[] | null;
  readonly tex: string;
  readonly at: Place | null;
}

/** A name with its indices: `w_{ij}^l`, `\hat{y}`, `\frac{\partial L}{\partial w_{ij}^l}` (indices of the denominator). */
export interface SymbolNode {
  readonly kind: 'symbol';
  /** TeX of the symbol without its indices, in one canonical spelling. */
  readonly base: string;
  readonly sub: readonly IndexEntry[] | null;
  readonly sup: Expression | null;
  readonly subTex: string;
  readonly supTex: string;
  readonly primes: number;
  /** As written, indices included. */
  readonly tex: string;
  /** It stands alone in brackets: `p(x)`. */
  readonly bracketed?: boolean;
  readonly at: Place | null;
}

export interface Bound {
  readonly name: string;
  readonly from: Expression | null;
  readonly to: Expression | null;
  readonly set: Expression | null;
}

export type FoldName = 'sum' | 'prod' | 'max' | 'min' | 'argmax' | 'argmin' | 'mean' | 'variance';

export type Expression =
  | { readonly kind: 'number'; readonly value: number; readonly at: Place | null }
  | SymbolNode
  | { readonly kind: 'negate'; readonly of: Expression; readonly at: Place | null }
  | {
      readonly kind: 'binary';
      readonly operator: '+' | '-' | 'juxtapose' | 'dot' | 'times' | 'elementwise' | '/';
      readonly left: Expression;
      readonly right: Expression;
      readonly at: Place | null;
    }
  | { readonly kind: 'power'; readonly base: Expression; readonly exponent: Expression; readonly at: Place | null }
  | { readonly kind: 'transpose'; readonly of: Expression; readonly at: Place | null }
  | { readonly kind: 'select'; readonly of: Expression; readonly sub: readonly IndexEntry[]; readonly at: Place | null }
  | {
      readonly kind: 'call';
      /** A name of `functions.ts`, or a symbol whose value names one of the engine's functions. */
      readonly of: string | SymbolNode;
      readonly primes: number;
      readonly arguments: readonly Expression[];
      readonly at: Place | null;
    }
  | {
      readonly kind: 'fold';
      readonly fold: FoldName;
      readonly bounds: readonly Bound[];
      readonly conditions: readonly Condition[];
      readonly body: Expression;
      readonly at: Place | null;
    }
  | {
      readonly kind: 'norm';
      readonly of: Expression;
      readonly order: 'absolute' | 1 | 2 | 'infinity' | 'frobenius';
      readonly at: Place | null;
    }
  | {
      readonly kind: 'cases';
      readonly rows: readonly { readonly value: Expression; readonly condition: Condition | null }[];
      readonly at: Place | null;
    }
  | { readonly kind: 'indicator'; readonly condition: Condition; readonly at: Place | null }
  | { readonly kind: 'list'; readonly items: readonly Expression[]; readonly at: Place | null };

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
}
