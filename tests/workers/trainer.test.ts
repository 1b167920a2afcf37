import { beforeAll, describe, expect, it } from 'vitest';
import { generator } from '../../lib/generator.ts';
import { referenceKernels } from '../../lib/kernels/reference.ts';
import { Program } from '../../lib/model/program.ts';
import { Problem } from '../../lib/problem.ts';
import { LiveRun } from '../../src/workers/live-run.ts';
import type { Intention } from '../../src/workers/protocol.ts';
import { makeSimd } from '../lib/kernels/sets.ts';
import { straight, timeless, tiny, tinySettings, Workbench } from './workbench.ts';

const start: Intention = { type: 'start', settings: tinySettings };
const stepsPerEpoch = 17;

async function ready(options?: ConstructorParameters<typeof Workbench>[0]): Promise<Workbench> {
  const bench = new Workbench(options);
  await bench.loaded();
  return bench;
}

let expected: ReturnType<typeof straight>;
beforeAll(() => {
  expected = straight(tinySettings);
});

describe('a run in the worker', () => {
  it.each([
    ['simd', makeSimd],
    ['reference', () => referenceKernels({ precision: 'float32' })],
  ] as const)(
    'gives the receipt and the curve of the same program run straight, with %s kernels',
    async (_, kernels) => {
      const bench = await ready({ kernels });
      bench.says(start);
      bench.works();
      const alone = straight(tinySettings, kernels());
      expect(timeless(bench.receipt)).toEqual(timeless(alone.receipt));
      expect(bench.points).toEqual(alone.points);
      expect(bench.all('epoch').map(({ logs }) => logs)).toEqual(alone.history);
      expect(bench.all('phase').map(({ phase }) => phase)).toEqual(['loading', 'ready', 'running', 'done']);
    },
  );

  it('learns: the digits of the test set are read after three epochs', async () => {
    const bench = await ready();
    bench.says(start);
    bench.works();
    expect(bench.receipt?.testAccuracy).toBeGreaterThan(0.9);
    expect(bench.points[0].loss).toBeGreaterThan(4 * bench.points.at(-1)!.loss);
  });

  it('reports the first step at once, then at display rate and never each step', async () => {
    const bench = await ready();
    bench.says({ type: 'start', settings: { ...tinySettings, epochs: 20 } });
    bench.slice();
    expect(bench.all('progress')).toHaveLength(1);
    expect(bench.last('progress')).toMatchObject({ epoch: 1, step: 1, totalStep: 1 });
    bench.works();
    expect(bench.last('progress')).toMatchObject({ epoch: 20, step: stepsPerEpoch, totalStep: 340, totalSteps: 340 });
    expect(bench.all('progress').length).toBeLessThanOrEqual(bench.time / 50 + 22); // and at each epoch's end
  });

  it('shows the first layer at most four times a second', async () => {
    const bench = await ready();
    bench.says({ type: 'start', settings: { ...tinySettings, epochs: 20 } });
    bench.works();
    const shown = bench.all('weights').length;
    expect(shown).toBeGreaterThan(2);
    expect(shown).toBeLessThanOrEqual(bench.time / 250 + 3); // and at the beginning and the end
    expect(bench.last('weights')).toMatchObject({ units: 12 });
    expect(bench.last('weights')?.values).toHaveLength(784 * 12);
  });

  it('judges the test set after each epoch, in parts between which it listens', async () => {
    const bench = await ready({ dataset: { ...tiny, test: tiny.train } });
    bench.lookTakes = 20; // one part a slice
    bench.says(start);
    bench.works(({ type }) => type === 'epoch');
    let slices = 0;
    for (; bench.all('evaluation').length === 0; slices++) bench.slice();
    expect(slices).toBeGreaterThan(2);
    bench.works();
    const evaluations = bench.all('evaluation');
    expect(evaluations.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
    for (const { confusion, accuracy } of evaluations) {
      const right = Array.from({ length: 10 }, (_, k) => confusion[11 * k]).reduce((a, b) => a + b);
      expect(confusion.reduce((a, b) => a + b)).toBe(600);
      expect(right / 600).toBeCloseTo(accuracy, 12);
    }
  });

  it('counts the time of training, not of pauses', async () => {
    const bench = await ready();
    bench.says(start);
    for (let k = 0; k < 3; k++) bench.slice();
    bench.says({ type: 'pause' });
    bench.works();
    const before = bench.last('progress')!.seconds;
    bench.time += 1e6;
    bench.says({ type: 'step' });
    bench.works();
    expect(before).toBeGreaterThan(0);
    expect(bench.last('progress')!.seconds - before).toBeLessThan(0.1);
  });
});

describe('the reader', () => {
  it('pauses and resumes anywhere without changing a bit', async () => {
    for (const every of [1, 2, 5]) {
      const bench = await ready();
      bench.says(start);
      for (let k = 0; !bench.ended; k++) {
        bench.slice();
        if (k % every !== 0) continue;
        bench.says({ type: 'pause' });
        bench.works();
        if (!bench.ended) expect(bench.phase).toBe('paused');
        bench.says({ type: 'resume' });
      }
      expect(timeless(bench.receipt)).toEqual(timeless(expected.receipt));
      expect(bench.points).toEqual(expected.points);
    }
  });

  it('is heard within a slice: a paused run takes no further step', async () => {
    const bench = await ready();
    bench.lookTakes = 4;
    bench.says(start);
    bench.slice();
    bench.slice();
    bench.says({ type: 'pause' });
    const { totalStep } = bench.last('progress')!;
    bench.works();
    expect(bench.last('progress')!.totalStep).toBe(totalStep);
    expect(totalStep).toBeLessThan(stepsPerEpoch);
  });

  it('steps one mini-batch at a time, as many as were asked for', async () => {
    const bench = await ready();
    bench.says(start, { type: 'pause' });
    bench.works();
    bench.says({ type: 'step' });
    bench.works();
    expect(bench.last('progress')).toMatchObject({ totalStep: 1 });
    const program = new Program(tinySettings, tiny, makeSimd());
    program.next();
    expect(bench.last('weights')!.values).toEqual(program.weights()[0]);
    bench.says({ type: 'step' }, { type: 'step' }, { type: 'step' });
    bench.works();
    expect(bench.last('progress')).toMatchObject({ totalStep: 4 });
    expect(bench.phase).toBe('paused');
    bench.says({ type: 'resume' });
    bench.works();
    expect(bench.points).toEqual(expected.points);
  });

  it('stops where the run stands: it is judged there, and its receipt counts the steps taken', async () => {
    const bench = await ready();
    bench.says(start);
    for (let k = 0; k < 4; k++) bench.slice();
    bench.says({ type: 'stop' });
    bench.works();
    const program = new Program(tinySettings, tiny, makeSimd());
    while (program.totalStep < bench.receipt!.steps) program.next();
    expect(bench.phase).toBe('done');
    expect(bench.receipt!.steps).toBeLessThan(51);
    expect(timeless(bench.receipt)).toEqual(timeless(program.receipt(0)));
    expect(bench.last('evaluation')?.accuracy).toBe(bench.receipt?.testAccuracy);
  });

  it('resets to the initial weights of the same seed, paused, and finds the same curve again', async () => {
    const bench = await ready();
    bench.says(start);
    const first = bench.last('weights')!.values.slice();
    for (let k = 0; k < 5; k++) bench.slice();
    bench.says({ type: 'change', rate: 0.5 }, { type: 'reset' });
    const reset = bench.reports.findLastIndex(({ type }) => type === 'run');
    bench.works();
    expect(bench.phase).toBe('paused');
    expect(bench.last('weights')!.values).toEqual(first);
    expect(bench.reports.slice(reset).some(({ type }) => type === 'progress')).toBe(false);
    bench.says({ type: 'resume' });
    bench.works();
    bench.reports.splice(0, reset);
    expect(bench.points).toEqual(expected.points);
    expect(timeless(bench.receipt)).toEqual(timeless(expected.receipt));
  });

  it('starts another run in place of the one in progress, from its own seed', async () => {
    const bench = await ready();
    bench.says({ type: 'start', settings: { ...tinySettings, seed: 6 } });
    bench.slice();
    bench.slice();
    bench.says(start);
    bench.works();
    expect(timeless(bench.receipt)).toEqual(timeless(expected.receipt));
    expect(bench.all('done')).toHaveLength(1);
  });

  it('changes the rate while it runs; the receipt says from which step on', async () => {
    const bench = await ready();
    bench.says(start, { type: 'step' });
    bench.works();
    bench.says({ type: 'change', rate: 0.01 });
    expect(bench.last('progress')).toMatchObject({ totalStep: 1, rate: 0.01 });
    bench.says({ type: 'resume' });
    bench.works();
    const program = new Program(tinySettings, tiny, makeSimd());
    program.next();
    program.changeRate(0.01);
    while (!program.done) program.next();
    expect(bench.receipt?.changes).toEqual([{ step: 2, rate: 0.01 }]);
    expect(timeless(bench.receipt)).toEqual(timeless(program.receipt(0)));
  });
});

describe('what is refused', () => {
  it.each([
    ['rate', { rate: 11 }, '0 < x ≤ 10'],
    ['batch', { batch: 0 }, '1 … 1024'],
    ['batch', { batch: 541 }, '1 … 540'],
    ['epochs', { epochs: 2.5 }, '1 … 1000'],
    ['examples', { examples: 601 }, '32 … 600'],
    ['seed', { seed: Number.NaN }, '0 … 4294967295'],
    ['units', { layers: [{ units: 5000, activation: 'relu' }] }, '1 … 4096'],
  ] as const)(
    'a run with %s out of range, with the allowed range, leaves the run in progress alone',
    async (where, wrong, range) => {
      const bench = await ready();
      bench.says(start);
      bench.slice();
      bench.says({ type: 'start', settings: { ...tinySettings, ...wrong } });
      expect(bench.last('problem')).toMatchObject({ code: 'range', facts: { where, expected: range } });
      bench.works();
      expect(bench.all('run')).toHaveLength(1);
      expect(timeless(bench.receipt)).toEqual(timeless(expected.receipt));
    },
  );

  it('a rate out of range, while the run goes on at the old one', async () => {
    const bench = await ready();
    bench.says(start);
    bench.slice();
    bench.says({ type: 'change', rate: -1 });
    expect(bench.last('problem')).toMatchObject({ code: 'range', facts: { where: 'rate', found: '-1' } });
    bench.works();
    expect(timeless(bench.receipt)).toEqual(timeless(expected.receipt));
  });

  it('a network for which there is no memory, while the one in progress goes on', async () => {
    let sets = 0;
    const bench = await ready({
      kernels: (bytes) => {
        if (++sets > 1) throw new Problem('memory', { needed: bytes ?? 0, available: 0 });
        return makeSimd(bytes);
      },
    });
    bench.says(start, { ...start });
    expect(bench.last('problem')?.code).toBe('memory');
    bench.works();
    expect(timeless(bench.receipt)).toEqual(timeless(expected.receipt));
  });
});

describe('a run that goes wrong', () => {
  const wild = {
    ...tinySettings,
    optimizer: 'sgd',
    rate: 10,
    layers: [{ units: 12, activation: 'linear' }],
    l2: 1,
  } as const;

  it('diverges with its step, its layer, its quantity and its rate; what was shown before stays to be seen', async () => {
    const bench = await ready();
    bench.says({ type: 'start', settings: wild });
    bench.works();
    expect(bench.phase).toBe('diverged');
    const { step, layer, quantity, rate } = bench.last('diverged')!;
    const program = new Program(wild, tiny, makeSimd());
    const thrown = (() => {
      try {
        while (!program.done) program.next();
      } catch (error) {
        return error as Problem;
      }
    })();
    expect({ step, layer, quantity, rate }).toEqual(thrown?.facts);
    expect(bench.points.every(({ loss }) => Number.isFinite(loss))).toBe(true);
    for (const { values } of bench.all('weights')) expect(values.every(Number.isFinite)).toBe(true);
    bench.says({ type: 'resume' }, { type: 'step' }, { type: 'stop' });
    expect(bench.slice()).toBe(false);
    bench.says(start);
    bench.works();
    expect(timeless(bench.receipt)).toEqual(timeless(expected.receipt));
  });

  it('shows no weights that are no numbers', () => {
    const run = new LiveRun(tinySettings, tiny, makeSimd);
    expect(run.firstWeights()).not.toBeNull();
    run.program.firstWeights().values[784 * 12 - 1] = Number.NaN;
    expect(run.firstWeights()).toBeNull();
  });

  it.each([
    ['an error', new RangeError('out of bounds'), { code: 'unexpected', facts: { message: 'out of bounds' } }],
    ['a Problem', new Problem('memory', { needed: 1, available: 0 }), { code: 'memory' }],
  ])(
    'fails with the words of what nobody expected, be it %s, and the next run is none the worse',
    async (_, thrown, reported) => {
      let broken = true;
      const bench = await ready({
        kernels: (bytes) => {
          const kernels = makeSimd(bytes);
          let calls = 0;
          const softmax: typeof kernels.softmax = (...a) => {
            if (broken && ++calls > 5) throw thrown;
            kernels.softmax(...a);
          };
          return { ...kernels, softmax };
        },
      });
      bench.says(start);
      bench.works();
      expect(bench.last('problem')).toMatchObject(reported);
      expect(bench.phase).toBe('failed');
      bench.says({ type: 'resume' }, { type: 'step' }, { type: 'stop' }, { type: 'change', rate: 1 });
      expect(bench.slice()).toBe(false);
      broken = false;
      bench.says(start);
      bench.works();
      expect(timeless(bench.receipt)).toEqual(timeless(expected.receipt));
    },
  );
});

describe('the data', () => {
  it('are waited for: a run goes as far as the images that are here, and on when more come', async () => {
    const bench = new Workbench();
    bench.says({ type: 'load', base: '/' }, start);
    expect(bench.phase).toBe('waiting');
    bench.arrives(0, false);
    expect(bench.all('run')).toHaveLength(1);
    expect(bench.phase).toBe('waiting');
    bench.arrives(200, false);
    bench.works();
    expect(bench.last('progress')).toMatchObject({ totalStep: 6 }); // the seventh batch needs images 193 to 224
    expect(bench.phase).toBe('waiting');
    bench.says({ type: 'pause' });
    bench.arrives(400, false);
    bench.works();
    expect(bench.last('progress')).toMatchObject({ totalStep: 6 });
    bench.says({ type: 'resume' });
    bench.works();
    expect(bench.last('progress')).toMatchObject({ totalStep: 12 });
    bench.arrives(600, false);
    bench.works();
    expect(bench.last('progress')).toMatchObject({ totalStep: stepsPerEpoch });
    expect(bench.phase).toBe('waiting'); // for the test set
    bench.arrives(600, true);
    bench.works();
    expect(timeless(bench.receipt)).toEqual(timeless(expected.receipt));
    expect(bench.points).toEqual(expected.points);
  });

  it('that do not arrive leave a problem; loading again brings the rest, and the run goes on', async () => {
    const bench = new Workbench();
    bench.says({ type: 'load', base: '/' });
    bench.arrives(200, false);
    bench.says(start);
    bench.works();
    bench.loads[0].end(new Problem('fetch', { file: 'train-1', found: 'HTTP 500' }));
    await Promise.resolve().then(() => Promise.resolve());
    expect(bench.last('problem')).toMatchObject({ code: 'fetch', facts: { file: 'train-1' } });
    expect(bench.phase).toBe('waiting');
    bench.says({ type: 'load', base: '/' });
    expect(bench.loads).toHaveLength(2);
    bench.arrives(600, true);
    bench.works();
    expect(timeless(bench.receipt)).toEqual(timeless(expected.receipt));
  });

  it('are loaded once, however often they are asked for', async () => {
    const bench = new Workbench();
    bench.says({ type: 'load', base: '/' }, { type: 'load', base: '/' });
    expect(bench.loads).toHaveLength(1);
    await bench.loaded();
    bench.says({ type: 'load', base: '/' });
    expect(bench.loads).toHaveLength(1);
    expect(bench.phase).toBe('ready');
  });

  it('that the site was built without are named when a run is asked for', async () => {
    const bench = new Workbench();
    bench.says({ type: 'load', base: '/' }, start);
    const report = {
      ...{ id: '', loaded: 0, total: 0, missing: true, trainCount: 0, testCount: 0 },
      ...({ source: 'mnist', hasMnist: false, hasOwn: false } as const),
    };
    bench.loads[0].tell({ report, dataset: null, train: 0, test: false });
    expect(bench.last('problem')?.code).toBe('no-data');
    bench.loads[0].end();
    await Promise.resolve().then(() => Promise.resolve());
    expect(bench.phase).toBe('empty');
    bench.says(start);
    expect(bench.all('problem')).toHaveLength(2);
    expect(bench.phase).toBe('empty');
  });
});

describe('questions', () => {
  const blank = new Float32Array(784);

  it('about a network are refused while there is none', async () => {
    const bench = await ready();
    bench.says(
      { type: 'snapshot', request: 1 },
      { type: 'predict', request: 2, image: blank },
      { type: 'cell', request: 3, truth: 0, predicted: 0, limit: 3 },
    );
    expect(bench.all('refused').map(({ request, code }) => [request, code])).toEqual([
      [1, 'no-network'],
      [2, 'no-network'],
      [3, 'no-network'],
    ]);
    expect(bench.all('problem')).toHaveLength(0);
  });

  it('are answered between two slices without changing the run', async () => {
    const bench = await ready();
    bench.says(start);
    for (let request = 0; !bench.ended; request++) {
      bench.slice();
      bench.says({ type: 'predict', request, image: blank }, { type: 'snapshot', request });
    }
    const probabilities = bench.last('prediction')!.probabilities;
    expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
    expect(bench.last('snapshot')).toMatchObject({ step: 51, shapes: [[784, 12], [12], [12, 10], [10]] });
    expect(timeless(bench.receipt)).toEqual(timeless(expected.receipt));
  });

  it('about digits give the images themselves, as far as they are here', async () => {
    const bench = new Workbench();
    bench.says({ type: 'load', base: '/' });
    bench.arrives(200, false);
    bench.says({ type: 'digits', request: 1, split: 'train', indices: [7, 199] });
    expect(bench.last('digits')!.digits.map(({ index, label }) => [index, label])).toEqual([
      [7, tiny.train.labels[7]],
      [199, tiny.train.labels[199]],
    ]);
    expect(bench.last('digits')!.digits[0].pixels).toEqual(tiny.train.images.slice(7 * 784, 8 * 784));
    bench.says(
      { type: 'digits', request: 2, split: 'train', indices: [200] },
      { type: 'digits', request: 3, split: 'test', indices: [0] },
    );
    expect(bench.all('refused').map(({ request, code }) => [request, code])).toEqual([
      [2, 'range'],
      [3, 'range'],
    ]);
  });

  it('about a cell of the confusion matrix give as many digits as it counts, most confident first', async () => {
    const bench = await ready();
    bench.says(start, { type: 'stop' });
    bench.works();
    const { confusion, mistakes } = bench.last('evaluation')!;
    let opened = 0;
    for (let truth = 0; truth < 10; truth++) {
      for (let predicted = 0; predicted < 10; predicted++) {
        bench.says({ type: 'cell', request: 1, truth, predicted, limit: 1000 });
        const { digits } = bench.last('cell')!;
        expect(digits).toHaveLength(confusion[10 * truth + predicted]);
        expect(digits.every((digit) => digit.truth === truth && digit.predicted === predicted)).toBe(true);
        const confidences = digits.map(({ confidence }) => confidence);
        expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
        opened += digits.length;
      }
    }
    expect(opened).toBe(100);
    expect(mistakes.length).toBe(24);
    expect(mistakes.map(({ loss }) => loss)).toEqual(mistakes.map(({ loss }) => loss).sort((a, b) => b - a));
    bench.says({ type: 'cell', request: 2, truth: 10, predicted: 0, limit: 1 });
    expect(bench.last('refused')).toMatchObject({ request: 2, code: 'range' });
  });

  it('of a network that has diverged get no probabilities that are no numbers', async () => {
    const bench = await ready();
    bench.says({ type: 'start', settings: { ...tinySettings, optimizer: 'sgd', rate: 10, l2: 1 } });
    bench.works();
    bench.says({ type: 'predict', request: 1, image: blank.map(() => 1) });
    const finite = bench.last('prediction')?.probabilities.every(Number.isFinite);
    expect(finite ?? bench.last('refused')?.code === 'diverged').toBe(true);
  });
});

describe('a storm of intentions', () => {
  const intentions: Intention[] = [
    { type: 'load', base: '/' },
    start,
    { type: 'start', settings: { ...tinySettings, optimizer: 'sgd', rate: 10, l2: 1 } },
    { type: 'start', settings: { ...tinySettings, rate: -1 } },
    { type: 'pause' },
    { type: 'resume' },
    { type: 'resume' },
    { type: 'step' },
    { type: 'stop' },
    { type: 'reset' },
    { type: 'change', rate: 0.01 },
    { type: 'change', rate: 100 },
    { type: 'snapshot', request: 1 },
    { type: 'predict', request: 2, image: new Float32Array(784) },
    { type: 'predict', request: 3, image: new Float32Array(3) },
    { type: 'cell', request: 4, truth: 1, predicted: 1, limit: 5 },
    { type: 'digits', request: 5, split: 'test', indices: [0, 99, 100] },
    { type: 'ping' },
  ];

  it.each([1, 2, 3, 4])('never throws or wedges the worker, whatever their order (seed %i)', async (seed) => {
    const bench = new Workbench();
    const chance = generator(seed, 'storm');
    for (let k = 0; k < 200; k++) {
      bench.says(intentions[chance.integer(intentions.length)]);
      if (chance.uniform() < 0.5) bench.slice();
      if (chance.uniform() < 0.1 && bench.loads.length) bench.arrives(200 * chance.integer(4), chance.uniform() < 0.5);
      if (chance.uniform() < 0.02) bench.loads.at(-1)?.end(chance.uniform() < 0.5 ? undefined : new Error('cut'));
      await Promise.resolve();
    }
    expect(bench.all('problem').filter(({ code, facts }) => code === 'unexpected' && facts.message !== 'cut')).toEqual(
      [],
    );
    bench.says({ type: 'load', base: '/' }, start);
    if (bench.loads.length) bench.arrives(600);
    bench.works();
    expect(bench.phase).toBe('done');
    expect(timeless(bench.receipt)).toEqual(timeless(expected.receipt));
  });
});
