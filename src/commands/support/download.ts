/** Downloads a file of MNIST from the first mirror that answers with the right bytes; nothing half is left behind. */
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { checkHash, type MnistFile } from '../../../lib/data/mnist.ts';

export const mirrors: readonly string[] = [
  'https://storage.googleapis.com/cvdf-datasets/mnist/',
  'https://ossci-datasets.s3.amazonaws.com/mnist/',
];

/** Until the first byte, and between two pieces: a machine without network learns it soon. */
const patience = 8000;
const unfinished = '.part';

/** What an interrupted download left. */
export function removeUnfinished(folder: string): void {
  let names: string[] = [];
  try {
    names = readdirSync(folder);
  } catch {
    return; // no such folder: nothing to remove
  }
  for (const name of names.filter((file) => file.endsWith(unfinished))) rmSync(join(folder, name), { force: true });
}

async function fetchBytes(url: string, progress: (loaded: number, total: number) => void): Promise<Uint8Array> {
  const stop = new AbortController();
  let timer = setTimeout(() => stop.abort(new Error('no answer')), patience);
  try {
    const response = await fetch(url, { signal: stop.signal });
    if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
    const total = Number(response.headers.get('content-length') ?? 0);
    const pieces: Uint8Array[] = [];
    let loaded = 0;
    for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
      clearTimeout(timer);
      timer = setTimeout(() => stop.abort(new Error('the connection went quiet')), patience);
      pieces.push(piece);
      loaded += piece.length;
      progress(loaded, total);
    }
    if (total > 0 && loaded !== total) throw new Error(`expected ${total} bytes, found ${loaded}`);
    return Buffer.concat(pieces);
  } finally {
    clearTimeout(timer);
  }
}

/** Writes the verified archive into `folder`; returns its path, or each mirror's reason. */
export async function download(
  file: MnistFile,
  folder: string,
  from: readonly string[],
  say: (line: string) => void,
): Promise<{ path: string } | { reasons: string[] }> {
  const reasons: string[] = [];
  for (const mirror of from) {
    const url = `${mirror}${file.name}.gz`;
    try {
      let shown = -1;
      const archive = await fetchBytes(url, (loaded, total) => {
        const tenth = total > 0 ? Math.floor((10 * loaded) / total) : -1;
        if (tenth > shown) {
          shown = tenth;
          say(`${file.name}: ${(loaded / 1e6).toFixed(1)} of ${(total / 1e6).toFixed(1)} MB`);
        }
      });
      checkHash(gunzipSync(archive), url, file.sha256);
      mkdirSync(folder, { recursive: true });
      const path = join(folder, `${file.name}.gz`);
      writeFileSync(path + unfinished, archive);
      renameSync(path + unfinished, path);
      return { path };
    } catch (error) {
      const { message, cause } = error as Error;
      reasons.push(`${url}: ${(cause as Error | undefined)?.message ?? message}`);
    }
  }
  return { reasons };
}
