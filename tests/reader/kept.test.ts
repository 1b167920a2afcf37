import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../lib/model/program.ts';
import { articleSettings, type Settings } from '../../lib/model/settings.ts';
import { type KeptNetwork, keptOn } from '../../src/reader/kept.ts';
import type { Shelf } from '../../src/workers/shelf.ts';
import { trained } from '../support/trained-networks.ts';

function memoryShelf(): Shelf & { values: Map<string, unknown> } {
  const values = new Map<string, unknown>();
  return {
    values,
    get: async (name) => structuredClone(values.get(name)),
    put: async (name, value) => void values.set(name, structuredClone(value)),
  };
}

const settings: Settings = { ...articleSettings, layers: [{ units: 3, activation: 'tanh' }], seed: 9 };

function network(): KeptNetwork {
  const shapes = [[784, 3], [3], [3, 10], [10]];
  const weights = shapes.map((shape, k) => new Float32Array(shape.reduce((a, b) => a * b)).fill(k + 1));
  const receipt = { ...trained([]).receipt, settings, data: 'own-1', weights: 'ab'.repeat(32) } as Receipt;
  return { settings, weights, shapes, step: 40, receipt };
}

describe('what is kept', () => {
  it('comes back as it was, settings and network apart', async () => {
    const shelf = memoryShelf();
    await keptOn(shelf).keepSettings(settings);
    await keptOn(shelf).keepNetwork(network());
    expect(await keptOn(shelf).keptSettings()).toEqual(settings);
    expect(await keptOn(shelf).keptNetwork()).toEqual(network());
  });

  it('is nothing at first', async () => {
    const kept = keptOn(memoryShelf());
    expect(await kept.keptSettings()).toBeNull();
    expect(await kept.keptNetwork()).toBeNull();
  });

  it.each<[string, (value: KeptNetwork) => unknown]>([
    ['a weight that is no number', (value) => value.weights[0].fill(Number.NaN, 5, 6)],
    ['an array cut short', (value) => (value.weights[2] = value.weights[2].slice(1))],
    ['a layer that is missing', (value) => value.weights.pop()],
    ['settings of another network', (value) => (value.settings = articleSettings)],
    ['settings out of range', (value) => (value.settings = { ...settings, rate: -1 })],
    ['a surplus setting', (value) => (value.settings = { ...settings, note: 1 } as never)],
    [
      'a damaged receipt',
      (value) => (value.receipt = { ...value.receipt, changes: [{ step: 1, rate: '0' }] } as never),
    ],
    ['a step that is none', (value) => (value.step = '1' as never)],
    ['no receipt', (value) => ((value as Partial<KeptNetwork>).receipt = undefined)],
    ['numbers of another kind', (value) => (value.weights[1] = new Float64Array(3) as never)],
  ])('is taken for absent when damaged: %s; the settings beside it are not lost', async (_, damage) => {
    const shelf = memoryShelf();
    const kept = keptOn(shelf);
    await kept.keepSettings(settings);
    await kept.keepNetwork(network());
    damage((shelf.values.get('network') as { value: KeptNetwork }).value);
    expect(await kept.keptNetwork()).toBeNull();
    expect(await kept.keptSettings()).toEqual(settings);
  });

  it('is taken for absent when another version wrote it, or it is not an object at all', async () => {
    const shelf = memoryShelf();
    for (const foreign of [
      { version: 2, value: network() },
      { version: 1 },
      { version: 1, value: null },
      7,
      'x',
      null,
    ]) {
      shelf.values.set('network', foreign);
      expect(await keptOn(shelf).keptNetwork()).toBeNull();
    }
  });

  it('does without where the browser keeps nothing', async () => {
    const refuse = () => Promise.reject(new DOMException('denied', 'SecurityError'));
    const kept = keptOn({ get: refuse, put: refuse });
    await kept.keepNetwork(network());
    expect(await kept.keptNetwork()).toBeNull();
  });

  it('are small networks only', async () => {
    const shelf = memoryShelf();
    await keptOn(shelf).keepNetwork({ ...network(), weights: [new Float32Array(1_000_001)] });
    expect(shelf.values.size).toBe(0);
  });
});
