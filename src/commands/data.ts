/** `npm run data`: MNIST found, downloaded or reported, verified, and cut into the shards that the page fetches. */
import { resolve } from 'node:path';
import { clearUnfinished, prepareMnist } from '../integrations/data/prepare.ts';
import { command, readArguments } from './support/arguments.ts';

const help = `npm run data [-- options]

Looks for MNIST's four files (plain or .gz) in MNIST_DIR, then in .cache/mnist, then downloads them from public
mirrors; verifies the SHA-256 of the decompressed bytes; cuts them into public/data/mnist for the page.
A damaged file in MNIST_DIR is an error that names it; one in the cache is removed and fetched again.

  --optional     where MNIST cannot be had, say so and end well; a damaged file is named and passed over
  --mirror URL   download from here instead
  --out DIR      write the shards here instead of public/data/mnist
  --force        cut the shards again even if they are there
  --help         this text

MNIST_OFFLINE=1 keeps it from asking the mirrors, MNIST_CACHE=DIR puts the cache elsewhere.
`;

const values = readArguments(help, {
  optional: { type: 'boolean' },
  mirror: { type: 'string' },
  out: { type: 'string' },
  force: { type: 'boolean' },
});
const say = (line: string) => process.stderr.write(`${line}\n`);
const out = values.out === undefined ? undefined : resolve(values.out);

for (const [signal, status] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.on(signal, () => {
    clearUnfinished(out);
    process.exit(status);
  });
}

await command(async () => {
  const { optional, force, mirror } = values;
  const result = await prepareMnist({ out, optional, force, mirrors: mirror ? [mirror] : undefined, say });
  if (result.state === 'missing') {
    say(result.report);
    if (!optional) process.exitCode = 1;
  } else if (result.state === 'made') {
    say(`MNIST: ${result.files} shards, ${(result.bytes / 1e6).toFixed(1)} MB in ${result.out}`);
  } else {
    say(`MNIST: the shards in ${result.out} are up to date`);
  }
});
