/** How good drawn digits are, measured: what a classifier learns from them, how their strokes compare, whether any is a copy. */
import type { Dataset, Split } from '../../../lib/data/dataset.ts';
import { memoryFor, Program } from '../../../lib/model/program.ts';
import { articleSettings } from '../../../lib/model/settings.ts';
import { loadKernels } from '../support/kernels.ts';

const pixels = 784;
const side = 28;

/** 784-128-10 trained on 54,000 of these digits for ten epochs: accuracy on the test images given. */
export async function transferAccuracy(train: Split, test: Split, seed = 1): Promise<number> {
  const settings = { ...articleSettings, seed };
  const data: Dataset = { id: 'transfer', train, test, block: train.count };
  const program = new Program(settings, data, await loadKernels('simd', { bytes: memoryFor(settings) }));
  while (!program.done) program.next();
  return program.evaluate().accuracy;
}

export interface Strokes {
  /** Lit pixels, mean grey of all pixels, width and height of the ink, slant (columns a row), width of the pen's stroke. */
  readonly lit: number;
  readonly grey: number;
  readonly width: number;
  readonly height: number;
  readonly slant: number;
  readonly pen: number;
}

/** Means over the images of one digit. */
export function strokesOf({ images, labels, count }: Split, digit: number): Strokes {
  const sum = { lit: 0, grey: 0, width: 0, height: 0, slant: 0, pen: 0 };
  let found = 0;
  for (let k = 0; k < count; k++) {
    if (labels[k] !== digit) continue;
    found++;
    let [left, right, top, bottom] = [side, -1, side, -1];
    let [mass, x, y, xy, yy] = [0, 0, 0, 0, 0];
    for (let i = 0; i < pixels; i++) {
      const value = images[k * pixels + i]!;
      if (value === 0) continue;
      const [row, column] = [Math.floor(i / side), i % side];
      sum.lit++;
      sum.grey += value / 255 / pixels;
      mass += value;
      x += value * column;
      y += value * row;
      if (value < 64) continue;
      [left, right] = [Math.min(left, column), Math.max(right, column)];
      [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
    }
    [x, y] = [x / mass, y / mass];
    for (let i = 0; i < pixels; i++) {
      const value = images[k * pixels + i]!;
      const [dy, dx] = [Math.floor(i / side) - y, (i % side) - x];
      xy += value * dx * dy;
      yy += value * dy * dy;
    }
    sum.width += right - left + 1;
    sum.height += bottom - top + 1;
    sum.slant += xy / yy;
    sum.pen += penWidth(images, k * pixels);
  }
  const mean = (name: keyof Strokes) => sum[name] / found;
  return {
    lit: mean('lit'),
    grey: mean('grey'),
    width: mean('width'),
    height: mean('height'),
    slant: mean('slant'),
    pen: mean('pen'),
  };
}

/** A stroke is about as wide as twice its area over the length of its edge; the edge is counted where dark meets pale. */
function penWidth(images: Uint8Array, start: number): number {
  const isDark = (row: number, column: number) =>
    row >= 0 && row < side && column >= 0 && column < side && images[start + row * side + column]! >= 128;
  let [area, edge] = [0, 0];
  for (let row = -1; row < side; row++) {
    for (let column = -1; column < side; column++) {
      const here = isDark(row, column);
      if (here) area++;
      if (here !== isDark(row, column + 1)) edge++;
      if (here !== isDark(row + 1, column)) edge++;
    }
  }
  return (2 * area) / Math.max(1, edge);
}

/** Root mean square of the difference of the two mean images of a digit, in grey values 0 … 255. */
export function meanImageDistance(a: Split, b: Split, digit: number): number {
  const [first, second] = [a, b].map(({ images, labels, count }) => {
    const mean = new Float64Array(pixels);
    let found = 0;
    for (let k = 0; k < count; k++) {
      if (labels[k] !== digit) continue;
      found++;
      for (let i = 0; i < pixels; i++) mean[i]! += images[k * pixels + i]!;
    }
    return mean.map((value) => value / found);
  });
  let sum = 0;
  for (let i = 0; i < pixels; i++) sum += (first![i]! - second![i]!) ** 2;
  return Math.sqrt(sum / pixels);
}

/** Distance of each of the first `count` images to the nearest training image of its digit: root mean square a pixel. */
export function nearestDistances(from: Split, train: Split, count: number): number[] {
  const members = Array.from({ length: 10 }, (_, digit) => {
    const list: number[] = [];
    for (let k = 0; k < train.count; k++) if (train.labels[k] === digit) list.push(k);
    return list;
  });
  return Array.from({ length: count }, (_, k) => {
    let nearest = Number.POSITIVE_INFINITY;
    for (const other of members[from.labels[k]!]!) {
      let square = 0;
      for (let i = 0; i < pixels && square < nearest; i++) {
        const difference = from.images[k * pixels + i]! - train.images[other * pixels + i]!;
        square += difference * difference;
      }
      nearest = Math.min(nearest, square);
    }
    return Math.sqrt(nearest / pixels);
  });
}
