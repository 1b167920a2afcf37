import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Split } from '../../../lib/data/dataset.ts';
import { drawInk, type Prepared, prepare } from '../../../lib/data/drawing.ts';
import { type Grey, mnistPen } from '../../../lib/data/drawing-ink.ts';
import { boxOf, centreOfMass, resample } from '../../../lib/data/drawing-stages.ts';
import { decodeNetwork, probabilitiesOf } from '../../../lib/data/reader-network.ts';
import { generator } from '../../../lib/generator.ts';
import { loadMnist, mnistAvailable } from '../../../src/integrations/data/mnist.ts';
import { strokesOfImage } from '../../support/strokes-of-image.ts';

const { network, metadata } = decodeNetwork(readFileSync('public/models/reader.safetensors'), 'reader.safetensors');

/** Needs the data: set MNIST_DIR, or run `npm run data`. */
describe.runIf(mnistAvailable())('the drawn digit’s steps and MNIST', () => {
  let test: Split;
  let sample: { image: Grey; label: number }[];

  beforeAll(async () => {
    test = (await loadMnist()).test;
    const random = generator(3, 'sample');
    sample = Array.from({ length: 500 }, () => {
      const k = random.integer(test.count);
      return { image: greyOf(k), label: test.labels[k] };
    });
  });

  const greyOf = (k: number): Grey => ({
    width: 28,
    height: 28,
    values: Float32Array.from(test.images.subarray(784 * k, 784 * (k + 1)), (byte) => byte / 255),
  });
  const enlarged = (image: Grey) => resample(image, { left: 0, top: 0, right: 28, bottom: 28 }, 280);
  const read = ({ values }: Grey) => {
    const probabilities = probabilitiesOf(network, values);
    return probabilities.indexOf(Math.max(...probabilities));
  };
  const difference = (a: Grey, b: Grey) => a.values.reduce((sum, v, k) => sum + Math.abs(v - b.values[k]), 0) / 784;
  const accuracy = (readings: readonly number[]) =>
    readings.filter((digit, k) => digit === sample[k].label).length / sample.length;

  it('MNIST moved its digits by whole pixels: every centre of mass lies within half a pixel of pixel 14', () => {
    let [x, y, off] = [0, 0, 0];
    for (let k = 0; k < test.count; k++) {
      const centre = centreOfMass(greyOf(k))!;
      x += centre.x / test.count;
      y += centre.y / test.count;
      if (Math.abs(centre.x - 14) > 0.501 || Math.abs(centre.y - 14) > 0.501) off++;
    }
    expect(x).toBeCloseTo(14, 1);
    expect(y).toBeCloseTo(14, 1);
    expect(off).toBe(0);
  });

  it('an image of MNIST, enlarged to a field of ink, comes out as it was', () => {
    let total = 0;
    for (const { image } of sample) {
      const { field } = prepare(enlarged(image));
      const box = boxOf(image)!;
      const whole = (box.right - box.left) % 2 === 0 && (box.bottom - box.top) % 2 === 0;
      // an odd side is put in the middle of the 20 pixels between two of them, which blurs it a little
      if (whole && Math.max(box.right - box.left, box.bottom - box.top) === 20) {
        expect(difference(field, image)).toBeLessThan(1e-6);
      }
      total += difference(field, image);
    }
    expect(total / sample.length).toBeLessThan(0.01);
  });

  it('and is read as well as before', () => {
    const direct = accuracy(sample.map(({ image }) => read(image)));
    const through = accuracy(sample.map(({ image }) => read(prepare(enlarged(image)).field)));
    expect(direct).toBeGreaterThan(0.98);
    expect(Math.abs(through - direct)).toBeLessThanOrEqual(0.01);
  });

  it('its digits written anew as strokes, at half the size, hold as much ink and are read right', () => {
    const written = sample.map(({ image }): Prepared => {
      const bytes = image.values.map((value) => 255 * value);
      return prepare(drawInk(strokesOfImage(bytes, 0.5), mnistPen, true));
    });
    expect(accuracy(written.map(({ field }) => read(field)))).toBeGreaterThanOrEqual(0.95);
    const ink = ({ values }: Grey) => values.reduce((a, b) => a + b, 0);
    const [drawn, given] = [written.map(({ field }) => field), sample.map(({ image }) => image)].map(
      (images) => images.reduce((sum, image) => sum + ink(image), 0) / images.length,
    );
    expect(Math.abs(drawn / given - 1)).toBeLessThan(0.15);
  });

  it('the network of the pad has the accuracy on the 10,000 test images that its file states', () => {
    let right = 0;
    for (let k = 0; k < test.count; k++) if (read(greyOf(k)) === test.labels[k]) right++;
    expect(right / test.count).toBe(Number(metadata.test_accuracy));
    expect(right / test.count).toBeGreaterThanOrEqual(0.98);
  });
});
