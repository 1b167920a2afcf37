/** `npm run data`: MNIST found, downloaded or reported, verified, and cut into the shards that the page fetches. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mnistFiles } from '../../lib/data/mnist.ts';
import { Problem } from '../../lib/problem.ts';
import { command, readArguments } from './support/arguments.ts';
import { download, mirrors, removeUnfinished } from './support/download.ts';
import { cacheFolder, findMnistFile, loadMnist } from './support/mnist.ts';
import { isPrepared, prepareShards } from './support/shards.ts';

const help = `npm run data [-- options]

Looks for MNIST's four files (plain or .gz) in MNIST_DIR, then in .cache/mnist, then downloads them from public
mirrors; verifies the SHA-256 of the decompressed bytes; cuts them into public/data/mnist for the page.

  --optional     where MNIST cannot be had, say so and end well: the book is then built without it
  --mirror URL   download from here instead (ends in /)
  --out DIR      write the shards here instead of public/data/mnist
  --force        cut the shards again even if they are there
  --help         this text

MNIST_OFFLINE=1 keeps it from trying the mirrors.
`;

const values = readArguments(help, {
  optional: { type: 'boolean' },
  mirror: { type: 'string' },
  out: { type: 'string' },
  force: { type: 'boolean' },
});

const say = (line: string) => process.stderr.write(`${line}\n`);
const publicFolder = fileURLToPath(new URL('../../public/data/mnist', import.meta.url));

/** Downloads what is missing into the cache; the reasons where that failed. */
async function fetchMissing(): Promise<string[]> {
  removeUnfinished(cacheFolder);
  const missing = mnistFiles.filter((file) => findMnistFile(file) === null);
  if (missing.length === 0) return [];
  if (process.env.MNIST_OFFLINE) return ['MNIST_OFFLINE is set: the mirrors were not tried'];
  for (const file of missing) {
    const result = await download(file, cacheFolder, values.mirror ? [values.mirror] : mirrors, say);
    if ('reasons' in result) return result.reasons; // the next file would fail alike
  }
  return [];
}

function report(missing: readonly string[]): string {
  const lines = missing.map((reason) => `  ${reason}`).join('\n');
  return `MNIST is not here, and the book is made without it: pages that train say so, everything else works.
${lines}
To add it: put the four files (${mnistFiles.map((file) => file.name).join(', ')}, plain or .gz)
into a folder and set MNIST_DIR to it, or run npm run data with a network.`;
}

process.on('SIGINT', () => {
  removeUnfinished(cacheFolder);
  process.exit(130);
});

await command(async () => {
  const out = values.out ?? publicFolder;
  if (!values.force && isPrepared(out)) return;
  const reasons = await fetchMissing();
  try {
    if (reasons.length === 0) {
      const { files, bytes } = prepareShards(await loadMnist(), out);
      say(`MNIST: ${files} shards, ${(bytes / 1e6).toFixed(1)} MB in ${join(out)}`);
      return;
    }
  } catch (error) {
    // a damaged file is named even where the data are optional
    if (!(error instanceof Problem)) throw error;
    reasons.push(error.message);
  }
  say(report(reasons));
  if (!values.optional) process.exitCode = 1;
});
