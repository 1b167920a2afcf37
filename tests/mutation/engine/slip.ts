/** One slip made on purpose in the engine's source. */
export interface Slip {
  /** What goes wrong, in words. */
  readonly slip: string;
  /** Under lib/. */
  readonly file: string;
  /** Occurs exactly once in the file; else the table is out of date, and that is an error. */
  readonly find: string;
  readonly replace: string;
  /** The tests that must notice, under tests/lib/. */
  readonly tests: readonly string[];
}

type Row = readonly [slip: string, find: string, replace: string, ...tests: string[]];

/** The slips of one file. */
export const slipsOf = (file: string, rows: readonly Row[]): Slip[] =>
  rows.map(([slip, find, replace, ...tests]) => ({ slip, file, find, replace, tests }));
