/** Several threads find the bits of one. */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { Helpers, Post } from '../../../lib/kernels/crew.ts';
import { beginOf, firstPixelOf } from '../../../lib/kernels/divisions.ts';
import { threadedKernels } from '../../../lib/kernels/threads.ts';
import { memoryFor, Program } from '../../../lib/model/program.ts';
import { articleSettings, type Settings } from '../../../lib/model/settings.ts';
import type { Kernels } from '../../../lib/nn/kernels.ts';
import type { Numbers } from '../../../lib/nn/numbers.ts';
import { nodeHelpers } from '../../../src/commands/support/threads.ts';
import { fingerprintOf, others, trainedOther } from '../../support/other-networks.ts';
import { tinyDataset } from '../../support/tiny-dataset.ts';
import { fingerprintOfLearnt, withoutNetworks } from '../../support/without-networks.ts';
import { array, draw, expectSame, makeSimd, stream } from './sets.ts';
import { trials } from './trials.ts';

const module = new WebAssembly.Module(
  readFileSync(new URL('../../../lib/kernels/assembly/build/kernels-shared.wasm', import.meta.url)),
);
const teams = [1, 2, 3].map(nodeHelpers);
afterAll(() => Promise.all(teams.map((team) => team.close())));

async function all(kernels: Kernels, threads: number): Promise<Kernels> {
  while (kernels.threads?.() !== threads) await new Promise((soon) => setTimeout(soon, 2));
  return kernels;
}

const make = (helpers: Helpers, bytes?: number) =>
  threadedKernels(module, helpers, bytes === undefined ? {} : { bytes });

describe('a range cut into parts', () => {
  it('has every number in exactly one of them, in order, at multiples of the unit', () => {
    const random = stream(3);
    for (let trial = 0; trial < 500; trial++) {
      const [from, unit] = [32 * Math.floor(random() * 4), [1, 8, 16, 32][Math.floor(random() * 4)]!];
      const to = from + Math.floor(random() * 300);
      const parts = 1 + Math.floor(random() * 12);
      let end = from;
      for (let part = 0; part < parts; part++) {
        const [first, last] = [part, part + 1].map((one) => beginOf(from, to, unit, one, parts)) as [number, number];
        expect(first).toBe(end);
        expect(last).toBeGreaterThanOrEqual(first);
        expect((first - from) % unit === 0 || first === to).toBe(true);
        end = last;
      }
      expect(end).toBe(to);
    }
  });
});

describe('pixels divided among threads', () => {
  it('go to exactly one, cut at whole vectors, the first ones to the last thread', () => {
    for (const n of [1, 15, 16, 100, 784, 3072]) {
      for (const parts of [1, 2, 3, 4, 8]) {
        for (const share of [1 / 16, 0.7, 1, 4]) {
          const begin = (part: number) => firstPixelOf(n, part, parts, share);
          let end = 0;
          for (let part = parts - 1; part >= 0; part--) {
            expect(begin(part)).toBe(end);
            expect(begin(part - 1)).toBeGreaterThanOrEqual(end);
            expect(end % 16 === 0 || end === n).toBe(true);
            end = begin(part - 1);
          }
          expect(end).toBe(n);
        }
      }
    }
  });

  it('are more for the caller, the greater its share', () => {
    const own = (share: number) => 784 - firstPixelOf(784, 0, 2, share);
    expect(own(1)).toBe(784 - 400);
    expect(own(0.5)).toBeLessThan(own(1));
    expect(own(2)).toBeGreaterThan(own(1));
  });
});

describe.each(teams.map((team) => [team.count + 1, team] as const))('%i threads', (threads, team) => {
  // large enough for each kernel that is divided; an odd width, so that parts end within a vector
  const shape = { m: 512, nIn: 37, nOut: 133 };

  it('find the bits of one in every kernel', async () => {
    const kernels = await all(make(team), threads);
    const single = makeSimd();
    for (const [name, trial] of Object.entries(trials(shape, stream(11)))) {
      const [found, expected] = [kernels, single].map((set) => {
        const arrays = Object.fromEntries(
          Object.entries(trial.arrays).map(([key, values]) => [key, array(set, values)]),
        );
        return { returned: trial.call(set, arrays), arrays };
      });
      expect(found!.returned, name).toBe(expected!.returned);
      for (const key of Object.keys(trial.arrays)) expectSame(found!.arrays[key]!, expected!.arrays[key]!);
    }
  });

  it('find the bits of one on lit pixels, batch after batch', async () => {
    const [m, n, nOut] = [40, 784, 100];
    const random = stream(threads);
    const images = Uint8Array.from({ length: 200 * n }, () => (random() < 0.2 ? Math.floor(random() * 256) : 0));
    const indices = Uint32Array.from({ length: 200 }, (_, r) => (r * 7) % 200);
    const W = draw(random, n * nOut);
    const errors = draw(random, m * nOut);
    const kernels = await all(make(team), threads);
    const [found, expected] = [kernels, makeSimd()].map((set) => {
      const pixels = set.pixels!;
      const batch = pixels.batch(m, n, nOut);
      const [w, delta, b] = [array(set, W), array(set, errors), set.numbers(nOut).fill(0.5)];
      const [z, dW, mean, square] = [m * nOut, n * nOut, n * nOut, n * nOut].map((length) => set.numbers(length));
      for (let from = 0; from + m <= 200; from += m) {
        pixels.gather(batch, images, indices, from, m, Math.min(m, 200 - m - from));
        pixels.dense(z!, batch, w, b);
        pixels.denseWeightGradient(dW!, batch, delta);
        pixels.denseAdam(w, batch, delta, mean!, square!, 0.003, 0.9, 0.999, 1e-7);
      }
      set.settle?.();
      return [z!, dW!, w, mean!, square!];
    });
    found!.forEach((values, k) => {
      expectSame(values, expected![k]!);
    });
  });

  it('have the batch that is asked for, whatever was prepared', async () => {
    const [m, n, nOut] = [16, 784, 64];
    const random = stream(threads);
    const pictures = [0, 1].map(() => Uint8Array.from({ length: 100 * n }, () => Math.floor(random() * 2)));
    const indices = Uint32Array.from({ length: 100 }, (_, r) => (r * 7) % 100);
    const W = draw(random, n * nOut);
    const kernels = await all(make(team), threads);
    const [found, expected] = [kernels, makeSimd()].map((set) => {
      const batch = set.pixels!.batch(m, n, nOut);
      const [w, b, z] = [array(set, W), set.numbers(nOut), set.numbers(m * nOut)];
      const order = indices.slice();
      const results: number[] = [];
      const ask = (images: Uint8Array, from: number, count: number, ahead: number) => {
        z.fill(0);
        set.pixels!.gather(batch, images, order, from, count, ahead);
        set.pixels!.dense(z, batch, w, b);
        results.push(...z);
      };
      const [images, others] = pictures as [Uint8Array, Uint8Array];
      ask(images, 0, m, m);
      ask(images, m, m, m); // as announced
      ask(others, 2 * m, m, m); // of other images
      ask(others, 0, m, m); // another place
      order.reverse();
      ask(others, m, m, m); // another order of the same place
      ask(others, 2 * m, m, 5);
      ask(others, 3 * m, m, 3); // more than announced
      ask(others, 4 * m, 3, 0);
      ask(others, 5, 4, 0); // nothing was announced
      return array(set, results);
    });
    expectSame(found!, expected!);
  });

  it('have done Adam before a kernel reads its weights, or whoever settles', async () => {
    const [m, n, nOut] = [32, 784, 256];
    const random = stream(threads);
    const images = Uint8Array.from({ length: m * n }, () => Math.floor(random() * 256));
    const indices = Uint32Array.from({ length: m }, (_, r) => r);
    const errors = draw(random, m * nOut);
    const kernels = await all(make(team), threads);
    const [found, expected] = [kernels, makeSimd()].map((set) => {
      const batch = set.pixels!.batch(m, n, nOut);
      const [w, mean, square] = [0, 0, 0].map(() => set.numbers(n * nOut)) as [Numbers, Numbers, Numbers];
      const sums = set.numbers(nOut);
      const delta = array(set, errors);
      const read: number[] = [];
      set.pixels!.gather(batch, images, indices, 0, m);
      for (let step = 0; step < 50; step++) {
        set.pixels!.denseAdam(w, batch, delta, mean, square, 0.003, 0.9, 0.999, 1e-7);
        if (step % 2) set.settle?.();
        else set.denseBiasGradient(sums, w, n, nOut); // the sums of its columns
        read.push(sums[0]!, w[0]!, w[n * nOut - 1]!);
      }
      return [sums, array(set, read)];
    });
    found!.forEach((values, k) => {
      expectSame(values, expected![k]!);
    });
  });

  it.each(Object.entries(others))('train the network of one: %s', async (_name, other) => {
    const kernels = await all(make(team), threads);
    expect(fingerprintOf(trainedOther(other, kernels))).toBe(fingerprintOf(trainedOther(other, makeSimd())));
  });

  it.each(['ten clusters', 'three neighbours', 'five principal components'])(
    'find what one finds: %s',
    async (name) => {
      const kernels = await all(make(team), threads);
      expect(fingerprintOfLearnt(withoutNetworks[name], kernels)).toBe(withoutNetworks[name].sha256);
    },
  );

  it('train the network of one, also when the caller goes alone now and then', async () => {
    const settings: Settings = {
      ...articleSettings,
      layers: [{ units: 64, activation: 'relu' }],
      epochs: 2,
      examples: 600,
    };
    const bytes = memoryFor(settings);
    const run = async (kernels: Kernels) => {
      const program = new Program(settings, tinyDataset(), kernels);
      for (let step = 0; !program.done; step++) {
        kernels.goAlone?.(step % 3 === 2);
        program.next();
        if (kernels.threads) await all(kernels, threads);
      }
      return program.receipt(1);
    };
    expect(await run(make(team, bytes))).toEqual(await run(makeSimd(bytes)));
  });
});

describe('a helper that comes late', () => {
  it('may come in the middle of a step, after the pixels are listed', async () => {
    const [team] = teams;
    const waiting: (() => void)[] = [];
    const late: Helpers = { count: 1, summon: (crew) => waiting.push(() => team!.summon(crew)) };
    const [m, n, nOut] = [32, 784, 128];
    const images = new Uint8Array(m * n).fill(51);
    const indices = Uint32Array.from({ length: m }, (_, r) => r);
    const kernels = make(late);
    const pixels = kernels.pixels!;
    const batch = pixels.batch(m, n, nOut);
    const [z, W, b] = [kernels.numbers(m * nOut), kernels.numbers(n * nOut).fill(0.25), kernels.numbers(nOut)];
    pixels.gather(batch, images, indices, 0, m);
    waiting[0]!();
    await all(kernels, 2);
    for (let k = 0; k < 200; k++) {
      z.fill(0);
      pixels.dense(z, batch, W, b);
      expect(z.every((value) => Math.abs(value - 0.2 * 0.25 * n) < 1e-3)).toBe(true);
    }
  });

  it('is not awaited', () => {
    const posts: Post[] = [];
    const never: Helpers = { count: 2, summon: (crew) => posts.push(...crew.posts()) };
    const kernels = make(never);
    const [z, x, W, b] = [256 * 64, 256 * 64, 64 * 64, 64].map((length) => kernels.numbers(length).fill(1));
    kernels.dense(z!, x!, W!, b!, 256, 64, 64);
    expect(z!.every((value) => value === 65)).toBe(true);
    expect(posts.map(({ thread }) => thread)).toEqual([1, 2]);
  });
});
