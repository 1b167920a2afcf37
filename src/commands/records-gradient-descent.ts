/** `npm run records:gradient-descent`: runs the experiments whose numbers the chapter on gradient descent quotes. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { simdKernels } from '../../lib/index.ts';
import { adamOnMnist } from '../experiments/gradient-descent/adam/record.ts';
import { valleys } from '../experiments/gradient-descent/bowl/valleys.ts';
import { beginningsOnMnist, optimisersOnMnist } from '../experiments/gradient-descent/optimisers.ts';
import { command, readArguments } from './support/arguments.ts';
import { simdModule } from './support/kernels.ts';
import { loadMnist } from './support/mnist.ts';

const help = `npm run records:gradient-descent

Trains the article's program with five optimisers at five or six rates each from three seeds (some minutes), takes Adam's
first 120 steps apart, and writes content/records/chapter-gradient-descent.json.

  --help   this text
`;

readArguments(help, {});
await command(async () => {
  const data = await loadMnist();
  const module = await simdModule();
  const records = {
    valley: valleys(),
    adam: adamOnMnist(data),
    beginnings: beginningsOnMnist({ data, kernels: () => simdKernels(module) }),
    optimisers: optimisersOnMnist({ data, kernels: () => simdKernels(module) }),
  };
  const file = fileURLToPath(new URL('../../content/records/chapter-gradient-descent.json', import.meta.url));
  writeFileSync(file, `${JSON.stringify(records, null, 2)}\n`);
  process.stdout.write(`${file}\n`);
});
