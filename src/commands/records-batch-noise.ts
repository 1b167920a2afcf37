/** `npm run records:batch-noise`: measures what the figure on the batch size shows at first, and writes it. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { simdKernels } from '../../lib/index.ts';
import { noiseRecord } from '../experiments/gradient-descent/batch-noise/record.ts';
import { roundsOfPlay } from '../experiments/gradient-descent/batch-noise/recorded.ts';
import { command, readArguments } from './support/arguments.ts';
import { simdModule } from './support/kernels.ts';
import { loadMnist } from './support/mnist.ts';

const help = `npm run records:batch-noise

Measures how far the gradients of mini-batches lie from the gradient of 6,000 images of MNIST, trains in batches of three
sizes (a quarter of a minute), and writes content/records/batch-noise.json.

  --help   this text
`;

readArguments(help, {});
await command(async () => {
  const mnist = await loadMnist();
  const module = await simdModule();
  const records = noiseRecord(mnist, 1, roundsOfPlay, () => simdKernels(module));
  const file = fileURLToPath(new URL('../../content/records/batch-noise.json', import.meta.url));
  writeFileSync(file, `${JSON.stringify(records)}\n`);
  process.stdout.write(`${file}\n`);
});
