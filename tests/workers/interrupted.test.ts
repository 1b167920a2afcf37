/** A run whose worker ends before it does, and the one that goes on with it. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Intention } from '../../src/workers/protocol.ts';
import type { SavedRun } from '../../src/workers/saved.ts';
import { straight, timeless, tinySettings, Workbench } from './workbench.ts';

const settings = { ...tinySettings, epochs: 4, dropout: 0.2 };
const start: Intention = { type: 'start', settings };
const stepsPerEpoch = 17;

/** The run as it was last saved by a worker that came so far. */
async function savedAfter(steps: number, ...before: Intention[]): Promise<SavedRun> {
  const bench = new Workbench();
  await bench.loaded();
  bench.says(start, { type: 'pause' });
  for (let step = 0; step < steps; step++) {
    bench.says({ type: 'step' });
    bench.works();
  }
  bench.says(...before);
  if (!bench.saved) throw new Error('nothing was saved');
  return bench.saved;
}

/** A fresh worker that goes on with it to the end. */
async function continued(saved: SavedRun | null, dataFirst = true): Promise<Workbench> {
  const bench = new Workbench({ saved });
  if (dataFirst) await bench.loaded();
  bench.says({ type: 'continue' });
  if (!dataFirst) await bench.loaded();
  await Promise.resolve().then(() => Promise.resolve());
  bench.works();
  return bench;
}

let expected: ReturnType<typeof straight>;
beforeAll(() => {
  expected = straight(settings);
});

describe('an interrupted run', () => {
  it.each([1, 9, stepsPerEpoch, stepsPerEpoch + 1, 3 * stepsPerEpoch + 5])(
    'saved after step %i ends in the same weights, curve and history as one that was not',
    async (steps) => {
      const bench = await continued(await savedAfter(steps));
      expect(timeless(bench.receipt)).toEqual(timeless(expected.receipt));
      expect(bench.points).toEqual(expected.points);
      expect(bench.all('epoch').map(({ logs }) => logs)).toEqual(expected.history);
    },
  );

  it('goes on at the rate to which the reader had changed it', async () => {
    const saved = await savedAfter(5, { type: 'change', rate: 0.01 }, { type: 'save' });
    const bench = await continued(saved);
    expect(bench.receipt?.changes).toEqual([{ step: 6, rate: 0.01 }]);
    expect(bench.receipt?.weights).not.toBe(expected.receipt.weights);
  });

  it('is continued as soon as the data are there, when it is asked for before', async () => {
    const bench = await continued(await savedAfter(9), false);
    expect(timeless(bench.receipt)).toEqual(timeless(expected.receipt));
  });

  it('is judged again where it has been judged before, so that its mistakes are there to be seen', async () => {
    const bench = new Workbench({ saved: await savedAfter(stepsPerEpoch + 3) });
    await bench.loaded();
    bench.says({ type: 'continue' }, { type: 'pause' });
    await Promise.resolve().then(() => Promise.resolve());
    bench.says({ type: 'pause' });
    bench.works();
    expect(bench.last('evaluation')?.epoch).toBe(2);
    expect(bench.last('progress')).toMatchObject({ epoch: 2, step: 3, totalStep: stepsPerEpoch + 3 });
  });

  it('is saved every few seconds, when it is paused and when the page goes out of sight', async () => {
    const bench = new Workbench();
    await bench.loaded();
    bench.says({ type: 'start', settings: { ...settings, epochs: 1000 } });
    while (bench.time < 1500) bench.slice();
    expect(bench.saves).toBe(1);
    while (bench.time < 21_000) bench.slice();
    expect(bench.saves).toBeGreaterThanOrEqual(4);
    expect(bench.saves).toBeLessThanOrEqual(5);
    const before = bench.saves;
    bench.says({ type: 'pause' });
    expect(bench.saves).toBe(before + 1);
    bench.says({ type: 'save' });
    expect(bench.saves).toBe(before + 2);
  });

  it('is none when it came to its end, was stopped or diverged', async () => {
    const bench = new Workbench();
    await bench.loaded();
    bench.says(start, { type: 'pause' }, { type: 'step' });
    bench.works();
    expect(bench.saved).not.toBeNull();
    bench.says({ type: 'stop' });
    bench.works();
    expect(bench.ended).toBe(true);
    expect(bench.saved).toBeNull();
  });

  it('that nobody kept is refused, and leaves the run that there is', async () => {
    const bench = new Workbench();
    await bench.loaded();
    bench.says(start, { type: 'continue' });
    await Promise.resolve().then(() => Promise.resolve());
    expect(bench.last('problem')?.code).toBe('no-checkpoint');
    bench.works();
    expect(timeless(bench.receipt)).toEqual(timeless(expected.receipt));
  });

  it('of other data is refused by name', async () => {
    const saved = await savedAfter(3);
    const bench = await continued({ ...saved, checkpoint: { ...saved.checkpoint, data: 'another' } });
    expect(bench.last('problem')).toMatchObject({ code: 'shape', facts: { where: 'checkpoint' } });
    expect(bench.receipt).toBeUndefined();
  });

  it('of another network is refused before anything is changed', async () => {
    const saved = await savedAfter(3);
    const arrays = saved.checkpoint.state.arrays.slice(1);
    const state = { ...saved.checkpoint.state, arrays };
    const bench = await continued({ ...saved, checkpoint: { ...saved.checkpoint, state } });
    expect(bench.last('problem')?.code).toBe('shape');
    expect(bench.all('run')).toHaveLength(0);
  });
});
