/** Each kind of file and link with a whole one of it, how it is damaged, and how it is read. A new kind is one more entry. */
import { readIdx, writeIdx } from '../../lib/data/idx.ts';
import { readNetwork } from '../../lib/export/import.ts';
import { writeOnnx } from '../../lib/export/onnx.ts';
import { sequentialOnnx } from '../../lib/export/onnx-sequential.ts';
import { readSequential, writeSequential } from '../../lib/export/sequential-file.ts';
import type { Trained } from '../../lib/export/trained.ts';
import { writeWeights } from '../../lib/export/weights-file.ts';
import { referenceKernels } from '../../lib/kernels/reference.ts';
import { conv2d, dense, dropout, flatten, maxPooling2d } from '../../lib/model/layers.ts';
import { sequential } from '../../lib/model/sequential.ts';
import { articleSettings, checkSettings } from '../../lib/model/settings.ts';
import { toKeep } from '../../src/figures/mnist/take-home/model.ts';
import { linkTo, readLink } from '../../src/kit/link.ts';
import { choice, number, numbers, seed, toggle } from '../../src/kit/parameters.ts';
import { keptOn } from '../../src/reader/kept.ts';
import { progressOn, type Solved } from '../../src/reader/progress.ts';
import { findInterrupted, shelterOn } from '../../src/workers/interrupted.ts';
import type { Shelf } from '../../src/workers/shelf.ts';
import { tenChecks, trained } from '../support/trained-networks.ts';
import { damagedBytes, damagedText, damagedValue, type Random } from './mutations.ts';

export interface Kind {
  readonly name: string;
  /**
   * Damages a whole one and reads it: true where it was taken in, and then it is sound; false where it is passed over as if it
   * were not there. Throws a Problem where it is refused, any other error where it was taken in by half.
   */
  attempt(random: Random): boolean | Promise<boolean>;
}

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`taken in, though ${what}`);
}

const network = trained([[2, 'tanh']]);

/** Written again it is read as the same. */
function soundNetwork(found: Trained): boolean {
  const { settings, weights } = found;
  checkSettings(settings);
  must(
    weights.every((values) => values.every(Number.isFinite)),
    'a weight is no number',
  );
  const again = readNetwork(writeWeights(found, null), 'again.safetensors');
  must(JSON.stringify(again.settings) === JSON.stringify(settings), 'its settings do not last');
  must(
    again.weights.every((values, k) => values.every((value, i) => Object.is(value, weights[k][i]))),
    'its weights do not last',
  );
  return true;
}

const networkFile = (name: string, whole: Uint8Array): Kind => ({
  name,
  attempt: (random) => soundNetwork(readNetwork(damagedBytes(whole, random), name)),
});

const kernels = referenceKernels({ precision: 'float32' });
const model = sequential(
  [conv2d(1, [2, 1]), maxPooling2d(1), dropout(0.5), flatten(), dense(2, { activation: 'tanh' }), dense(1)],
  { inputShape: [3, 2, 1], kernels },
);

const anyNetwork = (name: string, whole: Uint8Array): Kind => ({
  name,
  attempt(random) {
    const found = readSequential(damagedBytes(whole, random), name, kernels);
    const again = readSequential(writeSequential(found, null), 'again', kernels);
    must(JSON.stringify(again.layers) === JSON.stringify(found.layers), 'its layers do not last');
    must(JSON.stringify(again.getWeights()) === JSON.stringify(found.getWeights()), 'its weights do not last');
    return true;
  },
});

const idx = (name: string, dimensions: readonly number[]): Kind => {
  const values = Uint8Array.from({ length: dimensions.reduce((a, b) => a * b) }, (_, k) => k % 251);
  const whole = writeIdx(values, dimensions);
  return {
    name,
    attempt(random) {
      const found = readIdx(damagedBytes(whole, random), name, dimensions.length);
      must(found.dimensions.reduce((a, b) => a * b, 1) === found.values.length, 'its size is another');
      return true;
    },
  };
};

function shelfWith(entries: Readonly<Record<string, unknown>> = {}): Shelf {
  const values = new Map(Object.entries(entries));
  return { get: async (name) => values.get(name), put: async (name, value) => void values.set(name, value) };
}

const solved = { 'forward-neuron': { seed: 3, answers: [0.5, 2] }, 'loss-squares': { seed: 9, answers: [1] } };
const progressWhole = JSON.stringify({
  ...{ format: 'deep-learning-live/progress', version: 1 },
  ...{ solved, predicted: { 'dead-relu': 12.5, rate: 'too-large' } },
});

const progress: Kind = {
  name: 'progress',
  async attempt(random) {
    const store = progressOn(shelfWith());
    await store.note('mine', { seed: 1, answers: [1] });
    const before = store.exported();
    try {
      await store.imported(damagedText(progressWhole, random));
    } catch (refused) {
      must(store.exported() === before, 'it was refused');
      throw refused;
    }
    const isSound = ({ seed, answers }: Solved) => Number.isInteger(seed) && answers.every(Number.isFinite);
    must(Object.values(store.solved.value ?? {}).every(isSound), 'an entry is damaged');
    must(store.solved.value?.mine.seed === 1, 'what was there is gone');
    const other = progressOn(shelfWith());
    await other.imported(store.exported());
    must(JSON.stringify(other.solved.value) === JSON.stringify(store.solved.value), 'it does not last');
    return true;
  },
};

const keptNetwork: Kind = {
  name: 'session: the network',
  async attempt(random) {
    const value = damagedValue(toKeep(network), random);
    const found = await keptOn(shelfWith({ network: { version: 1, value } })).keptNetwork();
    if (!found) return false;
    const { settings, weights, receipt, origin = 'run', step: steps } = found;
    return soundNetwork({ settings, weights, receipt, origin, steps });
  },
};

const keptSettings: Kind = {
  name: 'session: the settings',
  async attempt(random) {
    const whole = {
      ...articleSettings,
      l1: 0.1,
      earlyStopping: { patience: 2, restoreBestWeights: true },
      schedule: { name: 'cosine', steps: 9, warmUp: 2 },
      clipnorm: 1,
    };
    const found = await keptOn(
      shelfWith({ settings: { version: 1, value: damagedValue(whole, random) } }),
    ).keptSettings();
    if (found) checkSettings(found);
    return found !== null;
  },
};

const at = { epoch: 2, step: 5, totalStep: 22 };
const state = {
  ...at,
  rate: 0.001,
  clock: { t: 22 },
  sums: { loss: 3, correct: 50, seen: 160 },
  arrays: [...network.weights],
};
const run = {
  checkpoint: { data: 'mnist', settings: network.settings, changes: [], history: [], state },
  ...{ last: at, curve: { stride: 1, points: [] }, seconds: 3, images: 700 },
};

const interruptedRun: Kind = {
  name: 'session: the interrupted run',
  async attempt(random) {
    const entries = { 'interrupted-run': run, 'interrupted-note': { settings: network.settings, ...at, lock: null } };
    const damaged = Object.fromEntries(
      Object.entries(entries).map(([key, value]) => [key, { version: 1, value: damagedValue(value, random) }]),
    );
    const shelf = shelfWith(damaged);
    const [note, found] = [await findInterrupted(shelf, null), await shelterOn(shelf, null, 'lock').find()];
    if (note) checkSettings(note.settings);
    if (found) {
      checkSettings(found.checkpoint.settings);
      must(
        found.checkpoint.state.arrays.every((values) => values.every(Number.isFinite)),
        'a number is none',
      );
    }
    return note !== null || found !== null;
  },
};

const figureLink: Kind = {
  name: 'link of a figure',
  attempt(random) {
    const parameters = {
      eta: number(0.1, { min: 0, max: 1, step: 0.1 }),
      ...{ shape: choice('bowl', ['bowl', 'valley']), seed: seed(), open: toggle(false) },
      point: numbers([0, 0], { min: -2, max: 2, step: 0.1 }),
    };
    const changed = {
      ...parameters,
      eta: Object.assign(number(0.2, { min: 0, max: 1, step: 0.1 }), { initial: 0.1 }),
    };
    const { search } = new URL(linkTo('https://book.test/en/', 'bowl', changed, { network: 'ab'.repeat(8) }));
    const more = '&bowl.shape=valley&bowl.seed=7&bowl.open=1&bowl.point=1,-1';
    const read = readLink(damagedText(search + more, random), 'bowl', parameters);
    for (const [name, value] of read?.values ?? []) {
      const parameter = parameters[name as keyof typeof parameters];
      const own = parameter.write(value as never);
      must(JSON.stringify(parameter.read(own)) === JSON.stringify(value), `${name} does not last`);
    }
    must(
      (read?.troubles ?? []).every(({ name }) => name.length <= 25),
      'a name is told in full',
    );
    return read !== null && read.troubles.length === 0;
  },
};

export const kinds: readonly Kind[] = [
  idx('images.idx', [5, 6, 7]),
  idx('labels.idx', [40]),
  networkFile('safetensors', writeWeights(network, tenChecks(network))),
  networkFile('onnx', writeOnnx(network)),
  anyNetwork('safetensors of any network', writeSequential(model, null)),
  anyNetwork('onnx of any network', sequentialOnnx(model)),
  ...[progress, keptNetwork, keptSettings, interruptedRun, figureLink],
];
