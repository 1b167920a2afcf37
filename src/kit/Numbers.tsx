/** Numbers that stand under a picture: a small table whose first column says what they are. */
import type { ComponentChildren } from 'preact';
import type { SymbolId } from '../../lib/notation.ts';

export interface NumberRow {
  readonly name: ComponentChildren;
  readonly values: readonly ComponentChildren[];
  readonly sym?: SymbolId;
  /** The row that is looked at. */
  readonly chosen?: boolean;
  /** Its numbers are no numbers any more. */
  readonly lost?: boolean;
}

export interface NumbersProps {
  /** Over the columns, the first one's too; without them there is no head. */
  columns?: readonly ComponentChildren[];
  rows: readonly (NumberRow | false | null | undefined)[];
  /** Which column of values is looked at, from 0. */
  chosen?: number;
  caption?: ComponentChildren;
}

export function Numbers({ columns, rows, chosen, caption }: NumbersProps) {
  return (
    <div class="scroll">
      <table class="numbers">
        {caption && <caption>{caption}</caption>}
        {columns && (
          <thead>
            <tr>
              {columns.map((column, k) => (
                <th key={k} scope="col" data-chosen={chosen !== undefined && k === chosen + 1 ? true : undefined}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map(
            (row, at) =>
              row && (
                <tr key={at} data-sym={row.sym} data-chosen={row.chosen} data-lost={row.lost}>
                  <th scope="row">{row.name}</th>
                  {row.values.map((value, k) => (
                    <td key={k}>{value}</td>
                  ))}
                </tr>
              ),
          )}
        </tbody>
      </table>
    </div>
  );
}

/** Names and one value each, in as many columns as there is room for. */
export function Facts({
  facts,
}: {
  facts: readonly ({ name: ComponentChildren; value: ComponentChildren; sym?: SymbolId } | false | null | undefined)[];
}) {
  return (
    <dl class="facts">
      {facts.map(
        (fact, k) =>
          fact && (
            <div key={k} data-sym={fact.sym}>
              <dt>{fact.name}</dt>
              <dd>{fact.value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
