/** The shards written for the page: all of them or none. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Dataset } from '../../../lib/data/dataset.ts';
import { cutShards, type Manifest, readManifest } from '../../../lib/data/shards.ts';

const manifestName = 'manifest.json';

/** Whether the folder holds a manifest and every file it names, at its size. */
export function isPrepared(folder: string): boolean {
  const path = join(folder, manifestName);
  if (!existsSync(path)) return false;
  try {
    const { shards } = readManifest(readFileSync(path, 'utf8'), path);
    return shards.every(
      ({ file, bytes }) => existsSync(join(folder, file)) && statSync(join(folder, file)).size === bytes,
    );
  } catch {
    return false; // damaged: it is made again
  }
}

/** Cuts, compresses and writes into a folder beside, which then takes the place of the old one. */
export function prepareShards(dataset: Dataset, folder: string): { files: number; bytes: number } {
  const beside = `${folder}.part-${process.pid}`;
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(beside, { recursive: true });
  const shards = cutShards(dataset).map(({ name, idx, ...entry }) => {
    const archive = gzipSync(idx, { level: 9 });
    // not .gz: a server that knows that ending would decompress on its own
    const file = `${name}.bin`;
    writeFileSync(join(beside, file), archive);
    return { file, ...entry, bytes: archive.length };
  });
  const { train, test, id, block } = dataset;
  const manifest: Manifest = {
    version: 1,
    id,
    rows: train.rows,
    columns: train.columns,
    block,
    counts: { train: train.count, test: test.count },
    shards,
  };
  writeFileSync(join(beside, manifestName), `${JSON.stringify(manifest, null, 1)}\n`);
  mkdirSync(dirname(folder), { recursive: true });
  rmSync(folder, { recursive: true, force: true });
  renameSync(beside, folder);
  return { files: shards.length, bytes: shards.reduce((sum, { bytes }) => sum + bytes, 0) };
}
