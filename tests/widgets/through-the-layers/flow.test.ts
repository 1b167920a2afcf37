/** Through the layers: the engine's own pass, and a sum whose printed digits add up. */
import { describe, expect, it, vi } from 'vitest';
import { drawnDigits } from '../../../lib/data/drawn-digits.ts';
import { generator } from '../../../lib/generator.ts';
import { exampleDigit } from '../../../lib/index.ts';
import { type Layers, logitsOf } from '../../../lib/model/reading.ts';
import { flowOf, sumOf } from '../../../src/experiments/forward/flow.ts';
import { throughModel } from '../../../src/widgets/through-the-layers/model.ts';
import { flowOfStill, stillOf } from '../../../src/widgets/through-the-layers/still.ts';

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

describe('the figure', () => {
  it('loads a network, chooses the unit that answers most, and keeps its choice inside the layer', async () => {
    const findNetwork = vi.fn(async () => ({ layers: network, owner: 'book' as const }));
    const model = throughModel(digits, { findNetwork, findDigits: async () => Promise.reject(new Error('none')) });
    expect(model.sum.value).toBeNull();
    await model.load();
    const { a } = model.flow.value[0];
    expect(a[model.neuron.value - 1]).toBe(Math.max(...a));
    model.choose(2, 99);
    expect([model.layer.value, model.neuron.value]).toEqual([2, 10]);
    model.choose(9, 3);
    expect([model.layer.value, model.neuron.value]).toEqual([2, 3]);
    model.draw(7);
    expect(model.digit.value.label).toBe(7);
    expect(model.sum.value!.z).toBe(model.flow.value[1].z[2]);
  });

  it('goes to the neuron that an input comes from, and back to where it was', async () => {
    const findNetwork = async () => ({ layers: network, owner: 'own' as const });
    const model = throughModel(digits, { findNetwork, findDigits: async () => Promise.reject(new Error('none')) });
    await model.load();
    model.choose(1, 4);
    model.follow(0); // an image has no neurons behind it
    expect([model.layer.value, model.trail.value]).toEqual([1, []]);
    model.choose(2, 3);
    const [{ i, x }] = model.sum.value!.largest;
    model.follow(i);
    expect([model.layer.value, model.neuron.value]).toEqual([1, i + 1]);
    expect(model.flow.value[0].a[i]).toBe(x);
    model.back();
    expect([model.layer.value, model.neuron.value, model.trail.value]).toEqual([2, 3, []]);
  });

  it('takes a drawing as the book takes its own, and nothing where there is no ink', async () => {
    const findNetwork = async () => ({ layers: network, owner: 'book' as const });
    const model = throughModel(digits, { findNetwork, findDigits: async () => Promise.reject(new Error('none')) });
    await model.load();
    model.take([]);
    expect(model.digit.value.label).toBe(3);
    model.take(exampleDigit(7));
    expect(model.digit.value).toEqual({ pixels: digits[7].pixels, label: null });
    expect(model.data.value).toBe('hand');
  });

  it('stands still as it will stand when the network has come', async () => {
    const still = stillOf(network, digits[3].pixels);
    const findNetwork = async () => ({ layers: network, owner: 'book' as const });
    const model = throughModel(digits, { findNetwork, findDigits: async () => Promise.reject(new Error()) }, still);
    const before = { place: [model.layer.value, model.neuron.value], sum: model.sum.value!, read: model.read.value };
    expect(flowOfStill(still, digits[3].pixels).at(-1)!.a).toHaveLength(10);
    await model.load();
    expect([model.layer.value, model.neuron.value]).toEqual(before.place);
    const { weights: _w, products: _p, ...sum } = model.sum.value!;
    expect(before.sum).toMatchObject(sum);
    expect(model.read.value).toBe(before.read);
  });

  it('says so where the network does not come', async () => {
    const failing = {
      findNetwork: () => Promise.reject(new Error('404')),
      findDigits: () => Promise.reject(new Error()),
    };
    const model = throughModel(digits, failing);
    await model.load();
    expect(model.failed.value).toBe(true);
    expect(model.read.value).toBeNull();
  });
});
