/** `npm run bench`: one epoch of the article's program in Node and in Chromium, reference and SIMD kernels. */
import { readFileSync } from 'node:fs';
import { command, fail, numberFrom, readArguments } from '../../src/commands/support/arguments.ts';
import { simdModule } from '../../src/commands/support/kernels.ts';
import { loadMnist, mnistAvailable } from '../../src/commands/support/mnist.ts';
import { findChromium, howToGetChromium } from '../support/chromium.ts';
import { openBrowser } from './browser.ts';
import { epochImages, type KernelsName, type TrainingSet, timeEpoch } from './epoch.ts';
import { syntheticImages } from './synthetic.ts';

const help = `npm run bench -- [options]

Times one epoch of the article's program (784-128(ReLU)-10(softmax), Adam, batch 32; ${epochImages} images; the training
steps only) in Node and in Chromium, one thread. The four candidates take turns; each line gives the median of its rounds.
The reference kernels train on a part of the images and their time is scaled up.

  --rounds 5       rounds, after one that is not counted
  --part 0.1       part of the images that the reference kernels train on
  --help           this text
`;

interface Candidate {
  readonly place: string;
  readonly kernels: KernelsName;
  readonly count: number;
  time(): number | Promise<number>;
  /** Milliseconds an epoch, one a round. */
  readonly epochs: number[];
}

const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
};
const whole = (number: number): string => Math.round(number).toLocaleString('en');
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const text = { type: 'string' } as const;
const values = readArguments(help, { rounds: text, part: text });
const rounds = numberFrom('rounds', String(values.rounds ?? 5));
const part = numberFrom('part', String(values.part ?? 0.1));
if (!Number.isInteger(rounds) || rounds < 1) fail(`--rounds: expected a whole number from 1, found ${rounds}`);
if (!(part > 0 && part <= 1)) fail(`--part: expected more than 0 and at most 1, found ${part}`);

await command(async () => {
  const data = await trainingSet();
  const module = await simdModule();
  const chromium = findChromium();
  if (!chromium) say(`Only Node is timed: ${howToGetChromium}.`);
  const wasm = readFileSync(new URL('../../lib/kernels/assembly/build/kernels.wasm', import.meta.url));
  const browser = chromium ? await openBrowser(chromium, wasm, data) : null;

  const counts: [KernelsName, number][] = [
    ['simd', epochImages],
    ['reference', Math.ceil(epochImages * part)],
  ];
  const candidates = counts.flatMap(([kernels, count]): Candidate[] => {
    const node = { place: `Node ${process.versions.node}`, kernels, count, epochs: [] };
    const candidate = { ...node, time: () => timeEpoch(kernels, module, data, count) };
    if (!browser) return [candidate];
    const place = `Chromium ${browser.version.split('.')[0]}`;
    return [candidate, { ...node, place, epochs: [], time: () => browser.time(kernels, count) }];
  });
  try {
    for (let round = 0; round <= rounds; round++) {
      say(round === 0 ? 'warming up' : `round ${round} of ${rounds}`);
      for (const { time, epochs, count } of candidates) {
        const seconds = await time();
        if (round > 0) epochs.push((1000 * seconds * epochImages) / count);
      }
    }
  } finally {
    await browser?.close();
  }
  process.stdout.write(table(candidates));
});

async function trainingSet(): Promise<TrainingSet> {
  if (mnistAvailable()) {
    const { images, labels } = (await loadMnist()).train;
    return { images: images.slice(0, epochImages * 784), labels: labels.slice(0, epochImages) };
  }
  say('MNIST is not here (npm run data fetches it): made-up images that light as many pixels stand in for it.');
  return syntheticImages(epochImages);
}

/** Ratios are to the first line, round by round, so that a machine that slows down does not spoil them. */
function table(candidates: readonly Candidate[]): string {
  const first = candidates[0]!.epochs;
  const lines = candidates.map(({ place, kernels, epochs }) => [
    kernels,
    place,
    whole(median(epochs)),
    `${whole(Math.min(...epochs))}–${whole(Math.max(...epochs))}`,
    whole((1000 * epochImages) / median(epochs)),
    median(epochs.map((time, round) => time / first[round]!)).toFixed(2),
  ]);
  const heads = ['kernels', 'where', 'ms an epoch', 'range', 'images/s', 'ratio'];
  const widths = heads.map((head, i) => Math.max(...[heads, ...lines].map((line) => line[i]!.length), head.length));
  const row = (cells: string[]) =>
    cells.map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ');
  return `${[heads, ...lines].map(row).join('\n')}\n`;
}
