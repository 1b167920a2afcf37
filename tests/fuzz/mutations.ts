/** Seeded damage: to bytes, to a text, and to a value as a store keeps it. */
import type { Generator } from '../../lib/generator.ts';

export type Random = Pick<Generator, 'uniform'>;
export const below = (random: Random, n: number): number => Math.floor(n * random.uniform());
export const pick = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)];

const bytes = [0, 1, 0x22, 0x2c, 0x5b, 0x7b, 0x7d, 0x7f, 0x80, 0xff];

/** One to four places flipped, set, cut out, doubled, filled or cut off; the first two hundred bytes, which say what follows, most. */
export function damagedBytes(whole: Uint8Array, random: Random): Uint8Array {
  let found = whole.slice();
  for (let k = 1 + below(random, 4); k > 0; k--) {
    const near = random.uniform() < 0.6 ? Math.min(found.length, 200) : found.length;
    const at = below(random, Math.max(1, near));
    const length = 1 + below(random, random.uniform() < 0.8 ? 8 : 400);
    const [before, after] = [found.subarray(0, at), found.subarray(at)];
    const kind = below(random, 6);
    if (kind === 0 && found.length > 0) found[at] ^= 1 << below(random, 8);
    else if (kind === 1 && found.length > 0) found[at] = pick(random, bytes);
    else if (kind === 2) found = Uint8Array.of(...before, ...after.subarray(length));
    else if (kind === 3) found = Uint8Array.of(...before, ...after.subarray(0, length), ...after);
    else if (kind === 4) found.fill(pick(random, bytes), at, at + Math.min(length, 8));
    else found = found.slice(0, random.uniform() < 0.5 ? at : found.length - Math.min(length, found.length));
  }
  return found;
}

const words = [
  'null',
  '-1',
  '1e999',
  '0.5',
  '""',
  '"__proto__"',
  '[]',
  '{}',
  '{"a":1,"a":2}',
  'true',
  ',',
  '%',
  '&',
  '\ud800',
  '9'.repeat(30),
];

/** A text with pieces left out, doubled, exchanged or put in between. */
export function damagedText(whole: string, random: Random): string {
  let found = whole;
  for (let k = 1 + below(random, 3); k > 0; k--) {
    const pieces = found.match(/\w+|\W/gu) ?? [''];
    const at = below(random, pieces.length);
    const kind = below(random, 4);
    if (kind === 0) pieces.splice(at, 1 + below(random, 4));
    else if (kind === 1) pieces.splice(at, 0, pieces[at]);
    else if (kind === 2) pieces.splice(at, 1, pick(random, words));
    else [pieces[at], pieces[below(random, pieces.length)]] = [pieces[below(random, pieces.length)], pieces[at]];
    found = pieces.join('');
  }
  return found;
}

const junk = (random: Random): unknown =>
  pick<() => unknown>(random, [
    () => null,
    () => undefined,
    () => Number.NaN,
    () => -1,
    () => 1e300,
    () => 'x\n"""',
    () => [],
    () => ({}),
    () => new Float32Array([1, Number.POSITIVE_INFINITY]),
    () => new Float64Array(3),
    () => true,
  ])();

/** A copy in which one value, however deep, is another, gone, or beside one that does not belong there. */
export function damagedValue(whole: unknown, random: Random): unknown {
  if (random.uniform() < 0.15 || typeof whole !== 'object' || whole === null) return junk(random);
  if (ArrayBuffer.isView(whole)) {
    const found = (whole as Float32Array).slice();
    if (random.uniform() < 0.5) return found.subarray(1);
    found[below(random, found.length)] = pick(random, [Number.NaN, Number.POSITIVE_INFINITY, 7]);
    return found;
  }
  const found = (Array.isArray(whole) ? [...whole] : { ...whole }) as Record<string, unknown>;
  const keys = Object.keys(found);
  const key = keys.length > 0 ? pick(random, keys) : 'a';
  const kind = below(random, 10);
  if (kind === 0) delete found[key];
  else if (kind === 1 && !Array.isArray(found)) found.surplus = junk(random);
  else found[key] = damagedValue(found[key], random);
  return found;
}
