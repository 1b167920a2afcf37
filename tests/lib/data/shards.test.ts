import { describe, expect, it } from 'vitest';
import { Assembler, cutShards, type Manifest, readManifest, type ShardEntry } from '../../../lib/data/shards.ts';
import { tinyDataset } from '../../support/tiny-dataset.ts';

const dataset = tinyDataset(500, 60, 200);
const shards = cutShards(dataset);
const entryOf = (k: number): ShardEntry => {
  const { name, idx, ...entry } = shards[k];
  return { ...entry, file: `${name}.bin`, bytes: idx.length };
};
const manifest: Manifest = {
  version: 1,
  id: dataset.id,
  rows: 28,
  columns: 28,
  block: 200,
  counts: { train: 500, test: 60 },
  shards: shards.map((_, k) => entryOf(k)),
};

describe('a data set cut into shards', () => {
  it('is whole again when they are put together in any order', () => {
    const assembler = new Assembler(manifest);
    for (const k of [7, 2, 0, 5, 1, 6, 3, 4]) assembler.add(entryOf(k), shards[k].idx);
    expect(assembler.complete).toBe(true);
    expect(assembler.dataset).toEqual(dataset);
  });

  it('has the last block shorter, and nothing twice', () => {
    const counts = shards.filter(({ split, kind }) => split === 'train' && kind === 'images').map(({ count }) => count);
    expect(counts).toEqual([200, 200, 100]);
  });

  it('is available as far as images and labels are there without a gap', () => {
    const assembler = new Assembler(manifest);
    const told: number[] = [];
    for (const k of [0, 2, 3, 1, 4, 5]) {
      assembler.add(entryOf(k), shards[k].idx);
      told.push(assembler.available('train'));
    }
    // 0, 1: labels and images of the first block; 2, 3 of the second; 4, 5 of the third
    expect(told).toEqual([0, 0, 0, 400, 400, 500]);
  });

  it('refuses a shard with one wrong byte and stays as it was', () => {
    const assembler = new Assembler(manifest);
    const damaged = shards[1].idx.slice();
    damaged[1000] ^= 1;
    expect(() => assembler.add(entryOf(1), damaged)).toThrow('expected SHA-256');
    expect(assembler.dataset.train.images.every((grey) => grey === 0)).toBe(true);
    expect(assembler.has(entryOf(1))).toBe(false);
  });

  it('refuses a shard cut short, one with a tail and one of another count', () => {
    const assembler = new Assembler(manifest);
    const { idx } = shards[1];
    expect(() => assembler.add(entryOf(1), idx.subarray(0, idx.length - 5))).toThrow('cut short');
    expect(() => assembler.add(entryOf(1), Uint8Array.from([...idx, 1]))).toThrow('behind the end');
    expect(() => assembler.add(entryOf(1), shards[5].idx)).toThrow('expected 200 examples, found 100');
  });
});

describe('the manifest', () => {
  it('is read back as it was written', () => {
    expect(readManifest(JSON.stringify(manifest), 'manifest.json')).toEqual(manifest);
  });

  it.each(['', '<!doctype html>', '{}', 'null', '{"version":2,"id":"x","shards":[]}'])('is refused as %j', (text) => {
    expect(() => readManifest(text, 'manifest.json')).toThrow('manifest.json');
  });
});
