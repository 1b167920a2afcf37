/**
 * Take it home: a trained network leaves the page as a file and comes back from one. Chapter: mnist.
 *
 * The reader's present network is never lost unasked: what a file brings waits until they have said so.
 */
import { computed, effect, signal } from '@preact/signals';
import { drawnDigits } from '../../../../lib/data/drawn-digits.ts';
import { mnistId } from '../../../../lib/data/mnist.ts';
import { readNetwork } from '../../../../lib/export/import.ts';
import { kerasProgram } from '../../../../lib/export/keras.ts';
import { writeOnnx } from '../../../../lib/export/onnx.ts';
import { programName } from '../../../../lib/export/python.ts';
import { pytorchProgram } from '../../../../lib/export/pytorch.ts';
import { type Checks, checksOf, fileStem, sizesOf, type Trained } from '../../../../lib/export/trained.ts';
import { writeWeights } from '../../../../lib/export/weights-file.ts';
import { weightsSha256 } from '../../../../lib/model/fingerprint.ts';
import { argmax } from '../../../../lib/nn/metrics.ts';
import { Problem, problemIn } from '../../../../lib/problem.ts';
import { choice } from '../../../kit/parameters.ts';
import { type Kept, type KeptNetwork, kept, mostWeights } from '../../../reader/kept.ts';
import { type Found, foundOf, foundOfKept, networkSources, readersNetworks } from '../../../reader/networks.ts';
import { saveFile } from '../../../reader/save-file.ts';
import { pageSession, type Session } from '../../../reader/session.ts';
import { fetchBook } from '../../../reader/sources.ts';

export interface Surroundings {
  readonly session: Pick<Session, 'phase' | 'progress' | 'receipt' | 'data' | 'snapshot' | 'digits' | 'load'>;
  readonly kept: Pick<Kept, 'keptNetwork' | 'keepNetwork' | 'changes'>;
  /** The bytes of the book's own network. */
  readonly fetchBook: () => Promise<Uint8Array>;
  /** Hands the reader a file. */
  readonly save: (name: string, content: Uint8Array | string) => void;
}
const page = (): Surroundings => ({ session: pageSession(), kept, fetchBook, save: saveFile });

/** A file as a browser offers it. */
export type Offered = Pick<File, 'name' | 'size' | 'arrayBuffer'>;

/** Far more than the million weights that are kept. */
const largestMegabytes = 64;
const megabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);

/** What the network makes of each of the digits: the likeliest class and its probability. */
export function readingsOf(trained: Trained, digits: Digits): { digit: number; probability: number }[] {
  const { probabilities } = checksOf(trained, digits);
  return Array.from(digits.labels, (_, k) => {
    const digit = argmax(probabilities.subarray(10 * k, 10 * k + 10), 0, 10);
    return { digit, probability: probabilities[10 * k + digit] };
  });
}

type FileOf = (trained: Trained, digits: Digits) => [name: string, content: Uint8Array | string];
/** Each file's name and what is in it. */
const files = {
  onnx: (trained) => [`${fileStem(trained)}.onnx`, writeOnnx(trained)],
  safetensors: (trained, digits) => [
    `${fileStem(trained)}.safetensors`,
    writeWeights(trained, checksOf(trained, digits)),
  ],
  keras: (trained) => [programName(trained, 'Keras'), kerasProgram(trained)],
  pytorch: (trained) => [programName(trained, 'PyTorch'), pytorchProgram(trained)],
} satisfies Record<string, FileOf>;
export type Format = keyof typeof files;
export const formats = Object.keys(files) as readonly Format[];

/** The network in a file. Throws a Problem where it is none that a browser keeps. */
async function networkIn(file: Offered): Promise<Trained> {
  if (file.size > largestMegabytes * 1024 * 1024) {
    const [expected, found] = [largestMegabytes, megabytes(file.size)].map((size) => `${size} MB`);
    throw new Problem('file-size', { file: file.name, expected, found });
  }
  const trained = readNetwork(new Uint8Array(await file.arrayBuffer()), file.name);
  const weights = trained.weights.reduce((sum, { length }) => sum + length, 0);
  if (weights <= mostWeights) return trained;
  throw new Problem('network-weights', { file: file.name, expected: mostWeights, found: weights });
}

export type TakeHome = ReturnType<typeof takeHomeModel>;

export function takeHomeModel({ session, kept, fetchBook, save }: Surroundings = page()) {
  const { phase, receipt, data } = session;
  const digits = signal<Digits>(drawnChecks());
  const chosen = choice('first', ['first', ...networkSources]);
  const shelves = { session, keptNetwork: kept.keptNetwork, fetchBook };
  const networks = readersNetworks(shelves, chosen, (source, found, isRunHere) =>
    Boolean(found && (source !== 'run' || isRunHere)),
  );
  const { found, problem, isRunHere, source, network, set, recall } = networks;
  /** What a file brought and the reader has not yet agreed to. */
  const waiting = signal<{ file: string; trained: Trained } | null>(null);
  /** The file that the reader's network was last brought from, and why the last one was refused. */
  const taken = signal<string | null>(null);
  const refused = signal<Problem | null>(null);
  const saved = signal<string | null>(null);

  async function attempt(act: () => Promise<void>, told = problem): Promise<void> {
    told.value = null;
    await act().catch((cause) => {
      told.value = problemIn(cause);
    });
  }

  const hasTestImages = computed(() => {
    const state = data.value;
    return state?.id === mnistId && !state.missing && state.total > 0 && state.loaded >= state.total;
  });

  const snapshot = async () => set('run', await networkOfRun(session));

  /** The run as it stands whenever it stands still: once it moves, and at each pause and at its end. */
  function followRun(): void {
    const isAtRest = ['paused', 'done'].includes(phase.value);
    void receipt.value;
    const { run } = found.peek();
    if (!isRunHere.value && run) set('run', undefined);
    if (isRunHere.value && (isAtRest || !run)) snapshot().catch(() => {});
  }
  async function fetchDigits(): Promise<void> {
    const list = await session.digits('test', testIndices).catch(() => []);
    if (list.length === testIndices.length) digits.value = together('mnist-test', list);
  }
  async function accept(): Promise<void> {
    if (!waiting.value) return;
    const { file, trained } = waiting.value;
    waiting.value = null;
    await kept.keepNetwork(toKeep(trained));
    // what the browser would not keep is still the reader's for as long as the page is open
    set('kept', foundOfKept(toKeep(trained)));
    chosen.value = 'kept';
    taken.value = file;
  }

  return {
    parameters: { network: chosen },
    ...networks,
    ...{ digits, waiting, taken, refused, saved, accept },
    own: computed(() => {
      const isOwn = network.value && source.value !== 'book';
      return { network: isOwn ? weightsSha256(network.value!.trained.weights) : null };
    }),
    /** The reader's own as this browser keeps it. */
    kept: computed(() => found.value.kept?.trained ?? null),
    readings: computed(() => network.value && readingsOf(network.value.trained, digits.value)),
    /** Whether the ten digits could be MNIST's: they are neither here nor missing. */
    couldFetch: computed(() => {
      const isMnist = ['', mnistId].includes(data.value?.id ?? '') && !data.value?.missing;
      return isMnist && digits.value.source === 'drawn' && !hasTestImages.value;
    }),
    isFetching: computed(() => phase.value === 'loading'),
    fetchTestImages: () => session.load(),
    wake(): () => void {
      void networks.load();
      const stops = [
        effect(followRun),
        effect(() => void (hasTestImages.value && digits.peek().source === 'drawn' && fetchDigits())),
        kept.changes.subscribe((count) => void (count > 0 && recall())),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },

    /** A run is taken as it is at this moment. */
    download: (format: Format) =>
      attempt(async () => {
        saved.value = null;
        if (source.value === 'run') await snapshot();
        if (!network.value) return;
        const [name, content] = (files[format] as FileOf)(network.value.trained, digits.value);
        save(name, content);
        saved.value = name;
      }),

    /** Reads a file; the network becomes the reader's at once where nothing is lost by it, else it waits for `accept`. */
    bring: (file: Offered) =>
      attempt(async () => {
        taken.value = waiting.value = null;
        const trained = await networkIn(file);
        const present = found.value.kept?.trained;
        const isLost = present && weightsSha256(present.weights) !== weightsSha256(trained.weights);
        waiting.value = { file: file.name, trained };
        if (!isLost) await accept();
      }, refused),
    dismiss(): void {
      waiting.value = null;
    },
  };
}

/** The ten digits that two programs are compared on: MNIST's first test images where they are here, else the book's own. */
export type Digits = Omit<Checks, 'probabilities'>;

const count = 10;
export const testIndices = Array.from({ length: count }, (_, index) => index);

/** `pixels`: bytes. */
export function together(
  source: Digits['source'],
  digits: readonly { readonly pixels: ArrayLike<number>; readonly label: number }[],
): Digits {
  const images = new Uint8Array(digits.length * 784);
  for (const [k, { pixels }] of digits.entries()) images.set(pixels, k * 784);
  return { source, images, labels: Uint8Array.from(digits, ({ label }) => label) };
}

/** 0 to 9 as they were drawn for this book, prepared like MNIST's and rounded to bytes. */
export const drawnChecks = (): Digits =>
  together(
    'drawn',
    drawnDigits().map(({ pixels, label }) => ({ label, pixels: Array.from(pixels, (part) => Math.round(255 * part)) })),
  );

/** The network as it stands; the worker's copy, so that a run goes on undisturbed. Rejected where there is none. */
export async function networkOfRun(session: Pick<Session, 'snapshot' | 'receipt' | 'data'>): Promise<Found> {
  const { settings, weights, step } = await session.snapshot();
  const receipt = session.receipt.value?.steps === step ? session.receipt.value : null;
  const data = receipt?.data ?? session.data.value?.id;
  return foundOf({ settings, weights, steps: step, receipt, origin: 'run', ...(data ? { data } : {}) });
}

/** What a file brought, in the form in which this browser keeps the reader's own. */
export function toKeep({ settings, weights, steps, receipt, origin }: Trained): KeptNetwork {
  const sizes = sizesOf(settings);
  const shapes = sizes.slice(1).flatMap((nOut, l) => [[sizes[l], nOut], [nOut]]);
  return { settings, weights: [...weights], shapes, step: steps ?? 0, receipt, origin };
}
