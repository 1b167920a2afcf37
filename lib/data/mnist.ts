/**
 * MNIST: its four files, how they are recognised, and the data set they make. Y. LeCun, C. Cortes, C. J. C. Burges,
 * CC BY-SA 3.0. Chapter: mnist.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { Problem } from '../problem.ts';
import type { Dataset, Split } from './dataset.ts';
import { readIdx } from './idx.ts';

export interface MnistFile {
  readonly name: string;
  readonly split: 'train' | 'test';
  readonly kind: 'images' | 'labels';
  readonly count: number;
  /** Of the decompressed bytes. */
  readonly sha256: string;
}

export const mnistFiles: readonly MnistFile[] = [
  {
    name: 'train-images-idx3-ubyte',
    split: 'train',
    kind: 'images',
    count: 60000,
    sha256: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
  },
  {
    name: 'train-labels-idx1-ubyte',
    split: 'train',
    kind: 'labels',
    count: 60000,
    sha256: '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
  },
  {
    name: 't10k-images-idx3-ubyte',
    split: 'test',
    kind: 'images',
    count: 10000,
    sha256: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
  },
  {
    name: 't10k-labels-idx1-ubyte',
    split: 'test',
    kind: 'labels',
    count: 10000,
    sha256: 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
  },
];

export const mnistId = 'mnist';
/** 54,000 training images are nine blocks of this size, the validation images the tenth. */
export const mnistBlock = 6000;
const side = 28;
const classes = 10;

export type HashOf = (bytes: Uint8Array) => string;

/** SHA-256 in hexadecimal; slower than a machine's own, but the same everywhere and at once. */
export const sha256Of: HashOf = (bytes) => bytesToHex(sha256(bytes));

/** Throws Problem 'hash' naming the file, the expected and the found. */
export function checkHash(bytes: Uint8Array, file: string, expected: string, hashOf: HashOf = sha256Of): void {
  const found = hashOf(bytes);
  if (found !== expected) throw new Problem('hash', { file, expected, found });
}

/** Images and labels of one part, from the bytes of their two IDX files. Throws Problem naming file, expected and found. */
export function readSplit(images: Uint8Array, labels: Uint8Array, names: { images: string; labels: string }): Split {
  const x = readIdx(images, names.images, 3);
  const y = readIdx(labels, names.labels, 1);
  const [count, rows, columns] = x.dimensions;
  if (rows !== side || columns !== side) {
    throw new Problem('idx-size', { file: names.images, expected: `${side}×${side}`, found: `${rows}×${columns}` });
  }
  if (y.dimensions[0] !== count) {
    throw new Problem('idx-disagree', {
      images: names.images,
      labels: names.labels,
      expected: count,
      found: y.dimensions[0],
    });
  }
  const bad = y.values.findIndex((label) => label >= classes);
  if (bad >= 0)
    throw new Problem('idx-label', { file: names.labels, index: bad, expected: '0 … 9', found: y.values[bad] });
  return { count, rows, columns, images: x.values, labels: y.values };
}

/**
 * Holds the decompressed bytes to what the file must be; `name` is how a message calls them. Throws a Problem: the
 * reader's own (readIdx), 'idx-count', or 'hash' for bytes that have the right form and the wrong content.
 */
export function checkMnistFile(bytes: Uint8Array, file: MnistFile, name = file.name, hashOf?: HashOf): void {
  const { dimensions } = readIdx(bytes, name, file.kind === 'images' ? 3 : 1);
  if (dimensions[0] !== file.count) {
    throw new Problem('idx-count', { file: name, expected: file.count, found: dimensions[0] });
  }
  checkHash(bytes, name, file.sha256, hashOf);
}

/** MNIST from the decompressed bytes of its four files. Throws what `checkMnistFile` throws. */
export function readMnist(bytesOf: (file: MnistFile) => Uint8Array, hashOf?: HashOf): Dataset {
  const part = (split: 'train' | 'test'): Split => {
    const [images, labels] = (['images', 'labels'] as const).map((kind) => {
      const file = mnistFiles.find((candidate) => candidate.split === split && candidate.kind === kind) as MnistFile;
      const bytes = bytesOf(file);
      checkMnistFile(bytes, file, file.name, hashOf);
      return { bytes, name: file.name };
    });
    return readSplit(images.bytes, labels.bytes, { images: images.name, labels: labels.name });
  };
  return { id: mnistId, train: part('train'), test: part('test'), block: mnistBlock };
}
