/** The shards written for the page: all of them or none. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Dataset } from '../../../lib/data/dataset.ts';
import { type Manifest, readManifest, type ShardEntry } from '../../../lib/data/manifest.ts';
import { mnistBlock, mnistFiles, mnistId } from '../../../lib/data/mnist.ts';
import { cutShards, type Shard } from '../../../lib/data/shards.ts';
import { nodeSha256 } from './mnist.ts';
import { unfinished } from './unfinished.ts';

const manifestName = 'manifest.json';
const compress = promisify(gzip);
/** What a file's name carries of the hash of its bytes. */
const mark = (archive: Uint8Array): string => nodeSha256(archive).slice(0, 10);

/** Whether the folder holds MNIST as this program cuts it, every file with the bytes that its name promises. */
export function isPrepared(folder: string): boolean {
  try {
    const { id, block, counts, shards } = readManifest(readFileSync(join(folder, manifestName), 'utf8'), manifestName);
    const isOurs = id === mnistId && block === mnistBlock;
    const isWhole = mnistFiles.every(({ split, count }) => counts[split] === count);
    return isOurs && isWhole && shards.every(({ file }) => file.includes(mark(readFileSync(join(folder, file)))));
  } catch {
    return false; // missing or damaged: it is made again
  }
}

/** Cuts, compresses and writes into a folder beside, which then takes the place of the old one. */
export async function writeShards(dataset: Dataset, folder: string): Promise<{ files: number; bytes: number }> {
  const beside = unfinished(folder);
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(beside, { recursive: true });
  const { train, test, id, block } = dataset;
  const shards = await Promise.all(cutShards(dataset, nodeSha256).map((shard) => writeShard(shard, beside)));
  const { rows, columns } = train;
  const counts = { train: train.count, test: test.count };
  const manifest: Manifest = { version: 1, id, rows, columns, block, counts, shards };
  writeFileSync(join(beside, manifestName), `${JSON.stringify(manifest, null, 1)}\n`);
  putInPlace(beside, folder);
  return { files: shards.length, bytes: shards.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** Another process may have put its own there in between: the same bytes, so one of the two is let go. */
function putInPlace(beside: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  try {
    renameSync(beside, folder);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    if (!isPrepared(folder)) throw error;
  }
}

async function writeShard({ name, idx, ...entry }: Shard, folder: string): Promise<ShardEntry> {
  // level 9 would save 2 % and take twenty times as long
  const archive = await compress(idx, { level: 6 });
  // not .gz: a server that knows that ending would have the browser decompress it
  const file = `${name}-${mark(archive)}.bin`;
  writeFileSync(join(folder, file), archive);
  return { file, ...entry, bytes: archive.length };
}
