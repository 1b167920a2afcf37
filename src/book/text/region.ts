/**
 * The lines of a source file between `// #region name` and `// #endregion`, or in Python between `# region name` and
 * `# endregion`: what a listing quotes.
 */

const mark = '^\\s*(?://\\s*#|#\\s*)';
const opening = (name: string): RegExp => new RegExp(`${mark}region\\s+${name.replace(/[^\w-]/g, '')}\\s*$`);
const anyOpening = new RegExp(`${mark}region\\b`);
const closing = new RegExp(`${mark}endregion\\b`);

export interface Region {
  readonly text: string;
  /** Line of the file, counted from 1, at which the quotation begins. */
  readonly line: number;
}

/**
 * Without a name the whole file. Throws where the region is missing, empty, double or never ends. So many columns are taken off on
 * the left as `margin` says; without it, what all lines are indented by.
 */
export function regionOf(source: string, file: string, name?: string, margin?: number): Region {
  const lines = source.replace(/\r\n/g, '\n').split('\n');
  if (name === undefined) return { text: tidy(lines), line: 1 };
  const starts = lines.flatMap((line, index) => (opening(name).test(line) ? [index] : []));
  if (starts.length !== 1) {
    throw new Error(`${file}: region "${name}" is there ${starts.length === 0 ? 'nowhere' : `${starts.length} times`}`);
  }
  const start = starts[0] + 1;
  let depth = 1;
  let end = start;
  for (; end < lines.length; end++) {
    if (anyOpening.test(lines[end])) depth++;
    else if (closing.test(lines[end]) && --depth === 0) break;
  }
  if (depth > 0) throw new Error(`${file}: region "${name}" never ends`);
  const text = tidy(lines.slice(start, end), margin);
  if (text === '') throw new Error(`${file}: region "${name}" is empty`);
  return { text, line: start + 1 };
}

/** Markers of regions inside are taken out, blank ends and the margin too. */
function tidy(lines: readonly string[], wanted?: number): string {
  const kept = lines.filter((line) => !anyOpening.test(line) && !closing.test(line));
  const indents = kept.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const margin = wanted ?? (indents.length > 0 ? Math.min(...indents) : 0);
  return kept
    .map((line) => line.slice(margin).trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}
