/** The networks that can read the pad, and what they say of images: ten probabilities each, in words a digit or one of two. */
import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { probabilitiesOf } from '../../../../lib/data/reader-network.ts';
import { weightsSha256 } from '../../../../lib/model/fingerprint.ts';
import type { Layers } from '../../../../lib/model/reading.ts';
import { problemIn } from '../../../../lib/problem.ts';
import { choice } from '../../../kit/parameters.ts';
import { networkSources, readersNetworks, type Shelves } from '../../../reader/networks.ts';
import { layersOf } from '../../../reader/own-network.ts';
import type { Session } from '../../../reader/session.ts';

export interface Reading {
  /** The likeliest digit and its probability. */
  readonly digit: number;
  readonly probability: number;
  /** Where the network is not sure: the next likeliest. */
  readonly rival: { readonly digit: number; readonly probability: number } | null;
}

/** Below this the network is not sure, … */
const sure = 0.7;
/** … and another digit is worth naming from here on. */
const worthNaming = 0.1;

export function readingOf(probabilities: ArrayLike<number>): Reading {
  const order = Array.from(probabilities, (probability, digit) => ({ digit, probability }));
  const [first, second] = order.sort((a, b) => b.probability - a.probability || a.digit - b.digit);
  const isUnsure = first.probability < sure && second.probability >= worthNaming;
  return { ...first, rival: isUnsure ? second : null };
}

type Images = readonly Float32Array[];

/** The probabilities [10] of each image, by the network that reads; null without images and until it has answered. */
export function answersTo(
  images: ReadonlySignal<Images | null>,
  { reader, source, problem }: Networks,
  { progress, predict }: Pick<Session, 'progress' | 'predict'>,
) {
  const answers: Signal<Images | null> = signal(null);
  let wanted: Images | null = null;
  let isAsking = false;

  /** The worker is asked for one reading at a time; of the pictures that come meanwhile, the last is the next. */
  async function ask(): Promise<void> {
    if (isAsking) return;
    isAsking = true;
    let asked: Images | null = null;
    while (wanted && wanted !== asked) {
      asked = wanted;
      try {
        const read = await Promise.all(asked.map((image) => predict(image)));
        problem.value = null;
        if (wanted) answers.value = read;
      } catch (cause) {
        problem.value = problemIn(cause);
      }
    }
    isAsking = false;
  }

  const stop = effect(() => {
    const given = images.value;
    const layers = reader.value?.layers;
    wanted = given && source.value === 'run' ? [...given] : null;
    if (wanted) {
      void progress.value; // a network in training is asked again whenever it has learnt
      void ask();
    } else answers.value = given && layers ? given.map((image) => probabilitiesOf(layers, image)) : null;
  });
  return {
    answers,
    close(): void {
      stop();
      wanted = null;
    },
  };
}

export interface Surroundings extends Shelves {
  readonly session: Pick<Session, 'phase' | 'progress' | 'evaluation' | 'receipt' | 'predict'>;
}

interface Reader {
  readonly layers: Layers | null;
  /** On the test images, where it is known. */
  readonly accuracy: number | null;
  /** The hash of the reader's own; null: the book's, or one that still changes. */
  readonly hash: string | null;
}

type Networks = ReturnType<typeof createNetworks>;

/** The network of the run on this page stays in its worker, which is asked. */
export function createNetworks({ session, ...shelves }: Surroundings) {
  const chosen = choice('first', ['first', ...networkSources]);
  const networks = readersNetworks({ session, ...shelves }, chosen, (source, found, isRunHere) => {
    if (source === 'run') return isRunHere;
    // the run of this page is kept when it is done; one brought from a file is another
    return found !== undefined && (source === 'book' || !isRunHere || found.trained.origin !== 'run');
  });
  const reader = computed((): Reader | null => {
    const { source, network } = networks;
    if (source.value === 'run') {
      const hash = session.receipt.value?.weights ?? null;
      return { layers: null, accuracy: session.evaluation.value?.accuracy ?? null, hash };
    }
    if (!network.value) return null;
    const { accuracy, trained } = network.value;
    const { layers } = layersOf(trained.weights, trained.settings);
    return { layers, accuracy, hash: source.value === 'kept' ? weightsSha256(trained.weights) : null };
  });
  return { ...networks, chosen, reader };
}
