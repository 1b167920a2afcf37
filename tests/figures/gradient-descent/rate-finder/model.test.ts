/** The learning-rate finder as a figure: what it asks of its worker, and what it makes of the answers. */
import { describe, expect, it } from 'vitest';
import {
  bestOf,
  findingOf,
  readingOf,
  spans,
} from '../../../../src/experiments/gradient-descent/rate-finder/finding.ts';
import { rangeJob, trialsJob } from '../../../../src/experiments/gradient-descent/rate-finder/job.ts';
import { ratesToTry, twoDigits } from '../../../../src/experiments/gradient-descent/rate-finder/range.ts';
import {
  findingRun,
  recordedFinding,
  trialsOf,
} from '../../../../src/experiments/gradient-descent/rate-finder/record.ts';
import { recalled } from '../../../../src/experiments/gradient-descent/rate-finder/recorded.ts';
import type { Trial } from '../../../../src/experiments/gradient-descent/rate-finder/training.ts';
import { finderModel } from '../../../../src/figures/gradient-descent/rate-finder/model.ts';
import { sentenceOf, written } from '../../../../src/figures/gradient-descent/rate-finder/says.ts';
import { strings } from '../../../../src/figures/gradient-descent/rate-finder/strings.ts';
import type { FinderReport, FinderWish } from '../../../../src/figures/gradient-descent/rate-finder/worker.ts';
import { openHere } from '../../../../src/kit/job.ts';
import { makeSimd } from '../../../lib/kernels/sets.ts';
import { tinyDataset } from '../../../support/tiny-dataset.ts';

const data = tinyDataset(240, 10, 120);
const finding = { ...findingOf('adam', 2, 100), low: 1e-5 };
const record = recordedFinding(data, finding, makeSimd);
const still = recalled(record);

/** The figure with a worker of its own on the tiny data. */
function figure() {
  const wishes: FinderWish[] = [];
  function* work(wish: FinderWish): Generator<FinderReport, void> {
    wishes.push(wish);
    const { rates, measures } = wish;
    const reports = rates
      ? trialsJob(data, wish.finding, rates, makeSimd, measures)
      : rangeJob(data, wish.finding, makeSimd);
    for (const report of reports) yield { ...report, isDrawn: true };
  }
  const model = finderModel(record, openHere<FinderWish, FinderReport>(work));
  /** Until the work is at rest. */
  const rested = async () => {
    do await Promise.resolve();
    while (model.work.isBusy.value);
  };
  return { model, wishes, rested };
}

describe('the figure', () => {
  it('shows the record for its own settings, and nothing for others until they are run', () => {
    const { model } = figure();
    expect(model.shown.value).toMatchObject({ ...still, source: 'recorded' });
    model.rule.value = 'sgd';
    model.choose('sgd');
    expect([model.low.value, model.high.value]).toEqual(spans.sgd);
    expect(model.shown.value.points).toEqual([]);
    expect(sentenceOf(model, strings.en)).toBe(strings.en.empty);
    model.reset();
    expect([model.shown.value.points, model.rule.value]).toEqual([still.points, 'adam']);
  });

  it('gathers a whole test, pausable and step by step, as the engine runs it at once', async () => {
    const { model, rested } = figure();
    model.step();
    expect(sentenceOf(model, strings.en)).toBe(strings.en.waiting);
    await rested();
    expect([model.work.state.value, model.shown.value.points.length, model.shown.value.source]).toEqual([
      ...['paused', 1, 'drawn'],
    ]);
    expect(sentenceOf(model, strings.en)).toContain('Paused. Step 1 of 100');
    model.step();
    model.play();
    await rested();
    const { points, ending } = findingRun(data, finding, makeSimd);
    expect(model.shown.value).toMatchObject({ finding, points, ending });
    expect(model.work.state.value).toBe('done');
  });

  it('drops a paused test when a setting changes, and runs with the new ones', async () => {
    const { model, wishes, rested } = figure();
    model.step();
    await rested();
    model.seed.value = 9;
    model.work.stop();
    expect([model.shown.value.points, model.work.isUnderWay.value]).toEqual([[], false]);
    model.step();
    await rested();
    expect([model.shown.value.points.length, wishes.map(({ finding }) => finding.seed)]).toEqual([1, [2, 9]]);
    model.work.stop();
  });

  it('tries the rates round the suggestion and the usual one, keeps the curve, and names the best', async () => {
    const { model, wishes, rested } = figure();
    const { suggestion, usual } = model.reading.value;
    const curve = model.shown.value.points;
    model.tryRates();
    await Promise.resolve();
    const rates = wishes[0].rates!;
    expect(rates).toEqual(ratesToTry(suggestion!, usual, finding));
    expect(rates).toContain(0.001);
    expect(rates).toContain(twoDigits(suggestion!));
    expect(model.planned.value).toEqual(rates);
    await rested();
    expect(model.shown.value.points).toBe(curve);
    expect(model.shown.value).toMatchObject({ source: 'recorded', trialsSource: 'drawn' });
    expect(model.shown.value.trials).toEqual(trialsOf(data, finding, rates, makeSimd));
    const top = Math.max(...model.shown.value.trials.map(({ accuracy }) => accuracy));
    expect(model.best.value!.accuracy).toBe(top);
    expect(model.planned.value).toEqual([]);
  });

  it('measures the curvature after the trials where the test had not come to it, and never for Adam', () => {
    const kinds = (rule: 'sgd' | 'adam', measures: boolean) => {
      const seen = new Set<string>();
      for (const { type } of trialsJob(data, { rule, seed: 1 }, [0.01], makeSimd, measures)) {
        seen.add(type);
        // its first iteration is enough
        if (type === 'sharpness') break;
      }
      return [...seen];
    };
    expect(kinds('sgd', true)).toEqual(['progress', 'trial', 'sharpness']);
    expect(kinds('sgd', false)).toEqual(['progress', 'trial']);
    expect(kinds('adam', true)).toEqual(['progress', 'trial']);
  });

  it('says when the worker dies, keeps what was drawn, and is as at the beginning after a reset', () => {
    const line: { hear: Parameters<Parameters<typeof finderModel>[1] & object>[0] } = { hear: () => {} };
    const model = finderModel(record, (hear) => {
      line.hear = hear;
      return { post: () => {}, close: () => {} };
    });
    model.play();
    const point = { rate: 1e-5, loss: 2, smooth: 2 };
    line.hear({ type: 'report', turn: 1, report: { type: 'point', point, isDrawn: false } });
    line.hear(null);
    expect([sentenceOf(model, strings.en), model.shown.value.points.length]).toEqual([strings.en.failed, 1]);
    model.reset();
    expect(sentenceOf(model, strings.en)).toBe(sentenceOf(figure().model, strings.en));
  });

  it('says the suggestion, the usual rate, the best, and what the two came to', () => {
    const trial = (rate: number, accuracy: number): Trial => ({ rate, accuracy, loss: 1, broken: null });
    const suggested = twoDigits(readingOf(still).suggestion!);
    const trials = [trial(0.001, 0.8), trial(suggested, 0.7), trial(0.02, 0.9)];
    const model = finderModel({ ...record, trials });
    for (const lang of ['en', 'zh'] as const) {
      const said = sentenceOf(model, strings[lang]);
      for (const part of [written(suggested), '0.001', '0.02', '90.0', '80.0', '70.0']) expect(said).toContain(part);
    }
  });
});

describe('what is read off', () => {
  it('waits for the end of a test, and blows up only where it did', () => {
    expect(readingOf({ ...still, ending: null }).suggestion).toBeNull();
    expect(readingOf({ ...still, ending: 'top' }).blowUp).toBeNull();
    expect(readingOf({ ...still, ending: 'rose' }).blowUp).toBe(still.points.at(-1)!.rate);
    const empty = { ...still, points: [], ending: null };
    expect(readingOf(empty)).toEqual({ suggestion: null, lowest: null, blowUp: null, limit: null, usual: 0.001 });
  });

  it('gives the best among the trials that came through', () => {
    const of = (rate: number, accuracy: number, broken: number | null = null): Trial => ({
      ...{ rate, accuracy, broken, loss: 1 },
    });
    expect(bestOf([of(1, 0.5), of(2, 0.7), of(3, Number.NaN, 4)])!.rate).toBe(2);
    expect(bestOf([of(3, Number.NaN, 4)])).toBeNull();
  });

  it('is written with two digits', () => {
    expect([0.0368, 1.2549, 0.000_034, 10, 0.001].map(written)).toEqual(['0.037', '1.3', '3.4 × 10⁻⁵', '10', '0.001']);
  });
});
