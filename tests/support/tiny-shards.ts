/** A small data set of nobody's images, cut into shards, with the manifest that a build would write. */
import { gzipSync } from 'node:zlib';
import type { Dataset, Split } from '../../lib/data/dataset.ts';
import type { Manifest } from '../../lib/data/manifest.ts';
import { sha256Of } from '../../lib/data/mnist.ts';
import { cutShards } from '../../lib/data/shards.ts';
import { tinyDataset } from './tiny-dataset.ts';

/** What tells two data sets apart, short enough for a test to print. */
export function fingerprint(dataset: Dataset | null | undefined) {
  if (!dataset) return dataset;
  const of = ({ images, labels, ...rest }: Split) => ({ ...rest, images: sha256Of(images), labels: sha256Of(labels) });
  return { ...dataset, train: of(dataset.train), test: of(dataset.test) };
}

/** `train` images in blocks of 200, `test` images in one; `archives` are the files as they are served. */
export function tinyShards(train: number, test: number) {
  const dataset = tinyDataset(train, test, 200);
  const archives = new Map<string, Uint8Array>();
  const idx = new Map<string, Uint8Array>();
  const shards = cutShards(dataset).map(({ name, idx: plain, ...entry }) => {
    const file = `${name}.bin`;
    const archive = gzipSync(plain);
    archives.set(file, archive);
    idx.set(file, plain);
    return { file, ...entry, bytes: archive.length };
  });
  const { id, block } = dataset;
  const manifest: Manifest = { version: 1, id, rows: 28, columns: 28, block, counts: { train, test }, shards };
  return { dataset, manifest, shards, archives, idx };
}
