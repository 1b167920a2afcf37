/** `npm run bench`: one epoch of the article's program, by this engine and by others, side by side in one run. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { command, fail, numberFrom, readArguments } from '../../src/commands/support/arguments.ts';
import { simdModule } from '../../src/commands/support/kernels.ts';
import { loadMnist, mnistAvailable } from '../../src/integrations/data/mnist.ts';
import { findChromium, howToGetChromium } from '../support/chromium.ts';
import { type BrowserBench, openBrowser, peersInstalled } from './browser.ts';
import { type Candidate, candidates, type Network } from './candidates.ts';
import { timeEngine } from './engine.ts';
import { epochImages, type Timed } from './epoch.ts';
import { measurePage, pageText } from './page.ts';
import type { TrainingSet } from './plain.ts';
import { growthTables } from './scaling.ts';
import { markdown, median, quartiles, range, ratio, whole } from './statistics.ts';
import { syntheticImages } from './synthetic.ts';
import type { Turns } from './turns.ts';

const help = `npm run bench -- [options]

Times one epoch of the article's program (784-128(ReLU)-10(softmax), Adam, batch 32; ${epochImages} images; shuffling and
gathering included, set-up not) in a Chromium worker, and this engine in Node too. The candidates take turns; each line
gives the median of its rounds, their range, and the median of the rounds' ratios to the first line. Slow candidates are
timed on a part of the images and scaled up.

TensorFlow.js takes part where it is installed: npm ci --prefix tests/bench/peers

  --rounds 4       rounds, after one that is not counted
  --only A,B       these candidates alone: ${candidates.map(({ key }) => key).join(', ')}
  --growth         also how time grows with width, depth, batch and examples
  --page           also what training costs the built page: memory, and the time to the first loss (after npm run build)
  --write          put the tables into tests/bench/README.md
  --json           the numbers instead of tables
  --help           this text
`;

const titles: Record<Network, string> = {
  article: "The article's network, an epoch:",
  convolution: 'The small convolutional network, an epoch:',
};

interface Line {
  readonly candidate: Candidate;
  /** Milliseconds an epoch, one a round. */
  readonly times: number[];
  loss: number;
  failure: string | null;
}

const turnEpochs = 4;

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const values = readArguments(help, { rounds: text, only: text, growth: flag, page: flag, write: flag, json: flag });
const rounds = numberFrom('rounds', String(values.rounds ?? 4));
if (!Number.isInteger(rounds) || rounds < 1) fail(`--rounds: expected a whole number from 1, found ${rounds}`);
const wanted = values.only ? String(values.only).split(',') : null;
const unknown = wanted?.find((key) => !candidates.some((candidate) => candidate.key === key));
if (unknown) fail(`--only: unknown candidate "${unknown}", known are ${candidates.map(({ key }) => key).join(', ')}`);

await command(async () => {
  const data = await trainingSet();
  await simdModule(); // compiles all builds
  const chromium = findChromium();
  if (!chromium) say(`Only Node is timed: ${howToGetChromium}.`);
  if (!peersInstalled()) say('TensorFlow.js is not installed: npm ci --prefix tests/bench/peers');
  const browser = chromium ? await openBrowser(chromium, data) : null;
  const lines = candidates
    .filter(({ key }) => wanted?.includes(key) ?? true)
    .filter((candidate) =>
      candidate.kind === 'peer' ? browser && peersInstalled() : browser || candidate.place === 'Node',
    )
    .map((candidate): Line => ({ candidate, times: [], loss: Number.NaN, failure: null }));
  try {
    for (let round = 0; round <= rounds; round++) {
      say(round === 0 ? 'warming up' : `round ${round} of ${rounds}`);
      for (const line of lines) await takeTurn(line, round, data, browser);
    }
    const turns = browser && (wanted?.includes('threads') ?? true) ? turnsText(await browser.turns(turnEpochs)) : '';
    const growth = values.growth ? await growthTables(data, browser, say) : '';
    const page = values.page && chromium ? pageText(await measurePage(chromium)) : '';
    report(lines, turns + growth + page, browser?.version ?? null);
  } finally {
    await browser?.close();
  }
});

async function takeTurn(line: Line, round: number, data: TrainingSet, browser: BrowserBench | null): Promise<void> {
  if (line.failure) return;
  const { candidate } = line;
  // a warm-up need not be long
  const count = Math.ceil(epochImages * candidate.part * (round === 0 ? 0.3 : 1));
  try {
    const { seconds, loss } = await timeOf(candidate, count, data, browser);
    if (round === 0) return;
    line.times.push((1000 * seconds * epochImages) / count);
    line.loss = loss;
    say(`  ${candidate.label}: ${whole(line.times.at(-1)!)} ms`);
  } catch (error) {
    line.failure = error instanceof Error ? error.message.split('\n')[0]! : String(error);
    say(`  ${candidate.label}: ${line.failure}`);
  }
}

async function timeOf(
  candidate: Candidate,
  count: number,
  data: TrainingSet,
  browser: BrowserBench | null,
): Promise<Timed> {
  if (candidate.kind === 'peer') {
    const { name, backend, threads } = candidate;
    return browser!.peer({ name, backend, threads, count });
  }
  const question = { name: candidate.name, count };
  if (candidate.place === 'Chromium') return browser!.engine(question);
  return timeEngine(question, data, { module: () => simdModule(), helpers: null });
}

async function trainingSet(): Promise<TrainingSet> {
  if (mnistAvailable()) {
    const { images, labels } = (await loadMnist()).train;
    return { images: images.slice(0, epochImages * 784), labels: labels.slice(0, epochImages) };
  }
  say('MNIST is not here (npm run data fetches it): made-up images that light as many pixels stand in for it.');
  return syntheticImages(epochImages);
}

function report(lines: readonly Line[], growth: string, chromium: string | null): void {
  const measured = lines.filter(({ times }) => times.length > 0);
  if (values.json) {
    const rows = measured.map(({ candidate, times, loss }) => ({ ...candidate, times, loss }));
    process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
    return;
  }
  const cpu = cpus();
  const machine = `${cpu.length} × ${cpu[0]?.model.trim()}, Node ${process.versions.node}${chromium ? `, Chromium ${chromium}` : ''}, ${rounds} rounds`;
  const tables = `${machine}\n${tableOf(lines, 'article')}${tableOf(lines, 'convolution')}${growth}`;
  process.stdout.write(tables);
  if (values.write) writeTables(tables);
}

function tableOf(all: readonly Line[], network: Network): string {
  const lines = all.filter(({ candidate }) => candidate.network === network);
  const measured = lines.filter(({ times }) => times.length > 0);
  if (measured.length === 0) return '';
  const first = measured[0]!.times;
  const rows = measured.map(({ candidate, times, loss }) => [
    candidate.label,
    whole(median(times)),
    range(times),
    whole((1000 * epochImages) / median(times)),
    ratio(times, first).toFixed(2),
    `${Math.round(100 * candidate.part)} %`,
    loss.toFixed(3),
  ]);
  const heads = ['who', 'ms an epoch', 'range', 'images/s', 'ratio', 'timed on', 'loss at the end'];
  const failures = lines
    .filter(({ failure }) => failure)
    .map(({ candidate, failure }) => `\n${candidate.label}: ${failure}\n`);
  return `\n${titles[network]}\n\n${markdown(heads, rows)}${failures.join('')}`;
}

/** Medians over the turns, and the middle half of the ratios of neighbouring turns. */
function turnsText({ one, two, isSame }: Turns): string {
  const ratios = two.map((time, k) => one[k]! / time);
  const [low, high] = quartiles(ratios);
  const [single, both] = [one, two].map((times) => whole(median(times)));
  return `\nIn turns of 150 steps within one run (${two.length} turns each, in Chromium; ${isSame ? 'the same weights' : 'OTHER WEIGHTS'}): one thread ${single} µs a step, two threads ${both} µs; two are ${median(ratios).toFixed(2)} times as fast as one in the turn beside (middle half ${low.toFixed(2)}–${high.toFixed(2)}).\n`;
}

function writeTables(tables: string): void {
  const file = fileURLToPath(new URL('./README.md', import.meta.url));
  const [begin, end] = ['<!-- tables: npm run bench -- --growth --page --write -->', '<!-- end of tables -->'];
  const text = readFileSync(file, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) fail(`${file}: expected ${begin} and ${end}`);
  writeFileSync(file, `${text.slice(0, from + begin.length)}\n\n${tables}\n${text.slice(to)}`);
  say(`written to ${file}`);
}
