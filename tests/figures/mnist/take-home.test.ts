import { readFileSync } from 'node:fs';
import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { readSafetensors } from '../../../lib/data/safetensors.ts';
import { readNetwork } from '../../../lib/export/import.ts';
import { writeOnnx } from '../../../lib/export/onnx.ts';
import type { Trained } from '../../../lib/export/trained.ts';
import { writeWeights } from '../../../lib/export/weights-file.ts';
import { weightsSha256 } from '../../../lib/model/fingerprint.ts';
import type { Receipt } from '../../../lib/model/program.ts';
import { Problem } from '../../../lib/problem.ts';
import {
  drawnChecks,
  type Format,
  formats,
  takeHomeModel,
  toKeep,
} from '../../../src/figures/mnist/take-home/model.ts';
import { stillRows } from '../../../src/figures/mnist/take-home/still.ts';
import { strings } from '../../../src/figures/mnist/take-home/strings.ts';
import type { KeptNetwork } from '../../../src/reader/kept.ts';
import type { Snapshot } from '../../../src/reader/session.ts';
import type { DataState, Progress } from '../../../src/reader/state.ts';
import type { Phase } from '../../../src/workers/protocol.ts';
import { onnxFile, pytorchLike } from '../../support/onnx-files.ts';
import { trained } from '../../support/trained-networks.ts';

const book = readFileSync('public/models/reader.safetensors');
const settled = () => new Promise((resolve) => setTimeout(resolve));
const mine = trained([[6, 'relu']], {}, 21);
const others = trained([[5, 'tanh']], {}, 22);

function home({ kept = null, mayKeep = true }: { kept?: KeptNetwork | null; mayKeep?: boolean } = {}) {
  const session = {
    phase: signal<Phase>('empty'),
    progress: signal<Progress | null>(null),
    receipt: signal<Receipt | null>(null),
    data: signal<DataState | null>(null),
    run: null as Snapshot | null,
    loads: 0,
    snapshot: async () => {
      if (!session.run) throw new Problem('no-network', { what: 'snapshot' });
      return session.run;
    },
    digits: async (_split: string, indices: number[]) =>
      indices.map((index) => ({ index, label: (index * 3) % 10, pixels: new Uint8Array(784).fill(index) })),
    load: () => {
      session.loads++;
    },
  };
  const shelf = { kept, changes: signal(0) };
  const saved: { name: string; content: Uint8Array | string }[] = [];
  const model = takeHomeModel({
    session,
    kept: {
      changes: shelf.changes,
      keptNetwork: async () => shelf.kept,
      keepNetwork: async (network) => {
        if (!mayKeep) return;
        shelf.kept = network;
        shelf.changes.value++;
      },
    },
    fetchBook: async () => book,
    save: (name, content) => saved.push({ name, content }),
  });
  model.wake();
  const run = ({ settings, weights, steps, receipt }: Trained, phase: Phase) => {
    session.run = { settings, weights: [...weights], step: steps ?? 0, shapes: [] };
    session.progress.value = { step: 1 } as Progress;
    session.receipt.value = phase === 'done' ? receipt : null;
    session.phase.value = phase;
  };
  return { model, session, shelf, saved, run };
}

const offered = (name: string, bytes: Uint8Array, size = bytes.length) => ({
  name,
  size,
  arrayBuffer: async () => bytes.slice().buffer as ArrayBuffer,
});

describe('what is taken home', () => {
  it('is the book’s small network where there is nothing of the reader’s, and says that its weights were made otherwise', async () => {
    const { model } = home();
    await model.load();
    expect(model.available.value).toEqual(['book']);
    expect(model.network.value?.trained).toMatchObject({ origin: 'book', steps: null, receipt: null });
    expect(model.network.value?.accuracy).toBeGreaterThan(0.95);
    expect(model.readings.value?.map(({ digit }) => digit)).toEqual([...drawnChecks().labels]);
    expect(model.own.value).toEqual({ network: null });
    // where nothing runs the page says the same
    expect(stillRows()).toEqual(
      model.readings.value?.map(({ digit, probability }, k) => [`${k}`, `${digit}`, probability.toFixed(6)]),
    );
  });

  it('is the reader’s own before the book’s, the run of this page before both, and what they chose before all', async () => {
    const { model, run } = home({ kept: toKeep(others) });
    await model.load();
    expect(model.source.value).toBe('kept');
    expect(model.network.value?.trained).toEqual(others);
    run(mine, 'paused');
    await settled();
    expect(model.available.value).toEqual(['run', 'kept', 'book']);
    expect(model.network.value?.trained.weights).toEqual(mine.weights);
    expect(model.own.value.network).toBe(weightsSha256(mine.weights));
    model.offer.value.value.value = 'book';
    expect(model.source.value).toBe('book');
  });

  it('is a run as it stands at the moment of the download, with its receipt once it is done', async () => {
    const { model, session, run, saved } = home();
    await model.load();
    run({ ...mine, steps: 3 }, 'running');
    await settled();
    expect(model.network.value?.trained.steps).toBe(3);
    run({ ...others, steps: 9 }, 'running');
    await settled();
    await model.download('onnx');
    const early = readNetwork(saved[0].content as Uint8Array, saved[0].name);
    expect([early.steps, early.receipt]).toEqual([9, null]);
    run(others, 'done');
    await settled();
    await model.download('onnx');
    expect(readNetwork(saved[1].content as Uint8Array, 'n').receipt).toEqual(others.receipt);
    expect(model.network.value?.accuracy).toBe(0.9781);
    run({ ...mine, steps: 5 }, 'paused');
    session.receipt.value = others.receipt; // of another end
    await settled();
    expect(model.network.value).toMatchObject({ accuracy: null, trained: { steps: 5, receipt: null } });
  });

  it('is no run that is over: a new one begins with nothing to take', async () => {
    const { model, session, run } = home();
    await model.load();
    run(mine, 'done');
    await settled();
    session.progress.value = null;
    expect(model.available.value).toEqual(['book']);
  });

  it('goes out as four files that belong together, the weights with the ten digits that are shown', async () => {
    const { model, saved } = home({ kept: toKeep(mine) });
    await model.load();
    for (const format of formats) await model.download(format);
    expect(saved.map(({ name }) => name)).toEqual([
      'digits-784-6-10.onnx',
      'digits-784-6-10.safetensors',
      'digits-784-6-10-keras.py',
      'digits-784-6-10-pytorch.py',
    ]);
    const { tensors } = readSafetensors(saved[1].content as Uint8Array, 'n');
    const { values } = tensors['check.probabilities'];
    expect(model.readings.value?.map(({ digit }, k) => values[10 * k + digit])).toEqual(
      model.readings.value?.map(({ probability }) => probability),
    );
    expect(tensors['check.images'].values).toEqual(model.digits.value.images);
    for (const { content } of saved.slice(2)) expect(content).toContain('"digits-784-6-10.safetensors"');
    expect(model.saved.value).toBe('digits-784-6-10-pytorch.py');
  });

  it('is compared on MNIST’s first test images once they are here, on drawn digits before', async () => {
    const { model, session } = home();
    expect(model.digits.value.source).toBe('drawn');
    expect(model.couldFetch.value).toBe(true);
    model.fetchTestImages();
    expect(session.loads).toBe(1);
    const data = {
      ...({ source: 'mnist', hasMnist: true, hasOwn: false } as const),
      id: 'mnist',
      loaded: 5,
      total: 10,
      missing: false,
      trainCount: 0,
      testCount: 0,
    };
    session.data.value = data;
    await settled();
    expect(model.digits.value.source).toBe('drawn');
    session.data.value = { ...data, loaded: 10 };
    await settled();
    expect(model.digits.value.source).toBe('mnist-test');
    expect([...model.digits.value.labels]).toEqual([0, 3, 6, 9, 2, 5, 8, 1, 4, 7]);
    expect(model.digits.value.images[784 * 9 + 5]).toBe(9);
    expect(model.couldFetch.value).toBe(false);
  });
});

describe('what is brought back', () => {
  it('becomes the reader’s network at once where they have none', async () => {
    const { model, shelf } = home();
    await model.load();
    await model.bring(offered('mine.onnx', writeOnnx(mine)));
    expect(model.waiting.value).toBeNull();
    expect(model.taken.value).toBe('mine.onnx');
    expect(shelf.kept?.weights).toEqual(mine.weights);
    expect(shelf.kept?.shapes).toEqual([[784, 6], [6], [6, 10], [10]]);
    expect(model.source.value).toBe('kept');
    expect(model.network.value?.trained).toEqual(mine);
  });

  it('waits where it would take the place of another, and leaves it alone when the reader says so', async () => {
    const { model, shelf } = home({ kept: toKeep(mine) });
    await model.load();
    await model.bring(offered('theirs.safetensors', writeWeights(others, null)));
    expect(model.waiting.value?.trained).toEqual(others);
    expect(shelf.kept?.weights).toEqual(mine.weights);
    model.dismiss();
    expect(model.waiting.value).toBeNull();
    expect(model.taken.value).toBeNull();
    expect(shelf.kept?.weights).toEqual(mine.weights);
    await model.bring(offered('theirs.safetensors', writeWeights(others, null)));
    await model.accept();
    expect(shelf.kept?.weights).toEqual(others.weights);
    expect(model.taken.value).toBe('theirs.safetensors');
  });

  it('does not wait where it is the very network that is kept', async () => {
    const { model } = home({ kept: toKeep(mine) });
    await model.load();
    await model.bring(offered('mine.onnx', writeOnnx(mine)));
    expect(model.waiting.value).toBeNull();
    expect(model.taken.value).toBe('mine.onnx');
  });

  it('is a stranger’s too, known by its layers', async () => {
    const { model } = home();
    await model.load();
    await model.bring(offered('torch.onnx', onnxFile(pytorchLike())));
    expect(model.network.value).toMatchObject({ accuracy: null, trained: { origin: 'elsewhere', steps: null } });
    await model.download('keras');
    expect(model.problem.value).toBeNull();
  });

  it('stays for as long as the page where the browser keeps nothing', async () => {
    const { model } = home({ mayKeep: false });
    await model.load();
    await model.bring(offered('mine.onnx', writeOnnx(mine)));
    expect(model.network.value?.trained).toEqual(mine);
  });

  it.each([
    ['a damaged file', offered('n.onnx', writeOnnx(mine).slice(0, 900)), 'wire'],
    ['a file that is far too large', offered('film.mp4', new Uint8Array(1), 2 ** 31), 'file-size'],
    ['more weights than a browser keeps', offered('n.onnx', writeOnnx(trained([[1400, 'relu']]))), 'network-weights'],
    [
      'a file that cannot be read',
      { ...offered('n', book), arrayBuffer: () => Promise.reject(new Error('gone')) },
      'unexpected',
    ],
  ])('is refused with its reason, and nothing is lost: %s', async (_what, file, code) => {
    const { model, shelf } = home({ kept: toKeep(others) });
    await model.load();
    await model.bring(file);
    expect(model.refused.value?.code).toBe(code);
    expect(model.waiting.value).toBeNull();
    expect(shelf.kept?.weights).toEqual(others.weights);
    await model.bring(offered('good.onnx', writeOnnx(others)));
    expect(model.refused.value).toBeNull();
  });
});

it('says the same in both languages', () => {
  const shape = (words: object): unknown =>
    Object.entries(words).map(([key, value]) => [key, typeof value === 'object' ? shape(value) : typeof value]);
  expect(shape(strings.zh)).toEqual(shape(strings.en));
  const told = { name: '784-6-10', steps: 16880, accuracy: 0.9781, origin: 'run', mnist: true } as const;
  expect(strings.en.says('run', told)).toBe(
    'The network of this page: 784-6-10, after 16,880 steps; right on 97.81% of MNIST’s test images.',
  );
  expect(strings.zh.says('kept', { ...told, origin: 'elsewhere', accuracy: null, steps: null })).toBe(
    '你带来的网络：784-6-10；没有测试过。',
  );
  expect(Object.keys(strings.en.formats) as Format[]).toEqual(formats);
});
