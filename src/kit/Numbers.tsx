/** Numbers in tables: small ones under a picture, and the table behind it; names with their values; bars in cells. */
import type { ComponentChildren } from 'preact';
import type { SymbolId } from '../../lib/notation.ts';
import type { Kind } from './marks.tsx';
import { Summary } from './named.tsx';

interface NumberRow {
  readonly name: ComponentChildren;
  readonly values: readonly ComponentChildren[];
  readonly sym?: SymbolId;
  /** The row that is looked at. */
  readonly chosen?: boolean;
  /** Its numbers are no numbers any more. */
  readonly lost?: boolean;
}

interface NumbersProps {
  /** Over the columns, the first one's too; without them there is no head. */
  columns?: readonly ComponentChildren[];
  rows: readonly (NumberRow | false | null | undefined)[];
  /** Which column of values is looked at, from 0. */
  chosen?: number;
  caption?: ComponentChildren;
}

/** A small table whose first column says what its numbers are. */
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

interface Fact {
  readonly name: ComponentChildren;
  readonly value: ComponentChildren;
  readonly sym?: SymbolId;
}

/** Names and one value each, in as many columns as there is room for. */
export function Facts({ facts }: { facts: readonly (Fact | false | null | undefined)[] }) {
  return (
    <dl class="facts">
      {facts.map(
        (fact, k) =>
          fact && (
            <div key={k} data-sym={fact.sym}>
              <dt class="note">{fact.name}</dt>
              <dd>{fact.value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** A share as a bar in a table's cell or a list: from the left, or signed from the middle. The number stands beside it. */
export function Bar({ share, kind = 'forward', signed }: { share: number; kind?: Kind; signed?: boolean }) {
  const size = Math.min(1, Math.abs(share)).toFixed(4);
  return (
    <span
      class={`bar mark-${kind}`}
      data-signed={signed && (share < 0 ? 'down' : 'up')}
      style={{ '--share': size }}
      aria-hidden="true"
    />
  );
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The table behind a picture, for those who want the numbers or cannot see the picture. */
export function DataTable({ table: { columns, rows }, title }: { table: Table; title: string }) {
  return (
    <details class="data-table">
      <Summary>{title}</Summary>
      {/* biome-ignore lint/a11y/useSemanticElements: no landmark, and a fieldset is for controls */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div class="scroll" role="group" tabIndex={0} aria-label={title}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...cells]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map((cell, k) => (
                  <td key={k}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
