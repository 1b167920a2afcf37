/** The book's own digits: drawn from the shipped weights, the same everywhere, balanced, and no image of MNIST among the weights. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { digitMaker } from '../../../lib/data/digits/draw.ts';
import { digitsFile, digitsMemory } from '../../../lib/data/digits/index.ts';
import { type DigitModel, decodeDigitModel, encodeDigitModel } from '../../../lib/data/digits/model.ts';
import { warpInto } from '../../../lib/data/digits/warp.ts';
import { decodeNetwork, probabilitiesOf } from '../../../lib/data/reader-network.ts';
import { generator } from '../../../lib/generator.ts';
import { referenceKernels } from '../../../lib/kernels/reference.ts';
import { trainAutoencoder } from '../../../src/commands/digits/autoencoder.ts';
import { cholesky, fitMixture } from '../../../src/commands/digits/mixture.ts';
import { makeSimd } from '../kernels/sets.ts';

const bytes = readFileSync(new URL(`../../../public/${digitsFile}`, import.meta.url));
const pixels = 784;

function drawn(
  model: DigitModel,
  part: 'train' | 'test',
  from: number,
  count: number,
  seed = 1,
  kernels = makeSimd(digitsMemory),
) {
  const images = new Uint8Array(count * pixels);
  const labels = new Uint8Array(count);
  digitMaker(model, kernels, seed).draw(part, from, count, images, labels);
  return { images, labels };
}

let model: DigitModel;
beforeAll(() => {
  model = decodeDigitModel(bytes, digitsFile).model;
});

describe('the shipped generator', () => {
  it('is at most 300 KB, and says what it was trained on and how', () => {
    expect(bytes.length).toBeLessThanOrEqual(300_000);
    const { metadata } = decodeDigitModel(bytes, digitsFile);
    expect(metadata.trained_on).toContain('MNIST');
    expect(metadata.trained_on).toContain('CC BY-SA 3.0');
    expect(metadata.made_by).toMatch(/^npm run train:digits -- --seed \d+ --epochs \d+$/);
  });

  it('draws the digits of seed 1 to the bit: whoever changes them changes what every receipt on them means', () => {
    const { images, labels } = drawn(model, 'train', 0, 100);
    const hash = createHash('sha256').update(images).update(labels).digest('hex');
    expect(hash).toBe('a09851dfdb67e2472f26b9a9130b12814731dc820bee19c6fd0d6bd34a0ea7eb');
  });

  it('draws an example by its number, whatever is drawn before it or beside it', () => {
    const all = drawn(model, 'test', 0, 230);
    const some = drawn(model, 'test', 187, 40);
    expect(some.images).toEqual(all.images.slice(187 * pixels, 227 * pixels));
    expect(some.labels).toEqual(all.labels.slice(187, 227));
  });

  it('draws other digits for another seed, and for the other part', () => {
    const [a, b, c] = [drawn(model, 'train', 0, 20), drawn(model, 'train', 0, 20, 2), drawn(model, 'test', 0, 20)];
    expect(a.images).not.toEqual(b.images);
    expect(a.images).not.toEqual(c.images);
  });

  it('draws each digit equally often, ten by ten, in an order that is not told by the one before', () => {
    const { labels } = drawn(model, 'train', 0, 200);
    const groups = Array.from({ length: 20 }, (_, group) => [...labels.subarray(10 * group, 10 * group + 10)]);
    for (const group of groups) expect([...group].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(new Set(groups.map((group) => group.join())).size).toBeGreaterThan(15);
  });

  it('draws what the pad’s network, trained on real digits, reads as the label says', () => {
    const { network } = decodeNetwork(readFileSync('public/models/reader.safetensors'), 'reader');
    const { images, labels } = drawn(model, 'train', 0, 300);
    let right = 0;
    for (let k = 0; k < 300; k++) {
      const image = Float32Array.from(images.subarray(k * pixels, (k + 1) * pixels), (grey) => grey / 255);
      const probabilities = probabilitiesOf(network, image);
      if (probabilities.indexOf(Math.max(...probabilities)) === labels[k]) right++;
    }
    expect(right).toBeGreaterThan(270);
  });

  it('draws ink on paper: dark strokes, and nothing in the corners', () => {
    const { images } = drawn(model, 'train', 0, 100);
    for (let k = 0; k < 100; k++) {
      const image = images.subarray(k * pixels, (k + 1) * pixels);
      expect(Math.max(...image)).toBeGreaterThan(150);
      expect([image[0], image[27], image[756], image[783]]).toEqual([0, 0, 0, 0]);
    }
  });
});

describe('the file', () => {
  it('comes back as it was written, to the bit after the first rounding', () => {
    const again = encodeDigitModel(model, {});
    const { model: second } = decodeDigitModel(again, 'again');
    expect(encodeDigitModel(second, {})).toEqual(again);
  });

  it('is refused by name when it is cut short or holds something else', () => {
    expect(() => decodeDigitModel(bytes.subarray(0, bytes.length - 1), 'cut')).toThrow(/cut/);
    const reader = readFileSync('public/models/reader.safetensors');
    expect(() => decodeDigitModel(reader, 'reader.safetensors')).toThrow(/reader\.safetensors/);
  });
});

describe('a warp', () => {
  it('of size 0 leaves an image as it is, away from the border', () => {
    const image = new Float32Array(pixels);
    image[14 * 28 + 14] = 1;
    image[10 * 28 + 9] = 0.5;
    const out = new Uint8Array(pixels);
    warpInto(out, 0, image, 0, generator(1, 'warp'), { turn: 0, stretch: 0, slant: 0 });
    expect(out[14 * 28 + 14]).toBe(255);
    expect(out[10 * 28 + 9]).toBe(128);
    expect(out.filter((value) => value > 0)).toHaveLength(2);
  });

  it('moves ink about the middle and loses hardly any', () => {
    const image = new Float32Array(pixels);
    for (let row = 8; row < 20; row++) image[row * 28 + 14] = 1;
    const out = new Uint8Array(pixels);
    warpInto(out, 0, image, 0, generator(2, 'warp'), { turn: 0.2, stretch: 0.05, slant: 0.2 });
    const mass = out.reduce((sum, value) => sum + value, 0);
    expect(mass / (12 * 255)).toBeGreaterThan(0.8);
    expect(mass / (12 * 255)).toBeLessThan(1.2);
    expect(out).not.toEqual(Uint8Array.from(image, (value) => 255 * value));
  });
});

describe('the training program', () => {
  it('factors a covariance: L times its transpose is what it was', () => {
    const A = [4, 2, 5, -1, 3, 9];
    const L = cholesky(Float64Array.from(A), 3);
    const at = (i: number, j: number) => (j > i ? 0 : L[(i * (i + 1)) / 2 + j]);
    for (let i = 0, k = 0; i < 3; i++) {
      for (let j = 0; j <= i; j++)
        expect([0, 1, 2].reduce((sum, n) => sum + at(i, n) * at(j, n), 0)).toBeCloseTo(A[k++], 12);
    }
  });

  it('finds the clusters that points were drawn from, with their spread', () => {
    const random = generator(5, 'clusters');
    const centres = [
      [0, 0],
      [8, 1],
      [-3, 7],
    ];
    const points = Float32Array.from(
      { length: 600 * 2 },
      (_, k) => centres[Math.floor(k / 2) % 3][k % 2] + 0.5 * random.normal(),
    );
    const mixture = fitMixture(points, 2, 3, generator(1, 'mixture'), 30);
    for (const centre of centres) {
      const near = mixture.find(({ mean }) => Math.hypot(mean[0] - centre[0], mean[1] - centre[1]) < 0.2);
      expect(near?.weight).toBeCloseTo(1 / 3, 2);
      expect(near?.root[0]).toBeCloseTo(0.5, 1);
    }
  });

  it('learns to draw what it saw, and the same again from the same seed', () => {
    const random = generator(7, 'bars');
    // a bar whose place the digit does not tell: the code must
    const labels = Uint8Array.from({ length: 60 }, (_, k) => k % 10);
    const images = new Uint8Array(60 * pixels);
    for (let k = 0; k < 60; k++) {
      const column = 6 + random.integer(16);
      for (let row = 4; row < 24; row++)
        images.fill(255, k * pixels + row * 28 + column, k * pixels + row * 28 + column + 2);
    }
    const run = () => {
      const said: string[] = [];
      const settings = { code: 2, hidden: 16, beta: 0.1, epochs: 30, batch: 20, rate: 0.01, seed: 4 };
      const { decoder, encode } = trainAutoencoder(
        referenceKernels({ precision: 'float32' }),
        images,
        labels,
        settings,
        (line) => said.push(line),
      );
      return { decoder, codes: encode(), said };
    };
    const [first, second] = [run(), run()];
    const reconstruction = (line: string) => Number(/reconstruction ([\d.]+)/.exec(line)?.[1]);
    expect(reconstruction(first.said.at(-1)!)).toBeLessThan(0.5 * reconstruction(first.said[0]));
    expect(second).toEqual(first);
  });
});
