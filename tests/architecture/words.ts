import ts from 'typescript';
import { codeOf, treeOf } from './imports.ts';

/** What Math has that every engine rounds alike; anything else of it is engine-rounded or chance. */
const exact = new Set(
  'abs ceil floor round trunc sign min max sqrt fround clz32 imul E PI LN2 LN10 LOG2E LOG10E SQRT1_2 SQRT2'.split(' '),
);
const clock = new Set(['Date', 'performance']);
const surroundings = new Set(
  `document window navigator localStorage sessionStorage indexedDB setTimeout setInterval queueMicrotask
  requestAnimationFrame requestIdleCallback fetch XMLHttpRequest process`.split(/\s+/),
);

export type Kind = 'chance' | 'clock' | 'rounding' | 'surroundings';
export interface Word {
  readonly kind: Kind;
  readonly word: string;
}

/** Called, made or asked for a member: no key, and no member of something else. */
function isUsed(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node)
    return parent.expression.getText() === 'globalThis';
  const isUse =
    ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent) || ts.isCallOrNewExpression(parent);
  return isUse && parent.expression === node;
}

/** The same, or under another name, or taken apart. */
const isTaken = (node: ts.Identifier): boolean =>
  isUsed(node) || (ts.isVariableDeclaration(node.parent) && node.parent.initializer === node);

function ofMath(node: ts.Identifier): Word | null {
  const { parent } = node;
  if (ts.isTypeQueryNode(parent) || ts.isTypeReferenceNode(parent)) return null;
  const member = ts.isPropertyAccessExpression(parent) && parent.expression === node ? parent.name.text : null;
  if (member !== null && exact.has(member)) return null;
  // Math under another name, taken apart or asked by a computed name may be anything
  const kind = member === 'random' || member === null ? 'chance' : 'rounding';
  return { kind, word: member === null ? 'Math' : `Math.${member}` };
}

const powers = [ts.SyntaxKind.AsteriskAsteriskToken, ts.SyntaxKind.AsteriskAsteriskEqualsToken];

function ofNode(node: ts.Node): Word | null {
  if (ts.isBinaryExpression(node) && powers.includes(node.operatorToken.kind) && !isOfTwo(node)) {
    return { kind: 'rounding', word: node.getText() };
  }
  if (!ts.isIdentifier(node)) return null;
  if (node.text === 'Math') return ofMath(node);
  if (node.text === 'crypto' && isTaken(node)) return { kind: 'chance', word: 'crypto' };
  if (clock.has(node.text) && isTaken(node)) return { kind: 'clock', word: node.text };
  if (surroundings.has(node.text) && isUsed(node)) return { kind: 'surroundings', word: node.text };
  return null;
}

/** A power of two written out, as 2 ** 32: a constant that no engine rounds. */
const isOfTwo = ({ left, right }: ts.BinaryExpression): boolean => left.getText() === '2' && ts.isNumericLiteral(right);

/** What a file says that makes a run hang on more than data, settings and seed. Comments and texts say nothing. */
export function wordsOf(file: string, text: string): Word[] {
  const source = treeOf(file, codeOf(file, text));
  const words: Word[] = [];
  const visit = (node: ts.Node): void => {
    const word = ofNode(node);
    if (word) words.push(word);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return words;
}
