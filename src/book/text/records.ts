/**
 * Numbers that experiments gave, by their path into content/records: `dropout.sizes.512.gap.loss` is in
 * content/records/dropout/sizes.json, the number gap.loss of 512. A part with dots in it stands in brackets:
 * `dropout.penalties[0.001].validation.loss`. A number is written in both languages the same.
 */

/** content/records as a tree: chapter, experiment, what it gave. */
export type Records = Readonly<Record<string, unknown>>;

/** From the files' names without their ending ("dropout/sizes") and what they hold. */
export function recordsOf(files: Iterable<readonly [name: string, record: unknown]>): Records {
  const records: Record<string, Record<string, unknown>> = {};
  for (const [name, record] of files) {
    const [chapter, experiment] = name.split('/');
    records[chapter] = { ...records[chapter], [experiment]: record };
  }
  return records;
}

export const partsOf = (path: string): string[] =>
  [...path.matchAll(/\[([^\]]*)\]|[^.[\]]+/g)].map(([part, bracketed]) => bracketed ?? part);

/** What stands at a path. Throws, naming what there is, where nothing does. */
export function at(records: unknown, path: string): unknown {
  let here = records;
  const walked: string[] = [];
  for (const part of partsOf(path)) {
    const keys = typeof here === 'object' && here !== null ? Object.keys(here) : [];
    if (!keys.includes(part)) {
      const place = walked.join('.') || 'content/records';
      const there = keys.length > 0 ? `there are ${keys.join(', ')}` : 'there is a value and nothing below it';
      throw new Error(`"${path}": no "${part}" in ${place}; ${there}`);
    }
    here = (here as Record<string, unknown>)[part];
    walked.push(part);
  }
  return here;
}

/** Throws where there is no number. */
export function numberAt(records: unknown, path: string): number {
  const found = at(records, path);
  if (typeof found === 'number' && Number.isFinite(found)) return found;
  const keys = typeof found === 'object' && found !== null ? `: there are ${Object.keys(found).join(', ')}` : '';
  throw new Error(`"${path}": expected a number, found ${typeof found === 'object' ? 'a tree' : found}${keys}`);
}

const grouped = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 0 });

/** How numbers are written. The number behind a colon is how many digits. */
const formats: Readonly<Record<string, (value: number, digits?: number) => string>> = {
  /** 0.9801 as 98.01%. */
  percent: (value, digits = 2) => `${(100 * value).toFixed(digits)}%`,
  /** A difference of two shares in percentage points. */
  points: (value, digits = 1) => (100 * value).toFixed(digits),
  /** Decimals: fixed:4 is 0.0670. */
  fixed: (value, digits = 0) => value.toFixed(digits),
  /** Digits that count: digits:3 is 0.322. */
  digits: (value, digits = 3) => `${Number(value.toPrecision(digits))}`,
  /** A whole number, its thousands apart. */
  count: grouped,
  /** As it is. */
  plain: (value) => `${value}`,
};

/** A number as the text shows it. Throws where the format is unknown. */
export function write(value: number, as = 'plain'): string {
  const [name, digits] = as.split(':');
  const format = formats[name];
  if (!format) throw new Error(`as="${as}": known are ${Object.keys(formats).join(', ')}`);
  return format(value, digits === undefined ? undefined : Number(digits));
}

/** What `<Recorded of as>` shows: a number, or a word (a network's shape, the beginning of a fingerprint). */
export function recorded(records: Records, of: string, as?: string): string {
  const found = at(records, of);
  if (typeof found !== 'string') return write(numberAt(records, of), as);
  if (as !== undefined && as !== 'fingerprint') throw new Error(`"${of}" is a word: it is not written as ${as}`);
  return as === 'fingerprint' ? found.slice(0, 8) : found;
}
