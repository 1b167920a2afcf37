/** `npm run records:loss`: runs the experiments whose numbers the chapter on losses quotes, and writes what they found. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { slowStart } from '../experiments/loss/slow-start.ts';
import { whoCosts } from '../experiments/loss/who-costs.ts';
import { command, readArguments } from './support/arguments.ts';
import { loadMnist } from './support/mnist.ts';
import { readerNetwork } from './support/networks.ts';

const help = `npm run records:loss

Trains one neuron under two losses and reads MNIST's test images with the network that comes with the site (seconds), and
writes content/records/chapter-loss.json.

  --help   this text
`;

readArguments(help, {});
await command(async () => {
  const { test } = await loadMnist();
  const reader = readerNetwork();
  const records = { slowStart: slowStart(), whoCosts: whoCosts(test, reader) };
  const file = fileURLToPath(new URL('../../content/records/chapter-loss.json', import.meta.url));
  writeFileSync(file, `${JSON.stringify(records, null, 2)}\n`);
  process.stdout.write(`${file}\n`);
});
