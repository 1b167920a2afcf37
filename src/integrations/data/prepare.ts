/**
 * MNIST made ready for the page: found, downloaded or reported, verified, cut into shards. `npm run data` calls it, and
 * so does every `astro dev` and `astro build`.
 */
import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type MnistFile, mnistFiles, readMnist } from '../../../lib/data/mnist.ts';
import { Problem } from '../../../lib/problem.ts';
import { download, mirrors } from './download.ts';
import { cacheFolder, mnistFolders, nodeSha256, placesOf, readMnistFile } from './mnist.ts';
import { isPrepared, writeShards } from './shards.ts';
import { removeUnfinished } from './unfinished.ts';

export interface Preparation {
  /** Where the shards go. */
  readonly out?: string;
  /** Passes over a damaged file in MNIST_DIR, which is an error otherwise. */
  readonly optional?: boolean;
  /** Cuts the shards even when they are there. */
  readonly force?: boolean;
  readonly mirrors?: readonly string[];
  /** Hears of progress, and of what is damaged. */
  say(line: string): void;
}

/** 'made': written now; 'kept': they were there; 'missing': nothing is written, and `report` says why in a paragraph. */
export type Prepared =
  | { readonly state: 'made'; readonly out: string; readonly files: number; readonly bytes: number }
  | { readonly state: 'kept'; readonly out: string }
  | { readonly state: 'missing'; readonly report: string };

const publicFolder = fileURLToPath(new URL('../../../public/data/mnist', import.meta.url));

/** Throws a Problem that names a damaged file of MNIST_DIR, unless `optional`. */
export async function prepareMnist(preparation: Preparation): Promise<Prepared> {
  const { out = publicFolder, force = false } = preparation;
  clearUnfinished(out);
  if (!force && isPrepared(out)) return { state: 'kept', out };
  const found = new Map<string, Uint8Array>();
  for (const file of mnistFiles) {
    const bytes = findWhole(file, preparation) ?? (await fetchFile(file, preparation));
    if ('reasons' in bytes) return { state: 'missing', report: reportOf(bytes.reasons) }; // the next would fail alike
    found.set(file.name, bytes);
  }
  const dataset = readMnist((file) => found.get(file.name) as Uint8Array, nodeSha256);
  return { state: 'made', out, ...(await writeShards(dataset, out)) };
}

/** Removes what an interruption left half made in the cache and beside the shards. */
export function clearUnfinished(out = publicFolder): void {
  for (const { name } of mnistFiles) removeUnfinished(join(cacheFolder, `${name}.gz`));
  removeUnfinished(out);
}

/** The bytes of the first undamaged file, or null. The cache is ours: what is damaged there is thrown away. */
function findWhole(file: MnistFile, { optional, say }: Preparation): Uint8Array | null {
  for (const path of placesOf(file)) {
    try {
      return readMnistFile(file, path);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const isOurs = dirname(path) === cacheFolder;
      if (!isOurs && !optional) throw error;
      say(`DAMAGED: ${error.message}. It is ${isOurs ? 'removed' : 'not used'}.`);
      if (isOurs) rmSync(path, { recursive: true, force: true });
    }
  }
  return null;
}

async function fetchFile(file: MnistFile, preparation: Preparation): Promise<Uint8Array | { reasons: string[] }> {
  const absent = mnistFolders().map((folder) =>
    existsSync(folder) ? `${folder}: holds no undamaged ${file.name}` : `${folder}: there is no such folder`,
  );
  if (process.env.MNIST_OFFLINE) return { reasons: [...absent, 'MNIST_OFFLINE is set: no mirror was asked'] };
  const result = await download(file, cacheFolder, preparation.mirrors ?? mirrors, preparation.say);
  return 'reasons' in result ? { reasons: [...absent, ...result.reasons] } : result;
}

function reportOf(reasons: readonly string[]): string {
  return `MNIST is not here; the book is made all the same, and its pages train on the digits that it draws itself.
${reasons.map((reason) => `  ${reason}`).join('\n')}
To add it, put the four files (${mnistFiles.map((file) => file.name).join(', ')}, plain or .gz, also as t10k-images.idx3-ubyte)
into a folder and set MNIST_DIR to that folder, or run npm run data where one of the mirrors can be reached:
${mirrors.join(' ')}`;
}
