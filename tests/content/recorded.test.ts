/** What the chapters quote from content/records, and that the records agree with one another. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { articleSettings } from '../../lib/model/settings.ts';
import { numberAt, recorded, write } from '../../src/book/text/records.ts';
import { attributesOf } from '../../src/book/text/source.ts';
import { numberIn, type Question, questions, recordedOf } from '../../src/book/words/prediction/questions.ts';
import { number, recordAt, records } from '../support/records.ts';

const slugs = readdirSync('content/chapters');
const asked = Object.entries<Question>(questions);

describe.each(slugs)('the recorded numbers of %s', (slug) => {
  it.each(['en', 'zh'])('stand in content/records: %s', (lang) => {
    const mdx = readFileSync(`content/chapters/${slug}/${lang}.mdx`, 'utf8');
    for (const [tag] of mdx.matchAll(/<Recorded\b[^>]*>/g)) {
      const [[of], [as]] = ['of', 'as'].map((name) => attributesOf(tag, 'Recorded', name));
      expect(recorded(records, of, as), tag).toMatch(/^[\da-f.,%-]+$/);
    }
  });
});

describe('a recorded number', () => {
  it('is found by its path, a part with dots in brackets', () => {
    const tree = { a: { b: { '0.5': [1, { c: 2 }] } } };
    expect(numberAt(tree, 'a.b[0.5][1].c')).toBe(2);
    expect(numberAt(tree, 'a.b[0.5].0')).toBe(1);
  });

  it('is refused at a wrong path, which says what there is', () => {
    expect(() => recorded(records, 'dropout.sizes.513.gap.loss')).toThrow(
      /no "513" in dropout\.sizes; there are .*512/,
    );
    expect(() => recorded(records, 'dropuot.sizes')).toThrow(/no "dropuot" in content\/records; there are .*dropout/);
    expect(() => recorded(records, 'dropout.sizes.512.gap')).toThrow(/expected a number.*loss, accuracy/);
    expect(() => recorded(records, 'dropout.sizes.512.gap.loss.more')).toThrow('nothing below it');
  });

  it('is written in one of a few ways, and in no other', () => {
    expect(
      ['percent', 'percent:0', 'points', 'fixed:2', 'digits:3', 'count', 'plain'].map((as) => write(0.98014, as)),
    ).toEqual(['98.01%', '98%', '98.0', '0.98', '0.98', '1', '0.98014']);
    expect(write(16880, 'count')).toBe('16,880');
    expect(() => write(1, 'procent')).toThrow('known are percent');
    expect(() => recorded(records, 'forward.reader.shape', 'percent')).toThrow('is a word');
  });
});

describe('the records of the program', () => {
  const program = recordAt('mnist.program');
  const run = recordAt('mnist.run');

  it("are of the article's settings, and tell the same run everywhere", () => {
    expect(program.receipt.settings).toEqual(articleSettings);
    expect(program.history).toHaveLength(articleSettings.epochs);
    const first = run.seed[1];
    expect(first.wrong).toBe(Math.round(10000 * (1 - program.receipt.testAccuracy)));
    expect(first.test).toEqual({ loss: program.receipt.testLoss, accuracy: program.receipt.testAccuracy });
    expect(first.trainLosses).toEqual(program.history.map(({ loss }: { loss: number }) => loss));
    expect(first.last.validation.loss).toBe(program.history[9].validationLoss);
  });

  it('have the means and the ends of the five runs of Keras', () => {
    for (const library of ['tensorflow', 'jax']) {
      const { seed, mean, lowest, highest } = recordAt(`mnist.keras.${library}`);
      const found = Object.values<{ testAccuracy: number }>(seed).map(({ testAccuracy }) => testAccuracy);
      expect(found).toHaveLength(5);
      expect([mean, lowest, highest]).toEqual([
        found.reduce((sum, x) => sum + x, 0) / 5,
        Math.min(...found),
        Math.max(...found),
      ]);
    }
  });

  it('put the engine within the reach of Keras: the means over five seeds differ by less than 0.3 points', () => {
    for (const library of ['tensorflow', 'jax']) {
      expect(Math.abs(number('mnist.run.test.accuracy') - number(`mnist.keras.${library}.mean`)), library).toBeLessThan(
        0.003,
      );
    }
  });
});

describe('a question to be predicted', () => {
  const written = (path: string, as?: string) => numberIn(recorded(records, path, as));

  it.each(asked)('has its answer within its range: %s', (_id, question) => {
    expect(question.ask.zh).toMatch(/\p{Script=Han}/u);
    for (const path of recordedOf(question)) expect(written(path, question.as)).not.toBeNaN();
    if ('choices' in question) return;
    expect(written(question.answer, question.as)).toBeGreaterThanOrEqual(question.min);
    expect(written(question.answer, question.as)).toBeLessThanOrEqual(question.max);
  });

  it.each(asked.filter(([, one]) => 'choices' in one))(
    'has one right choice, under different names: %s',
    (_id, one) => {
      if (!('choices' in one)) return;
      const [best, second] = one.choices.map(({ recorded }) => written(recorded, one.as)).sort((a, b) => b - a);
      expect(best).toBeGreaterThan(second);
      for (const lang of ['en', 'zh'] as const) {
        expect(new Set(one.choices.map(({ label }) => label[lang])).size).toBe(one.choices.length);
      }
    },
  );

  it('names the accuracies of the first epoch as they are recorded', () => {
    for (const text of Object.values(questions['other-tenth'].ask)) {
      for (const quantity of ['validation.accuracy', 'reread']) {
        expect(text).toContain(recorded(records, `mnist.run.seed.1.first.${quantity}`, 'percent'));
      }
    }
  });

  it('gives the recorded number of mistakes where it names it', () => {
    const { ask, max } = questions['first-half'];
    expect(max).toBe(number('mnist.run.seed.1.wrong'));
    for (const text of Object.values(ask)) expect(text).toContain(String(max));
  });
});
