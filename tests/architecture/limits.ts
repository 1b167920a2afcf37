import ts from 'typescript';
import { treeOf } from './imports.ts';

const runs = /^(it|test|describe|beforeAll|beforeEach|afterAll|afterEach)\b/;

/** Where a test or a hook names a time limit of its own: `it(title, act, 5000)` and `it(title, { timeout: 5000 }, act)`. */
export function limitsOf(file: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && runs.test(node.expression.getText()) && isTitleOrAct(node.arguments[0])) {
      for (const [at, word] of node.arguments.entries()) {
        const names = ts.isObjectLiteralExpression(word) ? word.properties.map((one) => one.name?.getText()) : [];
        if (names.includes('timeout') || (at > 0 && isNumber(word))) found.push(word.getText());
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(treeOf(file, text));
  return found;
}

/** What a test or a hook begins with; `test` may also be the name of data. */
const isTitleOrAct = (node?: ts.Node): boolean =>
  !!node &&
  (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || ts.isIdentifier(node) || ts.isArrowFunction(node));

const isNumber = (node: ts.Node): boolean =>
  ts.isNumericLiteral(node) || (ts.isBinaryExpression(node) && isNumber(node.left));
