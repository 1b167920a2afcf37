/** Puts the shards of a data set together again, in whatever order they come. */
import { Problem } from '../problem.ts';
import type { Dataset, Split } from './dataset.ts';
import { readIdx } from './idx.ts';
import { type Manifest, type ShardEntry, shardsOf } from './manifest.ts';
import { checkHash } from './mnist.ts';

/** Collects shards into one data set, whose arrays exist from the start and fill up. */
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

  /** Puts a shard in its place. Throws a Problem naming file, expected and found; a damaged shard changes nothing. */
  add(entry: ShardEntry, idx: Uint8Array): void {
    const { rows, columns, images, labels } = this.dataset[entry.split];
    const isImages = entry.kind === 'images';
    const { dimensions, values } = readIdx(idx, entry.file, isImages ? 3 : 1);
    if (dimensions[0] !== entry.count) {
      throw new Problem('idx-count', { file: entry.file, expected: entry.count, found: dimensions[0] });
    }
    if (isImages && (dimensions[1] !== rows || dimensions[2] !== columns)) {
      const found = `${dimensions[1]}×${dimensions[2]}`;
      throw new Problem('idx-size', { file: entry.file, expected: `${rows}×${columns}`, found });
    }
    checkHash(idx, entry.file, entry.sha256);
    (isImages ? images : labels).set(values, entry.from * (isImages ? rows * columns : 1));
    this.#have.add(entry.file);
  }

  has(entry: ShardEntry): boolean {
    return this.#have.has(entry.file);
  }

  /** Examples of a part that are here without a gap, images and labels, from the first on. */
  available(split: 'train' | 'test'): number {
    const ends = (['images', 'labels'] as const).map((kind) => {
      const absent = shardsOf(this.manifest.shards, split, kind).find((entry) => !this.has(entry));
      return absent ? absent.from : this.manifest.counts[split];
    });
    return Math.min(...ends);
  }

  get complete(): boolean {
    return this.manifest.shards.every((entry) => this.has(entry));
  }
}
