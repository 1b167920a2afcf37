import { describe, expect, it } from 'vitest';
import { Assembler } from '../../../lib/data/assembler.ts';
import type { Manifest, ShardEntry } from '../../../lib/data/manifest.ts';
import { readManifest } from '../../../lib/data/manifest.ts';
import { fingerprint, tinyShards } from '../../support/tiny-shards.ts';

const { dataset, manifest, shards, idx } = tinyShards(500, 60);
const idxOf = (k: number): Uint8Array => idx.get(shards[k].file) as Uint8Array;

describe('a data set cut into shards', () => {
  it('is whole again when they are put together in any order', () => {
    const assembler = new Assembler(manifest);
    for (const k of [7, 2, 0, 5, 1, 6, 3, 4]) assembler.add(shards[k], idxOf(k));
    expect(assembler.complete).toBe(true);
    expect(fingerprint(assembler.dataset)).toEqual(fingerprint(dataset));
  });

  it('has the last block shorter, and the test set last, in one', () => {
    const counts = shards.filter(({ kind }) => kind === 'images').map(({ split, count }) => [split, count]);
    expect(counts).toEqual([
      ['train', 200],
      ['train', 200],
      ['train', 100],
      ['test', 60],
    ]);
  });

  it('is available as far as images and labels are there without a gap', () => {
    const assembler = new Assembler(manifest);
    const told: number[] = [];
    for (const k of [0, 2, 3, 1, 4, 5]) {
      assembler.add(shards[k], idxOf(k));
      told.push(assembler.available('train'));
    }
    // 0, 1: labels and images of the first block; 2, 3 of the second; 4, 5 of the third
    expect(told).toEqual([0, 0, 0, 400, 400, 500]);
    expect([assembler.available('test'), assembler.complete]).toEqual([0, false]);
  });

  it('refuses a shard with one wrong byte and stays as it was', () => {
    const assembler = new Assembler(manifest);
    const damaged = idxOf(1).slice();
    damaged[1000] ^= 1;
    expect(() => assembler.add(shards[1], damaged)).toThrow(`${shards[1].file}: expected SHA-256 ${shards[1].sha256}`);
    expect(assembler.dataset.train.images.every((grey) => grey === 0)).toBe(true);
    expect(assembler.has(shards[1])).toBe(false);
  });

  it('refuses a shard cut short, one with a tail, one of another count and one of the other kind', () => {
    const assembler = new Assembler(manifest);
    const images = idxOf(1);
    expect(() => assembler.add(shards[1], images.subarray(0, images.length - 5))).toThrow('cut short');
    expect(() => assembler.add(shards[1], Uint8Array.from([...images, 1]))).toThrow('behind the end');
    expect(() => assembler.add(shards[1], idxOf(5))).toThrow('expected 200 examples, found 100');
    expect(() => assembler.add(shards[1], idxOf(0))).toThrow('expected 3 dimensions, found 1');
  });
});

describe('the manifest', () => {
  const read = (value: unknown) => readManifest(JSON.stringify(value), 'manifest.json');
  /** The manifest with one of its shards changed. */
  const withShard = (k: number, change: Partial<Record<keyof ShardEntry, unknown>>) => ({
    ...manifest,
    shards: shards.map((entry, at) => (at === k ? { ...entry, ...change } : entry)),
  });

  it('is read back as it was written', () => {
    expect(read(manifest)).toEqual(manifest);
  });

  it.each([
    '',
    '{"version":1',
    '<!doctype html>',
    '{}',
    'null',
    '[]',
    '"x"',
    '{"version":2}',
    '{"version":1,"id":"x"}',
  ])('is refused as %j', (text) => {
    expect(() => readManifest(text, 'manifest.json')).toThrow('manifest.json: expected the list of data shards');
  });

  it.each<[string, Partial<Record<keyof Manifest, unknown>>]>([
    ['rows 0', { rows: 0 }],
    ['test undefined', { counts: { train: 500 } }],
    ['train 1e+30', { counts: { train: 1e30, test: 60 } }],
    ['shards undefined', { shards: undefined }],
    ['400 train images of 500', { shards: shards.filter((_, k) => k !== 5) }],
    ['train labels from 200 where 0 follows', { shards: shards.filter((_, k) => k !== 0) }],
    ['train labels from 0 where 200 follows', { shards: [...shards, shards[0]] }],
  ])('is refused with %s', (says, change) => {
    expect(() => read({ ...manifest, ...change })).toThrow(says);
  });

  it.each<[string, Partial<Record<keyof ShardEntry, unknown>>]>([
    ['file ../../elsewhere', { file: '../../elsewhere' }],
    ['file https://elsewhere/x.bin', { file: 'https://elsewhere/x.bin' }],
    ['split validation', { split: 'validation' }],
    ['kind pixels', { kind: 'pixels' }],
    ['from -1', { from: -1 }],
    ['count 0', { count: 0 }],
    ['bytes 1.5', { bytes: 1.5 }],
    ['sha256 abc', { sha256: 'abc' }],
  ])('is refused with a shard with %s', (says, change) => {
    expect(() => read(withShard(3, change))).toThrow(`shard 3 with ${says}`);
  });
});
