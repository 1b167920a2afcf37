/** `npm run digits`: the book's own digits as four IDX files, so that any other program can be trained on them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeIdx } from '../../lib/data/idx.ts';
import { mnistFiles } from '../../lib/data/mnist.ts';
import { command, fail, numberFrom, readArguments } from './support/arguments.ts';
import { loadDigitMaker } from './support/digits.ts';

const usual = { count: 70_000, seed: 1 };
/** A part is held in memory until it is written: half a gigabyte. */
const most = 700_000;
const pixels = 784;
/** Drawn between two lines of progress. */
const atOnce = 5000;

const help = `npm run digits -- --out DIR [options]

Writes digits drawn by this book's generator as MNIST's four IDX files: images of 28 × 28 grey values and labels, six
sevenths to train on, one seventh to test, every digit equally often. Same count and seed, same bytes.

  --out DIR              where the files go; made where it is missing
  --count ${usual.count}          of both parts together, a multiple of 70
  --seed ${usual.seed}
  --help                 this text
`;

const text = { type: 'string' } as const;
const values = readArguments(help, { out: text, count: text, seed: text });
if (!values.out) fail('--out: expected a folder for the four files, found nothing');
const count = whole('count', 70, most);
if (count % 70 !== 0) fail(`--count: expected a multiple of 70, found ${count}`);
const seed = whole('seed', 0, 2 ** 32 - 1);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

function whole(option: 'count' | 'seed', min: number, max: number): number {
  const value = values[option] === undefined ? usual[option] : numberFrom(option, values[option]);
  if (!Number.isInteger(value) || value < min || value > max) {
    fail(`--${option}: expected a whole number from ${min} to ${max}, found ${value}`);
  }
  return value;
}

await command(async () => {
  const out = values.out as string;
  const maker = await loadDigitMaker(seed);
  mkdirSync(out, { recursive: true });
  const written: string[] = [];
  for (const part of ['train', 'test'] as const) {
    const size = part === 'train' ? (count / 7) * 6 : count / 7;
    const images = new Uint8Array(size * pixels);
    const labels = new Uint8Array(size);
    for (let from = 0; from < size; from += atOnce) {
      const drawn = Math.min(atOnce, size - from);
      maker.draw(part, from, drawn, images.subarray(from * pixels), labels.subarray(from));
      say(`${part}: ${(from + drawn).toLocaleString('en')} of ${size.toLocaleString('en')}`);
    }
    for (const { name, kind } of mnistFiles.filter(({ split }) => split === part)) {
      const path = join(out, name);
      writeFileSync(path, kind === 'images' ? writeIdx(images, [size, 28, 28]) : writeIdx(labels, [size]));
      written.push(path);
    }
  }
  process.stdout.write(`${written.join('\n')}\n`);
});
