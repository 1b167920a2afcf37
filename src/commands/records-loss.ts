/** `npm run records:loss`: runs the experiments whose numbers the chapter on losses quotes, and writes what they found. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { slowStart, whoCosts } from './experiments/chapter-loss.ts';
import { command, readArguments } from './support/arguments.ts';
import { loadMnist } from './support/mnist.ts';

const help = `npm run records:loss

Trains one neuron under two losses and reads MNIST's test images with the network that comes with the site (seconds), and
writes content/records/chapter-loss.json.

  --help   this text
`;

readArguments(help, {});
await command(async () => {
  const { test } = await loadMnist();
  const reader = new URL('../../public/models/reader.safetensors', import.meta.url);
  const records = { slowStart: slowStart(), whoCosts: whoCosts(test, reader) };
  const file = fileURLToPath(new URL('../../content/records/chapter-loss.json', import.meta.url));
  writeFileSync(file, `${JSON.stringify(records, null, 2)}\n`);
  process.stdout.write(`${file}\n`);
});
