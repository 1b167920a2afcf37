/** Who costs the most?: each loss is the network's own, and the distribution leaves none out. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { drawnDigits } from '../../../../lib/data/drawn-digits.ts';
import { decodeNetwork, probabilitiesOf } from '../../../../lib/data/reader-network.ts';
import { type Cost, costOf, logitsOf } from '../../../../lib/model/reading.ts';
import { binsOf, burdenOfDearest, byCost, toldOf } from '../../../../src/experiments/loss/costs.ts';
import { costsModel, type Measured } from '../../../../src/figures/loss/who-costs/model.ts';
import { bookFile, drawnSupply } from '../../../../src/reader/sources.ts';

const layers = decodeNetwork(readFileSync(`public/${bookFile}`), bookFile).network;
const costs = byCost(drawnDigits().map((digit) => costOf(layers, digit)));
const still: Measured = { owner: 'book', data: 'drawn', ...toldOf(costs) };
const cost = (loss: number): Cost => ({ ...drawnDigits()[0], predicted: 0, confidence: 1, loss });

it('charges each digit minus the logarithm of the probability that the truth was given', () => {
  for (const { pixels, label, loss, predicted, confidence } of costs) {
    const a = probabilitiesOf(layers, pixels);
    expect(loss).toBeCloseTo(-Math.log(a[label]), 4);
    // what the other classes got, which a loss near 0 hides: their sizes, not their differences
    const z = logitsOf(layers, pixels);
    for (const k of a.keys()) expect(z[k] - z[label]).toBeCloseTo(Math.log(a[k] / a[label]), 3);
    expect(confidence).toBeCloseTo(a[predicted], 5);
  }
});

it('puts the dearest first, and every digit into one bin, with all of the loss', () => {
  expect(costs.every(({ loss }, k) => k === 0 || loss <= costs[k - 1].loss)).toBe(true);
  const bins = binsOf([...costs, cost(0), cost(100)]);
  expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(12);
  expect(bins.reduce((sum, { burden }) => sum + burden, 0)).toBeCloseTo(1, 12);
  expect([bins[0].count >= 1, bins.at(-1)?.count]).toEqual([true, 1]);
});

it('tells what part of the loss the dearest bear', () => {
  const costs = byCost([...Array.from({ length: 99 }, () => cost(0.01)), cost(9.01)]);
  expect(burdenOfDearest(costs, 0.01)).toBeCloseTo(9.01 / 10, 12);
  expect(burdenOfDearest(costs, 1)).toBeCloseTo(1, 12);
});

it('measures digit after digit in pieces, says whose network and which digits, and keeps what stood there when it cannot', async () => {
  const seen: number[] = [];
  const ten = drawnDigits();
  const supply = {
    ...drawnSupply,
    data: 'mnist',
    count: 600,
    digits: async (indices: number[]) => {
      seen.push(indices.length);
      return indices.map((index) => ({ ...ten[index % 10], index }));
    },
  } as const;
  const model = costsModel(still, {
    findNetwork: async () => ({ layers, owner: 'own' }),
    findDigits: async () => supply,
    rest: async () => {},
  });
  expect(model.measured.value).toBe(still);
  await model.measure();
  expect(seen).toEqual([250, 250, 100]);
  expect(model.measured.value).toMatchObject({ owner: 'own', data: 'mnist' });
  expect(model.measured.value.count).toBe(600);
  expect(model.measured.value.mean).toBeCloseTo(costs.reduce((sum, { loss }) => sum + loss, 0) / 10, 10);

  const lost = costsModel(still, {
    findNetwork: () => Promise.reject(new Error('gone')),
    findDigits: async () => drawnSupply,
    rest: async () => {},
  });
  await lost.measure();
  expect([lost.failed.value, lost.progress.value, lost.measured.value]).toEqual([true, null, still]);
});
