/** The front page's digit: what it says of a unit is what the unit computes, for each digit drawn. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeNetwork } from '../../../lib/data/reader-network.ts';
import {
  firstDigit,
  firstLayerModel,
  imageOf,
  lookAt,
  pixels,
  productsOf,
  strongest,
  units,
} from '../../../src/figures/home/first-layer/model.ts';
import still from '../../../src/figures/home/first-layer/still.ts';

const bytes = new Uint8Array(readFileSync('public/models/reader.safetensors'));
const kept = still().data;
const { network } = decodeNetwork(bytes, 'reader');

async function awake() {
  const model = firstLayerModel(kept, async () => bytes);
  model.wake();
  await expect.poll(() => model.products.value).not.toBeNull();
  return model;
}

describe('the digit on the front page', () => {
  it('is read right, each of the ten, and every unit’s sum is its products and its bias', async () => {
    const model = await awake();
    for (let k = 0; k < 10; k++) {
      const { z, a, b } = model.look.value!;
      expect(model.read.value).toBe((firstDigit + k) % 10);
      expect(model.firing.value).toBe(z.filter((value) => value > 0).length);
      for (const j of [1, model.unit.value, units]) {
        model.choose(j);
        const sum = model.products.value!.reduce((total, product) => total + product, 0);
        expect(sum + b[j - 1]).toBeCloseTo(z[j - 1], 4);
        expect(a[j - 1]).toBe(Math.max(0, z[j - 1]));
      }
      model.another();
      // another digit begins with the unit that fires most
      expect(model.unit.value).toBe(strongest(model.look.value!.a) + 1);
    }
  });

  it('stands on the page before its network is there, as the network then says', async () => {
    const [asleep, model] = [firstLayerModel(kept, async () => bytes), await awake()];
    expect([asleep.read.value, asleep.unit.value, asleep.firing.value]).toEqual([
      model.read.value,
      model.unit.value,
      model.firing.value,
    ]);
    const { z } = lookAt(network, imageOf(asleep.drawing.strokes.value)!);
    expect(Math.max(...z.map((value, j) => Math.abs(value - kept.z[j])))).toBeLessThan(1e-4);
    expect(productsOf(network[0], new Float32Array(pixels).fill(1), 0)).toHaveLength(pixels);
  });

  it('gives way to the first stroke, by pointer and by keyboard, and to no second one', async () => {
    const model = await awake();
    model.drawing.begin([0.5, 0.2]);
    model.drawing.extend([[0.5, 0.8]]);
    model.drawing.end();
    expect(model.drawing.strokes.value).toHaveLength(1);
    expect(model.read.value).toBe(1);
    model.drawing.begin([0.3, 0.5]);
    expect(model.drawing.strokes.value).toHaveLength(2);
    model.another();
    model.drawing.togglePen();
    expect(model.drawing.strokes.value).toHaveLength(1);
    model.drawing.clear();
    expect([model.look.value, model.read.value, model.firing.value]).toEqual([null, null, 0]);
  });
});
