/** `npm run records:rate-finder`: runs the experiments behind the learning-rate finder, and writes them. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { simdKernels } from '../../lib/index.ts';
import { rateFinderRecord } from '../experiments/gradient-descent/rate-finder/record.ts';
import { command, readArguments } from './support/arguments.ts';
import { simdModule } from './support/kernels.ts';
import { loadMnist } from './support/mnist.ts';

const help = `npm run records:rate-finder

Lets the learning rate of the article's network grow on MNIST under three optimisers, tries the rates that come out of it,
and measures the sharpness of the loss (a minute); writes content/records/rate-finder.json.

  --help   this text
`;

readArguments(help, {});
await command(async () => {
  const mnist = await loadMnist();
  const module = await simdModule();
  const records = rateFinderRecord(mnist, () => simdKernels(module));
  const file = fileURLToPath(new URL('../../content/records/rate-finder.json', import.meta.url));
  writeFileSync(file, `${JSON.stringify(records)}\n`);
  process.stdout.write(`${file}\n`);
});
