/** What the chapters quote from content/records, and that the records agree with one another. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { articleSettings } from '../../lib/index.ts';
import { recorded, recordedNames } from '../../src/book/text/recorded.ts';
import type { Records } from '../../src/book/text/records.ts';
import { attributesOf } from '../../src/book/text/source.ts';
import { numberIn, type Question, questions, recordedOf } from '../../src/widgets/prediction/questions.ts';

const folder = 'content/records';
const records = Object.fromEntries(
  readdirSync(folder).map((name) => [name.replace('.json', ''), JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))]),
) as unknown as Records;
const { program, 'chapter-mnist': chapter, keras } = records;
const number = (name: string): number => numberIn(recorded(records, name));
const asked = Object.entries<Question>(questions);

describe('a recorded number', () => {
  it.each(recordedNames)('is there: %s', (name) => {
    expect(recorded(records, name)).toMatch(/^[\da-f.,%-]+$/);
  });

  it('is refused under a name that nobody knows', () => {
    expect(() => recorded(records, 'test-acuracy')).toThrow('test-accuracy');
  });

  it('is refused where the record lacks it', () => {
    const broken = { ...records, program: { ...program, receipt: { ...program.receipt, testLoss: Number.NaN } } };
    expect(() => recorded(broken, 'test-loss')).toThrow('NaN');
  });

  it('is quoted somewhere, if it has a name', () => {
    const folders = readdirSync('content/chapters');
    const mdx = folders.map((slug) => readFileSync(`content/chapters/${slug}/en.mdx`, 'utf8')).join('\n');
    const quoted = [...attributesOf(mdx, 'Recorded', 'name'), ...asked.flatMap(([, one]) => recordedOf(one))];
    expect(recordedNames.filter((name) => !quoted.includes(name))).toEqual([]);
    expect(quoted.filter((name) => !(recordedNames as readonly string[]).includes(name))).toEqual([]);
  });
});

describe('the records of the program', () => {
  it("are of the article's settings, and tell the same run everywhere", () => {
    expect((program.receipt as unknown as { settings: unknown }).settings).toEqual(articleSettings);
    expect(program.history).toHaveLength(articleSettings.epochs);
    expect(chapter.article.wrong).toBe(Math.round(10000 * (1 - program.receipt.testAccuracy)));
    expect(chapter.seeds[0].testAccuracy).toBe(program.receipt.testAccuracy);
    expect(chapter.seeds).toHaveLength(5);
    expect(keras.tensorflow.seeds).toHaveLength(5);
    expect(keras.jax.seeds).toHaveLength(5);
  });

  it('bear out what the chapter says of them', () => {
    // validation above training in the first epoch, below in the last; measured again, training is better than logged
    expect(number('epoch1-validation-accuracy')).toBeGreaterThan(number('epoch1-train-accuracy'));
    expect(number('epoch1-retrained-accuracy')).toBeGreaterThan(number('epoch1-train-accuracy'));
    expect(number('epoch10-validation-accuracy')).toBeLessThan(number('epoch10-train-accuracy'));
    // the validation loss has its lowest point behind it, the training loss has not
    expect(number('best-validation-epoch')).toBeLessThan(10);
    expect(number('epoch10-validation-loss')).toBeGreaterThan(number('best-validation-loss'));
    expect(program.history.every(({ loss }, k, all) => k === 0 || loss < all[k - 1].loss)).toBe(true);
    // the first loss is a little above ln 10, the first accuracy near one in ten
    expect(number('untrained-loss')).toBeGreaterThan(Math.log(10));
    expect(number('untrained-loss')).toBeLessThan(2.6);
    expect(Math.abs(number('untrained-accuracy') - 10)).toBeLessThan(5);
    // "the luckiest of the five", "surer than it should be", "finds the first half harder"
    expect(number('seeds-highest')).toBe(number('test-accuracy'));
    expect(number('mean-confidence')).toBeGreaterThan(number('test-accuracy'));
    expect(number('wrong-first-half')).toBeGreaterThan(number('wrong-second-half'));
    expect(number('final-retrained-accuracy')).toBeGreaterThan(number('test-accuracy'));
    // what goes wrong in practice does
    expect(number('raw-untrained-loss')).toBeGreaterThan(23);
    expect(number('raw-accuracy')).toBeLessThan(number('seeds-lowest') - 1);
    expect(number('raw-jax-accuracy')).toBeLessThan(60);
    expect(number('rate-accuracy')).toBeLessThan(80);
    expect(number('rate-dead-units')).toBeGreaterThan(64);
  });

  it('put the engine within the reach of Keras: the means over five seeds differ by less than 0.3 points', () => {
    for (const other of ['keras-mean', 'jax-mean']) {
      expect(Math.abs(number('seeds-mean') - number(other)), other).toBeLessThan(0.3);
    }
  });
});

describe('a question to be predicted', () => {
  it.each(asked)('has its answer within its range: %s', (_id, question) => {
    expect(question.ask.zh).toMatch(/\p{Script=Han}/u);
    if ('choices' in question) return;
    expect(number(question.answer)).toBeGreaterThanOrEqual(question.min);
    expect(number(question.answer)).toBeLessThanOrEqual(question.max);
  });

  it.each(asked.filter(([, one]) => 'choices' in one))(
    'has one right choice, under different names: %s',
    (_id, one) => {
      if (!('choices' in one)) return;
      const [best, second] = one.choices.map(({ recorded }) => number(recorded)).sort((a, b) => b - a);
      expect(best).toBeGreaterThan(second);
      for (const lang of ['en', 'zh'] as const) {
        expect(new Set(one.choices.map(({ label }) => label[lang])).size).toBe(one.choices.length);
      }
    },
  );

  it('gives the recorded number of mistakes where it names it', () => {
    const { ask, max } = questions['first-half'];
    expect(max).toBe(number('test-wrong'));
    for (const text of Object.values(ask)) expect(text).toContain(String(max));
  });
});
