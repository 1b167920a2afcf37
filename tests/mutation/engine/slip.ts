/** One slip made on purpose in the engine's source. Paths are from the root of the repository. */
export interface Slip {
  /** What goes wrong, in words. */
  readonly slip: string;
  readonly file: string;
  /** Occurs exactly once in the file; else the table is out of date, and that is an error. */
  readonly find: string;
  readonly replace: string;
  /** The tests that must notice. */
  readonly tests: readonly string[];
}

type Row = readonly [slip: string, find: string, replace: string, ...tests: string[]];

/** The slips of one file of lib (or src/…); its tests by their names under tests/lib (or workers/…). */
export const slipsOf = (file: string, rows: readonly Row[]): Slip[] =>
  rows.map(([slip, find, replace, ...tests]) => ({
    slip,
    file: file.startsWith('src/') ? file : `lib/${file}`,
    find,
    replace,
    tests: tests.map((name) => `tests/${name.startsWith('workers/') ? '' : 'lib/'}${name}.test.ts`),
  }));
