/** Fork and join: each part once, by whoever is there. */
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
import { boardBytes, Crew, commonBytes, type Helpers, helpersOf, type Post } from '../../../lib/kernels/crew.ts';

const workers = [1, 2].map(() => new Worker(new URL('./threads-helper.ts', import.meta.url)));
afterAll(() => Promise.all(workers.map((worker) => worker.terminate())));
const helpers = helpersOf(workers.map((worker) => (post: Post) => worker.postMessage(post)));

const tallyAt = 16384;

function crewOf(who: Helpers): { crew: Crew; tally: Int32Array; share(parts: number, isAtHome?: boolean): number[] } {
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
    share(parts, isAtHome = false) {
      const work = { kernel: 0, parts, numbers: [tallyAt], isAtHome };
      const task = crew.begin(work, crew.muster(), (_, part) => {
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
  it('does every part of every order exactly once, and no part alone for long', async () => {
    const { crew, tally, share } = crewOf(helpers);
    await here(crew, 2);
    const hands = new Set<number>();
    let orders = 0;
    for (; orders < 2000 || (hands.size < 3 && orders < 1_000_000); orders++) {
      share(7);
      let finished = 0;
      for (let part = 0; part < 7; part++) {
        hands.add(tally[64 + part]!);
        finished += tally[part]!;
      }
      if (finished !== 7 * (orders + 1)) expect.fail(`after ${orders + 1} orders ${finished} parts are done`);
    }
    expect([...tally.subarray(0, 8)]).toEqual([...Array(7).fill(orders), 0]);
    expect([...hands].sort()).toEqual([0, 1, 2]);
  });

  it('is waited for by the end of an order, once it has begun a part', async () => {
    const { crew, tally } = crewOf(helpers);
    await here(crew, 2);
    const work = { kernel: 0, parts: 1, numbers: [tallyAt, 1] };
    const task = crew.begin(work, crew.muster(), () => expect.fail('the part was taken twice'));
    while (Atomics.load(tally, 100) === 0);
    expect(tally[0]).toBe(0);
    expect(task.finish(), 'late').toBe(true);
    expect(tally[0]).toBe(1);
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

  it('leaves each part to the thread where it is at home, mostly, and does those of who never comes', async () => {
    const { crew, tally, share } = crewOf(helpers);
    await here(crew, 2);
    let own = 0;
    const orders = 500;
    for (let k = 0; k < orders; k++) {
      share(3, true);
      expect([...tally.subarray(0, 4)]).toEqual([k + 1, k + 1, k + 1, 0]);
      if (tally[64] === 0) own++;
    }
    expect(own).toBeGreaterThan(orders / 2);
    const alone = crewOf(helpersOf([() => {}]));
    alone.share(2, true);
    expect([...alone.tally.subarray(0, 3)]).toEqual([1, 1, 0]);
  });

  it('leaves the caller its part at home, however long that does not come', async () => {
    const { crew, tally } = crewOf(helpers);
    await here(crew, 2);
    const work = { kernel: 0, parts: 3, numbers: [tallyAt], isAtHome: true };
    const task = crew.begin(work, crew.muster(), (_, part) => {
      Atomics.add(tally, part, 1);
    });
    while (Atomics.load(tally, 1) === 0 || Atomics.load(tally, 2) === 0);
    Atomics.wait(tally, 101, 0, 20); // nobody wakes it
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
