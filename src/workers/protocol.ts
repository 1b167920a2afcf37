/**
 * What a page and its training worker say to each other. The worker owns data and weights; the page sends
 * intentions and receives reports, progress at display rate, never one a step. Large arrays are transferred.
 */

import type { Receipt } from '../../lib/model/program.ts';
import type { Settings } from '../../lib/model/settings.ts';
import type { Facts, ProblemCode } from '../../lib/problem.ts';

export type SplitName = 'train' | 'test';

/** Where digits come from: MNIST as the site was built with it, this book's generator, the reader's own files. */
export type DataSource = 'mnist' | 'digits' | 'own';

export type Intention =
  /** Fetch the data (from the browser's store where kept). `base` is the site's base URL, ending in '/'. */
  | { type: 'load'; base: string }
  /** Other data for the runs to come. Refused with 'data-in-use' while a run is under way. */
  | { type: 'use'; source: DataSource }
  /** The reader's own IDX files: answered with 'brought' when they are read and kept, and then in use. */
  | { type: 'bring'; request: number; files: { name: string; bytes: Uint8Array }[] }
  /** A new run from its seed. Refused with a report 'problem' when a setting is out of range. */
  | { type: 'start'; settings: Settings }
  | { type: 'pause' }
  | { type: 'resume' }
  /** One mini-batch, then paused. */
  | { type: 'step' }
  /** Ends the run where it stands; the weights stay and are evaluated. */
  | { type: 'stop' }
  /** Back to the initial weights of the same seed and settings, paused at step 0. */
  | { type: 'reset' }
  /** Takes effect at the next step and is noted in the receipt. */
  | { type: 'change'; rate: number }
  /** Goes on with the run that was interrupted, where it was last saved. Refused with a report 'problem'. */
  | { type: 'continue' }
  /** The page goes out of sight, perhaps for good: saves the run now. */
  | { type: 'save' }
  /** Answered with 'snapshot' carrying the same number. */
  | { type: 'snapshot'; request: number }
  | { type: 'digits'; request: number; split: SplitName; indices: number[] }
  /** Test images of one cell of the confusion matrix, most confident first. */
  | { type: 'cell'; request: number; truth: number; predicted: number; limit: number }
  /** Probabilities of one 28×28 image in [0,1] under the current weights. */
  | { type: 'predict'; request: number; image: Float32Array }
  /** Are you there? Answered with 'pong' at once: a browser gives no event when it kills a worker. */
  | { type: 'ping' };

export type Phase = 'empty' | 'loading' | 'ready' | 'waiting' | 'running' | 'paused' | 'done' | 'diverged' | 'failed';

/** Means since the epoch began, as Keras shows them. */
export interface Logs {
  loss: number;
  accuracy: number;
}
export interface EpochLogs extends Logs {
  epoch: number;
  validationLoss: number;
  validationAccuracy: number;
}
/** One point of the curve of single mini-batches (thinned: see curve.ts). */
export interface BatchPoint {
  step: number;
  loss: number;
}
/** A digit with what the network says of it. */
export interface Judged {
  index: number;
  truth: number;
  predicted: number;
  confidence: number;
  loss: number;
  pixels: Uint8Array;
}

export type Report =
  | { type: 'phase'; phase: Phase }
  | { type: 'pong' }
  /** A run begins, by 'start' or by 'reset': every figure reported before belongs to an earlier one. */
  | { type: 'run'; settings: Settings }
  /** Bytes of the data that are here, of all. `missing` when the site was built without the data. */
  | {
      type: 'data';
      id: string;
      source: DataSource;
      loaded: number;
      total: number;
      missing: boolean;
      trainCount: number;
      testCount: number;
      /** Whether the site has MNIST, and the browser digits of the reader's own; null while that is not known. */
      hasMnist: boolean | null;
      hasOwn: boolean;
    }
  | {
      type: 'progress';
      epoch: number;
      epochs: number;
      /** Steps taken of this epoch, in all, and what the whole run will take. */
      step: number;
      stepsPerEpoch: number;
      totalStep: number;
      totalSteps: number;
      logs: Logs;
      /** Points since the report before; earlier ones are to be thinned to `stride` (curve.ts). */
      points: BatchPoint[];
      stride: number;
      /** The learning rate now in force. */
      rate: number;
      imagesPerSecond: number;
      secondsLeft: number;
      /** Training time with its validation, as in Keras; pauses, waiting and the test set are not counted. */
      seconds: number;
    }
  /** Validation figures are NaN where nothing is kept for validation. */
  | { type: 'epoch'; logs: EpochLogs }
  /** After each epoch and at the end: the network on the whole test set. confusion[truth * 10 + predicted]. */
  | { type: 'evaluation'; epoch: number; loss: number; accuracy: number; confusion: Uint32Array; mistakes: Judged[] }
  /** First-layer weights, [784, units] row-major, at most the first 64 units, for the weight images. */
  | { type: 'weights'; units: number; values: Float32Array; limit: number }
  | { type: 'done'; receipt: Receipt }
  | { type: 'snapshot'; request: number; settings: Settings; step: number; weights: Float32Array[]; shapes: number[][] }
  | { type: 'digits'; request: number; digits: { index: number; label: number; pixels: Uint8Array }[] }
  | { type: 'cell'; request: number; digits: Judged[] }
  | { type: 'prediction'; request: number; probabilities: Float32Array }
  | { type: 'brought'; request: number; trainCount: number; testCount: number }
  /** Which step, which layer (1-based), and what became non-finite first: 'loss', 'weights', 'gradient' or 'activation'. */
  | { type: 'diverged'; step: number; layer: number; quantity: string; rate: number }
  | { type: 'problem'; code: ProblemCode; facts: Facts }
  /** The request with this number cannot be answered. */
  | { type: 'refused'; request: number; code: ProblemCode; facts: Facts };
