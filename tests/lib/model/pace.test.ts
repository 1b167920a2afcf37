/** A run whose rate follows a schedule and whose gradients are clipped is a function of its settings, too. */
import { describe, expect, it } from 'vitest';
import type { ScheduleChoice } from '../../../lib/model/pace.ts';
import { Program } from '../../../lib/model/program.ts';
import { readReceipt } from '../../../lib/model/receipt.ts';
import { articleSettings, checkSettings, readSettings, type Settings } from '../../../lib/model/settings.ts';
import type { Problem } from '../../../lib/problem.ts';
import { tinyDataset } from '../../support/tiny-dataset.ts';
import { makeSimd } from '../kernels/sets.ts';

const data = tinyDataset();
const settings: Settings = {
  ...articleSettings,
  layers: [{ units: 6, activation: 'tanh' }],
  optimizer: 'sgd',
  rate: 0.5,
  epochs: 2,
  examples: 320,
  seed: 7,
};
const stepsPerEpoch = 9; // 288 of the 320 are trained on
const program = (changes: Partial<Settings> = {}) => new Program({ ...settings, ...changes }, data, makeSimd());

/** The rate of every step, and the weights at the end. */
function finish(run: Program) {
  const rates: number[] = [];
  while (!run.done) {
    run.next();
    rates.push(run.rate);
  }
  return { rates, hash: run.weightsSha256() };
}

const schedules: [string, ScheduleChoice, (t: number) => number][] = [
  ['by steps', { name: 'step', every: 4, factor: 0.5 }, (t) => 0.5 * [1, 0.5, 0.25, 0.125, 0.0625][Math.floor(t / 4)]],
  ['by steps, to a tenth', { name: 'step', every: 9 }, (t) => (t < 9 ? 0.5 : 0.05)],
  [
    'along a cosine',
    { name: 'cosine', steps: 8, alpha: 0.2 },
    (t) => 0.1 + 0.2 * (1 + Math.cos((Math.PI * Math.min(t, 8)) / 8)),
  ],
  ['after a warm-up', { name: 'constant', warmUp: 5 }, (t) => (t < 5 ? 0.1 * t : 0.5)],
  [
    'after a warm-up by steps',
    { name: 'step', every: 4, factor: 0.5, warmUp: 10 },
    (t) => (t < 10 ? 0.05 * t : t < 14 ? 0.5 : 0.25),
  ],
];

describe('a run with a schedule', () => {
  it.each(schedules)('takes the rate %s', (_name, schedule, expected) => {
    const { rates } = finish(program({ schedule }));
    expect(rates).toHaveLength(2 * stepsPerEpoch);
    for (const [t, rate] of rates.entries()) expect(rate, `step ${t + 1}`).toBeCloseTo(expected(t), 12);
  });

  it('comes to the weights of one whose rate was set by hand before each step', () => {
    const schedule = { name: 'cosine', steps: 20, warmUp: 3 } as const;
    const { rates, hash } = finish(program({ schedule, optimizer: 'adam', rate: 0.01 }));
    const byHand = program({ optimizer: 'adam' });
    for (const [t, rate] of rates.entries()) {
      if (rate > 0) byHand.changeRate(rate);
      // a rate of 0 cannot be set by hand; only the first step has it, and Adam's memory of it is the gradient's alone
      else byHand.changeRate(Number.MIN_VALUE);
      byHand.next();
      expect(byHand.totalStep).toBe(t + 1);
    }
    expect(byHand.weightsSha256()).toBe(hash);
  });

  it('refuses a rate by hand, and its receipt has no change', () => {
    const run = program({ schedule: { name: 'constant', warmUp: 2 } });
    run.next();
    expect(() => run.changeRate(0.1)).toThrow(expect.objectContaining({ code: 'scheduled' }));
    expect(run.receipt(1).changes).toEqual([]);
  });
});

const norm = (before: Float32Array[], after: Float32Array[]) =>
  before.map((values, k) => Math.hypot(...values.map((value, i) => value - after[k][i])));

describe('a run with clipped gradients', () => {
  it('moves by no more than rate times the norm: of each array, or of all of them', () => {
    for (const [clipping, most] of [
      [{ clipnorm: 0.02 }, [0.01, 0.01, 0.01, 0.01]],
      [{ globalClipnorm: 0.02 }, [0.01]],
    ] as const) {
      const run = program(clipping);
      for (let k = 0; k < 6; k++) {
        const before = run.weights();
        run.next();
        const each = norm(before, run.weights());
        const found = most.length === 1 ? [Math.hypot(...each)] : each;
        for (const [i, length] of found.entries()) expect(length).toBeCloseTo(most[i], 5);
      }
    }
  });

  it('is the plain run where no gradient is as long', () => {
    const plain = finish(program()).hash;
    expect(finish(program({ clipnorm: 1e6 })).hash).toBe(plain);
    expect(finish(program({ globalClipnorm: 1e6 })).hash).toBe(plain);
    expect(finish(program({ globalClipnorm: 0.1 })).hash).not.toBe(plain);
  });
});

describe('schedule, clipping and early stopping together', () => {
  const changes: Partial<Settings> = {
    schedule: { name: 'cosine', steps: 15, alpha: 0.1, warmUp: 2 },
    globalClipnorm: 0.5,
    earlyStopping: { patience: 1, restoreBestWeights: true },
    optimizer: 'momentum',
    rate: 0.05,
    dropout: 0.2,
    epochs: 3,
  };

  it('continue bit for bit from a checkpoint at any step', () => {
    const whole = program(changes);
    const { hash } = finish(whole);
    for (const steps of [1, 2, 8, 9, 17]) {
      const first = program(changes);
      for (let k = 0; k < steps; k++) first.next();
      const second = program(changes);
      second.restore(structuredClone(first.checkpoint()));
      expect(second.rate).toBe(first.rate);
      expect(finish(second).hash).toBe(hash);
      expect(second.receipt(1)).toEqual(whole.receipt(1));
    }
  });

  it('stand in the receipt, from which the same run is made', () => {
    const run = program(changes);
    const { hash } = finish(run);
    const receipt = readReceipt(JSON.parse(JSON.stringify(run.receipt(1))));
    expect(receipt.settings).toEqual({ ...settings, ...changes });
    expect(finish(new Program(receipt.settings, data, makeSimd())).hash).toBe(hash);
    expect(hash).toBe(receipt.weights);
  });

  it('are not told where there are none: what an older receipt says is read as it was', () => {
    const { settings: told } = readReceipt(JSON.parse(JSON.stringify(finished().receipt(1))));
    expect(Object.keys(told).sort()).toEqual(Object.keys(articleSettings).sort());
  });
  const finished = () => {
    const run = program({ epochs: 1 });
    finish(run);
    return run;
  };
});

describe('settings that cannot be followed are refused', () => {
  it.each<[string, object, string, string]>([
    ['no schedule at all', { schedule: 5 }, 'schedule: expected', 'shape'],
    ['a schedule without a name', { schedule: { every: 3 } }, 'schedule: name: unknown name "undefined"', 'choice'],
    ['a schedule nobody knows', { schedule: { name: 'toString' } }, 'known are constant, step, cosine', 'choice'],
    [
      'a key of another schedule',
      { schedule: { name: 'cosine', steps: 3, every: 2 } },
      'unknown name "every"',
      'choice',
    ],
    ['a key of none', { schedule: { name: 'step', every: 3, gamma: 1 } }, 'unknown name "gamma"', 'choice'],
    ['no number of steps', { schedule: { name: 'step' } }, 'every must be 1, 2, 3, …', 'range'],
    ['half a step', { schedule: { name: 'cosine', steps: 0.5 } }, 'steps must be 1, 2, 3, …', 'range'],
    ['a text for a number', { schedule: { name: 'step', every: 2, factor: '0.5\n' } }, 'factor must be', 'range'],
    ['a factor below 0', { schedule: { name: 'step', every: 2, factor: -1 } }, 'factor must be', 'range'],
    ['a warm-up of 0 steps', { schedule: { name: 'constant', warmUp: 0 } }, 'steps must be 1, 2, 3, …', 'range'],
    ['a warm-up that is no number', { schedule: { name: 'constant', warmUp: null } }, 'warmUp must be', 'range'],
    ['a norm of 0', { clipnorm: 0 }, 'clipnorm must be 0 < x', 'range'],
    ['a norm that is a text', { globalClipnorm: '1' }, 'globalClipnorm must be', 'range'],
    ['both norms', { clipnorm: 1, globalClipnorm: 1 }, 'expected clipnorm | globalClipnorm', 'shape'],
  ])('%s', (_what, change, says, code) => {
    const told = { ...settings, ...change } as Settings;
    expect(() => checkSettings(told)).toThrow(says);
    expect(() => readSettings(told)).toThrow(expect.objectContaining({ code }));
    try {
      checkSettings(told);
    } catch (error) {
      expect((error as Problem).message).not.toMatch(/[\n\r]/);
    }
  });
});
