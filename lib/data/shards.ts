/**
 * The data set cut into pieces for the page: training can start on the first while the others are on their way.
 * A shard is one IDX file, compressed by whoever serves it; `assembler.ts` puts them together again.
 */
import type { Dataset, Split } from './dataset.ts';
import { writeIdx } from './idx.ts';
import type { ShardEntry } from './manifest.ts';
import { type HashOf, sha256Of } from './mnist.ts';

export interface Shard extends Omit<ShardEntry, 'bytes' | 'file'> {
  /** What it is: 'train-0-images'. */
  readonly name: string;
  readonly idx: Uint8Array;
}

/**
 * Every shard of the data in the order in which a run needs them: training first, in blocks of `dataset.block`, labels
 * before images; then the test set, one shard of each kind.
 */
export function cutShards(dataset: Dataset, hashOf: HashOf = sha256Of): Shard[] {
  return [
    ...cut(dataset.train, 'train', dataset.block, hashOf),
    ...cut(dataset.test, 'test', dataset.test.count, hashOf),
  ];
}

function cut(part: Split, split: 'train' | 'test', size: number, hashOf: HashOf): Shard[] {
  const { rows, columns } = part;
  const pixels = rows * columns;
  const shards: Shard[] = [];
  for (let from = 0; from < part.count; from += size) {
    const count = Math.min(size, part.count - from);
    const to = from + count;
    const idx = {
      labels: writeIdx(part.labels.subarray(from, to), [count]),
      images: writeIdx(part.images.subarray(from * pixels, to * pixels), [count, rows, columns]),
    };
    for (const kind of ['labels', 'images'] as const) {
      const name = `${split}-${from / size}-${kind}`;
      shards.push({ name, split, kind, from, count, sha256: hashOf(idx[kind]), idx: idx[kind] });
    }
  }
  return shards;
}
