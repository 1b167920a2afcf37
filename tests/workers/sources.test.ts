/** Where digits come from: what the site has, the generator, a reader's own files. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { writeIdx } from '../../lib/data/idx.ts';
import { Problem } from '../../lib/problem.ts';
import type { Arrivals, LoadData } from '../../src/workers/arrivals.ts';
import { digitsLoader } from '../../src/workers/digits-data.ts';
import { type NamedFile, ownDataOn, readOwn } from '../../src/workers/own-data.ts';
import type { Shelf } from '../../src/workers/shelf.ts';
import { sourceLoader, sourceOf } from '../../src/workers/sources.ts';
import { tiny, tinySettings, Workbench } from './workbench.ts';

function memoryShelf(): Shelf & { values: Map<string, unknown> } {
  const values = new Map<string, unknown>();
  return {
    values,
    get: async (name) => structuredClone(values.get(name)),
    put: async (name, value) => void values.set(name, structuredClone(value)),
  };
}

/** The four files of a tiny set, under MNIST's names. */
function files(count = 40): NamedFile[] {
  const images = (n: number) => writeIdx(tiny.train.images.slice(0, n * 784), [n, 28, 28]);
  const labels = (n: number) => writeIdx(tiny.train.labels.slice(0, n), [n]);
  return [
    { name: 'train-images-idx3-ubyte', bytes: images(count) },
    { name: 'train-labels-idx1-ubyte', bytes: labels(count) },
    { name: 't10k-images-idx3-ubyte', bytes: images(10) },
    { name: 't10k-labels-idx1-ubyte', bytes: labels(10) },
  ];
}

describe('own files', () => {
  it('are a data set, in whatever order they come, gzip or not', async () => {
    const four = files();
    const straight = await readOwn(four);
    expect(straight.train.count).toBe(40);
    expect(straight.test.count).toBe(10);
    expect(straight.train.images).toEqual(tiny.train.images.slice(0, 40 * 784));
    const shuffled = [
      four[3],
      four[0],
      four[2],
      { name: 'train-labels.gz', bytes: new Uint8Array(gzipSync(four[1].bytes)) },
    ];
    expect(await readOwn(shuffled)).toEqual(straight);
  });

  it('without telling names are told apart by their size', async () => {
    const named = files().map(({ bytes }, k) => ({ name: `file ${k}`, bytes }));
    expect((await readOwn([named[2], named[3], named[0], named[1]])).train.count).toBe(40);
  });

  it('have an id of their own content', async () => {
    const other = files(41);
    expect((await readOwn(files())).id).not.toBe((await readOwn(other)).id);
    expect(sourceOf((await readOwn(files())).id)).toBe('own');
  });

  it.each<[string, (four: NamedFile[]) => NamedFile[], string]>([
    ['three files', (four) => four.slice(1), 'own-files'],
    ['three of images', (four) => [four[0], four[2], four[2], four[3]], 'own-kinds'],
    ['a file cut short', (four) => four.with(0, { ...four[0], bytes: four[0].bytes.slice(0, -1) }), 'idx-truncated'],
    [
      'images of another size',
      (four) => four.with(0, { ...four[0], bytes: writeIdx(new Uint8Array(40 * 9), [40, 3, 3]) }),
      'idx-size',
    ],
    [
      'a label out of range',
      (four) => four.with(3, { ...four[3], bytes: writeIdx(new Uint8Array(10).fill(10), [10]) }),
      'idx-label',
    ],
    [
      'labels for other images',
      (four) => four.with(1, { ...four[1], bytes: writeIdx(new Uint8Array(39), [39]) }),
      'idx-disagree',
    ],
    ['fewer than a batch', () => files(31), 'idx-count'],
    [
      'a damaged archive',
      (four) => four.with(2, { ...four[2], bytes: gzipSync(four[2].bytes).subarray(0, 40) }),
      'gzip',
    ],
  ])('are refused with what is wrong: %s; what was kept stays', async (_, damage, code) => {
    const own = ownDataOn(memoryShelf());
    const kept = await own.bring(files());
    await expect(own.bring(damage(files()))).rejects.toMatchObject({ code });
    expect(await own.find()).toEqual(kept);
  });

  it('are there again on the next visit, and gone when forgotten', async () => {
    const shelf = memoryShelf();
    const brought = await ownDataOn(shelf).bring(files());
    expect(await ownDataOn(shelf).find()).toEqual(brought);
    await ownDataOn(shelf).forget();
    expect(await ownDataOn(shelf).find()).toBeNull();
  });

  it('that are damaged on the shelf are taken for absent', async () => {
    const shelf = memoryShelf();
    await ownDataOn(shelf).bring(files());
    const record = shelf.values.get('own-digits') as { dataset: { train: { labels: Uint8Array } } };
    record.dataset.train.labels = record.dataset.train.labels.slice(1);
    expect(await ownDataOn(shelf).find()).toBeNull();
  });
});

describe('the generator’s digits', () => {
  const set = { id: 'digits-test', train: 50, test: 20, block: 25 };
  const drawer = {
    draw(split: 'train' | 'test', from: number, count: number, images: Uint8Array, labels: Uint8Array) {
      for (let k = 0; k < count; k++) {
        labels[k] = (from + k) % 10;
        images.fill(split === 'train' ? from + k : 200, k * 784, (k + 1) * 784);
      }
    },
  };

  it('arrive block by block, then the test set, each example in its place', async () => {
    const told: Arrivals[] = [];
    await digitsLoader(
      set,
      async () => drawer,
      async () => {},
    )('/', (arrivals) => told.push(arrivals));
    expect(told.map(({ train, test }) => [train, test])).toEqual([
      [0, false],
      [50, false],
      [50, true],
    ]);
    const { dataset } = told.at(-1)!;
    expect(dataset?.train.labels).toEqual(Uint8Array.from({ length: 50 }, (_, k) => k % 10));
    expect(dataset?.train.images[49 * 784]).toBe(49);
    expect(dataset?.test.images[19 * 784 + 783]).toBe(200);
    expect(told.at(-1)?.report).toMatchObject({ loaded: 70 * 784, total: 70 * 784, source: 'digits' });
  });

  it('need not be drawn a second time', async () => {
    let drawn = 0;
    const counting = {
      draw(...words: Parameters<typeof drawer.draw>) {
        drawn++;
        drawer.draw(...words);
      },
    };
    const load = digitsLoader(
      set,
      async () => counting,
      async () => {},
    );
    await load('/', () => {});
    const before = drawn;
    await load('/', () => {});
    expect(drawn).toBe(before);
  });
});

describe('the source', () => {
  const arrivals = (missing: boolean): Arrivals => ({
    report: {
      ...{ id: missing ? '' : 'mnist', source: 'mnist', loaded: 0, total: 0, missing, trainCount: 0, testCount: 0 },
      ...{ hasMnist: !missing, hasOwn: false },
    } as Arrivals['report'],
    dataset: null,
    train: 0,
    test: false,
  });
  const site =
    (hasMnist: boolean): LoadData =>
    async (_base, tell) =>
      tell(arrivals(!hasMnist));
  const digits: LoadData = async (_base, tell) =>
    tell({ ...arrivals(false), report: { ...arrivals(false).report, id: 'digits-1', source: 'digits' } });

  async function reports(hasMnist: boolean, source: Parameters<ReturnType<typeof sourceLoader>>[0]) {
    const told: Arrivals['report'][] = [];
    const load = sourceLoader({ mnist: site(hasMnist), digits, own: ownDataOn(memoryShelf()) });
    await load(source, '/', ({ report }) => told.push(report));
    return told;
  }

  it('is MNIST where the site has it, and the generator where it has not, which is said', async () => {
    expect(await reports(true, null)).toMatchObject([{ source: 'mnist', hasMnist: true, missing: false }]);
    expect(await reports(false, null)).toMatchObject([
      { source: 'digits', id: 'digits-1', hasMnist: false, missing: false },
    ]);
  });

  it('is the one asked for: also MNIST where it is missing, so that a page can say how to get it', async () => {
    expect(await reports(true, 'digits')).toMatchObject([{ source: 'digits' }]);
    expect(await reports(false, 'mnist')).toMatchObject([{ source: 'mnist', missing: true }]);
    await expect(reports(true, 'own')).rejects.toBeInstanceOf(Problem);
  });
});

describe('the trainer', () => {
  it('changes its data between two runs, and not during one', async () => {
    const bench = new Workbench();
    await bench.loaded();
    bench.says({ type: 'start', settings: tinySettings }, { type: 'use', source: 'digits' });
    expect(bench.last('problem')?.code).toBe('data-in-use');
    bench.works();
    expect(bench.ended).toBe(true);
    bench.says({ type: 'use', source: 'digits' });
    expect(bench.loads.at(-1)?.source).toBe('digits');
    bench.arrives(tiny.train.count);
    expect(bench.last('data')?.source).toBe('digits');
    expect(bench.phase).toBe('done');
    bench.says({ type: 'start', settings: tinySettings });
    bench.works();
    expect(bench.all('done')).toHaveLength(2);
  });

  it('goes back to the data before when those asked for cannot be had', async () => {
    const bench = new Workbench();
    await bench.loaded();
    bench.says({ type: 'use', source: 'own' });
    bench.loads.at(-1)?.end(new Problem('no-own-data', {}));
    await Promise.resolve().then(() => Promise.resolve());
    expect(bench.last('problem')?.code).toBe('no-own-data');
    bench.says({ type: 'start', settings: tinySettings });
    bench.works();
    expect(bench.ended).toBe(true);
  });

  it('does not take what another source still brings for what was asked for', async () => {
    const bench = new Workbench();
    bench.says({ type: 'load', base: '/' });
    const first = bench.loads[0];
    bench.says({ type: 'use', source: 'digits' });
    const told = bench.all('data').length;
    first.tell({ report: { ...bench.last('data')! } as never, dataset: tiny, train: 600, test: true });
    expect(bench.all('data')).toHaveLength(told);
  });

  it('reads a reader’s files, says how many digits they hold, and uses them when asked to', async () => {
    const bench = new Workbench();
    await bench.loaded();
    bench.says({ type: 'bring', request: 7, files: files() as { name: string; bytes: Uint8Array }[] });
    await expect.poll(() => bench.last('brought')).toMatchObject({ request: 7, trainCount: 40, testCount: 10 });
    expect(bench.last('data')).toMatchObject({ source: 'mnist', hasOwn: true });
    bench.says({ type: 'bring', request: 8, files: [] });
    await expect.poll(() => bench.last('refused')).toMatchObject({ request: 8, code: 'own-files' });
  });
});
