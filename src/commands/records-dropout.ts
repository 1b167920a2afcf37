/** `npm run records:dropout`: runs the experiments whose numbers the chapter on dropout quotes, and writes them. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { simdKernels } from '../../lib/index.ts';
import { remediesOf } from '../experiments/dropout/remedies.ts';
import { strengthsOf } from '../experiments/dropout/strengths.ts';
import { command, readArguments } from './support/arguments.ts';
import { simdModule } from './support/kernels.ts';
import { loadMnist } from './support/mnist.ts';

const help = `npm run records:dropout

Trains small networks on 500 images of MNIST with each of the four remedies and without, from five seeds, and then with
each remedy in several strengths (two minutes); writes content/records/chapter-dropout.json and dropout-strengths.json.

  --help   this text
`;

readArguments(help, {});
await command(async () => {
  const mnist = await loadMnist();
  const module = await simdModule();
  const kernels = () => simdKernels(module);
  const records = { 'chapter-dropout': remediesOf(mnist, kernels), 'dropout-strengths': strengthsOf(mnist, kernels) };
  for (const [name, found] of Object.entries(records)) {
    const file = fileURLToPath(new URL(`../../content/records/${name}.json`, import.meta.url));
    writeFileSync(file, `${JSON.stringify(found)}\n`);
    process.stdout.write(`${file}\n`);
  }
});
