/**
 * The pieces of which an answer is made, with the instance's numbers in them: the terms of its sum, the factors of its product,
 * what stands above and below its line. A reader who is stuck enters them one by one, and learns which is the first to differ.
 */
import { parseTex, scopeOf, type Values } from '../formula/index.ts';
import { isTensor } from '../formula/values.ts';
import { close } from '../formula/working/close.ts';
import { type Closed, partsOf } from '../formula/working/closed.ts';
import { chooseDigits } from '../formula/working/digits.ts';
import { print, type Style } from '../formula/working/print.ts';
import { isNear } from './answer.ts';
import type { Exercise } from './exercise.ts';

export interface Piece {
  /** Numbers in place of symbols. */
  readonly tex: string;
  readonly value: number;
}

/** Of the right side, those that are to be computed: none where each is a single number already. */
export function piecesOf(tex: string, values: Values, style: Style = {}): readonly Piece[] {
  const [statement] = parseTex(tex, values);
  let root = close(statement.members[statement.members.length - 1], scopeOf(tex, values));
  // −(a + b) and f(a + b): what is inside
  while (['negate', 'call', 'power'].includes(root.form.kind)) {
    const inner = partsOf(root).find(({ form }) => !isLeaf(form.kind));
    if (!inner) break;
    root = inner;
  }
  return signedParts(root)
    .filter(({ node }) => !isTensor(node.value) && !isLeaf(node.form.kind))
    .map(({ node, sign }) => {
      const leaves = leavesOf(node);
      const printed = print(node, { ...style, digits: chooseDigits([node]), ready: leaves });
      return { tex: sign < 0 ? `-\\left(${printed}\\right)` : printed, value: sign * (node.value as number) };
    });
}

const isLeaf = (kind: string): boolean => kind === 'leaf' || kind === 'constant';

function signedParts(root: Closed): { readonly node: Closed; readonly sign: number }[] {
  if (root.form.kind === 'sum') return root.form.terms.map(({ sign, of }) => ({ node: of, sign }));
  const parts = partsOf(root);
  return parts.length > 1 ? parts.map((node) => ({ node, sign: 1 })) : [];
}

function leavesOf(node: Closed): Set<Closed> {
  const leaves = new Set<Closed>();
  const visit = (piece: Closed): void => {
    const parts = partsOf(piece);
    if (parts.length === 0) leaves.add(piece);
    parts.forEach(visit);
  };
  visit(node);
  return leaves;
}

/** The first piece that was entered and differs; null where none does. */
export function firstWrongPiece(
  pieces: readonly Piece[],
  entered: readonly (number | null)[],
  tolerance: Exercise['tolerance'],
): number | null {
  const wrong = pieces.findIndex(({ value }, k) => {
    const typed = entered[k] ?? null;
    return typed !== null && !isNear(typed, value, tolerance);
  });
  return wrong < 0 ? null : wrong;
}
