/** `npm run digits`: four IDX files for any other program; the same seed, the same bytes. */
import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mnistFiles, readSplit } from '../../../lib/data/mnist.ts';

const folders: string[] = [];
const run = (...words: string[]) =>
  spawnSync(process.execPath, ['src/commands/digits.ts', ...words], { encoding: 'utf8' });

/** The same beside others. */
const asked = (...words: string[]) =>
  new Promise<{ status: number; stderr: string }>((done) => {
    execFile(process.execPath, ['src/commands/digits.ts', ...words], (error, _, stderr) =>
      done({ status: Number(error?.code ?? 0), stderr }),
    );
  });

function made(...words: string[]): string {
  const out = mkdtempSync(join(tmpdir(), 'digits-'));
  folders.push(out);
  const { status, stderr } = run('--out', out, ...words);
  expect(status, stderr).toBe(0);
  return out;
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const bytesOf = (folder: string) => mnistFiles.map(({ name }) => readFileSync(join(folder, name)));
const hashOf = (folder: string) => {
  const hash = createHash('sha256');
  for (const bytes of bytesOf(folder)) hash.update(bytes);
  return hash.digest('hex');
};

describe('npm run digits', () => {
  let first: string;
  beforeAll(() => {
    first = made('--count', '700', '--seed', '3');
  });

  it('writes files that the strict reader of MNIST reads, six sevenths to train on, each digit equally often', () => {
    const [trainImages, trainLabels, testImages, testLabels] = bytesOf(first).map((bytes) => new Uint8Array(bytes));
    const names = { images: 'images', labels: 'labels' };
    const [train, test] = [readSplit(trainImages, trainLabels, names), readSplit(testImages, testLabels, names)];
    expect([train.count, test.count]).toEqual([600, 100]);
    for (const [split, each] of [
      [train, 60],
      [test, 10],
    ] as const) {
      for (let digit = 0; digit < 10; digit++)
        expect(split.labels.filter((label) => label === digit)).toHaveLength(each);
    }
  });

  it('writes the same bytes for the same seed, and others for another', () => {
    expect(hashOf(made('--count', '700', '--seed', '3'))).toBe(hashOf(first));
    expect(hashOf(made('--count', '700', '--seed', '4'))).not.toBe(hashOf(first));
  });

  it.concurrent.each<[string[], RegExp]>([
    [[], /--out/],
    [['--out', 'x', '--count', '71'], /multiple of 70, found 71/],
    [['--out', 'x', '--count', 'many'], /expected a number, found "many"/],
    [['--out', 'x', '--count', '7000000'], /70 to 700000, found 7000000/],
    [['--out', 'x', '--seed', '-1'], /--seed/],
    [['--out', 'x', '--sead', '1'], /sead/],
  ])('refuses %j in one sentence', async (words, message) => {
    const { status, stderr } = await asked(...words);
    expect(status).not.toBe(0);
    expect(stderr).toMatch(message);
  });
});
