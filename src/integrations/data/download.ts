/** Downloads a file of MNIST from the first mirror that answers with the right bytes; nothing half is left behind. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { checkMnistFile, type MnistFile } from '../../../lib/data/mnist.ts';
import { nodeSha256 } from './mnist.ts';
import { unfinished } from './unfinished.ts';

export const mirrors: readonly string[] = [
  'https://storage.googleapis.com/cvdf-datasets/mnist/',
  'https://ossci-datasets.s3.amazonaws.com/mnist/',
];

/** Milliseconds until the first byte, and between two pieces: a machine without network learns it soon. */
const patience = 5000;

/** Rings after so many milliseconds, unless what it returns is called before. */
export type Alarm = (milliseconds: number, ring: () => void) => () => void;

const alarmClock: Alarm = (milliseconds, ring) => {
  const timer = setTimeout(ring, milliseconds);
  return () => clearTimeout(timer);
};

/** The bytes behind an address. Throws when nothing comes for a while, and when fewer come than were announced. */
async function fetchBytes(
  url: string,
  progress: (loaded: number, total: number) => void,
  alarm: Alarm,
): Promise<Uint8Array> {
  const stop = new AbortController();
  const wait = (words: string) => alarm(patience, () => stop.abort(new Error(`${words} for ${patience / 1000} s`)));
  let heard = wait('no answer');
  try {
    const response = await fetch(url, { signal: stop.signal });
    if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
    const total = Number(response.headers.get('content-length') ?? 0);
    const pieces: Uint8Array[] = [];
    let loaded = 0;
    for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
      heard();
      heard = wait('nothing more came');
      pieces.push(piece);
      loaded += piece.length;
      progress(loaded, total);
    }
    return Buffer.concat(pieces);
  } finally {
    heard();
  }
}

/** Says each tenth of the way. */
function tenths(name: string, say: (line: string) => void): (loaded: number, total: number) => void {
  let shown = -1;
  return (loaded, total) => {
    const tenth = total > 0 ? Math.floor((10 * loaded) / total) : -1;
    if (tenth <= shown) return;
    shown = tenth;
    say(`${name}: ${(loaded / 1e6).toFixed(1)} of ${(total / 1e6).toFixed(1)} MB`);
  };
}

/** Writes the verified archive into `folder` and returns its decompressed bytes; or each mirror's reason. */
export async function download(
  file: MnistFile,
  folder: string,
  from: readonly string[],
  say: (line: string) => void,
  alarm: Alarm = alarmClock,
): Promise<Uint8Array | { reasons: string[] }> {
  const reasons: string[] = [];
  const path = join(folder, `${file.name}.gz`);
  for (const mirror of from) {
    const url = `${mirror.replace(/\/*$/, '/')}${file.name}.gz`;
    let archive: Uint8Array;
    let bytes: Uint8Array;
    try {
      archive = await fetchBytes(url, tenths(file.name, say), alarm);
      bytes = gunzipSync(archive);
      checkMnistFile(bytes, file, url, nodeSha256);
    } catch (error) {
      const { message, cause } = error as Error;
      const reason = (cause as Error | undefined)?.message ?? message;
      reasons.push(reason.startsWith(url) ? reason : `${url}: ${reason}`);
      continue;
    }
    mkdirSync(folder, { recursive: true });
    writeFileSync(unfinished(path), archive);
    renameSync(unfinished(path), path);
    return bytes;
  }
  return { reasons };
}
