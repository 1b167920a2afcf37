/** The figure on the batch size: what it asks for, what it hears, what stands there before. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { noiseScale, sizes, squaredErrorLaw } from '../../../../src/experiments/gradient-descent/batch-noise/law.ts';
import { ages } from '../../../../src/experiments/gradient-descent/batch-noise/network.ts';
import { recordAge } from '../../../../src/experiments/gradient-descent/batch-noise/record.ts';
import {
  limitOf,
  type NoiseRecord,
  pack,
  roundsOfPlay,
  unpack,
} from '../../../../src/experiments/gradient-descent/batch-noise/recorded.ts';
import { measuredOf, readingOf } from '../../../../src/figures/gradient-descent/batch-noise/measured.ts';
import type { MeasureReport, MeasureWish } from '../../../../src/figures/gradient-descent/batch-noise/measuring.ts';
import { noiseModel } from '../../../../src/figures/gradient-descent/batch-noise/model.ts';
import type { TrainReport, TrainWish } from '../../../../src/figures/gradient-descent/batch-noise/training.ts';
import type { OpenLine } from '../../../../src/kit/job.ts';
import type { JobAnswer, JobOrder } from '../../../../src/workers/job-protocol.ts';
import { makeSimd } from '../../../lib/kernels/sets.ts';
import { tinyDataset } from '../../../support/tiny-dataset.ts';

const record: NoiseRecord = JSON.parse(readFileSync('content/records/gradient-descent/batch-noise.json', 'utf8'));
const full = { count: 6000, squared: 2, trace: 8, largest: 0.2 };
const picture = new Float32Array(784).fill(0.5);
const drawsOf = (value: number) => sizes.map(() => ({ squaredError: value, cosine: value / 10 }));
/** Of round v the picture of size m is filled with v + m / 1000. */
const round = (value: number): MeasureReport => ({
  ...{ isDrawn: false, full, unit: 3, picture, draws: drawsOf(value) },
  pictures: sizes.map((m) => new Float32Array(784).fill(value + m / 1000)),
});

/** A line whose far side is the test. */
function farSide<Wish, Report>() {
  const orders: JobOrder<Wish>[] = [];
  let listen: (answer: JobAnswer<Report> | null) => void = () => {};
  const open: OpenLine<Wish, Report> = (hear) => {
    listen = hear;
    return { post: (order) => orders.push(order), close: () => {} };
  };
  const turn = () => orders.at(-1)!.turn;
  return {
    ...{ open, orders },
    wishes: () => orders.flatMap((order) => (order.type === 'begin' ? [order.wish] : [])),
    tell: (...reports: Report[]) => {
      for (const report of reports) listen({ type: 'report', turn: turn(), report });
    },
    say: (type: 'paused' | 'done') => listen({ type, turn: turn() }),
    die: () => listen(null),
  };
}

function figure() {
  const measuring = farSide<MeasureWish, MeasureReport>();
  const training = farSide<TrainWish, TrainReport>();
  return { model: noiseModel(record, measuring.open, training.open), measuring, training };
}

describe('before anything is measured', () => {
  it('shows the record of the chosen age, and whose it is', () => {
    const { model, measuring } = figure();
    for (const age of ages) {
      model.age.value = `${age}`;
      expect(model.measured.value).toEqual(measuredOf(record, age));
      expect(model.measured.value.source).toBe('recorded');
    }
    expect(measuring.orders).toHaveLength(0);
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
    const scales = recorded.map((measured) => noiseScale(measured.full));
    expect([...scales].sort((a, b) => a - b)).toEqual(scales);
    expect(scales[2] / scales[0]).toBeGreaterThan(4);
  });
});

describe('measuring', () => {
  it('asks for the rounds after those that are there, and gathers their means', () => {
    const { model, measuring } = figure();
    model.age.value = '1000';
    model.step();
    expect(measuring.wishes()).toEqual([{ age: 1000, seed: 1, from: 0, to: roundsOfPlay }]);
    measuring.tell(round(2));
    measuring.say('paused');
    model.step();
    expect(measuring.orders.map(({ type }) => type)).toEqual(['begin', 'step']);
    measuring.tell(round(4), round(9));
    expect(model.measured.value.means.squaredError[0]).toBeCloseTo(5, 12);
    expect(model.measured.value.latest).toEqual(drawsOf(9));
    measuring.say('done');
    model.play();
    expect(measuring.wishes()[1]).toMatchObject({ from: 3, to: roundsOfPlay });
  });

  it('asks for as many again once a press has brought its rounds', () => {
    const { model, measuring } = figure();
    model.play();
    measuring.tell(...Array.from({ length: roundsOfPlay }, () => round(1)));
    measuring.say('done');
    model.play();
    expect(measuring.wishes()[1]).toMatchObject({ from: roundsOfPlay, to: 2 * roundsOfPlay });
  });

  it('keeps the pictures of the three latest rounds of every size, on the scale of the full one', () => {
    const { model, measuring } = figure();
    model.play();
    measuring.tell(round(1));
    expect(model.measured.value.pictures[0]).toHaveLength(1);
    for (const last of [3, 6, 9]) {
      measuring.tell(round(last - 2), round(last - 1), round(last));
      const { pictures, limit } = model.measured.value;
      sizes.forEach((m, k) => {
        expect(pictures[k].map((drawn) => drawn[0])).toEqual(
          [last - 2, last - 1, last].map((value) => Math.fround(value + m / 1000)),
        );
      });
      expect(limit).toBe(limitOf(picture));
    }
  });

  it('goes back to the record for another network and keeps its seed, and after a failure at a reset', () => {
    const { model, measuring } = figure();
    model.seed.value = 9;
    model.play();
    measuring.tell(round(1));
    model.renew();
    expect([model.measured.value.source, model.seed.value, model.measuring.state.value]).toEqual([
      ...['recorded', 9, 'stopped'],
    ]);
    model.play();
    measuring.die();
    expect(model.measuring.state.value).toBe('failed');
    model.reset();
    expect([model.measuring.state.value, model.seed.value]).toEqual(['stopped', 1]);
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
  it('show the record until others are heard of, gather their points, and go back to it at a reset', () => {
    const { model, training } = figure();
    const { trainings } = model;
    expect(trainings.trained.value.trainings).toEqual(record.trainings);
    trainings.eta.value = 0.3;
    trainings.start();
    expect(training.wishes()).toEqual([{ seed: 1, eta: 0.3 }]);
    expect(trainings.trained.value.source).toBe('recorded');
    const told = { isDrawn: true, m: 32 };
    training.tell({ ...told, point: { seen: 0, steps: 0, loss: 2.3, accuracy: 0.1 } });
    expect(trainings.trained.value).toMatchObject({ source: 'drawn', eta: 0.3, seed: 1 });
    training.tell({ ...told, point: { seen: 3000, steps: 94, loss: 1, accuracy: 0.5 } });
    expect(trainings.trained.value.trainings.map(({ points }) => points.length)).toEqual([0, 2, 0]);
    expect(trainings.progress.value).toBeCloseTo(1 / 6, 12);
    training.die();
    expect(trainings.work.state.value).toBe('failed');
    model.reset();
    expect([trainings.trained.value.source, trainings.work.state.value, trainings.eta.value]).toEqual([
      ...['recorded', 'stopped', 0.1],
    ]);
  });
});

describe('what is kept', () => {
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
});
