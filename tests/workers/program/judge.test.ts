/** The judge, told by a realm that may be spoilt: only right numbers pass, whatever is said beside them. */
import { describe, expect, it } from 'vitest';
import { programById } from '../../../lib/exercises/programs/index.ts';
import { callOn, compileFunction } from '../../../lib/exercises/programs/trial.ts';
import { judge } from '../../../src/workers/program/judge.ts';
import type { ProgramReport, ProgramWish, RealmAnswer, RealmOrder } from '../../../src/workers/program/protocol.ts';
import { trainWith } from '../../../src/workers/program/training.ts';
import { tinyDataset } from '../../support/tiny-dataset.ts';

const program = programById('forward-program')!;

/** All that the judge reports of a realm that answers an order with these. */
async function judged(what: ProgramWish['what'], answers: (order: RealmOrder) => Iterable<RealmAnswer>) {
  const port = {
    onmessage: null as MessagePort['onmessage'],
    postMessage(order: RealmOrder) {
      for (const data of answers(structuredClone(order))) {
        port.onmessage?.call(null as never, { data: structuredClone(data) } as MessageEvent);
      }
    },
  };
  const digits = async () => ({ data: tinyDataset(), isDrawn: true });
  const reports: ProgramReport[] = [];
  const work = judge({ what, id: program.id, code: 'its text', seed: 1 }, { port: port as never, digits });
  const first = work.next();
  while (!port.onmessage) await Promise.resolve();
  port.onmessage.call(null as never, { data: { type: 'ready' } } as MessageEvent);
  reports.push((await first).value as ProgramReport);
  for await (const report of work) reports.push(report);
  return reports;
}

const answersOf = (code: string) =>
  function* (order: RealmOrder): Generator<RealmAnswer> {
    const own = compileFunction(code, order.name);
    if (order.what === 'cases') yield { type: 'answers', answers: order.words.map((words) => callOn(own, words)) };
    else {
      for (const progress of trainWith(program, own, order.data, order.seed)) yield { type: 'trained', progress };
    }
  };
const kinds = (reports: ProgramReport[]) => {
  const last = reports.at(-1);
  return last?.type === 'cases' ? last.reports.map(({ outcome }) => outcome.kind) : last;
};

describe('the judge', () => {
  it('passes the right numbers and no others', async () => {
    expect(new Set(kinds(await judged('cases', answersOf(program.solution))) as string[])).toEqual(new Set(['passed']));
    expect(kinds(await judged('cases', answersOf(program.slips['no bias'])))).toContain('differs');
  });

  it('passes over what is no answer, and waits for one', async () => {
    const reports = await judged('cases', function* (order) {
      yield { type: 'ready' };
      yield { type: 'cases', reports: [] } as never;
      yield { type: 'answers', answers: [] };
      yield { type: 'trained', progress: { step: 94, steps: 94, loss: 0, accuracy: 1 } };
      yield* answersOf(program.slips['no bias'])(order);
    });
    expect(reports.map(({ type }) => type)).toEqual(['begun', 'cases']);
    expect(kinds(reports)).toContain('differs');
  });

  it('tells that an array was given away, and that one was changed that is only to be read', async () => {
    const away = 'function dense(z) { structuredClone(0, { transfer: [z.buffer] }); }';
    expect(new Set(kinds(await judged('cases', answersOf(away))) as string[])).toEqual(new Set(['threw']));
    const spoilt = `${program.solution.replace('function dense', 'function right')}
      function dense(...words) { right(...words); words[1][0] += 1; }`;
    expect(new Set(kinds(await judged('cases', answersOf(spoilt))) as string[])).toEqual(new Set(['changed']));
  });

  it('hears a training as long as it goes on, ends it at its last step, and trains the engine itself', async () => {
    const reports = await judged('train', function* (order) {
      const [first, ...rest] = answersOf(program.solution)(order);
      for (const said of [first, first, first, ...rest]) yield said;
    });
    const own = reports.flatMap((one) => (one.type === 'trained' && one.progress.who === 'own' ? one.progress : []));
    const engine = reports.flatMap((one) =>
      one.type === 'trained' && one.progress.who === 'engine' ? one.progress : [],
    );
    expect(own.map(({ step }) => step)).toEqual([...new Set(own.map(({ step }) => step))]);
    expect(engine.map(({ step }) => step)).toEqual(own.map(({ step }) => step));
    expect(engine.at(-1)?.accuracy).toBe(own.at(-1)?.accuracy);
  });

  it('tells what was thrown', async () => {
    const reports = await judged('train', () => [{ type: 'threw', message: 'TypeError: no' }]);
    expect(reports).toEqual([
      { type: 'begun', isDrawn: true },
      { type: 'threw', message: 'TypeError: no' },
    ]);
  });
});
