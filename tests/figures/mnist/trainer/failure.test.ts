import { describe, expect, it } from 'vitest';
import { articleSettings } from '../../../../lib/model/settings.ts';
import { Problem } from '../../../../lib/problem.ts';
import { type Failure, failureOf, type Signs } from '../../../../src/figures/mnist/trainer/failure.ts';
import { failureSentences } from '../../../../src/figures/mnist/trainer/says.ts';

const well: Signs = {
  phase: 'running',
  settings: articleSettings,
  stepsPerEpoch: 1688,
  diverged: null,
  data: { missing: false },
  problem: null,
};
const diverged: Signs = {
  ...well,
  phase: 'diverged',
  settings: { ...articleSettings, rate: 5 },
  diverged: { step: 1700, layer: 2, quantity: 'loss', rate: 5 },
};

describe('what went wrong', () => {
  it('is nothing while all is well', () => {
    expect(failureOf(well)).toBeNull();
  });

  it('of a run that diverged names step, epoch, layer, quantity and rate, and suggests a tenth of the rate', () => {
    expect(failureOf(diverged)).toEqual({
      kind: 'diverged',
      step: 1700,
      epoch: 2,
      layer: 2,
      layers: 2,
      quantity: 'loss',
      rate: 5,
      tryRate: 0.5,
    });
  });

  it('is said in both languages with all of its numbers', () => {
    const failure = failureOf(diverged) as Failure;
    const en = failureSentences(failure, 'en').join(' ');
    const zh = failureSentences(failure, 'zh').join('');
    for (const sentence of [en, zh])
      for (const number of ['1,700', '2', '5', '0.5']) expect(sentence).toContain(number);
    expect(en).toContain('the loss, computed from the output layer (layer 2)');
    expect(zh).toContain('由输出层（第2层）算出的损失');
  });

  it('names weights, gradients and activations of a hidden layer', () => {
    for (const [quantity, en, zh] of [
      ['weights', 'the weights of layer 1', '第1层的权重'],
      ['gradient', 'the gradients of layer 1', '第1层的梯度'],
      ['activation', 'the activations of layer 1', '第1层的激活值'],
    ] as const) {
      const failure = failureOf({ ...diverged, diverged: { step: 3, layer: 1, quantity, rate: 5 } }) as Failure;
      expect(failureSentences(failure, 'en')[0]).toContain(en);
      expect(failureSentences(failure, 'zh')[0]).toContain(zh);
    }
  });

  it('of missing data says which files and that all else works', () => {
    const failure = failureOf({ ...well, phase: 'empty', data: { missing: true } }) as Failure;
    expect(failure.kind).toBe('missing');
    for (const lang of ['en', 'zh'] as const) {
      const sentence = failureSentences(failure, lang)[0];
      for (const file of [
        'train-images-idx3-ubyte',
        'train-labels-idx1-ubyte',
        't10k-images-idx3-ubyte',
        't10k-labels-idx1-ubyte',
      ]) {
        expect(sentence).toContain(file);
      }
    }
  });

  it('of a dead worker offers to restart it, whatever else is wrong', () => {
    expect(failureOf({ ...diverged, phase: 'failed' })?.kind).toBe('died');
    expect(failureOf({ ...well, problem: new Problem('worker-died', {}) })?.kind).toBe('died');
  });

  it('of a browser that cannot train is said before anything else', () => {
    const problem = new Problem('unsupported', { what: 'WebAssembly SIMD' });
    const failure = failureOf({ ...well, phase: 'failed', problem }) as Failure;
    expect(failure.kind).toBe('unsupported');
    expect(failureSentences(failure, 'en')[0]).toContain('WebAssembly SIMD');
  });

  it('of any other problem is the problem’s own sentence', () => {
    const failure = failureOf({ ...well, problem: new Problem('memory', { needed: 10, available: 5 }) }) as Failure;
    expect(failureSentences(failure, 'en')).toEqual(['The network needs 10 more bytes of memory, 5 are left']);
    expect(failureSentences(failure, 'zh')[0]).toContain('内存');
  });
});
