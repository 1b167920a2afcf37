/** MNIST for programs that run in Node: MNIST_DIR first, then the project's cache; gzipped or plain. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Dataset } from '../../../lib/data/dataset.ts';
import { type MnistFile, mnistFiles, readMnist } from '../../../lib/data/mnist.ts';
import { Problem } from '../../../lib/problem.ts';

/** The project's cache; MNIST_CACHE puts it elsewhere. */
export const cacheFolder = process.env.MNIST_CACHE ?? fileURLToPath(new URL('../../../.cache/mnist', import.meta.url));

/** The folders that are searched, in order. */
export const mnistFolders = (): string[] =>
  [process.env.MNIST_DIR, cacheFolder].filter((folder) => !!folder) as string[];

/** Where a file lies, plain or gzipped, or null. */
export function findMnistFile(file: MnistFile, folders = mnistFolders()): string | null {
  const candidates = folders.flatMap((folder) => [join(folder, file.name), join(folder, `${file.name}.gz`)]);
  return candidates.find((path) => existsSync(path)) ?? null;
}

export const mnistAvailable = (): boolean => mnistFiles.every((file) => findMnistFile(file) !== null);

/** A file's bytes, decompressed where they are gzipped. Throws Problem 'gzip' when the archive is damaged. */
export function readDecompressed(path: string): Uint8Array {
  const bytes = readFileSync(path);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes);
  } catch (error) {
    throw new Problem('gzip', { file: path, found: (error as Error).message }, { cause: error });
  }
}

/** Throws Problem 'no-mnist' when a file is missing, and the reader's own when one is damaged. */
export async function loadMnist(): Promise<Dataset> {
  return readMnist((file) => {
    const path = findMnistFile(file);
    if (!path) throw new Problem('no-mnist', { file: file.name, searched: mnistFolders().join(', ') });
    return readDecompressed(path);
  });
}
