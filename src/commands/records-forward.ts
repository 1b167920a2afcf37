/** `npm run records:forward`: runs the experiments whose numbers the chapter on the forward pass quotes, and writes them. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { simdKernels } from '../../lib/index.ts';
import { firstOf, throughTheLayers } from '../experiments/forward/through-the-layers.ts';
import { withoutActivation } from '../experiments/forward/without-activation.ts';
import { command, readArguments } from './support/arguments.ts';
import { simdModule } from './support/kernels.ts';
import { loadMnist } from './support/mnist.ts';
import { readerNetwork } from './support/networks.ts';

const help = `npm run records:forward

Reads MNIST's test images with the network that comes with the site, as it is and without its ReLUs, trains the article's
program without its activation (half a minute), and writes content/records/chapter-forward.json.

  --help   this text
`;

readArguments(help, {});
await command(async () => {
  const mnist = await loadMnist();
  const module = await simdModule();
  const reader = readerNetwork();
  const records = {
    through: throughTheLayers(mnist.test, reader),
    firstThousand: throughTheLayers(firstOf(mnist.test, 1000), reader),
    linear: withoutActivation(mnist, () => simdKernels(module)),
  };
  const file = fileURLToPath(new URL('../../content/records/chapter-forward.json', import.meta.url));
  writeFileSync(file, `${JSON.stringify(records, null, 2)}\n`);
  process.stdout.write(`${file}\n`);
});
