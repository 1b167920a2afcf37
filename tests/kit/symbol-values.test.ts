import { beforeEach, describe, expect, it } from 'vitest';
import { bySymbol, onValues, publishValues, valueNow } from '../../src/kit/symbol-values.ts';

beforeEach(() => {
  for (const source of ['trainer', 'pad', 'relu', 'softmax']) publishValues(source, null);
});

describe('what the symbols stand for', () => {
  it('is first what the equation itself says, then what a widget says', () => {
    publishValues('softmax', { z: [1, 2], j: 2 });
    publishValues('trainer', { z: [9], eta: 0.001 }, 'there');
    expect(valueNow('z', 'softmax')).toEqual({ value: [1, 2], source: 'softmax' });
    expect(valueNow('eta', 'softmax')?.value).toBe(0.001);
    expect(valueNow('z', null)?.value).toEqual([9]);
  });

  it('is never the number of another equation', () => {
    publishValues('relu', { z: -3 });
    expect(valueNow('z', 'softmax')).toBeNull();
    expect(valueNow('z', null)).toBeNull();
  });

  it('is what the widget said last that spoke last, and nothing once it takes it back', () => {
    publishValues('trainer', { a: [0.5] }, 'there');
    publishValues('pad', { a: [0.1, 0.9] }, 'there');
    expect(valueNow('a', null)?.source).toBe('pad');
    publishValues('trainer', { a: [0.6] }, 'there');
    expect(valueNow('a', null)?.value).toEqual([0.6]);
    publishValues('trainer', null);
    publishValues('pad', null);
    expect(valueNow('a', null)).toBeNull();
  });

  it('tells its listeners of every change until they leave', () => {
    let heard = 0;
    const leave = onValues(() => heard++);
    publishValues('pad', { a: [1] }, 'there');
    publishValues('pad', null);
    leave();
    publishValues('pad', { a: [1] }, 'there');
    expect(heard).toBe(2);
  });
});

describe("an instance's values", () => {
  it('are keyed by symbol: indices dropped, literal indices kept, capitals and bold letters read as theirs, m what the equation says it is', () => {
    const given = { W: { '1': [[1]] }, '\\beta_1': 0.9, m: [0.1], '\\boldsymbol{\\delta}': { '1': [2] }, q: 4 };
    expect(bySymbol(given, ['w', 'beta1', 'moment1', 'delta', 'z'])).toEqual({
      w: { '1': [[1]] },
      beta1: 0.9,
      moment1: [0.1],
      delta: { '1': [2] },
    });
    expect(bySymbol({ m: 32 }, ['m'])).toEqual({ m: 32 });
  });
});
