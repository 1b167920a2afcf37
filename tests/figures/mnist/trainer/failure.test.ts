import { beforeEach, describe, expect, it } from 'vitest';
import { articleSettings } from '../../../../lib/model/settings.ts';
import { Problem } from '../../../../lib/problem.ts';
import { trainerModel } from '../../../../src/figures/mnist/trainer/model.ts';
import type { Lang } from '../../../../src/i18n/lang.ts';
import { type FakeSession, fakeSession, recordedRun } from './fake-session.ts';

let session: FakeSession;
let model: ReturnType<typeof trainerModel>;
const said = (lang: Lang) => model.trouble(lang)?.sentences.join(' ') ?? '';
const diverge = (layer: number, quantity: string, step = 1700) => {
  session.hear({ type: 'run', settings: { ...articleSettings, rate: 5 } });
  session.hear({ type: 'diverged', step, layer, quantity, rate: 5 });
  session.hear({ type: 'phase', phase: 'diverged' });
};

beforeEach(() => {
  session = fakeSession();
  model = trainerModel(session, recordedRun);
});

describe('what went wrong', () => {
  it('is nothing while all is well', () => {
    session.hear({ type: 'phase', phase: 'running' });
    expect(model.failure.value).toBeNull();
    expect(model.trouble('en')).toBeNull();
  });

  it('of a run that diverged is said in both languages with step, epoch, layer, quantity and rate, and a tenth of it', () => {
    diverge(2, 'loss');
    for (const sentence of [said('en'), said('zh')])
      for (const number of ['1,700', '2', '5', '0.5']) expect(sentence).toContain(number);
    expect(said('en')).toContain('step 1,700 (epoch 2): the loss, computed from the output layer (layer 2)');
    expect(said('zh')).toContain('由输出层（第2层）算出的损失');
    const [word, act] = model.trouble('en')!.help as [string, () => void];
    expect(word).toBe('Start with the rate 0.5');
    act();
    expect(session.asked.at(-1)).toEqual(['start', { ...articleSettings, rate: 0.5 }]);
  });

  it('names weights, gradients and activations of a hidden layer', () => {
    for (const [quantity, en, zh] of [
      ['weights', 'the weights of layer 1', '第1层的权重'],
      ['gradient', 'the gradients of layer 1', '第1层的梯度'],
      ['activation', 'the activations of layer 1', '第1层的激活值'],
    ] as const) {
      diverge(1, quantity, 3);
      expect(said('en')).toContain(en);
      expect(said('zh')).toContain(zh);
    }
  });

  it('of missing data says which files', () => {
    const none = { id: '', loaded: 0, total: 0, trainCount: 0, testCount: 0, hasMnist: false, hasOwn: false };
    session.hear({ type: 'data', source: 'mnist', missing: true, ...none });
    expect(model.failure.value).toBe('missing');
    const files = ['train-images-idx3', 'train-labels-idx1', 't10k-images-idx3', 't10k-labels-idx1'];
    for (const lang of ['en', 'zh'] as const) {
      for (const file of files) expect(said(lang)).toContain(`${file}-ubyte`);
    }
  });

  it('of a dead worker offers to restart it, whatever else is wrong', () => {
    diverge(1, 'loss');
    session.hear({ type: 'phase', phase: 'failed' });
    expect(model.failure.value).toBe('died');
    session.hear({ type: 'phase', phase: 'running' });
    session.problem.value = new Problem('worker-died', {});
    expect(model.failure.value).toBe('died');
  });

  it('of a browser that cannot train is said before anything else', () => {
    session.hear({ type: 'phase', phase: 'failed' });
    session.problem.value = new Problem('unsupported', { what: 'WebAssembly SIMD' });
    expect(model.failure.value).toBe('unsupported');
    expect(said('en')).toContain('WebAssembly SIMD');
  });

  it('of any other problem is the problem’s own sentence', () => {
    session.problem.value = new Problem('memory', { needed: 10, available: 5 });
    expect(said('en')).toBe('The network needs 10 more bytes of memory, 5 are left');
    expect(said('zh')).toContain('内存');
  });
});
