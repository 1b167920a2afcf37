/**
 * Conditions, the cases that they decide between, and the limits of sums.
 */

import { phrase } from '../phrases.ts';
import { Cursor } from './cursor.ts';
import { canonical, type Node, plain, relationText } from './nodes.ts';
import { isWord, limitRows, relations, split } from './pieces.ts';
import type { Bound, Condition, Expression, Relation } from './tree.ts';

export abstract class LimitReader extends Cursor {
  condition(nodes: readonly Node[]): Condition {
    let items = plain(nodes).filter((node) => !isWord(node, /^\s*(if|for|when|where|若|当|如果)\s*$/i));
    const at = this.place(...items);
    while (items.length > 0 && /^[.,;，。；]$/.test(items[items.length - 1].text ?? '')) items = items.slice(0, -1);
    if (items.length === 1 && isWord(items[0], /^\s*(otherwise|else|elsewhere|其他|否则|其它)\s*$/i))
      return { kind: 'otherwise', at };
    const or = split(items, (node) => isWord(node, /^\s*or\s*$/) || ['\\lor', '∨', '\\vee'].includes(node.text ?? ''));
    if (or.length > 1) return { kind: 'or', parts: or.map((part) => this.condition(part)), at };
    const and = split(
      items,
      (node) => isWord(node, /^\s*and\s*$/) || ['\\land', '∧', '\\wedge', ','].includes(node.text ?? ''),
    );
    if (and.length > 1) return { kind: 'and', parts: and.map((part) => this.condition(part)), at };

    const operands: Node[][] = [[]];
    const found: Relation[] = [];
    for (const item of items) {
      const text = relationText(item);
      if (text === null) operands[operands.length - 1].push(item);
      else if (relations[text]) {
        found.push(relations[text]);
        operands.push([]);
      } else throw this.cannotRead(item);
    }
    if (found.length === 0) throw this.cannotRead(items[0], phrase('condition-relation'));
    return {
      kind: 'relation',
      operands: operands.map((operand) => this.sub(operand).wholeExpression()),
      relations: found,
      at,
    };
  }

  protected limits(sub: Node | null, sup: Node | null, start: number): { bounds: Bound[]; conditions: Condition[] } {
    const rows = sub ? limitRows(sub) : [];
    const bounds: Bound[] = [];
    const conditionRows: Node[][] = [];
    let waiting: string[] = [];
    const to = sup ? this.inside([sup]) : null;
    for (const row of rows) {
      const signs = row.map((node) => relationText(node));
      const at = signs.findIndex((sign) => sign !== null);
      if (at < 0) {
        if (row.length === 0) continue;
        waiting.push(...this.indexNames(row));
        continue;
      }
      const sign = relations[signs[at] ?? ''];
      const known = [...bounds.map((bound) => bound.name), ...waiting];
      const last = signs.reduce((found, text, k) => (text === null ? found : k), -1);
      if (sign === '=' && last === at && row.slice(0, at).every((node) => !known.includes(canonical([node])))) {
        const names = [...waiting, ...this.indexNames(row.slice(0, at))];
        const from = this.sub(row.slice(at + 1)).wholeExpression();
        for (const name of names) bounds.push({ name, from, to, set: null });
        waiting = [];
      } else if (sign === '∈' && last === at) {
        const names = [...waiting, ...this.indexNames(row.slice(0, at))];
        const set = this.setOf(row.slice(at + 1));
        for (const name of names) bounds.push({ name, from: null, to: null, set });
        waiting = [];
      } else if (
        last > at &&
        (sign === '≤' || sign === '<') &&
        this.namesBetween(row.slice(at + 1, last)).length > 0 &&
        !this.namesBetween(row.slice(at + 1, last)).some((name) => known.includes(name))
      ) {
        // 1 ≤ i ≤ n, 0 < i < n, 1 ≤ i, j ≤ n
        const [low, high] = [
          this.sub(row.slice(0, at)).wholeExpression(),
          this.sub(row.slice(last + 1)).wholeExpression(),
        ];
        const one: Expression = { kind: 'number', value: 1, at: null };
        const upper = relations[signs[last] ?? ''];
        if (upper !== '≤' && upper !== '<') throw this.cannotRead(row[last]);
        const from: Expression =
          sign === '<' ? { kind: 'binary', operator: '+', left: low, right: one, at: null } : low;
        const to: Expression =
          upper === '<' ? { kind: 'binary', operator: '-', left: high, right: one, at: null } : high;
        for (const name of this.namesBetween(row.slice(at + 1, last))) bounds.push({ name, from, to, set: null });
      } else {
        const names = row
          .slice(0, at)
          .filter((node) => node.type === 'mathord')
          .map((node) => canonical([node]));
        if (!names.some((name) => known.includes(name))) waiting.push(...names.slice(0, 1));
        // i < j: a second name that nothing else explains is an index too
        const unexplained = row
          .filter((node) => node.type === 'mathord')
          .map((node) => canonical([node]))
          .filter((name) => ![...known, ...waiting, ...this.bound].includes(name) && !this.vocabulary.isNumber(name));
        waiting.push(...unexplained);
        conditionRows.push(row);
      }
    }
    for (const name of waiting) bounds.push({ name, from: null, to: null, set: null });
    if (sup && bounds.every((bound) => bound.to === null))
      throw this.cannotRead(this.items[start], phrase('limit-lower'));
    if (rows.length === 0 && sup) throw this.cannotRead(this.items[start], phrase('limit-index'));
    return { bounds, conditions: conditionRows.map((row) => this.condition(row)) };
  }

  /** The indices between two signs, `i` or `i, j`; none where something else stands there. */
  protected namesBetween(nodes: readonly Node[]): string[] {
    const isList = nodes.every((node, k) =>
      k % 2 === 0 ? node.type === 'mathord' : node.type === 'atom' && node.family === 'punct',
    );
    return isList && nodes.length % 2 === 1 ? nodes.filter((_, k) => k % 2 === 0).map((node) => canonical([node])) : [];
  }

  protected indexNames(nodes: readonly Node[]): string[] {
    return nodes
      .filter(
        (node) =>
          !(node.type === 'atom' && (node.family === 'punct' || node.family === 'open' || node.family === 'close')),
      )
      .map((node) => {
        if (!['mathord', 'supsub', 'accent', 'font', 'text', 'mclass'].includes(node.type))
          throw this.cannotRead(node, phrase('sum-index'));
        return canonical([node]);
      });
  }

  protected setOf(nodes: readonly Node[]): Expression {
    const items = plain(nodes);
    if (items[0]?.type === 'atom' && items[0].text === '\\{') {
      const { items: inside } = this.sub(items).delimited('\\{');
      return { kind: 'list', items: this.sub(inside).list(), at: this.place(...items) };
    }
    return this.sub(items).wholeExpression();
  }

  protected cases(array: Node): Expression {
    const rows = (array.body as Node[][]).filter((row) => plain(row).length > 0);
    return {
      kind: 'cases',
      rows: rows.map((row) => {
        const [value, ...rest] = row;
        if (rest.length > 1) throw this.cannotRead(array, phrase('cases-columns'));
        const trimmed = this.sub([value]);
        trimmed.dropFullStop();
        const condition = plain(rest);
        return {
          value: trimmed.wholeExpression(),
          condition: condition.length === 0 ? null : this.condition(condition),
        };
      }),
      at: this.place(...rows.flat()),
    };
  }
}
