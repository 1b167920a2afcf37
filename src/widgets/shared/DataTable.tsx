/** The table behind a picture, for those who want the numbers or cannot see the picture. */
import { memo } from 'preact/compat';

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface DataTableProps {
  table: Table;
  title: string;
}

function DataTableView({ table, title }: DataTableProps) {
  return (
    <details class="data-table">
      <summary>{title}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={title}>
        <table>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row[0]}>
                {row.map((cell, at) =>
                  at === 0 ? (
                    <th key={table.columns[at]} scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td key={table.columns[at]}>{cell}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

/** Drawn again only when the table is another one. */
export const DataTable = memo(
  DataTableView,
  (before, after) => before.table === after.table && before.title === after.title,
);
