/**
 * How many decimals each number of a working is printed with. The terms of a sum and its total share theirs, chosen so that
 * the printed digits add up; where no choice makes them, what is missing is a remainder that is printed too.
 */
import { isTensor } from '../values.ts';
import { type Closed, partsOf } from './closed.ts';

const significant = 4;
/** A term far smaller than the total still shows so many digits. */
const significantInSum = 2;
/** What something else is computed from: so many that what comes next can be computed from the printed numbers. */
const significantInside = 6;
const mostDecimals = 9;
/** So many decimals more than needed are tried for the sake of a sum. */
const tries = 4;
/** Beyond, a number is printed as a power of ten and no sum is held to its digits. */
export const largest = 1e7;

export interface Digits {
  readonly decimals: ReadonlyMap<Closed, number>;
  /** What a sum's printed terms lack to its printed total, in units of its last decimal. */
  readonly remainders: ReadonlyMap<Closed, bigint>;
}

/** Decimals with which a number shows so many significant digits; whole numbers need none. */
export function decimalsFor(value: number, digits = significant): number {
  if (Number.isInteger(value) || !Number.isFinite(value)) return 0;
  return Math.min(mostDecimals, Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value)))));
}

/** The printed number in units of the last decimal. */
export const units = (value: number, decimals: number): bigint => BigInt(value.toFixed(decimals).replace('.', ''));

export function chooseDigits(roots: readonly Closed[]): Digits {
  const nodes: Closed[] = [];
  const inside = new Set<Closed>();
  const visit = (node: Closed): void => {
    nodes.push(node);
    for (const part of partsOf(node)) {
      if (isComputed(part) && node.form.kind !== 'sum' && node.form.kind !== 'negate') inside.add(part);
      visit(part);
    }
  };
  for (const root of roots) visit(root);

  const groups = groupsOf(nodes);
  const decimals = new Map<Closed, number>();
  const remainders = new Map<Closed, bigint>();
  for (const group of groups) settle(group, inside, decimals, remainders);
  return { decimals, remainders };
}

/** A number that a line has found, and that the next goes on with. */
const isComputed = ({ form, value }: Closed): boolean =>
  !isTensor(value) && form.kind !== 'leaf' && form.kind !== 'constant';
const isSum = (node: Closed): boolean => node.form.kind === 'sum' && !isTensor(node.value);

/** Numbers that must be printed with the same decimals: a sum with its terms, and the same number at several places. */
function groupsOf(nodes: readonly Closed[]): Closed[][] {
  const parent = new Map<Closed, Closed>(nodes.map((node) => [node, node]));
  const find = (node: Closed): Closed => {
    const above = parent.get(node) as Closed;
    return above === node ? node : find(above);
  };
  const unite = (a: Closed, b: Closed) => parent.set(find(a), find(b));
  const sameNumber = new Map<number, Closed>();
  for (const node of nodes) {
    if (node.form.kind === 'sum' && isSum(node)) for (const { of } of node.form.terms) unite(node, of);
    // a bare number and its negative are printed with the same digits
    if (node.form.kind === 'negate') unite(node, node.form.of);
    if (isTensor(node.value)) continue;
    const size = Math.abs(node.value);
    const twin = sameNumber.get(size);
    if (twin) unite(node, twin);
    else if (!Number.isInteger(size)) sameNumber.set(size, node);
  }
  const groups = new Map<Closed, Closed[]>();
  for (const node of nodes) groups.set(find(node), [...(groups.get(find(node)) ?? []), node]);
  return [...groups.values()];
}

function settle(
  group: readonly Closed[],
  inside: ReadonlySet<Closed>,
  decimals: Map<Closed, number>,
  remainders: Map<Closed, bigint>,
): void {
  const sums = group.filter(isSum);
  const numbers = group.map(({ value }) => value).filter((value): value is number => typeof value === 'number');
  const needed = group.map((node) => {
    if (isTensor(node.value)) return tensorDecimals(node.value.data);
    if (inside.has(node)) return decimalsFor(node.value, significantInside);
    return decimalsFor(node.value, sums.length > 0 && !sums.includes(node) ? significantInSum : significant);
  });
  const widest = numbers.reduce((most, value) => (Number.isInteger(value) ? most : Math.max(most, Math.abs(value))), 0);
  const base = Math.max(...needed, widest === 0 ? 0 : decimalsFor(widest));
  const isReadable = numbers.every((value) => Math.abs(value) < largest);
  let chosen = base;
  if (sums.length > 0 && isReadable) {
    const candidates = Array.from({ length: tries + 1 }, (_, k) => base + k);
    chosen = candidates.find((d) => sums.every((sum) => remainderOf(sum, d) === 0n)) ?? base;
    for (const sum of sums) {
      const remainder = remainderOf(sum, chosen);
      if (remainder !== 0n) remainders.set(sum, remainder);
    }
  }
  for (const node of group) decimals.set(node, chosen);
}

function remainderOf({ value, form }: Closed, decimals: number): bigint {
  if (form.kind !== 'sum') return 0n;
  const printed = form.terms.reduce(
    (sum, { sign, of }) => sum + BigInt(sign) * units(of.value as number, decimals),
    0n,
  );
  return units(value as number, decimals) - printed;
}

/** One number of decimals for a whole array. */
function tensorDecimals(data: readonly number[]): number {
  if (data.every(Number.isInteger)) return 0;
  const size = Math.max(...data.map(Math.abs));
  return Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(size))));
}
