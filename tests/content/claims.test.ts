/** What the chapters claim of their experiments: every claim holds, can fail, and stands where a sentence compares. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Claim, verdictOf } from '../../src/book/text/claims/claim.ts';
import { claimsByChapter } from '../../src/book/text/claims/index.ts';
import {
  ahead,
  between,
  everyOne,
  falling,
  highest,
  lowest,
  notEvery,
  type Relation,
  rising,
  sameSize,
  sameWithin,
  timesAbout,
  timesAsLarge,
} from '../../src/book/text/claims/relations.ts';
import { partsOf, type Records } from '../../src/book/text/records.ts';
import { claimsIn, unclaimed } from '../../src/book/text/sentences.ts';
import { attributesOf } from '../../src/book/text/source.ts';
import { langs } from '../../src/i18n/lang.ts';
import { records } from '../support/records.ts';

const chapters = Object.keys(claimsByChapter);
const all = Object.entries(claimsByChapter).flatMap(([slug, claims]) =>
  Object.entries(claims).map(([id, claim]) => [`${slug}: ${id}`, claim] as const),
);
const textOf = (slug: string, lang: string) => readFileSync(`content/chapters/${slug}/${lang}.mdx`, 'utf8');

describe('a claim', () => {
  it.each(all)('holds: %s', (_, claim) => {
    const verdict = verdictOf(claim, records);
    expect(verdict.means, 'the means').toMatchObject({ holds: true });
    expect(verdict.holds, `${verdict.agree} of ${verdict.seeds.length} seeds`).toBe(true);
    if (claim.whole) return;
    expect(verdict.seeds.length).toBeGreaterThanOrEqual(3);
    // what holds always is not said to hold usually
    if (claim.least !== undefined) expect(verdict.agree).toBe(claim.least);
    if (claim.least !== undefined) expect(claim.least).toBeLessThan(verdict.seeds.length);
  });

  it.each(all)('is refuted by a record in which the compared numbers are exchanged: %s', (_, claim) => {
    for (const k of claim.parts.keys())
      expect(verdictOf(claim, exchangedIn(claim, k)).holds, `part ${k + 1}`).toBe(false);
  });

  it('agrees in as many seeds as it says, and no fewer', () => {
    const seed = { 1: { a: 1, b: 2 }, 2: { a: 1, b: 2 }, 3: { a: 3, b: 2 } };
    const numbers = ['a', 'b'].map((at) => ({ at, en: at, zh: at }));
    const claim: Claim = { of: 'x.y', parts: [{ numbers, relation: lowest, as: 'plain' }] };
    const tree = { x: { y: { a: 1.7, b: 2, seed } } };
    expect(verdictOf(claim, tree)).toMatchObject({ agree: 2, holds: false });
    expect(verdictOf({ ...claim, least: 2 }, tree).holds).toBe(true);
    expect(verdictOf({ ...claim, least: 2 }, { x: { y: { a: 2.1, b: 2, seed } } }).holds).toBe(false);
    expect(verdictOf({ ...claim, whole: true }, tree)).toMatchObject({ seeds: [], holds: true });
  });
});

/** The records with the numbers of one part exchanged, in the means and in every seed. */
function exchangedIn(claim: Claim, k: number): Records {
  const { numbers, relation } = claim.parts[k];
  const tree = structuredClone(records);
  const { means, seeds } = verdictOf(claim, records);
  for (const answer of [means, ...seeds]) {
    for (const [place, value] of relation.exchanged(answer.numbers[k]).entries()) {
      const one = numbers[place];
      if ('value' in one) continue;
      const path = [
        ...partsOf(one.of ?? claim.of),
        ...(answer.seed === null ? [] : ['seed', `${answer.seed}`]),
        ...partsOf(one.at),
      ];
      const last = path.pop() as string;
      const holder = path.reduce(
        (here, part) => here[part] as Record<string, unknown>,
        tree as Record<string, unknown>,
      );
      holder[last] = value;
    }
  }
  return tree;
}

describe('a relation', () => {
  const margin = { en: '1', zh: '1' };
  const cases: [string, Relation, number[], number[]][] = [
    ['falling', falling, [3, 2, 1], [3, 3, 1]],
    ['rising', rising, [1, 2, 3], [1, 1, 3]],
    ['highest', highest, [5, 2, 4], [5, 2, 5]],
    ['ahead', ahead(2, margin), [5, 2, 3], [5, 2, 3.1]],
    ['lowest', lowest, [1, 2, 4], [1, 2, 1]],
    ['between', between, [1, 2, 3], [1, 3, 3]],
    ['so many times', timesAsLarge(3), [6, 2], [5.9, 2]],
    ['about so many times', timesAbout(10), [19, 2], [17, 2]],
    ['of the same size', sameSize(2), [1, 2, 1.5], [1, 2.1, 1.5]],
    ['the same within a margin', sameWithin(1, margin), [2, 3], [2, 3.1]],
    ['every one', everyOne(0.1), [1, 1], [1, 0.9]],
    ['not every one', notEvery, [0.9], [1]],
  ];
  it.each(cases)(
    '%s holds, does not hold at its edge, and is refuted by its own exchange',
    (_, relation, good, bad) => {
      expect(relation.holds(good)).toBe(true);
      expect(relation.holds(bad)).toBe(false);
      expect(relation.holds(relation.exchanged(good))).toBe(false);
    },
  );

  it('of no difference is refuted by a shift of twice its margin, whichever is the larger', () => {
    const same = sameWithin(1, margin);
    for (const numbers of [
      [2, 3],
      [3, 2],
      [2, 2],
      [2.5, 2, 3],
    ]) {
      const [shifted, ...others] = same.exchanged(numbers);
      expect(Math.abs(shifted - numbers[0])).toBe(2);
      expect(others).toEqual(numbers.slice(1));
      expect(same.holds([shifted, ...others])).toBe(false);
    }
  });
});

describe.each(chapters)('the sentences of %s', (slug) => {
  const [en, zh] = langs.map((lang) => textOf(slug, lang));

  it('carry the same claims in both languages, each of them and no other', () => {
    expect(attributesOf(zh, 'Claim', 'id').sort()).toEqual(attributesOf(en, 'Claim', 'id').sort());
    expect([...new Set(attributesOf(en, 'Claim', 'id'))].sort()).toEqual(Object.keys(claimsByChapter[slug]).sort());
  });

  it.each(langs)(
    'that hold a recorded number or name an experiment, and compare, are claims or opinions: %s',
    (lang) => {
      expect(unclaimed(textOf(slug, lang), lang)).toEqual([]);
    },
  );

  it.each(langs)('that are opinions hold no recorded number: %s', (lang) => {
    const opinions = textOf(slug, lang).match(/<Opinion>[\s\S]*?<\/Opinion>/g) ?? [];
    expect(opinions.filter((text) => text.includes('<Recorded'))).toEqual([]);
  });

  it('say “usually”, or in how many seeds, where not all agree', () => {
    const said = {
      en: /usual|mostly|most seeds|of (twenty|three|five|ten)/i,
      zh: /通常|多半|大多|里有[二三四五六七八九十]+个/,
    };
    for (const lang of langs) {
      for (const { id, text } of claimsIn(textOf(slug, lang))) {
        if (claimsByChapter[slug][id].least === undefined) continue;
        expect(text, id).toMatch(said[lang]);
      }
    }
  });
});

describe('what is no claim', () => {
  it.each([
    ['en', 'With dropout the loss is lower: <Recorded of="a.b" />.'],
    ['en', 'Over five seeds the small network never reads more.'],
    ['zh', '损失是<Recorded of="a.b" />，更低。'],
    ['zh', '五个种子里它从不多读一个。'],
  ] as const)('is found where it compares: %s: %s', (lang, text) => {
    expect(unclaimed(`One.\n\n${text}\n\nTwo.`, lang)).toHaveLength(1);
    for (const word of ['Claim id="x"', 'Opinion']) {
      expect(unclaimed(`<${word}>${text}</${word.split(' ')[0]}>`, lang)).toEqual([]);
    }
  });

  it.each([
    ['en', 'The loss ends at <Recorded of="a.b" />.'],
    ['en', 'More data helps most.'],
    ['en', '| more | <Recorded of="a.b" /> |'],
    ['zh', '损失最后是<Recorded of="a.b" />。'],
  ] as const)('is left alone where it compares nothing, or no experiment: %s: %s', (lang, text) => {
    expect(unclaimed(text, lang)).toEqual([]);
  });
});
