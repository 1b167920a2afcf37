/** What comes out of a file, a store or a page's form may be anything: known keys alone are taken. */
import { Problem } from '../problem.ts';

/** Throws Problem 'shape' where it is no record, 'choice' where it holds anything but the known keys. */
export function checkKeys(where: string, found: unknown, known: readonly string[]): void {
  if (typeof found !== 'object' || found === null || Array.isArray(found)) {
    throw new Problem('shape', { where, expected: `{ ${known.join(', ')} }`, found: briefly(found) });
  }
  const surplus = Object.keys(found).find((key) => !known.includes(key));
  if (surplus !== undefined) {
    throw new Problem('choice', { where, found: briefly(surplus), expected: known.join(', ') });
  }
}

/** What a message quotes of something that may be anything: one line, and not a long one. */
export function briefly(found: unknown): string {
  const isPlain = typeof found === 'object' && found !== null;
  const text = (isPlain ? JSON.stringify(found) : String(found)).replace(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
