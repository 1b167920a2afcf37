/** What a network says of images: ten probabilities each, and in words a digit, or that it may be one of two. */
import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { probabilitiesOf } from '../../../../lib/data/reader-network.ts';
import { problemIn } from '../../../../lib/problem.ts';
import type { Session } from '../../../reader/session.ts';
import type { Networks } from './networks.ts';

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
