/** The table behind a picture, for those who want the numbers or cannot see the picture. */
import { useMemo } from 'preact/hooks';

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface DataTableProps {
  table: Table;
  title: string;
}

/** Its cells are drawn again only when the table is another one. */
export function DataTable({ table, title }: DataTableProps) {
  const cells = useMemo(() => <Cells {...table} />, [table]);
  return (
    <details class="data-table">
      <summary>{title}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={title}>
        {cells}
      </section>
    </details>
  );
}

function Cells({ columns, rows }: Table) {
  return (
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
        {rows.map((row) => (
          <tr key={row[0]}>
            {row.map((cell, at) =>
              at === 0 ? (
                <th key={columns[at]} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={columns[at]}>{cell}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
