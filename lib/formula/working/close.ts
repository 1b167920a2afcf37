/**
 * From an expression and an instance to the closed formula: the same walk as `evaluate`, which gives each piece its value.
 */
import { Problem } from '../../problem.ts';
import { functionValue } from '../evaluate/call.ts';
import { chosenRow } from '../evaluate/cases.ts';
import { instances } from '../evaluate/folds.ts';
import { indicesFor } from '../evaluate/indices.ts';
import { lookup, type Scope, scalar } from '../evaluate/scope.ts';
import { symbolParts } from '../evaluate/symbols.ts';
import { functionName } from '../functions.ts';
import type { BinaryNode, Condition, Expression, FoldNode } from '../tree.ts';
import { isTensor, map, type Value, zip } from '../values.ts';
import type { Closed, ClosedCondition, Form, Term } from './closed.ts';

/** A sum of more terms shows the first of them and takes the others together. */
export const shownWhole = 5;
const shownFirst = 3;

export const number = (value: Value): Closed => ({ value, form: { kind: 'leaf', base: null } });

export function close(node: Expression, scope: Scope): Closed {
  const isSet = node.kind === 'interval' || (node.kind === 'list' && (node.form === 'set' || node.form === 'pair'));
  return { value: isSet ? Number.NaN : scope.evaluate(node, scope), form: formOf(node, scope) };
}

const unnamed: Form = { kind: 'leaf', base: null };

function formOf(node: Expression, scope: Scope): Form {
  switch (node.kind) {
    case 'number':
      return { kind: 'leaf', base: null };
    case 'symbol': {
      const { base, exponent } = symbolParts(node, scope);
      const isPlain = node.sub === null && node.primes === 0 && /^(e|\\text\{e\}|\\pi)$/.test(node.base);
      const names = [node.base, `${node.base}^{${node.supTex}}`];
      const isConstant = isPlain && names.every((name) => lookup(scope, name) === undefined);
      const form: Form = isConstant ? { kind: 'constant', tex: node.base } : { kind: 'leaf', base: node.base };
      if (exponent === null) return form;
      return { kind: 'power', base: { value: base, form }, exponent: close(exponent, scope) };
    }
    case 'negate':
      return { kind: 'negate', of: close(node.of, scope) };
    case 'binary':
      return binaryForm(node, scope);
    case 'power':
      return { kind: 'power', base: close(node.base, scope), exponent: close(node.exponent, scope) };
    case 'transpose':
      // an entry of the transposed matrix is a number, and a list made a column is an array
      if (node.of.kind === 'symbol' && !isTensor(scope.evaluate(node, scope)))
        return { kind: 'leaf', base: node.of.base };
      if (node.of.kind === 'list') return unnamed;
      return { kind: 'transpose', of: close(node.of, scope) };
    case 'select': {
      const of = close(node.of, scope);
      const indices = indicesFor(node.sub, isTensor(of.value) ? of.value.shape.length : 0);
      const list = typeof indices === 'string' ? [] : indices;
      return { kind: 'select', of, index: list.map((index) => (index ? String(scalar(index, scope)) : ':')).join(',') };
    }
    case 'call': {
      const found = typeof node.of === 'string' ? { name: node.of, primes: 0 } : functionValue(node.of, scope);
      const closed = node.arguments.map((argument) => close(argument, scope));
      return { kind: 'call', name: functionName(found.name), primes: node.primes + found.primes, arguments: closed };
    }
    case 'fold':
      return foldForm(node, scope);
    case 'norm':
      return {
        kind: 'norm',
        order: typeof node.order === 'string' ? node.order : scalar(node.order, scope),
        of: close(node.of, scope),
      };
    case 'indicator':
      return { kind: 'indicator', condition: closeCondition(node.condition, scope) };
    case 'cases': {
      const at = chosenRow(node, scope);
      const chosen = close(node.rows[at].value, scope);
      const rows = node.rows.map(({ value, condition }, k) => ({
        value: k === at ? chosen : attempted(value, scope),
        condition: condition && closeCondition(condition, scope),
      }));
      return { kind: 'cases', rows, chosen };
    }
    case 'matrix':
      return { kind: 'matrix', rows: node.rows.map((row) => row.map((cell) => close(cell, scope))) };
    case 'interval': {
      const { lowOpen, highOpen } = node;
      return { kind: 'interval', low: close(node.low, scope), high: close(node.high, scope), lowOpen, highOpen };
    }
    case 'list':
      return { kind: 'set', list: node.form, items: node.items.map((item) => close(item, scope)) };
  }
}

function attempted(node: Expression, scope: Scope): Closed | null {
  try {
    return close(node, scope);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return null;
  }
}

export function closeCondition(condition: Condition, scope: Scope): ClosedCondition {
  if (condition.kind === 'otherwise') return condition;
  if (condition.kind !== 'relation') {
    return { kind: condition.kind, parts: condition.parts.map((part) => closeCondition(part, scope)) };
  }
  const operands = condition.operands.map((operand) => close(operand, scope));
  return { kind: 'relation', operands, relations: condition.relations };
}

function binaryForm(node: BinaryNode, scope: Scope): Form {
  const { operator } = node;
  if (operator === '+' || operator === '-')
    return { kind: 'sum', terms: [...leftTerms(node.left, scope), ...rightTerms(node, scope)] };
  if (operator === '/') return { kind: 'fraction', above: close(node.left, scope), below: close(node.right, scope) };
  const [left, right] = [close(node.left, scope), close(node.right, scope)];
  const isArrays = isTensor(left.value) && isTensor(right.value);
  const sign =
    operator === 'times'
      ? '\\times'
      : operator === 'elementwise' && isArrays
        ? '\\odot'
        : isArrays && operator === 'juxtapose'
          ? ''
          : '\\cdot';
  // a b c is one product; so are the arrays' entries, but not the arrays, whose order counts
  const inner = left.form.kind === 'product' && node.left.kind === 'binary' && !isTensor(left.value) ? left.form : null;
  const factors = inner && inner.sign === sign ? [...inner.factors, right] : [left, right];
  return { kind: 'product', factors, sign };
}

/** What stands left of a sign: its terms belong to the same sum. */
function leftTerms(node: Expression, scope: Scope): readonly Term[] {
  if (node.kind === 'negate') return [{ sign: -1, of: close(node.of, scope) }];
  const closed = close(node, scope);
  const isSum = (node.kind === 'binary' || node.kind === 'fold') && closed.form.kind === 'sum';
  return isSum && closed.form.kind === 'sum' ? closed.form.terms : [{ sign: 1, of: closed }];
}

/** What stands right of it: a written-out sum joins in behind a plus; brackets stay brackets. */
function rightTerms(node: BinaryNode, scope: Scope): readonly Term[] {
  const closed = close(node.right, scope);
  if (node.operator === '+' && node.right.kind === 'fold' && closed.form.kind === 'sum') return closed.form.terms;
  return [{ sign: node.operator === '+' ? 1 : -1, of: closed }];
}

/** The bodies of a fold, one for each value of its indices; those of a sum directly inside a sum are taken apart too. */
function bodiesOf(node: FoldNode, scope: Scope): Closed[] {
  const bodies: Closed[] = [];
  for (const inner of instances(node, scope)) {
    const { body } = node;
    if (node.fold === 'sum' && body.kind === 'fold' && body.fold === 'sum' && body.bounds.length > 0)
      bodies.push(...bodiesOf(body, inner));
    else bodies.push(close(body, inner));
  }
  return bodies;
}

function foldForm(node: FoldNode, scope: Scope): Form {
  if (node.bounds.length === 0) {
    const of = close(node.body, scope);
    return {
      kind: 'call',
      name: node.fold === 'mean' ? 'E' : node.fold === 'variance' ? 'Var' : node.fold,
      primes: 0,
      arguments: [of],
    };
  }
  const bodies = bodiesOf(node, scope);
  switch (node.fold) {
    case 'sum':
      return shortenedSum(bodies);
    case 'prod': {
      if (bodies.length === 1) return bodies[0].form;
      return bodies.length === 0
        ? number(1).form
        : { kind: 'product', factors: shortened(bodies, 'product'), sign: '\\cdot' };
    }
    case 'mean': {
      const above: Closed = { value: total(bodies), form: shortenedSum(bodies) };
      return { kind: 'fraction', above, below: number(bodies.length) };
    }
    case 'argmax':
    case 'argmin':
      // told by the places of a list, which are counted from 1
      return isCounted(node, scope) ? { kind: 'list', list: node.fold, items: bodies } : unnamed;
    default:
      return { kind: 'list', list: node.fold, items: bodies };
  }
}

const isCounted = (node: FoldNode, scope: Scope): boolean =>
  [...instances(node, scope)].every(({ bound }, k) => bound.get(node.bounds[0].name) === k + 1);

/** A sum of many terms as a form; the single term itself where there is but one. */
export function shortenedSum(bodies: readonly Closed[]): Form {
  if (bodies.length === 0) return { kind: 'leaf', base: null };
  if (bodies.length === 1) return bodies[0].form;
  return { kind: 'sum', terms: shortened(bodies, 'sum').map((of) => ({ sign: 1, of })) };
}

function shortened(bodies: readonly Closed[], of: 'sum' | 'product'): readonly Closed[] {
  if (bodies.length <= shownWhole) return bodies;
  const items = bodies.slice(shownFirst);
  const value = of === 'sum' ? total(items) : items.reduce((product, item) => product * (item.value as number), 1);
  return [...bodies.slice(0, shownFirst), { value, form: { kind: 'rest', of, items } }];
}

function total(bodies: readonly Closed[]): Value {
  const values = bodies.map(({ value }) => value);
  const fits = () => new Problem('unexpected', { message: 'the bodies of a sum differ in shape' });
  return values.length === 0
    ? 0
    : values.reduce(
        (sum, value) => zip(sum, value, (x, y) => x + y, fits),
        map(values[0], () => 0),
      );
}
