/** The experiments, their records and the command that makes them. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  chapters,
  differences,
  experimentsOf,
  readRecord,
  recordFile,
  written,
} from '../../src/commands/support/experiments.ts';
import { type Bench, endsOf, experiment, meanOf, recordOf } from '../../src/experiments/experiment.ts';

/** Made elsewhere: the receipt of `npm run train`, and what Keras gave. */
const others = ['mnist/program', 'mnist/keras'];

describe('the records', () => {
  it('are one of each experiment, and of nothing else', async () => {
    const names = await Promise.all(
      chapters().map(async (chapter) => Object.keys(await experimentsOf(chapter)).map((name) => `${chapter}/${name}`)),
    );
    const files = readdirSync('content/records', { recursive: true, encoding: 'utf8' }).filter((f) =>
      f.endsWith('.json'),
    );
    expect(files.map((file) => file.replace('.json', '')).sort()).toEqual([...names.flat(), ...others].sort());
  });

  it('hold what each of their seeds gave, and its means', async () => {
    for (const chapter of chapters()) {
      for (const [name, { seeds }] of Object.entries(await experimentsOf(chapter))) {
        if (!seeds) continue;
        const { seed, ...top } = readRecord(chapter, name) as Record<string, Record<string, object>>;
        expect(Object.keys(seed), name).toEqual(seeds.map(String));
        const means = meanOf(Object.values(seed)) as Record<string, unknown>;
        for (const key of Object.keys(means)) expect(top[key], `${chapter}/${name}: ${key}`).toEqual(means[key]);
      }
    }
  });

  it('are written so that they read back the same, to the bit, and lists take one line', () => {
    const record = { a: [0.1, 1 / 3], b: { c: [[1, 2], [3]], d: 'x' } };
    expect(JSON.parse(written(record))).toEqual(record);
    expect(written(record)).toContain('"a": [0.1, 0.3333333333333333]');
    expect(written(readRecord('dropout', 'sizes'))).toBe(readFileSync(recordFile('dropout', 'sizes'), 'utf8'));
  });

  it('differ where a number does, and the check says where', () => {
    expect(differences({ a: { b: 1 } }, { a: { b: 1 } })).toEqual([]);
    expect(differences({ a: { b: 1 } }, { a: { b: 2 } })).toEqual(['a.b: recorded 2, measured 1']);
    expect(differences({ a: [1, 2] }, { a: [1], c: 0 })).toHaveLength(2);
    expect(differences({}, undefined)).toHaveLength(1);
  });
});

describe('an experiment', () => {
  const bench = {} as Bench;
  const setting = { images: { train: 0, test: 0 }, seconds: 0 };

  it('gives the means of its seeds, what they tell together, and each seed', () => {
    const one = experiment({
      ...setting,
      seeds: [1, 2],
      measure: (_, seed) => ({ x: seed, list: [seed, 0] }),
      summary: (ones) => ({ ends: endsOf(ones.map(({ x }) => x)) }),
    });
    const seed = { 1: { x: 1, list: [1, 0] }, 2: { x: 2, list: [2, 0] } };
    expect(recordOf(one, bench)).toEqual({ x: 1.5, list: [1.5, 0], ends: { lowest: 1, highest: 2 }, seed });
  });

  it('without seeds gives what it measures', () => {
    expect(recordOf(experiment({ ...setting, measure: () => ({ x: 1 }) }), bench)).toEqual({ x: 1 });
  });

  it('refuses a mean of what is no number', () => {
    expect(() => meanOf([{ word: 'a' }, { word: 'b' }])).toThrow('no mean of a');
  });
});
