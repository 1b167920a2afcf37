/** What a sentence can say of numbers. Each knows how the same numbers, exchanged, would refute it. */
import type { Lang } from '../../../i18n/lang.ts';

export interface Relation {
  holds(numbers: readonly number[]): boolean;
  /** The numbers in other places, or shifted by twice the margin: here the relation must not hold. */
  exchanged(numbers: readonly number[]): number[];
  /** Said beneath the numbers. */
  readonly says: Readonly<Record<Lang, string>>;
}

const inOrder = (numbers: readonly number[], isNext: (a: number, b: number) => boolean) =>
  numbers.every((value, k) => k === 0 || isNext(numbers[k - 1], value));

export const falling: Relation = {
  holds: (numbers) => inOrder(numbers, (a, b) => b < a),
  exchanged: (numbers) => numbers.toReversed(),
  says: { en: 'each is smaller than the one before', zh: '一个比一个小' },
};

export const rising: Relation = {
  holds: (numbers) => inOrder(numbers, (a, b) => b > a),
  exchanged: (numbers) => numbers.toReversed(),
  says: { en: 'each is larger than the one before', zh: '一个比一个大' },
};

/** The first changes places with that of the others at the place that is asked for. */
function firstFor(numbers: readonly number[], pick: (...others: number[]) => number): number[] {
  const other = numbers.indexOf(pick(...numbers.slice(1)), 1);
  return numbers.map((value, k) => (k === 0 ? numbers[other] : k === other ? numbers[0] : value));
}

/** The first is above all others. */
export const highest: Relation = {
  holds: ([first, ...others]) => others.every((value) => first > value),
  exchanged: (numbers) => firstFor(numbers, Math.max),
  says: { en: 'the first is the largest', zh: '第一个最大' },
};

/** The first is above all others by a distance. `written`: the least one as a reader reads it. */
export const ahead = (distance: number, written: Readonly<Record<Lang, string>>): Relation => ({
  holds: ([first, ...others]) => others.every((value) => first >= value + distance),
  exchanged: (numbers) => firstFor(numbers, Math.max),
  says: {
    en: `the first is the largest by at least ${written.en}`,
    zh: `第一个最大，至少超出${written.zh}`,
  },
});

/** The first is below all others. */
export const lowest: Relation = {
  holds: ([first, ...others]) => others.every((value) => first < value),
  exchanged: (numbers) => firstFor(numbers, Math.min),
  says: { en: 'the first is the smallest', zh: '第一个最小' },
};

/** The first is at least so many times the second. */
export const timesAsLarge = (factor: number): Relation => ({
  holds: ([first, second]) => first >= factor * second,
  exchanged: ([first, second]) => [second, first],
  says: { en: `the first is at least ${factor} times the second`, zh: `第一个至少是第二个的${factor}倍` },
});

/** The first is about so many times the second, to a tenth. */
export const timesAbout = (factor: number): Relation => ({
  holds: ([first, second]) => Math.abs(first / (factor * second) - 1) <= 0.1,
  exchanged: ([first, second]) => [second, first],
  says: {
    en: `the first is about ${factor} times the second, to a tenth`,
    zh: `第一个约为第二个的${factor}倍，误差不超过一成`,
  },
});

/** Of the same size: the largest is at most so many times the smallest. */
export const sameSize = (factor: number): Relation => ({
  holds: (numbers) => Math.max(...numbers) <= factor * Math.min(...numbers),
  exchanged: ([first, ...others]) => [first * (first < Math.min(...others) ? 1 / factor : factor) ** 2, ...others],
  says: {
    en: `the largest is at most ${factor} times the smallest, which is set as the same size`,
    zh: `最大的不超过最小的${factor}倍，在这里就算同样大小`,
  },
});

/** The middle one lies between the two others. */
export const between: Relation = {
  holds: ([low, value, high]) => low < value && value < high,
  exchanged: ([low, value, high]) => [value, low, high],
  says: { en: 'the second lies between the first and the third', zh: '第二个在第一个和第三个之间' },
};

/** No difference that counts. `written`: the margin as a reader reads it. */
export const sameWithin = (margin: number, written: Readonly<Record<Lang, string>>): Relation => ({
  holds: (numbers) => Math.max(...numbers) - Math.min(...numbers) <= margin,
  // away from the others, so that a difference that is there cannot take the shift back
  exchanged: ([first, ...others]) => [first + (first < Math.min(...others) ? -2 : 2) * margin, ...others],
  says: {
    en: `the difference is at most ${written.en}, which is set as no difference`,
    zh: `相差不超过${written.zh}，在这里就算没有差别`,
  },
});

/** Every one of what is counted: a share of 1. `one`: what a single one would take away from it. */
export const everyOne = (one: number): Relation => ({
  holds: (numbers) => numbers.every((value) => value === 1),
  exchanged: ([first, ...others]) => [first - one, ...others],
  says: { en: 'it is every one', zh: '一个不少' },
});

/** Not every one. */
export const notEvery: Relation = {
  holds: (numbers) => numbers.every((value) => value < 1),
  exchanged: (numbers) => numbers.map(() => 1),
  says: { en: 'it is not every one', zh: '不是全部' },
};
