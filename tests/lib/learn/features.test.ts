import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generator } from '../../../lib/generator.ts';
import { featuresOf, profiles, zones } from '../../../lib/learn/features.ts';
import { edge, orientedGradients } from '../../../lib/learn/oriented-gradients.ts';
import { refusal } from './ways.ts';

const numpy = JSON.parse(readFileSync(new URL('../../fixtures/learn/numbers.json', import.meta.url), 'utf8')).gradients;

/** Bytes from a seed; with a margin of paper where one is asked for. */
function drawnImage(side: number, seed: number, margin = 0): Uint8Array {
  const random = generator(seed, 'image');
  return Uint8Array.from({ length: side * side }, (_, at) => {
    const [i, j] = [Math.floor(at / side), at % side];
    const isPaper = Math.min(i, j) < margin || Math.max(i, j) >= side - margin;
    return isPaper ? 0 : random.integer(256);
  });
}
const moved = (image: Uint8Array, side: number, from: (i: number, j: number) => [number, number]) =>
  image.map((_, at) => {
    const [i, j] = from(Math.floor(at / side), at % side);
    return i < 0 || j < 0 || i >= side || j >= side ? 0 : image[i * side + j];
  });
const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
function expectClose(found: ArrayLike<number>, expected: ArrayLike<number>, digits: number): void {
  expect(found.length).toBe(expected.length);
  for (let k = 0; k < found.length; k++) expect(found[k], `number ${k}`).toBeCloseTo(expected[k], digits);
}

it('zones and profiles of a small image, by hand', () => {
  const image = Uint8Array.of(255, 0, 0, 0, 255, 255, 0, 51, 0, 0, 0, 0, 0, 0, 102, 255);
  expectClose(featuresOf([zones(2, 4)], image), [0.75, 0.05, 0, 0.35], 6);
  expectClose(featuresOf([profiles(4)], image), [0.25, 0.55, 0, 0.35, 0.5, 0.25, 0.1, 0.3], 6);
});

describe('zones and profiles', () => {
  it('tell all the ink, and no other place of it than their own', () => {
    const image = drawnImage(28, 1);
    const ink = mean(image) / 255;
    expect(mean(featuresOf([zones()], image))).toBeCloseTo(ink, 6);
    const both = featuresOf([profiles()], image);
    expect([mean(both.subarray(0, 28)), mean(both.subarray(28))]).toEqual([
      expect.closeTo(ink, 6),
      expect.closeTo(ink, 6),
    ]);
    // pixels exchanged within each zone, within each row
    const within = moved(image, 28, (i, j) => [i - (i % 4) + ((i + 1) % 4), j - (j % 4) + ((j + 3) % 4)]);
    expectClose(featuresOf([zones()], within), featuresOf([zones()], image), 6);
    const alongRows = moved(image, 28, (i, j) => [i, (j + 5) % 28]);
    expectClose(featuresOf([profiles()], alongRows).subarray(0, 28), both.subarray(0, 28), 6);
  });

  it('know nothing of what stood in their place before', () => {
    const image = drawnImage(28, 9);
    for (const feature of [zones(), profiles(), orientedGradients()]) {
      const h = new Float32Array(feature.width).fill(7);
      feature.write(h, image);
      expect([...h]).toEqual([...featuresOf([feature], image)]);
    }
  });

  it('of an image turned over its diagonal are turned over', () => {
    const image = drawnImage(28, 2);
    const over = moved(image, 28, (i, j) => [j, i]);
    const [plain, turned] = [image, over].map((each) => featuresOf([zones(), profiles()], each));
    expectClose(
      turned.subarray(0, 49),
      Array.from({ length: 49 }, (_, k) => plain[(k % 7) * 7 + Math.floor(k / 7)]),
      6,
    );
    expectClose(turned.subarray(49), [...plain.subarray(77), ...plain.subarray(49, 77)], 6);
  });
});

describe('oriented gradients', () => {
  const of = (image: Uint8Array, cell = 4, bins = 9, side = 28) =>
    featuresOf([orientedGradients({ cell, bins, side })], image);
  const [blocks, bins] = [6, 9];
  /** The number of block (a, b), its cell (u, v) and bin k. */
  const at = (a: number, b: number, u: number, v: number, k: number) => ((a * blocks + b) * 4 + 2 * u + v) * bins + k;

  it('are those of NumPy’s arrays', () => {
    expectClose(of(Uint8Array.from(numpy.image), 4, 9, numpy.side), numpy.h, 6);
  });

  it('see an upright edge at 0, a level one at π/2, and one that falls at π/4, whichever side is dark', () => {
    const step = (dark: (i: number, j: number) => boolean) =>
      Uint8Array.from({ length: 9 }, (_, k) => (dark(Math.floor(k / 3), k % 3) ? 255 : 0));
    expect(
      edge(
        step((_, j) => j > 1),
        3,
        1,
        1,
      ),
    ).toEqual({ r: 1, theta: 0 });
    expect(
      edge(
        step((_, j) => j < 1),
        3,
        1,
        1,
      ),
    ).toEqual({ r: 1, theta: 0 });
    for (const isBelow of [true, false]) {
      expect(
        edge(
          step((i) => (isBelow ? i > 1 : i < 1)),
          3,
          1,
          1,
        ),
      ).toEqual({ r: 1, theta: Math.PI / 2 });
      const falling = edge(
        step((i, j) => (isBelow ? i + j > 2 : i + j < 2)),
        3,
        1,
        1,
      );
      expect(falling.theta).toBeCloseTo(Math.PI / 4, 15);
      expect(falling.r).toBeCloseTo(Math.SQRT2, 15);
    }
    expect(
      edge(
        step(() => true),
        3,
        0,
        2,
      ),
    ).toEqual({ r: 0, theta: 0 });
    // the ink of a corner looks to itself where the image ends
    expect(
      edge(
        step((i, j) => i + j === 0),
        3,
        0,
        0,
      ).r,
    ).toBeCloseTo(Math.SQRT2, 15);
  });

  it('are the same of ink and paper exchanged, and of a greyer paper', () => {
    const image = drawnImage(28, 3).map((byte) => byte >> 1);
    expectClose(of(image.map((byte) => 255 - byte)), of(image), 6);
    expectClose(of(image.map((byte) => byte + 100)), of(image), 6);
  });

  it('hardly change with the contrast, for each block is made as long as the others', () => {
    const image = drawnImage(28, 4).map((byte) => 2 * (byte >> 1));
    expectClose(of(image.map((byte) => byte / 2)), of(image), 2);
    for (let block = 0; block < 36; block++) {
      const own = of(image).subarray(36 * block, 36 * (block + 1));
      const length = Math.sqrt(own.reduce((sum, value) => sum + value * value, 0));
      expect(length).toBeGreaterThan(0.98);
      expect(length).toBeLessThan(1);
      expect(Math.min(...own)).toBeGreaterThanOrEqual(0);
    }
  });

  it('of an image in the mirror are mirrored: cells and orientations', () => {
    const image = drawnImage(28, 5);
    const [plain, mirrored] = [image, moved(image, 28, (i, j) => [i, 27 - j])].map((each) => of(each));
    const expected = new Float32Array(plain.length);
    for (let a = 0; a < blocks; a++) {
      for (let b = 0; b < blocks; b++) {
        for (const [u, v] of [
          [0, 0],
          [0, 1],
          [1, 0],
          [1, 1],
        ] as const) {
          for (let k = 0; k < bins; k++) expected[at(a, b, u, v, k)] = plain[at(a, 5 - b, u, 1 - v, bins - 1 - k)];
        }
      }
    }
    expectClose(mirrored, expected, 5);
  });

  it('of an image moved by a cell are moved by a block', () => {
    const image = drawnImage(28, 6, 6);
    const [plain, aside] = [image, moved(image, 28, (i, j) => [i, j - 4])].map((each) => of(each));
    for (let a = 0; a < blocks; a++) {
      for (let b = 1; b < blocks; b++) {
        const [here, there] = [at(a, b, 0, 0, 0), at(a, b - 1, 0, 0, 0)];
        expectClose(aside.subarray(here, here + 36), plain.subarray(there, there + 36), 6);
      }
    }
  });

  it('of blank paper are 0, and no one orientation may be all: 0.2 of a block before it is made as long again', () => {
    expect(Math.max(...of(new Uint8Array(784)))).toBe(0);
    // one upright edge in the middle of a block's cells
    const edgeAlone = Uint8Array.from({ length: 64 }, (_, k) => (k % 8 < 4 ? 0 : 255));
    const h = of(edgeAlone, 4, 9, 8);
    const lit = [...h].filter((value) => value > 1e-6);
    // θ = 0 lies between the first bin and the last: four cells, two bins each, alike
    expect(lit).toHaveLength(8);
    expectClose(
      lit,
      lit.map(() => 0.2 / Math.sqrt(8 * 0.04 + 0.01)),
      6,
    );
  });
});

it('stand behind one another, image by image', () => {
  const images = Uint8Array.from([...drawnImage(28, 7), ...drawnImage(28, 8)]);
  const both = featuresOf([zones(), profiles(), orientedGradients()], images);
  expect(both.length).toBe(2 * (49 + 56 + 1296));
  const second = featuresOf([profiles()], images.subarray(784));
  expect([...both.subarray(1401 + 49, 1401 + 49 + 56)]).toEqual([...second]);
});

it('refuses zones and cells that do not fill the image, bins that are none, and half an image', () => {
  expect(refusal(() => zones(5))).toEqual(['range', { where: 'zones', expected: '28 / n', found: '5' }]);
  const where = 'orientedGradients: cell';
  expect(refusal(() => orientedGradients({ cell: 5 }))).toEqual(['range', { where, expected: '28 / n', found: '5' }]);
  expect(refusal(() => orientedGradients({ cell: 28 }))).toEqual(['range', { where, expected: '28 / n', found: '28' }]);
  expect(refusal(() => orientedGradients({ bins: 0 }))[0]).toBe('range');
  expect(refusal(() => featuresOf([zones()], new Uint8Array(785)))[0]).toBe('shape');
  expect(refusal(() => featuresOf([zones(), profiles(12)], new Uint8Array(784)))[0]).toBe('shape');
  expect(refusal(() => featuresOf([], new Uint8Array(784)))[0]).toBe('shape');
});
