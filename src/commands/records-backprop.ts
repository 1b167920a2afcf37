/** `npm run records:backprop`: runs the experiments whose numbers the chapter on backpropagation quotes, and writes them. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { referenceKernels, simdKernels } from '../../lib/index.ts';
import { depthOf } from '../experiments/backprop/depth.ts';
import { gradientsOf } from '../experiments/backprop/gradients.ts';
import { command, readArguments } from './support/arguments.ts';
import { simdModule } from './support/kernels.ts';
import { loadMnist } from './support/mnist.ts';
import { readerNetwork } from './support/networks.ts';

const help = `npm run records:backprop

Checks the gradient of the network that comes with the site against central differences, follows errors through ten
hidden layers and trains such networks on 5,000 images of MNIST (seconds); writes content/records/chapter-backprop.json
and backprop-depth.json.

  --help   this text
`;

readArguments(help, {});
await command(async () => {
  const data = await loadMnist();
  const module = await simdModule();
  const kernels = { exact: () => referenceKernels({ precision: 'float64' }), fast: () => simdKernels(module) };
  const records = {
    'chapter-backprop': gradientsOf(readerNetwork()),
    'backprop-depth': depthOf(data, kernels),
  };
  for (const [name, found] of Object.entries(records)) {
    const file = fileURLToPath(new URL(`../../content/records/${name}.json`, import.meta.url));
    writeFileSync(file, `${JSON.stringify(found, null, 2)}\n`);
    process.stdout.write(`${file}\n`);
  }
});
