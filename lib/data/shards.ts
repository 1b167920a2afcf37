/**
 * The data set cut into pieces for the page: training can start on the first while the others are on their way.
 * A shard is one IDX file, gzipped by whoever serves it; the manifest names them in the order in which they are needed.
 */
import { Problem } from '../problem.ts';
import type { Dataset, Split } from './dataset.ts';
import { readIdx, writeIdx } from './idx.ts';
import { checkHash, sha256Of } from './mnist.ts';

export interface ShardEntry {
  /** Name below the manifest's folder; it holds the hash, so that a name means the same bytes for ever. */
  readonly file: string;
  readonly split: 'train' | 'test';
  readonly kind: 'images' | 'labels';
  /** First example and number of examples. */
  readonly from: number;
  readonly count: number;
  /** Of the file as it is served. */
  readonly bytes: number;
  /** Of the decompressed bytes. */
  readonly sha256: string;
}

export interface Manifest {
  readonly version: 1;
  readonly id: string;
  readonly rows: number;
  readonly columns: number;
  readonly block: number;
  readonly counts: { readonly train: number; readonly test: number };
  readonly shards: readonly ShardEntry[];
}

export interface Shard extends Omit<ShardEntry, 'bytes' | 'file'> {
  /** Name without its ending. */
  readonly name: string;
  readonly idx: Uint8Array;
}

/** Every shard of the data, training first, in blocks of `dataset.block`; the test set in one piece of each kind. */
export function cutShards(dataset: Dataset): Shard[] {
  const cut = (split: 'train' | 'test', size: number): Shard[] => {
    const part: Split = dataset[split];
    const pixels = part.rows * part.columns;
    const shards: Shard[] = [];
    for (let from = 0; from < part.count; from += size) {
      const count = Math.min(size, part.count - from);
      const labels = writeIdx(part.labels.subarray(from, from + count), [count]);
      const images = writeIdx(part.images.subarray(from * pixels, (from + count) * pixels), [
        count,
        part.rows,
        part.columns,
      ]);
      for (const [kind, idx] of [
        ['labels', labels],
        ['images', images],
      ] as const) {
        const sha256 = sha256Of(idx);
        shards.push({
          name: `${split}-${from / size}-${kind}-${sha256.slice(0, 10)}`,
          split,
          kind,
          from,
          count,
          sha256,
          idx,
        });
      }
    }
    return shards;
  };
  return [...cut('train', dataset.block), ...cut('test', dataset.test.count)];
}

/** A manifest as it came over the network. Throws Problem 'manifest' on anything that is not one. */
export function readManifest(text: string, file: string): Manifest {
  let value: Manifest;
  try {
    value = JSON.parse(text) as Manifest;
  } catch (error) {
    throw new Problem('manifest', { file, found: (error as Error).message }, { cause: error });
  }
  const isFull = value && value.version === 1 && typeof value.id === 'string' && Array.isArray(value.shards);
  if (!isFull) throw new Problem('manifest', { file, found: text.slice(0, 60) });
  return value;
}

/** Collects shards in any order into one data set, whose arrays exist from the start and fill up. */
export class Assembler {
  readonly dataset: Dataset;
  readonly manifest: Manifest;
  #have = new Set<string>();

  constructor(manifest: Manifest) {
    this.manifest = manifest;
    const { rows, columns, counts } = manifest;
    const split = (count: number): Split => ({
      count,
      rows,
      columns,
      images: new Uint8Array(count * rows * columns),
      labels: new Uint8Array(count),
    });
    this.dataset = { id: manifest.id, block: manifest.block, train: split(counts.train), test: split(counts.test) };
  }

  /** Puts a shard in its place. Throws Problem naming file, expected and found; a damaged shard changes nothing. */
  add(entry: ShardEntry, idx: Uint8Array): void {
    const part = this.dataset[entry.split];
    const { dimensions, values } = readIdx(idx, entry.file, entry.kind === 'images' ? 3 : 1);
    if (dimensions[0] !== entry.count) {
      throw new Problem('idx-count', { file: entry.file, expected: entry.count, found: dimensions[0] });
    }
    if (entry.kind === 'images' && (dimensions[1] !== part.rows || dimensions[2] !== part.columns)) {
      const expected = `${part.rows}×${part.columns}`;
      throw new Problem('idx-size', { file: entry.file, expected, found: `${dimensions[1]}×${dimensions[2]}` });
    }
    checkHash(idx, entry.file, entry.sha256);
    const pixels = entry.kind === 'images' ? part.rows * part.columns : 1;
    (entry.kind === 'images' ? part.images : part.labels).set(values, entry.from * pixels);
    this.#have.add(entry.file);
  }

  has(entry: ShardEntry): boolean {
    return this.#have.has(entry.file);
  }

  /** Examples of a part that are there without a gap, from the first on. */
  available(split: 'train' | 'test'): number {
    const ends = { images: 0, labels: 0 };
    for (const kind of ['images', 'labels'] as const) {
      const shards = this.manifest.shards.filter((entry) => entry.split === split && entry.kind === kind);
      for (const entry of shards.sort((a, b) => a.from - b.from)) {
        if (!this.has(entry)) break;
        ends[kind] = entry.from + entry.count;
      }
    }
    return Math.min(ends.images, ends.labels);
  }

  get complete(): boolean {
    return this.manifest.shards.every((entry) => this.has(entry));
  }
}
