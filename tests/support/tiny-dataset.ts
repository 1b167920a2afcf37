/** A small data set drawn by a rule from a seed, for tests of what carries data: nobody's images. */
import type { Dataset, Split } from '../../lib/data/dataset.ts';
import { generator } from '../../lib/generator.ts';

/** Blurred strokes that differ by class, with some noise: learnable in a few hundred examples. */
function split(count: number, seed: number): Split {
  const chance = generator(seed, 'tiny');
  const images = new Uint8Array(count * 784);
  const labels = new Uint8Array(count);
  for (let k = 0; k < count; k++) {
    const label = k % 10;
    labels[k] = label;
    const [row, column] = [4 + 2 * label, 22 - 2 * label];
    for (let p = 0; p < 784; p++) {
      const [r, c] = [Math.floor(p / 28), p % 28];
      const onStroke = Math.abs(r - row) < 2 || Math.abs(c - column) < 2;
      images[784 * k + p] = onStroke ? 100 + chance.integer(156) : chance.uniform() < 0.05 ? chance.integer(200) : 0;
    }
  }
  return { count, rows: 28, columns: 28, images, labels };
}

export const tinyDataset = (train = 600, test = 100, block = 200): Dataset => ({
  id: 'tiny',
  block,
  train: split(train, 1),
  test: split(test, 2),
});
