import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { memoryFor, Program } from '../../../lib/model/program.ts';
import { articleSettings, type Settings } from '../../../lib/model/settings.ts';
import type { Problem } from '../../../lib/problem.ts';
import { tinyDataset } from '../../support/tiny-dataset.ts';
import { kernelSets, makeReference, makeSimd } from '../kernels/sets.ts';

const data = tinyDataset(); // 600 images in blocks of 200, and 100 to test
const settings: Settings = {
  ...articleSettings,
  layers: [{ units: 16, activation: 'relu' }],
  epochs: 3,
  examples: 600,
  seed: 7,
};
const program = (changes: Partial<Settings> = {}, kernels = makeSimd()) =>
  new Program({ ...settings, ...changes }, data, kernels);

function finish(run: Program): Program {
  while (!run.done) run.next();
  return run;
}

function problemOf(call: () => unknown): Problem {
  try {
    call();
  } catch (error) {
    return error as Problem;
  }
  throw new Error('expected a problem, found none');
}

describe('the program is a function of data, settings and seed', () => {
  it.each(kernelSets)('the same bits again with the %s kernels, other bits from another seed', (_name, make) => {
    const hash = finish(program({}, make())).weightsSha256();
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(finish(program({}, make())).weightsSha256()).toBe(hash);
    expect(finish(program({ seed: 8 }, make())).weightsSha256()).not.toBe(hash);
  });

  it('hashes W1 b1 W2 b2 as little-endian float32', () => {
    const run = program();
    run.next();
    const hash = createHash('sha256');
    for (const values of run.weights()) hash.update(new Uint8Array(values.buffer)); // this machine is little-endian
    expect(run.weightsSha256()).toBe(hash.digest('hex'));
    expect(run.shapes()).toEqual([[784, 16], [16], [16, 10], [10]]);
    expect(run.weights().map(({ length }) => length)).toEqual([784 * 16, 16, 160, 10]);
  });

  it.each<[Partial<Settings>]>([
    [{}],
    [{ l1: 1e-4 }],
    [{ l2: 1e-4 }],
    [{ optimizer: 'adamw' }],
    [{ optimizer: 'sgd' }],
  ])('whether the first layer walks the lit pixels or all of them: %o', (changes) => {
    const everyPixel = { ...makeSimd(), pixels: undefined };
    const hash = finish(program({ ...changes, epochs: 1 })).weightsSha256();
    expect(finish(program({ ...changes, epochs: 1 }, everyPixel)).weightsSha256()).toBe(hash);
  });

  it('looking does not change it: evaluating, predicting, hashing between the steps', () => {
    const quiet = finish(program({ dropout: 0.3 }));
    const watched = program({ dropout: 0.3 });
    while (!watched.done) {
      watched.next();
      watched.evaluate();
      watched.predict(new Float32Array(784).fill(0.5));
      watched.probabilities(data.test.images, Uint32Array.of(3, 1), 0, 2);
      watched.receipt(1);
    }
    expect(watched.weightsSha256()).toBe(quiet.weightsSha256());
  });

  it.each(kernelSets)('continues bit for bit from a checkpoint at any step, with the %s kernels', (_name, make) => {
    const changes = { optimizer: 'adam', dropout: 0.2, l2: 0.001 } as const;
    const whole = finish(program(changes, make()));
    for (const steps of [0, 5, 17, 20]) {
      const first = program(changes, make());
      for (let k = 0; k < steps; k++) first.next();
      const kept = first.checkpoint();
      first.next(); // goes on without disturbing what was kept
      const second = program(changes, make());
      second.restore(structuredClone(kept)); // as it comes from a store
      finish(second);
      expect(second.weightsSha256()).toBe(whole.weightsSha256());
      expect(second.history).toEqual(whole.history);
      expect(second.receipt(1)).toEqual(whole.receipt(1));
    }
  });

  it('refuses a checkpoint of other data or another network, and stays as it was', () => {
    const run = program();
    const kept = run.checkpoint();
    const hash = run.weightsSha256();
    const other = program({ layers: [] }).checkpoint();
    expect(problemOf(() => run.restore(other)).code).toBe('shape');
    expect(problemOf(() => run.restore({ ...kept, data: 'mnist' })).message).toContain('tiny');
    expect(run.weightsSha256()).toBe(hash);
  });
});

describe('the program learns', () => {
  it('and tells of each step and epoch', () => {
    const run = program();
    // 540 images are trained on, in 16 batches of 32 and one of 28
    expect([run.trainCount, run.validationCount, run.stepsPerEpoch]).toEqual([540, 60, 17]);
    const reports = [];
    while (!run.done) reports.push(run.next());
    expect(reports.length).toBe(51);
    expect(reports.map(({ totalStep }) => totalStep)).toEqual(Array.from({ length: 51 }, (_, k) => k + 1));
    expect(reports.filter(({ epochLogs }) => epochLogs).map(({ epoch, step }) => [epoch, step])).toEqual([
      [1, 17],
      [2, 17],
      [3, 17],
    ]);
    expect(run.history.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
    expect(run.history[2].validationAccuracy).toBeGreaterThan(0.9);
    expect(run.evaluate().accuracy).toBeGreaterThan(0.9);
    expect(run.history[2].loss).toBeLessThan(run.history[0].loss);
  });

  it('nearly the same with both sets of kernels', () => {
    const [one, other] = [makeReference(), makeSimd()].map((kernels) => finish(program({}, kernels)));
    expect(other.evaluate().loss).toBeCloseTo(one.evaluate().loss, 3);
  });

  it.each(['sgd', 'momentum', 'nesterov', 'rmsprop', 'adagrad', 'adamw', 'adam-textbook'] as const)(
    'with %s too',
    (optimizer) => {
      const rate = optimizer === 'sgd' || optimizer === 'adagrad' ? 0.05 : 0.005;
      expect(finish(program({ optimizer, rate })).evaluate().accuracy).toBeGreaterThan(0.8);
    },
  );

  it('counts the same as it evaluates in parts', () => {
    const run = finish(program({ epochs: 1 }));
    const parts = run.evaluateInParts();
    let correct = 0;
    for (;;) {
      const { done, value } = parts.next();
      if (done) {
        expect(value).toEqual(run.evaluate());
        expect(value.accuracy).toBe(correct / 100);
        break;
      }
      for (let r = 0; r < value.m; r++) {
        const row = [...value.a.subarray(r * 10, r * 10 + 10)];
        if (row.indexOf(Math.max(...row)) === data.test.labels[value.start + r]) correct++;
      }
    }
  });

  it('without a validation split says that there is none', () => {
    const run = finish(program({ validationSplit: 0, epochs: 1 }));
    expect(run.trainCount).toBe(600);
    expect(run.history[0].validationLoss).toBeNaN();
  });
});

describe('the data may still be arriving', () => {
  it('the first epoch needs the blocks in their order, its end the validation images, later epochs everything', () => {
    const run = program();
    const needs: number[] = [];
    while (!run.done) {
      needs.push(run.needs);
      run.next();
    }
    // 200 images are 6 batches of 32 and 8 images more: the 7th batch needs the second block
    expect(needs.slice(0, 7)).toEqual([200, 200, 200, 200, 200, 200, 400]);
    expect(needs.slice(12, 17)).toEqual([600, 600, 600, 600, 600]);
    expect(new Set(needs.slice(17))).toEqual(new Set([600]));
    expect(run.needs).toBe(0);
  });

  it('a step reads no image beyond what it says it needs', () => {
    const whole = finish(program());
    const { train, test, block } = data;
    const arriving = { ...train, images: new Uint8Array(train.images.length), labels: new Uint8Array(train.count) };
    const run = new Program(settings, { id: 'tiny', block, train: arriving, test }, makeSimd());
    while (!run.done) {
      const { needs } = run;
      arriving.images.set(train.images.subarray(0, needs * 784));
      arriving.labels.set(train.labels.subarray(0, needs));
      run.next();
    }
    expect(run.weightsSha256()).toBe(whole.weightsSha256());
  });
});

describe('the receipt', () => {
  it('repeats what the run was', () => {
    const run = finish(program());
    const { accuracy, loss } = run.evaluate();
    expect(run.receipt(2)).toEqual({
      data: 'tiny',
      settings,
      changes: [],
      kernels: 'simd',
      steps: 51,
      testLoss: loss,
      testAccuracy: accuracy,
      seconds: 2,
      imagesPerSecond: 810, // 3 · 540 / 2
      weights: run.weightsSha256(),
    });
  });

  it('notes a rate that was changed, from which step on', () => {
    const run = program();
    for (let k = 0; k < 4; k++) run.next();
    run.changeRate(0.01);
    run.changeRate(0.02);
    run.next();
    run.changeRate(0.02);
    expect(run.receipt(1).changes).toEqual([{ step: 5, rate: 0.02 }]);
    expect(finish(run).weightsSha256()).not.toBe(finish(program()).weightsSha256());
    expect(problemOf(() => run.changeRate(0)).message).toMatch(/rate must be 0 < x ≤ 10, found 0/);
  });
});

describe('a run that diverges', () => {
  it.each(kernelSets)('stops with the step, the layer and the quantity, with the %s kernels', (_name, make) => {
    // linear layers multiply each other: activations overflow float32 or float64
    const layers = Array.from({ length: 3 }, () => ({ units: 8, activation: 'linear' }) as const);
    const run = program({ layers, optimizer: 'sgd', rate: 10, epochs: 100 }, make());
    const problem = problemOf(() => finish(run));
    expect(problem.code).toBe('diverged');
    expect(problem.facts.step).toBeGreaterThan(0);
    expect(problem.facts.step).toBeLessThanOrEqual(run.totalStep + 1);
    expect(problem.facts.layer).toBeGreaterThanOrEqual(1);
    expect(problem.facts.layer).toBeLessThanOrEqual(4);
    expect(['activation', 'gradient', 'weights']).toContain(problem.facts.quantity);
    // asked again it says so again
    expect(problemOf(() => run.next()).code).toBe('diverged');
  });

  it('names the first layer whose weights are spoiled', () => {
    const run = program({ layers: [{ units: 4, activation: 'relu' }] });
    run.next();
    const spoiled = run.model.network(1, true).layers[2]!;
    spoiled.weights.values[3] = Number.POSITIVE_INFINITY;
    const { facts } = problemOf(() => run.next());
    expect(facts).toMatchObject({ layer: 2, quantity: 'weights' });
  });

  it('is told of even when the last step of all spoils the weights', () => {
    const unlit = data.train.images.map((value, k) => (k % 784 === 0 ? 0 : value));
    const run = new Program(
      { ...settings, epochs: 1, layers: [] },
      { ...data, train: { ...data.train, images: unlit } },
      makeSimd(),
    );
    for (let k = 0; k < 16; k++) run.next();
    run.model.network(1, true).layers[1]!.weights.values[0] = Number.NaN; // of a pixel that no image lights
    expect(problemOf(() => run.next()).facts).toMatchObject({ step: 17, layer: 1 });
    expect(run.done).toBe(false);
  });
});

describe('settings out of range are refused with the range', () => {
  it.each<[Partial<Settings>, RegExp]>([
    [{ layers: Array(9).fill({ units: 3, activation: 'relu' }) }, /layers must be 0 … 8, found 9/],
    [{ layers: [{ units: 4097, activation: 'relu' }] }, /units must be 1 … 4096, found 4097/],
    [{ layers: [{ units: 1.5, activation: 'relu' }] }, /units must be 1 … 4096, found 1.5/],
    [{ layers: [{ units: 3, activation: 'swish' as never }] }, /activation.*"swish".*relu/],
    [{ optimizer: 'lion' as never }, /optimizer.*"lion".*adam/],
    [{ optimizer: 'constructor' as never }, /optimizer.*"constructor"/],
    [{ rate: 0 }, /rate must be 0 < x ≤ 10, found 0/],
    [{ rate: 11 }, /found 11/],
    [{ rate: Number.NaN }, /found NaN/],
    [{ rate: '0.1' as never }, /rate/],
    [{ epochs: 0 }, /epochs must be 1 … 1000, found 0/],
    [{ epochs: 1001 }, /found 1001/],
    [{ batch: 0 }, /batch must be 1 … /],
    [{ batch: 1025 }, /found 1025/],
    [{ batch: 541 }, /batch must be 1 … 540, found 541/],
    [{ validationSplit: 1 }, /validationSplit must be 0 ≤ x < 1, found 1/],
    [{ validationSplit: -0.1 }, /found -0.1/],
    [{ dropout: 1 }, /dropout must be 0 ≤ x < 1, found 1/],
    [{ l2: -1 }, /l2 must be 0 ≤ x ≤ 1, found -1/],
    [{ l2: 2 }, /found 2/],
    [{ l1: -1 }, /l1 must be 0 ≤ x ≤ 1, found -1/],
    [{ examples: 31 }, /examples must be 32 … 600, found 31/],
    [{ examples: 601 }, /examples must be 32 … 600, found 601/],
    [{ seed: -1 }, /seed must be 0 … 4294967295, found -1/],
    [{ seed: 2 ** 32 }, /found 4294967296/],
    [{ seed: 0.5 }, /found 0.5/],
  ])('%o', (changes, words) => {
    expect(problemOf(() => program(changes)).message).toMatch(words);
  });

  it('and the ends of the ranges are allowed', () => {
    for (const changes of [
      { layers: [], rate: 10, batch: 540, dropout: 0, l2: 1, seed: 2 ** 32 - 1, epochs: 1000 },
      { examples: 32, batch: 1, validationSplit: 0.9, seed: 0 },
    ] as Partial<Settings>[]) {
      expect(() => program(changes).next()).not.toThrow();
    }
  });

  it('a network that no memory holds is refused before it is built, with what it needs', () => {
    const layers = Array(8).fill({ units: 4096, activation: 'relu' });
    const problem = problemOf(() => program({ layers }));
    expect(problem.code).toBe('network-size');
    expect(problem.message).toMatch(/\d+ MB/);
  });

  it.each<[Partial<Settings>]>([
    [{}],
    [{ layers: [] }],
    [{ layers: [{ units: 1000, activation: 'relu' }], batch: 500 }],
    [{ layers: [{ units: 2, activation: 'relu' }], batch: 1, dropout: 0.5 }],
    [{ layers: Array(8).fill({ units: 65, activation: 'tanh' }), batch: 333, l2: 0.1, dropout: 0.1 }],
    [{ optimizer: 'sgd', batch: 540 }],
  ])('the memory said to be needed is enough for %o', (changes) => {
    const all = { ...settings, ...changes, epochs: 1 };
    const run = new Program(all, data, makeSimd(memoryFor(all)));
    expect(() => finish(run).receipt(1)).not.toThrow();
    expect(() => run.predict(new Float32Array(784))).not.toThrow();
  });
});
