/** `npm run records:backprop`: runs the experiments whose numbers the chapter on backpropagation quotes, and writes them. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gradientsOf } from './experiments/chapter-backprop.ts';
import { command, readArguments } from './support/arguments.ts';

const help = `npm run records:backprop

Checks the gradient of the network that comes with the site against central differences (seconds), and writes
content/records/chapter-backprop.json. Needs no MNIST.

  --help   this text
`;

readArguments(help, {});
await command(async () => {
  const records = gradientsOf(new URL('../../public/models/reader.safetensors', import.meta.url));
  const file = fileURLToPath(new URL('../../content/records/chapter-backprop.json', import.meta.url));
  writeFileSync(file, `${JSON.stringify(records, null, 2)}\n`);
  process.stdout.write(`${file}\n`);
});
