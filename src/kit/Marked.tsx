/** Code whose symbols take part in the lens, for figures that show code; a listing of the book does it by itself. */
import type { Role, SymbolId } from '../../lib/notation.ts';

/** Offsets into the code; found at build (src/book/text/code-symbols.ts). */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly symbol: SymbolId;
  readonly role?: Role;
}

export function Marked({ code, marks }: { code: string; marks: readonly Mark[] }) {
  return (
    <code class="marked">
      {marks.map(({ start, end, symbol, role }, k) => [
        code.slice(marks[k - 1]?.end ?? 0, start),
        <span key={start} data-sym={symbol} class={role && `role-${role}`}>
          {code.slice(start, end)}
        </span>,
      ])}
      {code.slice(marks.at(-1)?.end ?? 0)}
    </code>
  );
}
