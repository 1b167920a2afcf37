/** What a row of measured times says: its middle, its range, and its ratio to another row, round by round. */

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}

/** Median of the ratios of each round: a machine that slows down for a minute slows both, and does not spoil it. */
export const ratio = (times: readonly number[], to: readonly number[]): number =>
  median(times.map((time, round) => time / to[round]!));

export const whole = (number: number): string => Math.round(number).toLocaleString('en');

export const range = (numbers: readonly number[]): string =>
  `${whole(Math.min(...numbers))}–${whole(Math.max(...numbers))}`;

/** A Markdown table; all columns but the first `left` are set to the right. */
export function markdown(heads: readonly string[], rows: readonly (readonly string[])[], left = 1): string {
  const widths = heads.map((head, i) => Math.max(head.length, 3, ...rows.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => (i < left ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join(' | ')} |`;
  const rule = `|${widths.map((width, i) => (i < left ? `${'-'.repeat(width + 2)}` : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return `${[line(heads), rule, ...rows.map(line)].join('\n')}\n`;
}

/** The first and the third quarter. */
export function quartiles(values: readonly number[]): [number, number] {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.round(part * (sorted.length - 1))] ?? Number.NaN;
  return [at(0.25), at(0.75)];
}
