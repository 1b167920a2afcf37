/** The figure on the batch size: what it asks for, what it hears, what stands there before. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { noiseScale, sizes, squaredErrorLaw } from '../../../src/experiments/gradient-descent/batch-noise/law.ts';
import { ages } from '../../../src/experiments/gradient-descent/batch-noise/network.ts';
import { recordAge } from '../../../src/experiments/gradient-descent/batch-noise/record.ts';
import {
  limitOf,
  type NoiseRecord,
  pack,
  roundsOfPlay,
  unpack,
} from '../../../src/experiments/gradient-descent/batch-noise/recorded.ts';
import { measuredOf } from '../../../src/widgets/batch-noise/measured.ts';
import { noiseModel, readingOf } from '../../../src/widgets/batch-noise/model.ts';
import type { Numbered, OpenWorkshop, Report, Wish } from '../../../src/widgets/batch-noise/protocol.ts';
import { linear, logarithmic } from '../../../src/widgets/batch-noise/scale.ts';
import { strings } from '../../../src/widgets/batch-noise/strings.ts';
import { makeSimd } from '../../lib/kernels/sets.ts';
import { tinyDataset } from '../../support/tiny-dataset.ts';

const record: NoiseRecord = JSON.parse(readFileSync('content/records/gradient-descent/batch-noise.json', 'utf8'));
const full = { count: 6000, squared: 2, trace: 8, largest: 0.2 };
const picture = new Float32Array(784).fill(0.5);
const drawsOf = (value: number) => sizes.map(() => ({ squaredError: value, cosine: value / 10 }));
const rounds = (...values: number[]): Report => ({
  type: 'rounds',
  draws: values.map(drawsOf),
  // of round v the picture of size m is filled with v + m / 1000
  pictures: values.slice(-3).map((value) => sizes.map((m) => new Float32Array(784).fill(value + m / 1000))),
});

function figure() {
  const shops: { asked: Numbered<Wish>[]; hear: (report: Numbered<Report>) => void; closed: boolean }[] = [];
  const open: OpenWorkshop = (hear) => {
    const shop = { asked: [] as Numbered<Wish>[], hear, closed: false };
    shops.push(shop);
    return {
      ask: (wish) => shop.asked.push(wish),
      close: () => {
        shop.closed = true;
      },
    };
  };
  const model = noiseModel(record, '/', open);
  const tell = (report: Report, turn = shops[0].asked.at(-1)!.turn) => shops[0].hear({ ...report, turn });
  return { model, shops, tell };
}
const begun: Report = { type: 'full', isDrawn: false, full, unit: 3, picture };

describe('before anything is measured', () => {
  it('shows the record of the chosen age, and whose it is', () => {
    const { model, shops } = figure();
    for (const age of ages) {
      model.age.value = `${age}`;
      expect(model.measured.value).toEqual(measuredOf(record, age));
      expect(model.measured.value.source).toBe('recorded');
    }
    expect(shops).toHaveLength(0);
  });

  it('has a record on its law, with noise that grows against the gradient as the network learns', () => {
    const recorded = ages.map((age) => measuredOf(record, age));
    for (const measured of recorded) {
      expect(measured.means.rounds).toBe(roundsOfPlay);
      for (const m of sizes) {
        const { error, law } = readingOf(measured, m);
        // a few images have huge gradients: means over small batches spread most
        expect(Math.abs(error / law - 1), `m = ${m}`).toBeLessThan(m < 32 ? 0.2 : 0.06);
      }
    }
    const scales = recorded.map(({ full }) => noiseScale(full));
    expect([...scales].sort((a, b) => a - b)).toEqual(scales);
    expect(scales[2] / scales[0]).toBeGreaterThan(4);
  });
});

describe('measuring', () => {
  it('asks for rounds after those that are there, and gathers their means', () => {
    const { model, shops, tell } = figure();
    model.age.value = '1000';
    model.play();
    expect(shops[0].asked[0]).toMatchObject({ type: 'measure', age: 1000, seed: 1, from: 0, rounds: roundsOfPlay });
    expect(model.phase.value).toBe('waiting');
    tell(begun);
    tell(rounds(2, 4));
    expect([model.phase.value, model.rounds.value]).toEqual(['measuring', 2]);
    model.pause();
    model.step();
    expect(shops[0].asked.at(-1)).toMatchObject({ from: 2, rounds: 1, atOnce: 1 });
    tell(rounds(9));
    tell({ type: 'done' });
    expect(model.phase.value).toBe('paused');
    expect(model.measured.value.means.squaredError[0]).toBeCloseTo(5, 12);
    expect(model.measured.value.latest).toEqual(drawsOf(9));
    model.play();
    expect(shops[0].asked.at(-1)).toMatchObject({ from: 3, rounds: roundsOfPlay - 3 });
    expect(shops).toHaveLength(1);
  });

  it('takes one round at a time when stepped, and may begin to play meanwhile', () => {
    const { model, shops, tell } = figure();
    model.step();
    model.step();
    expect(shops[0].asked).toHaveLength(1);
    expect([model.busy.value, model.playing.value]).toEqual([true, false]);
    model.play();
    expect([shops[0].asked.length, model.playing.value]).toEqual([2, true]);
    tell(begun);
    tell({ type: 'done' });
    expect([model.busy.value, model.playing.value]).toEqual([false, false]);
  });

  it('does not hear what was on its way when it was stopped', () => {
    const { model, shops, tell } = figure();
    model.play();
    tell(begun);
    tell(rounds(2));
    const old = shops[0].asked.at(-1)!.turn;
    model.pause();
    expect(shops[0].asked.at(-1)!.type).toBe('stop');
    tell(rounds(100), old);
    model.play();
    tell(rounds(100), old);
    expect(model.measured.value.means.squaredError[0]).toBe(2);
  });

  it('keeps the pictures of the three latest rounds of every size, on the scale of the full one', () => {
    const { model, tell } = figure();
    model.play();
    tell(begun);
    tell(rounds(1));
    expect(model.measured.value.pictures[0]).toHaveLength(1);
    for (const list of [[2, 3, 4, 5], [6], [7, 8]]) {
      tell(rounds(...list));
      const last = list[list.length - 1];
      const { pictures, limit } = model.measured.value;
      sizes.forEach((m, k) => {
        expect(pictures[k].map((picture) => picture[0])).toEqual(
          [last - 2, last - 1, last].map((round) => Math.fround(round + m / 1000)),
        );
      });
      expect(limit).toBe(limitOf(picture));
    }
  });

  it('goes back to the record at a reset, keeps the seed, and says when it fails', () => {
    const { model, tell } = figure();
    model.seed.value = 9;
    model.play();
    tell(begun);
    tell(rounds(1));
    model.reset();
    expect([model.measured.value.source, model.seed.value, model.phase.value]).toEqual(['recorded', 9, 'still']);
    model.play();
    tell({ type: 'failed', message: '' });
    expect([model.phase.value, model.busy.value]).toEqual(['failed', false]);
  });
});

describe('readings', () => {
  it('stand beside those of four times the cost, or of a quarter where there is no more', () => {
    const { model } = figure();
    for (const [chosen, pair] of [
      ['1', [1, 4]],
      ['128', [128, 512]],
      ['512', [128, 512]],
    ] as const) {
      model.size.value = chosen;
      expect(model.readings.value.map(({ m }) => m)).toEqual(pair);
      const [dear, cheap] = model.readings.value.map(({ law }) => law);
      expect(dear / cheap).toBeCloseTo(2, 12);
    }
    const { law } = readingOf(measuredOf(record, 100), 32);
    expect(law ** 2).toBeCloseTo(squaredErrorLaw(measuredOf(record, 100).full, 32), 9);
  });
});

describe('the trainings', () => {
  it('show the record until others begin, gather their points, and can be stopped', () => {
    const { model, shops } = figure();
    const { trainings } = model;
    expect(trainings.trained.value.trainings).toEqual(record.trainings);
    trainings.eta.value = 0.3;
    trainings.start();
    const [{ asked, hear }] = shops;
    expect(asked).toEqual([{ type: 'train', base: '/', seed: 1, eta: 0.3, turn: 1 }]);
    expect(trainings.trained.value.source).toBe('recorded');
    hear({ type: 'begun', isDrawn: true, turn: 1 });
    expect(trainings.trained.value).toMatchObject({ source: 'drawn', eta: 0.3 });
    hear({ type: 'point', m: 32, point: { seen: 3000, steps: 94, loss: 1, accuracy: 0.5 }, turn: 1 });
    expect(trainings.trained.value.trainings.map(({ points }) => points.length)).toEqual([0, 1, 0]);
    expect(trainings.progress.value).toBeCloseTo(1 / 6, 12);
    trainings.stop();
    expect([trainings.phase.value, shops[0].closed]).toEqual(['done', true]);
    trainings.start();
    shops[1].hear({ type: 'failed', message: '', turn: 1 });
    expect([trainings.phase.value, trainings.busy.value]).toEqual(['failed', false]);
  });
});

describe('what is kept and shown', () => {
  it('records an age as the figure would measure it', () => {
    const data = tinyDataset(60, 10, 20);
    const one = recordAge(data, 0, 2, 4, makeSimd());
    expect(one).toEqual(recordAge(data, 0, 2, 4, makeSimd()));
    expect([one.count, one.rounds, one.pictures.length]).toEqual([60, 4, 3]);
    expect(JSON.parse(JSON.stringify(one))).toEqual(one);
  });

  it('packs a picture into steps of its scale and gives it back', () => {
    const values = Float32Array.from({ length: 784 }, (_, k) => (k - 392) / 300);
    const back = unpack(pack(values, 1), 1);
    values.forEach((value, k) => {
      expect(Math.abs(back[k] - Math.max(-1, Math.min(1, value)))).toBeLessThan(0.5 / 127 + 1e-6);
    });
  });

  it('puts equal factors at equal distances on a logarithmic axis and keeps strays at its ends', () => {
    const place = logarithmic(1, 1000, 0, 300);
    expect([1, 10, 100, 1000].map(place).map(Math.round)).toEqual([0, 100, 200, 300]);
    expect([0, 5000].map(place)).toEqual([0, 300]);
    expect(linear(0, 2, 100, 0)(Number.POSITIVE_INFINITY)).toBe(0);
  });

  it('has the same words in both languages', () => {
    expect(Object.keys(strings.zh)).toEqual(Object.keys(strings.en));
  });
});
