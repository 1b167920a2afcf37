import { describe, expect, it } from 'vitest';
import { sourcesOf } from './imports.ts';
import { limitsOf } from './limits.ts';

describe('how long a test takes', () => {
  it('is no test’s business: the runner’s one limit ends what hangs', () => {
    const tests = [...sourcesOf(['tests'], /\.test\.tsx?$/)].filter(([file]) => !file.startsWith('tests/bench/'));
    expect(tests.length).toBeGreaterThan(150);
    expect(tests.flatMap(([file, text]) => limitsOf(file, text).map((limit) => `${file} — ${limit}`))).toEqual([]);
  });

  it.each([
    ["it('a', () => {}, 5000);", ['5000']],
    ["it.skipIf(no)('a', { timeout: 60_000 }, async () => {});", ['{ timeout: 60_000 }']],
    ["it.each([1])('%s', run, 40_000 + 60 * times);", ['40_000 + 60 * times']],
    ["describe('a', () => { it('b', () => says(t, 3)); });", []],
    ['test.images.subarray(784 * k, 784 * 2);', []],
    ['beforeAll(load, 10_000);', ['10_000']],
  ])('%s', (text, limits) => {
    expect(limitsOf('tests/a.test.ts', text)).toEqual(limits);
  });
});
