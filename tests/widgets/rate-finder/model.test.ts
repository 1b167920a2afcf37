/** The learning-rate finder as a figure: what it asks of its worker, and what it makes of the answers. */
import { describe, expect, it } from 'vitest';
import { bestOf, findingOf, readingOf, spans } from '../../../src/experiments/gradient-descent/rate-finder/finding.ts';
import { type JobReport, rangeJob, trialsJob } from '../../../src/experiments/gradient-descent/rate-finder/job.ts';
import { ratesToTry, twoDigits } from '../../../src/experiments/gradient-descent/rate-finder/range.ts';
import { findingRun, recordedFinding, trialsOf } from '../../../src/experiments/gradient-descent/rate-finder/record.ts';
import type { Trial } from '../../../src/experiments/gradient-descent/rate-finder/training.ts';
import { type Connect, rateFinderModel, type Shown } from '../../../src/widgets/rate-finder/model.ts';
import { pump } from '../../../src/widgets/rate-finder/pump.ts';
import { shortRate, superscript } from '../../../src/widgets/rate-finder/rates.ts';
import { shownOf } from '../../../src/widgets/rate-finder/recorded.ts';
import { sentenceOf } from '../../../src/widgets/rate-finder/says.ts';
import { strings } from '../../../src/widgets/rate-finder/strings.ts';
import type { FinderOrder, FinderReport } from '../../../src/workers/rate-finder.worker.ts';
import { makeSimd } from '../../lib/kernels/sets.ts';
import { tinyDataset } from '../../support/tiny-dataset.ts';

const data = tinyDataset(240, 10, 120);
const finding = { ...findingOf('adam', 2, 100), low: 1e-5 };
const record = recordedFinding(data, finding, makeSimd);
const still = shownOf(record);

function figure() {
  const sent: FinderOrder[] = [];
  const state = { opened: 0, ended: 0, hear: (_: FinderReport | null) => {} };
  const connect: Connect = (hear) => {
    state.opened++;
    state.hear = hear;
    return { send: (order) => sent.push(order), end: () => state.ended++ };
  };
  const model = rateFinderModel(still, '/', connect);
  const begun = () => sent.filter((order) => order.type === 'begin');
  const number = () => begun().at(-1)!.number;
  return {
    ...{ model, sent, begun, state, number },
    tell: (reports: readonly JobReport[]) => state.hear({ number: number(), type: 'reports', reports }),
    arrive: (isDrawn = false) => state.hear({ number: number(), type: 'begun', isDrawn }),
    finish: () => state.hear({ number: number(), type: 'done' }),
  };
}

describe('the figure', () => {
  it('shows the record until a test is asked for, and the record again after a reset', () => {
    const { model, sent, arrive, tell } = figure();
    expect(model.shown.value).toBe(still);
    model.choose('sgd');
    expect([model.low.value, model.high.value]).toEqual(spans.sgd);
    expect(model.shown.value.points).toEqual([]);
    model.play();
    expect([sent.map(({ type }) => type), model.phase.value]).toEqual([['begin', 'run'], 'waiting']);
    arrive();
    tell([{ type: 'point', point: { rate: 1e-5, loss: 2, smooth: 2 } }]);
    expect([model.phase.value, model.shown.value.points.length]).toEqual(['running', 1]);
    model.reset();
    expect([model.shown.value, model.rule.value, model.phase.value]).toEqual([still, 'adam', 'still']);
  });

  it('gathers a whole test, pausable and step by step, as the engine runs it at once', () => {
    const { model, sent, arrive, tell, finish } = figure();
    model.step();
    expect([sent.at(-1)!.type, model.phase.value]).toEqual(['step', 'paused']);
    arrive(true);
    expect([model.phase.value, model.shown.value.source]).toEqual(['paused', 'drawn']);
    const reports = [...rangeJob(data, finding, makeSimd)];
    tell(reports.slice(0, 1));
    model.play();
    tell(reports.slice(1, 40));
    model.pause();
    expect(sent.map(({ type }) => type)).toEqual(['begin', 'step', 'run', 'pause']);
    model.play();
    tell(reports.slice(40));
    finish();
    const { points, ending } = findingRun(data, finding, makeSimd);
    expect(model.shown.value).toMatchObject({ finding, points, ending });
    expect([model.phase.value, model.job.value]).toEqual(['still', null]);
  });

  it('hears nothing of a test that was dropped', () => {
    const { model, number, state, tell, arrive } = figure();
    model.play();
    arrive();
    const old = number();
    model.seed.value = 9;
    model.renew();
    model.play();
    const point = { rate: 1, loss: 1, smooth: 1 };
    state.hear({ number: old, type: 'reports', reports: [{ type: 'point', point }] });
    expect(model.shown.value.points).toEqual([]);
    tell([{ type: 'point', point }]);
    expect([model.shown.value.points.length, model.shown.value.finding.seed]).toEqual([1, 9]);
  });

  it('tries the rates round the suggestion and the usual one, keeps the curve, and names the best', () => {
    const { model, begun, arrive, tell, finish } = figure();
    const { suggestion, usual } = model.reading.value;
    model.tryRates();
    const { rates } = begun()[0];
    expect(rates).toEqual(ratesToTry(suggestion!, usual, finding));
    expect(rates).toContain(0.001);
    expect(rates).toContain(twoDigits(suggestion!));
    expect(model.planned.value).toEqual(rates);
    arrive();
    tell([...trialsJob(data, finding, rates!, makeSimd)]);
    finish();
    expect(model.shown.value.points).toBe(still.points);
    expect(model.shown.value.trials).toEqual(trialsOf(data, finding, rates!, makeSimd));
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

  it('says when the worker fails, keeps what was drawn, and opens another for the next test', () => {
    const { model, state, arrive, tell } = figure();
    model.play();
    arrive();
    tell([{ type: 'point', point: { rate: 1e-5, loss: 2, smooth: 2 } }]);
    state.hear(null);
    expect([model.phase.value, model.shown.value.points.length, state.ended]).toEqual(['failed', 1, 1]);
    expect(sentenceOf(strings.en, model)).toBe(strings.en.failed);
    model.play();
    expect([model.phase.value, state.opened]).toEqual(['waiting', 2]);
    model.close();
    expect(state.ended).toBe(2);
  });

  it('says the suggestion, the usual rate, the best, and what the two came to', () => {
    const trial = (rate: number, accuracy: number): Trial => ({ rate, accuracy, loss: 1, broken: null });
    const { model } = figure();
    const suggested = twoDigits(model.reading.value.suggestion!);
    model.shown.value = { ...still, trials: [trial(0.001, 0.8), trial(suggested, 0.7), trial(0.02, 0.9)] };
    for (const lang of ['en', 'zh'] as const) {
      const said = sentenceOf(strings[lang], model);
      for (const part of [shortRate(suggested), '0.001', '0.02', '90.0', '80.0', '70.0']) expect(said).toContain(part);
    }
  });
});

describe('what is read off', () => {
  const empty: Shown = { ...still, points: [], ending: null, trials: [] };

  it('waits for the end of a test, and blows up only where it did', () => {
    expect(readingOf({ ...still, ending: null }).suggestion).toBeNull();
    expect(readingOf({ ...still, ending: 'top' }).blowUp).toBeNull();
    expect(readingOf({ ...still, ending: 'rose' }).blowUp).toBe(still.points.at(-1)!.rate);
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
    expect([0.0368, 1.2549, 0.000_272, 10, 0.001].map(shortRate)).toEqual([
      '0.037',
      '1.3',
      '2.7 × 10⁻⁴',
      '10',
      '0.001',
    ]);
    expect([-5, -2, 0, 1].map(superscript)).toEqual(['10⁻⁵', '0.01', '1', '10']);
  });
});

describe('the pump', () => {
  function flowing(count: number) {
    const job = Array.from({ length: count }, (_, k): JobReport => ({ type: 'progress', rate: 1, share: k }))[
      Symbol.iterator
    ]();
    const [told, waiting]: [number[], (() => void)[]] = [[], []];
    let done = 0;
    const flow = pump(
      job,
      (reports) => told.push(...reports.map((report) => (report.type === 'progress' ? report.share : -1))),
      () => done++,
      (work) => waiting.push(work),
    );
    return { flow, told, turn: () => void waiting.splice(0).map((work) => work()), done: () => done };
  }

  it('tells everything in order, in slices, and once that it is done', () => {
    const { flow, told, turn, done } = flowing(12);
    flow.run();
    flow.run();
    expect(told).toEqual([0, 1, 2, 3, 4]);
    for (let k = 0; k < 5; k++) turn();
    expect([told.length, done()]).toEqual([12, 1]);
  });

  it('stands still when paused, goes one by one, and goes on where it was', () => {
    const { flow, told, turn } = flowing(20);
    flow.run();
    flow.pause();
    turn();
    expect(told).toHaveLength(5);
    flow.step();
    expect(told).toHaveLength(6);
    flow.run();
    expect(told).toHaveLength(11);
    flow.end();
    turn();
    expect(told).toHaveLength(11);
  });
});
