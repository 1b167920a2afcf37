/**
 * Take it home: a trained network leaves the page as a file and comes back from one. Chapter: mnist.
 *
 * The reader's present network is never lost unasked: what a file brings waits until they have said so.
 */
import { computed, effect, signal } from '@preact/signals';
import {
  checksOf,
  fileStem,
  kerasProgram,
  mnistId,
  Problem,
  programName,
  pytorchProgram,
  readNetwork,
  type Trained,
  weightsSha256,
  writeOnnx,
  writeWeights,
} from '../../../lib/index.ts';
import { type Kept, mostWeights } from '../../reader/kept.ts';
import type { Session } from '../../reader/session.ts';
import { type Digits, drawnDigits, testDigits, testIndices } from './digits.ts';
import { type Found, networkOfBook, networkOfKept, networkOfRun, type Source, toKeep } from './networks.ts';

export type Format = 'onnx' | 'safetensors' | 'keras' | 'pytorch';
export const formats: readonly Format[] = ['onnx', 'safetensors', 'keras', 'pytorch'];

export interface Surroundings {
  readonly session: Pick<Session, 'phase' | 'progress' | 'receipt' | 'data' | 'snapshot' | 'digits' | 'load'>;
  readonly kept: Pick<Kept, 'keptNetwork' | 'keepNetwork' | 'changes'>;
  /** The bytes of the book's own network. */
  readonly fetchBook: () => Promise<Uint8Array>;
  /** Hands the reader a file. */
  readonly save: (name: string, content: Uint8Array | string) => void;
}

/** A file as a browser offers it. */
export interface Offered {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** Far more than the million weights that are kept. */
const largestFile = 64 * 1024 * 1024;

export type TakeHome = ReturnType<typeof takeHomeModel>;

export function takeHomeModel({ session, kept, fetchBook, save }: Surroundings) {
  const found = signal<Partial<Record<Source, Found>>>({});
  const digits = signal<Digits>(drawnDigits());
  const chosen = signal<Source | null>(null);
  /** What could not be done, in words the view translates. */
  const problem = signal<Problem | null>(null);
  /** What a file brought and the reader has not yet agreed to. */
  const waiting = signal<{ file: string; trained: Trained } | null>(null);
  /** The file that the reader's network was last brought from, and why the last one was refused. */
  const taken = signal<string | null>(null);
  const refused = signal<Problem | null>(null);
  const saved = signal<string | null>(null);

  const set = (source: Source, network: Found) => {
    found.value = { ...found.value, [source]: network };
  };
  const attempt = async (act: () => Promise<void>, told = problem): Promise<void> => {
    told.value = null;
    try {
      await act();
    } catch (cause) {
      told.value = cause instanceof Problem ? cause : new Problem('unexpected', { message: String(cause) });
    }
  };

  const isRunHere = computed(
    () => session.progress.value !== null && ['waiting', 'running', 'paused', 'done'].includes(session.phase.value),
  );
  /** The reader's own first. */
  const available = computed((): Source[] => {
    const here: Source[] = isRunHere.value && found.value.run ? ['run'] : [];
    return [...here, ...(['kept', 'book'] as const).filter((source) => found.value[source])];
  });
  const source = computed((): Source | null =>
    chosen.value && available.value.includes(chosen.value) ? chosen.value : (available.value[0] ?? null),
  );
  const network = computed((): Found | null => (source.value && found.value[source.value]) ?? null);
  const checks = computed(() => network.value && checksOf(network.value.trained, digits.value));

  const recall = async () => {
    const own = await kept.keptNetwork().catch(() => null);
    if (own) set('kept', networkOfKept(own));
  };
  const snapshot = async () => set('run', await networkOfRun(session));

  // the run as it stands whenever it stands still: once it moves, and at each pause and at its end
  const stopFollowing = effect(() => {
    const atRest = ['paused', 'done'].includes(session.phase.value);
    void session.receipt.value;
    const { run, ...others } = found.peek();
    if (!isRunHere.value && run) found.value = others;
    if (isRunHere.value && (atRest || !run)) snapshot().catch(() => {});
  });
  const hasTestImages = computed(() => {
    const data = session.data.value;
    return data?.id === mnistId && !data.missing && data.total > 0 && data.loaded >= data.total;
  });
  const stopFetching = effect(() => {
    if (!hasTestImages.value || digits.peek().source === 'mnist-test') return;
    session.digits('test', testIndices).then(
      (list) => {
        if (list.length === testIndices.length) digits.value = testDigits(list);
      },
      () => {},
    );
  });
  const stopRecalling = kept.changes.subscribe((count) => {
    if (count > 0) recall();
  });

  /** The file's name and what is in it. */
  function fileOf(format: Format, { trained }: Found): { name: string; content: Uint8Array | string } {
    const stem = fileStem(trained);
    switch (format) {
      case 'onnx':
        return { name: `${stem}.onnx`, content: writeOnnx(trained) };
      case 'safetensors':
        return { name: `${stem}.safetensors`, content: writeWeights(trained, checksOf(trained, digits.value)) };
      case 'keras':
        return { name: programName(trained, 'Keras'), content: kerasProgram(trained) };
      case 'pytorch':
        return { name: programName(trained, 'PyTorch'), content: pytorchProgram(trained) };
    }
  }

  async function accept(): Promise<void> {
    if (!waiting.value) return;
    const { file, trained } = waiting.value;
    waiting.value = null;
    await kept.keepNetwork(toKeep(trained));
    // what the browser would not keep is still the reader's for as long as the page is open
    set('kept', networkOfKept(toKeep(trained)));
    chosen.value = 'kept';
    taken.value = file;
  }

  return {
    available,
    source,
    network,
    /** The reader's own as this browser keeps it. */
    own: computed((): Found | null => found.value.kept ?? null),
    digits,
    checks,
    problem,
    waiting,
    taken,
    refused,
    saved,
    /** Whether the ten digits could be MNIST's: they are neither here nor missing. */
    couldFetch: computed(
      () =>
        digits.value.source === 'drawn' &&
        !hasTestImages.value &&
        session.data.value?.missing !== true &&
        ['', mnistId].includes(session.data.value?.id ?? ''),
    ),
    isFetching: computed(() => session.phase.value === 'loading'),
    choose: (wanted: Source) => {
      chosen.value = wanted;
    },
    fetchTestImages: () => session.load(),

    /** Looks for what there is to take home. Never fails: `problem` says what went wrong. */
    async load(): Promise<void> {
      await recall();
      await attempt(async () => set('book', networkOfBook(await fetchBook())));
    },

    /** A run is taken as it is at this moment. */
    download: (format: Format) =>
      attempt(async () => {
        saved.value = null;
        if (source.value === 'run') await snapshot();
        if (!network.value) return;
        const { name, content } = fileOf(format, network.value);
        save(name, content);
        saved.value = name;
      }),

    /** Reads a file; the network becomes the reader's at once where nothing is lost by it, else it waits for `accept`. */
    bring: (file: Offered) =>
      attempt(async () => {
        taken.value = waiting.value = null;
        if (file.size > largestFile) {
          const limit = `${largestFile / 1024 / 1024} MB`;
          throw new Problem('file-size', {
            file: file.name,
            expected: limit,
            found: `${Math.ceil(file.size / 1048576)} MB`,
          });
        }
        const trained = readNetwork(new Uint8Array(await file.arrayBuffer()), file.name);
        const weights = trained.weights.reduce((sum, { length }) => sum + length, 0);
        if (weights > mostWeights) {
          throw new Problem('network-weights', { file: file.name, expected: mostWeights, found: weights });
        }
        const present = found.value.kept?.trained;
        const isLost = present && weightsSha256(present.weights) !== weightsSha256(trained.weights);
        waiting.value = { file: file.name, trained };
        if (!isLost) await accept();
      }, refused),
    accept,
    dismiss: () => {
      waiting.value = null;
    },
    dispose: () => {
      for (const stop of [stopFollowing, stopFetching, stopRecalling]) stop();
    },
  };
}
