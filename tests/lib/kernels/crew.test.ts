/** Fork and join: each part once, by whoever is there. */
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
import { boardBytes, Crew, commonBytes, type Helpers, helpersOf, type Post } from '../../../lib/kernels/crew.ts';
import { awaitWord, begun, finishedAt, meet, ordersDoneAt, ways, wordsOf } from './threads-meeting.ts';

const workers = [1, 2].map(() => new Worker(new URL('./threads-helper.ts', import.meta.url)));
afterAll(() => Promise.all(workers.map((worker) => worker.terminate())));
const helpers = helpersOf(workers.map((worker) => (post: Post) => worker.postMessage(post)));

const tallyAt = 16384;

function crewOf(who: Helpers) {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const module = new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  const posts = Array.from({ length: who.count }, (_, k) => ({
    module,
    memory,
    common: 0,
    board: commonBytes + k * boardBytes,
    scratch: 0,
    thread: k + 1,
    threads: 1 + who.count,
  }));
  const crew = new Crew(who, posts);
  const tally = new Int32Array(memory.buffer, tallyAt);
  return {
    crew,
    tally,
    words: wordsOf(memory),
    /** An order of so many parts; who helped is asked afterwards of the tally, from 64 on. */
    share(parts: number, { isAtHome = false, way = ways.atOnce as number } = {}): number[] {
      Atomics.store(tally, begun, 0);
      const task = crew.begin({ kernel: 0, parts, numbers: [tallyAt, way], isAtHome }, crew.muster(), (_, part) => {
        if (way === ways.meet) meet(tally, parts);
        Atomics.add(tally, part, 1);
        Atomics.store(tally, 64 + part, 0);
      });
      task.finish();
      return [...task.asked];
    },
  };
}

async function here(crew: Crew, count: number): Promise<void> {
  while (crew.muster().length !== count) await new Promise((soon) => setTimeout(soon, 2));
}

describe('a crew of three threads', () => {
  it('does every part of every order exactly once, whoever does it', async () => {
    const { crew, tally, share } = crewOf(helpers);
    await here(crew, 2);
    for (let orders = 1; orders <= 2000; orders++) {
      share(7);
      let finished = 0;
      for (let part = 0; part < 7; part++) finished += tally[part]!;
      if (finished !== 7 * orders) expect.fail(`after ${orders} orders ${finished} parts are done`);
    }
    expect([...tally.subarray(0, 8)]).toEqual([...Array(7).fill(2000), 0]);
  });

  it('works at the same time: of three parts that wait for each other everyone does one', async () => {
    const { crew, tally, share } = crewOf(helpers);
    await here(crew, 2);
    for (let k = 1; k <= 100; k++) {
      expect(share(3, { way: ways.meet })).toEqual([1, 2]);
      expect([...tally.subarray(0, 4)]).toEqual([k, k, k, 0]);
      expect([...tally.subarray(64, 67)].sort()).toEqual([0, 1, 2]);
    }
  });

  it('is waited for by the end of an order, once it has begun a part', async () => {
    const { crew, tally } = crewOf(helpers);
    await here(crew, 2);
    const work = { kernel: 0, parts: 2, numbers: [tallyAt, ways.slow] };
    const task = crew.begin(work, crew.muster(), () => expect.fail('a part was taken twice'));
    awaitWord(tally, begun, 2);
    expect([...tally.subarray(0, 2)]).toEqual([0, 0]);
    expect(task.finish(), 'late').toBe(true);
    expect([...tally.subarray(0, 2)]).toEqual([1, 1]);
  });

  it('goes to whoever calls it last; the other goes on alone and may call it back', async () => {
    const [first, second] = [crewOf(helpers), crewOf(helpers)];
    await here(first.crew, 2);
    second.crew.muster();
    await here(second.crew, 2);
    expect(first.share(5)).toEqual([]);
    expect([...first.tally.subarray(0, 6)]).toEqual([1, 1, 1, 1, 1, 0]);
    await here(first.crew, 2);
    expect(first.share(5)).not.toEqual([]);
    expect([...first.tally.subarray(0, 6)]).toEqual([2, 2, 2, 2, 2, 0]);
  });

  it('that never comes leaves the work to the caller', () => {
    const { share, tally } = crewOf(helpersOf([() => {}]));
    for (let k = 0; k < 10; k++) expect(share(4)).toEqual([]);
    expect([...tally.subarray(0, 5)]).toEqual([10, 10, 10, 10, 0]);
  });

  it('leaves each part to the thread where it is at home, and does those of who never comes', async () => {
    const { crew, tally, share } = crewOf(helpers);
    await here(crew, 2);
    for (let k = 1; k <= 100; k++) {
      share(3, { isAtHome: true, way: ways.meet });
      expect([...tally.subarray(64, 67)]).toEqual([0, 1, 2]);
      expect([...tally.subarray(0, 4)]).toEqual([k, k, k, 0]);
    }
    for (let k = 101; k <= 500; k++) {
      share(3, { isAtHome: true });
      expect([...tally.subarray(0, 4)]).toEqual([k, k, k, 0]);
      const [first, second, third] = tally.subarray(64, 67);
      // the caller may do another's, who was late; nobody else may
      expect([first === 0, second! <= 1, third !== 1]).toEqual([true, true, true]);
    }
    const alone = crewOf(helpersOf([() => {}]));
    alone.share(2, { isAtHome: true });
    expect([...alone.tally.subarray(0, 3)]).toEqual([1, 1, 0]);
  });

  it('leaves the caller its part at home, however long that does not come', async () => {
    const { crew, tally, words } = crewOf(helpers);
    await here(crew, 2);
    const work = { kernel: 0, parts: 3, numbers: [tallyAt], isAtHome: true };
    const task = crew.begin(work, crew.muster(), (_, part) => {
      Atomics.add(tally, part, 1);
    });
    awaitWord(words, finishedAt, 2);
    // both have looked for more, and are through with the order
    for (const k of [0, 1]) awaitWord(words, (commonBytes + k * boardBytes) / 4 + ordersDoneAt, 1);
    expect([...tally.subarray(0, 3)]).toEqual([0, 1, 1]);
    expect(task.finish(), 'late').toBe(false);
    expect([...tally.subarray(0, 3)]).toEqual([1, 1, 1]);
  });

  it('does a part when the caller takes it, and at the end of the order all that are left', async () => {
    const { crew, tally } = crewOf(helpersOf([() => {}]));
    const work = { kernel: 0, parts: 3, numbers: [], isAtHome: true };
    const task = crew.begin(work, [], (_, part) => {
      tally[part]! += 1;
    });
    expect([...tally.subarray(0, 3)]).toEqual([0, 0, 0]);
    task.take(0);
    task.take(0);
    expect([...tally.subarray(0, 3)]).toEqual([1, 0, 0]);
    expect(task.finish(), 'nobody was asked').toBe(false);
    expect([...tally.subarray(0, 3)]).toEqual([1, 1, 1]);
  });

  it('tells when a helper who was asked did not come, and the caller did its part', () => {
    const { crew, tally } = crewOf(helpersOf([() => {}]));
    const work = { kernel: 0, parts: 2, numbers: [], isAtHome: true };
    const task = crew.begin(work, [1], (_, part) => {
      tally[part]! += 1;
    });
    expect(task.asked).toEqual([1]);
    expect(task.finish(), 'late').toBe(true);
    expect([...tally.subarray(0, 2)]).toEqual([1, 1]);
  });

  it('hands a result on from the last part to the first, whoever does them', () => {
    const { crew } = crewOf(helpersOf([() => {}, () => {}]));
    for (let turn = 0; turn < 3; turn++) {
      const seen: string[] = [];
      const work = { kernel: 0, parts: 3, numbers: [], isAtHome: true };
      const task = crew.begin(work, [], (_, part, relay) => {
        for (let lap = 1; lap <= 2; lap++) {
          if (part < 2) relay.await(part + 1, lap);
          seen.push(`part ${part}, lap ${lap}`);
          relay.pass(part, lap);
        }
      });
      task.finish();
      expect(seen).toEqual([2, 1, 0].flatMap((part) => [1, 2].map((lap) => `part ${part}, lap ${lap}`)));
    }
  });
});
