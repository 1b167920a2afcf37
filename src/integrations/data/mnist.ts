/** MNIST for programs that run in Node: MNIST_DIR first, then the project's cache; gzipped or plain. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Dataset } from '../../../lib/data/dataset.ts';
import { checkMnistFile, type HashOf, type MnistFile, mnistFiles, readMnist } from '../../../lib/data/mnist.ts';
import { Problem } from '../../../lib/problem.ts';

/** The project's cache; MNIST_CACHE puts it elsewhere. */
export const cacheFolder = resolve(
  process.env.MNIST_CACHE || fileURLToPath(new URL('../../../.cache/mnist', import.meta.url)),
);

/** The folders that are searched, in order. */
export const mnistFolders = (): string[] =>
  [process.env.MNIST_DIR, cacheFolder].filter((folder) => !!folder) as string[];

/** A file's names: MNIST's own, and t10k-images.idx3-ubyte, as some archives and unpackers write it; plain before gzipped. */
const namesOf = ({ name }: MnistFile): string[] =>
  [name, name.replace('-idx', '.idx')].flatMap((one) => [one, `${one}.gz`]);

/** Where a file lies in these folders: every place, the first to be preferred. */
export function placesOf(file: MnistFile, folders = mnistFolders()): string[] {
  return folders.flatMap((folder) => namesOf(file).map((name) => join(folder, name))).filter(existsSync);
}

export const mnistAvailable = (): boolean => mnistFiles.every((file) => placesOf(file).length > 0);

/** SHA-256 by the machine's own means: ten times as fast as the page's. */
export const nodeSha256: HashOf = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** The same bytes without Node's ways: a Buffer's `slice` shares memory where an array's copies. */
const asArray = ({ buffer, byteOffset, length }: Buffer): Uint8Array => new Uint8Array(buffer, byteOffset, length);

/** A file's bytes, decompressed where they are gzipped. Throws Problem 'unreadable', or 'gzip' for a damaged archive. */
export function readDecompressed(path: string): Uint8Array {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new Problem('unreadable', { file: path, found: (error as Error).message }, { cause: error });
  }
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return asArray(bytes);
  try {
    return asArray(gunzipSync(bytes));
  } catch (error) {
    throw new Problem('gzip', { file: path, found: (error as Error).message }, { cause: error });
  }
}

/** The decompressed bytes of one of the four files. Throws a Problem that names `path` where they are not the right ones. */
export function readMnistFile(file: MnistFile, path: string): Uint8Array {
  const bytes = readDecompressed(path);
  checkMnistFile(bytes, file, path, nodeSha256);
  return bytes;
}

/** Throws Problem 'no-mnist' when a file is missing, and what `readMnistFile` throws when one is damaged. */
export async function loadMnist(): Promise<Dataset> {
  return readMnist((file) => {
    const [path] = placesOf(file);
    if (!path) throw new Problem('no-mnist', { file: file.name, searched: mnistFolders().join(', ') });
    return readMnistFile(file, path);
  }, nodeSha256);
}
