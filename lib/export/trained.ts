/**
 * A trained network on its way out of the book or back into it: what every format carries, and under which names.
 * Chapter: mnist (*Take it home*).
 *
 * Exported is the network that answers, as in an examination: dropout, which works in training only, is left out of it;
 * the settings, which travel as text beside the weights, still name it.
 */

import { probabilitiesOf } from '../data/reader-network.ts';
import { weightsSha256 } from '../model/fingerprint.ts';
import type { DenseActivation } from '../model/layers.ts';
import type { Receipt } from '../model/program.ts';
import { checkSettings, type Settings } from '../model/settings.ts';
import type { ActivationName } from '../nn/activations.ts';
import { Problem } from '../problem.ts';
import { fileName } from './python-text.ts';

export interface Trained {
  readonly settings: Settings;
  /** W1 b1 W2 b2 …; W[nIn, nOut] row-major, as in Keras. */
  readonly weights: readonly Float32Array[];
  /** Steps taken; null where nobody knows. */
  readonly steps: number | null;
  /** Of a finished run, else null. */
  readonly receipt: Receipt | null;
  /** run: trained as the settings say · book: the book's own small network · elsewhere: only its layers are known */
  readonly origin: Origin;
  /** Id of the data that it was trained on ('mnist'), where it is known. */
  readonly data?: string;
}
export type Origin = 'run' | 'book' | 'elsewhere';

/** Ten digits with what the network says of them, so that another program can compare. */
export interface Checks {
  readonly source: 'mnist-test' | 'drawn';
  /** Bytes [count, 784]; the network's input is byte / 255. */
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
  /** [count, 10] */
  readonly probabilities: Float32Array;
}

/** A dense layer with its numbers. The last one's activation is the softmax. */
export interface Stage {
  /** dense_1, dense_2 …: what Keras might call it, and the beginning of its tensors' names. */
  readonly name: string;
  readonly nIn: number;
  readonly nOut: number;
  readonly W: Float32Array;
  readonly b: Float32Array;
  readonly activation: DenseActivation;
}

export const pixelCount = 784;
export const classNames = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
export const producer = 'Deep Learning, Live';

/** 784, the hidden layers' units, 10. */
export const sizesOf = ({ layers }: Pick<Settings, 'layers'>): number[] => [
  pixelCount,
  ...layers.map(({ units }) => units),
  classNames.length,
];

/** 784-128-10 */
export const networkName = (settings: Pick<Settings, 'layers'>): string => sizesOf(settings).join('-');

/** The layers with their numbers. Throws Problem 'shape' where an array is not as long as its layer wants it. */
export function stagesOf({ settings, weights }: Pick<Trained, 'settings' | 'weights'>): Stage[] {
  const sizes = sizesOf(settings);
  const expected = sizes.slice(1).flatMap((nOut, k) => [sizes[k] * nOut, nOut]);
  const found = weights.map(({ length }) => length);
  if (`${expected}` !== `${found}`) {
    throw new Problem('shape', { where: 'weights', expected: expected.join(', '), found: found.join(', ') });
  }
  return sizes.slice(1).map((nOut, k) => ({
    name: `dense_${k + 1}`,
    nIn: sizes[k],
    nOut,
    W: weights[2 * k],
    b: weights[2 * k + 1],
    activation: settings.layers[k]?.activation ?? 'softmax',
  }));
}

/** What the network says of these images, through the definitions of `nn/`. */
export function checksOf(trained: Trained, digits: Omit<Checks, 'probabilities'>): Checks {
  const network = stagesOf(trained).map(({ W, b, activation }) => ({ W, b, activation: activation as ActivationName }));
  const probabilities = new Float32Array(digits.labels.length * classNames.length);
  for (let k = 0; k < digits.labels.length; k++) {
    const bytes = digits.images.subarray(k * pixelCount, (k + 1) * pixelCount);
    const image = Float32Array.from(bytes, (byte) => byte / 255);
    probabilities.set(probabilitiesOf(network, image), k * classNames.length);
  }
  return { ...digits, probabilities };
}

/** What is told of a network beside its numbers; the same texts in every format. Throws what `checkSettings` throws. */
export function metadataOf(trained: Trained): Record<string, string> {
  const { settings, weights, steps, receipt, origin, data } = trained;
  checkSettings(settings);
  const fingerprint = weightsSha256(weights);
  return {
    format: 'deep-learning-live 1',
    producer,
    network: networkName(settings),
    activations: [...settings.layers.map(({ activation }) => activation), 'softmax'].join(' '),
    input: 'float32 [batch, 784]: 28 rows of 28 pixels, byte / 255, 0 = paper, 1 = ink',
    output: 'float32 [batch, 10]: probabilities',
    classes: JSON.stringify(classNames),
    origin,
    settings: JSON.stringify(settings),
    seed: String(settings.seed),
    ...(data === undefined ? {} : { data }),
    ...(steps === null ? {} : { steps: String(steps) }),
    weights_sha256: fingerprint,
    // a receipt speaks of the end of a run, not of a network on its way there
    ...(receipt?.weights === fingerprint ? { receipt: JSON.stringify(receipt) } : {}),
  };
}

/** Name of the files of a network, without their endings. */
export const fileStem = ({ settings }: Pick<Trained, 'settings'>): string => fileName('digits-', networkName(settings));
