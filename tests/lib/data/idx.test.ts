import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readIdx, writeIdx } from '../../../lib/data/idx.ts';
import { checkHash, readSplit, sha256Of } from '../../../lib/data/mnist.ts';
import type { Problem } from '../../../lib/problem.ts';

/** Two images of 28 × 28 and their labels, drawn by a rule: nobody's data. */
const images = writeIdx(
  Uint8Array.from({ length: 2 * 784 }, (_, k) => (k * 7) % 256),
  [2, 28, 28],
);
const labels = writeIdx(Uint8Array.of(3, 9), [2]);
const names = { images: 'x.idx', labels: 'y.idx' };

const changed = (bytes: Uint8Array, at: number, value: number): Uint8Array => {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
};

function problemOf(act: () => unknown): Problem {
  try {
    act();
  } catch (problem) {
    return problem as Problem;
  }
  throw new Error('expected a Problem, found none');
}

describe('the IDX reader', () => {
  it('gives back what the writer wrote', () => {
    const { dimensions, values } = readIdx(images, 'x.idx', 3);
    expect(dimensions).toEqual([2, 28, 28]);
    expect(values[5]).toBe(35);
    expect(writeIdx(values, dimensions)).toEqual(images);
  });

  it.each([
    ['a wrong magic number', changed(images, 0, 0x50), 'idx-magic', '0x00000803', '0x50000803'],
    ['an archive in place of the file', gzipSync(images), 'idx-magic', '0x00000803', '0x1f8b'],
    ['another element type', changed(images, 2, 0x0d), 'idx-type', '0x08', '0x0d'],
    ['labels where images are expected', labels, 'idx-rank', '3 dimensions', 'found 1'],
    ['a count of zero', changed(images, 7, 0), 'idx-dimensions', '1 … 2147483648', '0 × 28 × 28'],
    ['a count beyond all reason', changed(images, 4, 0xff), 'idx-dimensions', '2147483648', '4278190082 × 28 × 28'],
    ['an empty file', new Uint8Array(0), 'idx-header', '16', '0'],
    ['a header cut short', images.subarray(0, 10), 'idx-header', '16', '10'],
    ['a body cut short', images.subarray(0, images.length - 1), 'idx-truncated', '1568', '1567'],
    ['a header alone', images.subarray(0, 16), 'idx-truncated', '1568', '0'],
    ['bytes behind the end', Uint8Array.of(...images, 0), 'idx-trailing', '1568', '1569'],
    ['a count that the body does not have', changed(images, 7, 3), 'idx-truncated', '2352', '1568'],
  ])('refuses %s, naming file, expected and found', (_what, bytes, code, expected, found) => {
    const problem = problemOf(() => readIdx(bytes, 'x.idx', 3));
    expect(problem.code).toBe(code);
    for (const fact of ['x.idx', expected, found]) expect(problem.message).toContain(fact);
  });

  it('reads a view that does not begin at the start of its buffer', () => {
    const shifted = new Uint8Array(images.length + 3);
    shifted.set(images, 3);
    expect(readIdx(shifted.subarray(3), 'x.idx', 3).values).toEqual(images.subarray(16));
  });
});

describe('images with their labels', () => {
  it('make a split', () => {
    const split = readSplit(images, labels, names);
    expect([split.count, split.rows, split.columns, ...split.labels]).toEqual([2, 28, 28, 3, 9]);
  });

  it('are refused when their numbers disagree', () => {
    const problem = problemOf(() => readSplit(images, writeIdx(Uint8Array.of(1), [1]), names));
    expect(problem.message).toBe('x.idx has 2 images, y.idx has 1 labels');
  });

  it('are refused with a label that is no digit', () => {
    const problem = problemOf(() => readSplit(images, writeIdx(Uint8Array.of(3, 10), [2]), names));
    expect(problem.message).toBe('y.idx: label 1 must be 0 … 9, found 10');
  });

  it('are refused in another size than 28 × 28', () => {
    for (const [rows, columns] of [
      [27, 28],
      [28, 29],
    ]) {
      const other = writeIdx(new Uint8Array(2 * rows * columns), [2, rows, columns]);
      const { code, message } = problemOf(() => readSplit(other, labels, names));
      expect([code, message]).toEqual(['idx-size', `x.idx: expected images of 28×28 pixels, found ${rows}×${columns}`]);
    }
  });

  it('are recognised by their SHA-256', () => {
    expect(() => checkHash(labels, 'y.idx', sha256Of(labels))).not.toThrow();
    expect(problemOf(() => checkHash(changed(labels, 9, 4), 'y.idx', sha256Of(labels))).code).toBe('hash');
  });
});
