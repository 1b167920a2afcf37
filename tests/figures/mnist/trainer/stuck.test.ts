import { describe, expect, it } from 'vitest';
import { articleSettings } from '../../../../lib/model/settings.ts';
import { findStuck, onlyReading } from '../../../../src/figures/mnist/trainer/stuck.ts';
import { fakeSession, progressAt } from './fake-session.ts';

/** A run that read everything as 2; hidden units with such biases, each listening to one pixel. */
function session(bias: number) {
  const layers = [{ units: 3, activation: 'relu' }] as const;
  const W = Float32Array.from({ length: 784 * 3 }, (_, k) => (k % 4 === 0 ? 1 : 0));
  const weights = [W, new Float32Array(3).fill(bias), new Float32Array(30).fill(1), new Float32Array(10)];
  const confusion = Array.from({ length: 100 }, (_, k) => (k % 10 === 2 ? 10 : 0));
  const fake = fakeSession();
  const points = [1, 2, 3].map((step) => ({ step, loss: step < 3 ? 2 : 9 }));
  fake.hear(progressAt(1, 3, { rate: 10, points }));
  fake.hear({
    type: 'evaluation',
    epoch: 1,
    loss: 3,
    accuracy: 0.1,
    confusion: Uint32Array.from(confusion),
    mistakes: [],
  });
  return Object.assign(fake, {
    snapshot: async () => ({ settings: { ...articleSettings, layers }, step: 3, weights, shapes: [] }),
    digits: async () =>
      [1, 2, 3].map((index) => ({ index, label: index, pixels: new Uint8Array(784).fill(20 * index) })),
  });
}

describe('a network that reads every image as the same digit', () => {
  it('is told from one that tells images apart', () => {
    expect(onlyReading([0, 0, 5, ...Array(7).fill(0), 0, 0, 7])).toBe(2);
    expect(onlyReading([1, 0, 5])).toBeNull();
    expect(onlyReading([])).toBeNull();
  });

  it('names the layer that lets nothing through, the dearest mini-batch and the rate', async () => {
    expect(await findStuck(session(-1e4))).toEqual({ digit: 2, layer: 1, step: 3, loss: 9, rate: 10 });
  });

  it('is not called stuck while its layers still tell images apart', async () => {
    expect(await findStuck(session(1))).toBeNull();
  });
});
