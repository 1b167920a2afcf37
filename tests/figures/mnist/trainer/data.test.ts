import { beforeEach, describe, expect, it } from 'vitest';
import { type DataPanel, dataPanel } from '../../../../src/figures/mnist/trainer/data.ts';
import { type FakeSession, fakeSession } from './fake-session.ts';

let session: FakeSession;
let panel: DataPanel;

beforeEach(() => {
  session = fakeSession();
  panel = dataPanel(session);
  return panel.follow();
});

const here = (source: 'mnist' | 'digits' | 'own', hasMnist: boolean | null = true, hasOwn = false) =>
  session.hear({
    ...{ type: 'data', id: source, source, loaded: 1, total: 1, missing: false, trainCount: 600, testCount: 100 },
    ...{ hasMnist, hasOwn },
  } as const);

const file = (name: string) => ({ name, arrayBuffer: async () => new ArrayBuffer(4) });

describe('the data panel', () => {
  it('offers MNIST unless the site has none, the generator always, own files once there are any', () => {
    expect(panel.sources.value).toEqual(['mnist', 'digits']);
    here('digits', false);
    expect(panel.sources.value).toEqual(['digits']);
    here('mnist', true, true);
    expect(panel.sources.value).toEqual(['mnist', 'digits', 'own']);
    expect(panel.source.value).toBe('mnist');
  });

  it('asks for other digits, and lets go of those that were shown', async () => {
    here('mnist');
    const looked = panel.look();
    session.looks[0].answer([{ index: 0, label: 5, pixels: new Uint8Array(784) }]);
    await looked;
    expect(panel.sample.value).toHaveLength(1);
    panel.choose('digits');
    expect(session.asked).toEqual([['useData', 'digits']]);
    expect(panel.sample.value).toEqual([]);
  });

  it('takes up what a link chose; own digits only where this browser has some', () => {
    panel.chosen.value = panel.chosen.read('own')!;
    here('mnist');
    expect(session.asked).toEqual([['load']]);
    here('mnist', true, true);
    here('mnist', true, true);
    expect(session.asked).toEqual([['load'], ['useData', 'own']]);
    here('own', true, true);
    panel.chosen.value = 'first';
    expect(session.asked.at(-1)).toEqual(['useData', 'mnist']);
  });

  it('is held while a run is under way', () => {
    expect(panel.held.value).toBe(false);
    session.hear({ type: 'phase', phase: 'paused' });
    expect(panel.held.value).toBe(true);
  });

  it('brings the reader’s files and uses them at once, but not under a run', async () => {
    await panel.bring([file('a'), file('b')]);
    expect(session.asked).toContainEqual(['bringData', ['a', 'b']]);
    expect(session.asked).toContainEqual(['useData', 'own']);
    expect(panel.brought.value).toEqual({ trainCount: 600, testCount: 100 });
    session.asked.length = 0;
    session.hear({ type: 'phase', phase: 'running' });
    await panel.bring([file('c')]);
    expect(session.asked).not.toContainEqual(['useData', 'own']);
  });
});
