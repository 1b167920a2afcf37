import { effect } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { shownValue } from '../../../../src/book/words/lens/shown.ts';
import { symbolsOf } from '../../../../src/figures/mnist/trainer/symbols.ts';
import { publishValues, valueNow } from '../../../../src/kit/symbol-values.ts';
import { type FakeSession, fakeSession, progressAt } from './fake-session.ts';

/** As a figure does with its model's symbols. */
function tellSymbols(session: FakeSession): () => void {
  const stop = effect(() => publishValues('trainer', symbolsOf(session), 'in the trainer'));
  return () => {
    stop();
    publishValues('trainer', null);
  };
}

const now = (symbol: Parameters<typeof valueNow>[0]): string[] | null => {
  const told = valueNow(symbol, 'weight-update');
  return told && shownValue(told.value);
};

describe('what the trainer tells the lens', () => {
  it('is its settings before a run, and how far it is afterwards', () => {
    const session = fakeSession();
    const stop = tellSymbols(session);
    expect(now('eta')).toEqual(['0.001']);
    expect(now('n')).toEqual(['l = 0: 784, l = 1: 128, l = 2: 10']);
    expect(now('L')).toBeNull();
    session.hear(progressAt(2, 3, { rate: 0.01, logs: { loss: 0.25, accuracy: 0.9 } }));
    expect(now('eta')).toEqual(['0.01']);
    expect(now('L')).toEqual(['0.25']);
    expect(now('t')).toEqual(['7']);
    stop();
    expect(now('eta')).toBeNull();
  });

  it("gives the first layer's weights their true shape, though only 64 columns are reported", () => {
    const session = fakeSession();
    const stop = tellSymbols(session);
    const values = Float32Array.from({ length: 784 * 64 }, (_, k) => k / 2);
    session.hear({ type: 'weights', units: 64, values, limit: 1 });
    expect(now('w')).toEqual(['l = 1: [784 × 128] 0, 0.5, 1, 1.5, …']);
    stop();
  });
});
