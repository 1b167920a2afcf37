/**
 * A reader's own digits: four IDX files, read strictly, kept on their device only. Which file is which is read from the files
 * themselves; training and test set are told apart by their names, else by their size.
 */
import type { Dataset, Split } from '../../lib/data/dataset.ts';
import { readSplit, sha256Of } from '../../lib/data/mnist.ts';
import { Problem } from '../../lib/problem.ts';
import { unpackedFile } from './archive.ts';
import type { Shelf } from './shelf.ts';

export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface Pair {
  images: NamedFile;
  labels: NamedFile;
}

const place = 'own-digits';
const version = 1;
/** A training needs a batch, a validation part and something to be tested on. */
const fewest = { train: 32, test: 1 };

/** The data set in the files. Throws Problem naming the file, the expected and the found. */
export async function readOwn(files: readonly NamedFile[]): Promise<Dataset> {
  if (files.length !== 4) throw new Problem('own-files', { expected: 4, found: files.length });
  const unpacked = await Promise.all(
    files.map(async ({ name, bytes }) => ({ name, bytes: await unpackedFile(bytes, name) })),
  );
  const isImages = ({ bytes }: NamedFile) => bytes[3] === 3;
  const images = unpacked.filter(isImages);
  const labels = unpacked.filter((file) => !isImages(file));
  if (images.length !== 2) {
    throw new Problem('own-kinds', {
      expected: 2,
      found: images.length,
      names: images.map(({ name }) => name).join(', ') || '—',
    });
  }
  const [trainImages, testImages] = inOrder(images);
  const [trainLabels, testLabels] = inOrder(labels);
  const train = splitOf({ images: trainImages, labels: trainLabels }, fewest.train);
  const test = splitOf({ images: testImages, labels: testLabels }, fewest.test);
  const id = `own-${sha256Of(trainImages.bytes).slice(0, 8)}-${sha256Of(testImages.bytes).slice(0, 8)}`;
  return { id, train, test, block: train.count };
}

/** Training set first: by name where both say it, else the larger one. */
function inOrder(files: readonly NamedFile[]): readonly NamedFile[] {
  const isTest = ({ name }: NamedFile) => /t10k|test/i.test(name);
  const [a, b] = files;
  if (isTest(a) !== isTest(b)) return isTest(a) ? [b, a] : [a, b];
  return a.bytes.length >= b.bytes.length ? [a, b] : [b, a];
}

function splitOf({ images, labels }: Pair, least: number): Split {
  const split = readSplit(images.bytes, labels.bytes, { images: images.name, labels: labels.name });
  if (split.count < least)
    throw new Problem('idx-count', { file: images.name, expected: `≥ ${least}`, found: split.count });
  return { ...split, images: split.images.slice(), labels: split.labels.slice() };
}

export interface OwnData {
  /** Reads the files and keeps them. Throws Problem; what was kept before stays then. */
  bring(files: readonly NamedFile[]): Promise<Dataset>;
  /** Null where nothing is kept. */
  find(): Promise<Dataset | null>;
  forget(): Promise<void>;
}

export function ownDataOn(shelf: Shelf): OwnData {
  let here: Dataset | null = null;
  return {
    async bring(files) {
      here = await readOwn(files);
      // where the browser keeps nothing it lasts as long as the worker
      await shelf.put(place, { version, dataset: here }).catch(() => {});
      return here;
    },
    async find() {
      if (here) return here;
      const kept = (await shelf.get(place).catch(() => null)) as
        | { version?: unknown; dataset?: Dataset }
        | null
        | undefined;
      if (kept?.version === version && kept.dataset && isSound(kept.dataset)) here = kept.dataset;
      return here;
    },
    async forget() {
      here = null;
      await shelf.put(place, null).catch(() => {});
    },
  };
}

const isSound = ({ id, train, test, block }: Dataset): boolean =>
  typeof id === 'string' &&
  Number.isInteger(block) &&
  [train, test].every(
    ({ count, rows, columns, images, labels }) =>
      images instanceof Uint8Array &&
      labels instanceof Uint8Array &&
      images.length === count * rows * columns &&
      labels.length === count &&
      rows === 28 &&
      columns === 28,
  );
