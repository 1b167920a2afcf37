/** The figure's model, with a session whose worker is the test. */
import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../../../lib/model/program.ts';
import { articleSettings } from '../../../../lib/model/settings.ts';
import { Problem } from '../../../../lib/problem.ts';
import { blueprint } from '../../../../src/experiments/mnist/blueprint.ts';
import { lineIds } from '../../../../src/figures/mnist/program/lines.ts';
import { programModel } from '../../../../src/figures/mnist/program/model.ts';
import { resultOf, strings } from '../../../../src/figures/mnist/program/strings.ts';
import type { Digit, Session } from '../../../../src/reader/session.ts';
import { createState, receive } from '../../../../src/reader/state.ts';

const digits: Digit[] = Array.from({ length: 10 }, (_, index) => ({
  index,
  label: index,
  pixels: Uint8Array.from({ length: 784 }, (_, k) => (k % 10 === index ? 200 : 0)),
}));

const receipt: Receipt = {
  data: 'mnist',
  settings: articleSettings,
  changes: [],
  kernels: 'simd',
  steps: 16880,
  testLoss: 0.067,
  testAccuracy: 0.98,
  seconds: 7,
  imagesPerSecond: 76000,
  weights: 'b2fb4fe12aa9',
};

/** Answers every intention at once, as a worker with small data would. */
function fakeSession({ missing = false, pauses = false } = {}) {
  const state = createState();
  const heard: string[] = [];
  const report = (message: Parameters<typeof receive>[1]) => receive(state, message);
  const train = () => {
    report({ type: 'phase', phase: 'running' });
    if (pauses) return report({ type: 'phase', phase: 'paused' });
    const logs = { epoch: 10, loss: 0.02, accuracy: 0.99, validationLoss: 0.07, validationAccuracy: 0.98 };
    report({ type: 'epoch', logs });
    const confusion = new Uint32Array(100);
    for (let k = 0; k < 10; k++) confusion[11 * k] = 98;
    confusion[1] = 20;
    report({ type: 'evaluation', epoch: 10, loss: 0.067, accuracy: 0.98, confusion, mistakes: [] });
    report({ type: 'done', receipt });
    report({ type: 'phase', phase: 'done' });
  };
  const session = {
    ...state,
    load() {
      heard.push('load');
      const size = { trainCount: missing ? 0 : 60000, testCount: missing ? 0 : 10000 };
      report({
        source: 'mnist',
        hasMnist: true,
        hasOwn: false,
        type: 'data',
        id: 'mnist',
        loaded: 1,
        total: 1,
        missing,
        ...size,
      });
      report({ type: 'phase', phase: 'ready' });
    },
    start() {
      heard.push('start');
      report({ type: 'run', settings: articleSettings });
      train();
    },
    resume() {
      heard.push('resume');
      pauses = false;
      train();
    },
    digits: async () => digits,
  } as unknown as Session;
  return { session, heard, report };
}

const help = { blueprint: async () => blueprint(), lacks: () => null };

describe('running the program line by line', () => {
  it('runs every line before the chosen one, each once', async () => {
    const { session, heard } = fakeSession();
    const model = programModel(session, help);
    await model.runTo('loss');
    expect(lineIds.filter(model.hasRun)).toEqual(lineIds.slice(0, lineIds.indexOf('loss') + 1));
    await model.runTo('loss');
    expect(heard).toEqual(['load']);
    expect(model.given('load')).toMatchObject({ trainCount: 60000, testCount: 10000 });
    expect(model.given('scale')).toMatchObject({ most: 200, scaledMost: Math.fround(200 / 255), count: 784 });
  });

  it('counts the parameters with the engine: 100,480 and 1,290, together 101,770, and what Adam keeps', async () => {
    const model = programModel(fakeSession().session, help);
    await model.runTo('optimizer');
    const { layers = [], parameters, remembered } = model.given('optimizer') ?? {};
    const [hidden, output] = layers;
    expect([hidden.parameters, output.parameters, parameters]).toEqual([100480, 1290, 101770]);
    expect(remembered).toBe(203540);
    expect(hidden.limit).toBeCloseTo(0.0811, 4);
    expect(output.limit).toBeCloseTo(0.2085, 4);
    for (const layer of [hidden, output]) {
      const { limit, smallest, largest } = layer;
      expect(smallest).toBeGreaterThanOrEqual(-limit);
      expect(largest).toBeLessThanOrEqual(limit);
      expect(largest - smallest).toBeGreaterThan(1.9 * limit);
    }
  });

  it('trains, evaluates and prints, and says so in both languages', async () => {
    const model = programModel(fakeSession().session, help);
    await model.runTo('print');
    expect(model.halt.value).toBeNull();
    expect(model.countRun()).toBe(lineIds.length);
    expect(model.given('print')).toMatchObject({ wrong: 20, testCount: 1000, isArticle: true });
    for (const lang of ['en', 'zh'] as const) {
      for (const id of lineIds) {
        const result = resultOf(model, id, strings[lang]);
        expect(result, `${lang} ${id}`).toMatch(/\S/);
        expect(result, `${lang} ${id}`).not.toMatch(/NaN|undefined|\[object/);
      }
    }
    expect(resultOf(model, 'output', strings.en)).toContain('101,770');
  });

  it('forgets what the run gave when a new one begins', async () => {
    const { session, report } = fakeSession();
    const model = programModel(session, help);
    await model.runTo('print');
    report({ type: 'run', settings: articleSettings });
    expect(model.hasRun('metrics')).toBe(true);
    expect(['fit', 'evaluate', 'print'].map((id) => model.hasRun(id as 'fit'))).toEqual([false, false, false]);
  });

  it('stops where the reader pauses and goes on from there', async () => {
    const { session, heard } = fakeSession({ pauses: true });
    const model = programModel(session, help);
    await model.runTo('evaluate');
    expect(model.hasRun('fit')).toBe(false);
    expect(model.halt.value).toBeNull();
    await model.runTo('evaluate');
    expect(heard).toEqual(['load', 'start', 'resume']);
    expect(model.hasRun('evaluate')).toBe(true);
  });

  it('uses the run that is there instead of starting another', async () => {
    const { session, heard } = fakeSession();
    session.start(articleSettings);
    const model = programModel(session, help);
    await model.runTo('print');
    expect(heard).toEqual(['start', 'load']);
  });

  it('says where the data are missing and runs no line after', async () => {
    const model = programModel(fakeSession({ missing: true }).session, help);
    await model.runTo('print');
    expect(model.halt.value).toBe('no-digits');
    expect(lineIds.filter(model.hasRun)).toEqual(['imports']);
  });

  it('stops at the first line in a browser that lacks what the engine needs', async () => {
    const { session, heard } = fakeSession();
    const model = programModel(session, { ...help, lacks: () => 'simd' });
    await model.runTo('print');
    expect(model.halt.value).toBe('simd');
    expect(model.countRun()).toBe(0);
    expect(heard).toEqual([]);
  });

  it("hands on the session's problem", async () => {
    const { session, report } = fakeSession();
    const model = programModel(
      { ...session, load: () => report({ type: 'problem', code: 'worker-died', facts: {} }) },
      help,
    );
    await model.runTo('load');
    expect(model.halt.value).toBeInstanceOf(Problem);
    expect(model.running.value).toBeNull();
  });

  it('runs the next line that has not run, and chooses it', async () => {
    const model = programModel(fakeSession().session, help);
    await model.runNext();
    await model.runNext();
    expect(model.chosen.value).toBe('load');
    expect(model.countRun()).toBe(2);
  });
});
