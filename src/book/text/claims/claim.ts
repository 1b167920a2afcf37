/**
 * A sentence that a measurement bears, as something that can be false: numbers of a record, and the relation between them that
 * the sentence says. It is asked of the means and of every seed.
 */
import type { Lang } from '../../../i18n/lang.ts';
import { at, numberAt, type Records } from '../records.ts';
import type { Relation } from './relations.ts';

/** A number that is compared: where it stands in what a seed gave (or a fixed one), and what it is called. */
export type Compared = Readonly<Record<Lang, string>> &
  (
    | {
        readonly at: string;
        /** Another record than the claim's own. */
        readonly of?: string;
      }
    | { readonly value: number }
  );

/** A number at a path of the claim's record, or of another one, with its name in both languages. */
export const number = (at: string, en: string, zh: string, of?: string): Compared => ({
  at,
  en,
  zh,
  ...(of && { of }),
});

export interface Comparison {
  readonly numbers: readonly Compared[];
  readonly relation: Relation;
  /** How the numbers are written. */
  readonly as: string;
}

export interface Claim {
  /** The record: chapter.experiment. */
  readonly of: string;
  /** All of them have to hold. */
  readonly parts: readonly Comparison[];
  /** It does not hold in every seed, and the sentence says so: in at least so many it does. */
  readonly least?: number;
  /** It compares seeds with each other, or what has none: asked once, of the record as a whole. */
  readonly whole?: true;
}

export type Claims = Readonly<Record<string, Claim>>;

/** The records that a claim speaks of, as the command names them. */
export function experimentsOf({ of, parts }: Claim): string[] {
  const others = parts.flatMap(({ numbers }) => numbers.flatMap((one) => ('of' in one && one.of ? [one.of] : [])));
  return [...new Set([of, ...others])].map((record) => record.replace('.', '/'));
}

/** What one seed (or the mean of all) says to a claim. */
export interface Answer {
  /** Null for the means. */
  readonly seed: number | null;
  /** The numbers of each part, in order. */
  readonly numbers: readonly (readonly number[])[];
  readonly holds: boolean;
}

/** `find`: what a seed gave to a record. */
export function answerOf({ of, parts }: Claim, seed: number | null, find: (record: string) => unknown): Answer {
  const numbers = parts.map((part) =>
    part.numbers.map((one) => ('value' in one ? one.value : numberAt(find(one.of ?? of), one.at))),
  );
  return { seed, numbers, holds: parts.every(({ relation }, k) => relation.holds(numbers[k])) };
}

export interface Verdict {
  readonly means: Answer;
  readonly seeds: readonly Answer[];
  readonly agree: number;
  /** As the sentence says it: of the means, and of as many seeds as it has to be. */
  readonly holds: boolean;
}

/** The seeds that every record of a claim has. */
function seedsOf(claim: Claim, records: Records): number[] {
  if (claim.whole) return [];
  const lists = experimentsOf(claim).map((name) =>
    Object.keys(at(records, `${name.replace('/', '.')}.seed`) as object),
  );
  return lists[0].filter((seed) => lists.every((list) => list.includes(seed))).map(Number);
}

export function verdictOf(claim: Claim, records: Records): Verdict {
  const means = answerOf(claim, null, (record) => at(records, record));
  const seeds = seedsOf(claim, records).map((seed) =>
    answerOf(claim, seed, (record) => at(records, `${record}.seed.${seed}`)),
  );
  const agree = seeds.filter(({ holds }) => holds).length;
  return { means, seeds, agree, holds: means.holds && agree >= (claim.least ?? seeds.length) };
}
