/** Through the layers: the engine's own pass, and a sum whose printed digits add up. */
import { describe, expect, it } from 'vitest';
import { exampleDigit } from '../../../../lib/data/drawing-examples.ts';
import { drawnDigits } from '../../../../lib/data/drawn-digits.ts';
import { generator } from '../../../../lib/generator.ts';
import { type Layers, logitsOf } from '../../../../lib/model/reading.ts';
import { flowOf, sumOf } from '../../../../src/experiments/forward/flow.ts';
import { flowOfStill, throughModel } from '../../../../src/figures/forward/through-the-layers/model.ts';
import { stillOf } from '../../../../src/figures/forward/through-the-layers/still.ts';

const random = generator(7, 'through the layers');
const drawn = (length: number) => Float32Array.from({ length }, () => (2 * random.uniform() - 1) / 4);
const sizes = [784, 20, 10];
const network: Layers = [1, 2].map((l) => ({
  W: drawn(sizes[l - 1] * sizes[l]),
  b: drawn(sizes[l]),
  activation: 'relu' as const,
}));
const digits = drawnDigits();

describe('a digit on its way', () => {
  it('comes to the logits that the engine finds, and to probabilities that add up to 1', () => {
    for (const { pixels } of digits) {
      const flow = flowOf(network, pixels);
      const logits = logitsOf(network, pixels);
      flow[1].z.forEach((z, j) => {
        expect(z).toBeCloseTo(logits[j], 4);
      });
      expect(flow[1].a.reduce((sum, a) => sum + a, 0)).toBeCloseTo(1, 12);
      expect(flow[1].x).toBe(flow[0].a);
      flow[0].a.forEach((a, j) => {
        expect(a).toBe(Math.max(0, flow[0].z[j]));
      });
    }
  });

  it('has sums whose printed terms, rest and bias add up to the printed z', () => {
    const printed = (value: number) => Math.round(value * 1e4);
    for (const { pixels } of digits) {
      const flow = flowOf(network, pixels);
      for (const [l, layer] of network.entries()) {
        for (let j = 0; j < layer.b.length; j++) {
          const { largest, rest, bias, z, others, products } = sumOf(layer, flow[l], j);
          const terms = largest.reduce((sum, { product }) => sum + printed(product), 0);
          expect(terms + printed(rest) + printed(bias)).toBe(printed(z));
          expect(others + largest.length).toBe(flow[l].x.length);
          // the rest takes up no more than was rounded
          const true_ =
            products.reduce((sum, p) => sum + p, 0) - largest.reduce((sum, { product }) => sum + product, 0);
          expect(Math.abs(rest - true_)).toBeLessThan(5e-4);
          const smallest = Math.min(...largest.map(({ product }) => Math.abs(product)));
          const others_ = [...products.keys()].filter((i) => !largest.some((term) => term.i === i));
          for (const i of others_) expect(Math.abs(products[i])).toBeLessThanOrEqual(smallest);
        }
      }
    }
  });
});

const found = async () => ({ layers: network, owner: 'book' as const });

describe('the figure', () => {
  it('loads a network, chooses the unit that answers most, and keeps its choice inside the layer', async () => {
    const model = throughModel(undefined, found);
    expect(model.sum.value).toBeNull();
    await model.load();
    const { a } = model.flow.value[0];
    expect(a[model.neuron.value - 1]).toBe(Math.max(...a));
    model.choose(2, 99);
    expect([model.layer.value, model.neuron.value]).toEqual([2, 10]);
    model.choose(9, 3);
    expect([model.layer.value, model.neuron.value]).toEqual([2, 3]);
    model.draw(7);
    expect(model.image.value.label).toBe(7);
    expect(model.sum.value!.z).toBe(model.flow.value[1].z[2]);
  });

  it('goes by its fields where its cells go: to a layer’s first neuron, or to one within the layer', async () => {
    const { fields, choose, load, layer, neuron, units } = throughModel(undefined, found);
    await load();
    choose(1, 17);
    expect([fields.layer.value, fields.neuron.value, units.value]).toEqual(['1', 17, 20]);
    fields.layer.value = '2';
    expect([layer.value, neuron.value, units.value]).toEqual([2, 1, 10]);
    fields.neuron.value = 4;
    expect([layer.value, neuron.value]).toEqual([2, 4]);
  });

  it('goes to the neuron that an input comes from, and back to where it was', async () => {
    const model = throughModel(undefined, found);
    await model.load();
    model.choose(1, 4);
    model.follow(0); // an image has no neurons behind it
    expect([model.layer.value, model.before.value]).toEqual([1, null]);
    model.choose(2, 3);
    const [{ i, x }] = model.sum.value!.largest;
    model.follow(i);
    expect([model.layer.value, model.neuron.value]).toEqual([1, i + 1]);
    expect(model.flow.value[0].a[i]).toBe(x);
    expect(model.before.value).toEqual({ layer: 2, neuron: 3 });
    const { place } = model.parameters;
    expect(place.read(place.write(place.value))).toEqual(place.value);
    model.back();
    expect([model.layer.value, model.neuron.value, model.before.value]).toEqual([2, 3, null]);
  });

  it('reads no place from a link that is none', () => {
    const { read } = throughModel().parameters.place;
    for (const text of [
      '',
      '0-1',
      '1',
      '1-',
      '10-1',
      '1-99999',
      '1-2_',
      '1-2-3',
      'a-b',
      `${'1-1_'.repeat(9).slice(0, -1)}_1-1`,
    ]) {
      expect(read(text)).toBeNull();
    }
    expect(read('2-7_1-30')).toEqual([
      { layer: 2, neuron: 7 },
      { layer: 1, neuron: 30 },
    ]);
  });

  it('takes a drawing as the book takes its own, and nothing where there is no ink', async () => {
    const model = throughModel(undefined, found);
    await model.load();
    model.take([]);
    expect(model.image.value.label).toBe(3);
    model.take(exampleDigit(7));
    expect(model.image.value).toMatchObject({ pixels: digits[7].pixels, label: null, data: 'hand' });
    expect(model.own.value.drawing).toMatch(/^[0-9a-f]{64}$/);
    model.draw(7);
    expect(model.own.value.drawing).toBeNull();
  });

  it('takes one test digit after another, and the one that a link names', async () => {
    const asked: number[][] = [];
    const supply = async () => ({
      ...{ data: 'own' as const, count: 4, hash: '0123abcd' },
      digits: async (indices: number[]) => {
        asked.push(indices);
        return indices.map((index) => ({ ...digits[index], index }));
      },
    });
    const model = throughModel(undefined, found, supply);
    for (let k = 0; k < 5; k++) await model.another();
    expect(asked).toEqual([[0], [1], [2], [3], [0]]);
    expect(model.image.value).toMatchObject({ label: 0, data: 'own' });
    expect(model.own.value.data).toBe('0123abcd');
    expect(model.busy.value).toBe(false);

    const other = throughModel(undefined, found, supply);
    other.parameters.from.value = 'test';
    other.parameters.test.value = 3;
    const sleep = other.wake();
    await expect.poll(() => other.image.value).toMatchObject({ label: 2, data: 'own' });
    sleep();
  });

  it('stands still as it will stand when the network has come', async () => {
    const { data: still, html } = stillOf(network, digits[3].pixels);
    expect(html.w).toMatch(/^<svg .*fill-opacity/);
    const model = throughModel(still, found);
    const before = { place: [model.layer.value, model.neuron.value], sum: model.sum.value!, read: model.read.value };
    const limits = model.parts.value!.map(({ limit }) => limit.toFixed(5));
    expect(flowOfStill(still, digits[3].pixels).at(-1)!.a).toHaveLength(10);
    await model.load();
    expect([model.layer.value, model.neuron.value]).toEqual(before.place);
    const { weights: _w, products: _p, ...sum } = model.sum.value!;
    expect(before.sum).toMatchObject(sum);
    expect(model.read.value).toBe(before.read);
    expect(model.parts.value!.map(({ limit }) => limit.toFixed(5))).toEqual(limits);
  });

  it('says so where the network does not come', async () => {
    const model = throughModel(undefined, () => Promise.reject(new Error('404')));
    await model.load();
    expect(model.failed.value).toBe(true);
    expect(model.read.value).toBeNull();
  });
});
