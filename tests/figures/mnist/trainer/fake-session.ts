/** A session without a worker: the same signals, and a list of what was asked. */
import { articleSettings } from '../../../../lib/model/settings.ts';
import type { Recorded } from '../../../../src/figures/mnist/trainer/model.ts';
import type { Digit, Session } from '../../../../src/reader/session.ts';
import { createState, receive } from '../../../../src/reader/state.ts';
import type { Judged, Report } from '../../../../src/workers/protocol.ts';

export interface FakeSession extends Session {
  readonly asked: unknown[][];
  /** As if the worker had reported it. */
  hear(report: Report): void;
  /** Answers of `cell`, in the order of the questions. */
  readonly cells: ((digits: Judged[]) => void)[];
  /** What `digits` was asked for, and the answer, in the order of the questions. */
  readonly looks: { readonly indices: number[]; readonly answer: (digits: Digit[]) => void }[];
}

export function fakeSession(): FakeSession {
  const state = createState();
  const asked: unknown[][] = [];
  const cells: ((digits: Judged[]) => void)[] = [];
  const looks: { indices: number[]; answer: (digits: Digit[]) => void }[] = [];
  const note =
    (name: string) =>
    (...words: unknown[]) => {
      asked.push([name, ...words]);
    };
  return {
    ...state,
    asked,
    cells,
    looks,
    hear: (report) => receive(state, report),
    load: note('load'),
    start: note('start'),
    useData: note('useData'),
    bringData: (files) => {
      asked.push(['bringData', files.map(({ name }) => name)]);
      return Promise.resolve({ trainCount: 600, testCount: 100 });
    },
    pause: note('pause'),
    resume: note('resume'),
    step: note('step'),
    stop: note('stop'),
    reset: note('reset'),
    changeRate: note('changeRate'),
    restart: note('restart'),
    lookForInterrupted: () => {},
    continueInterrupted: note('continueInterrupted'),
    forgetInterrupted: note('forgetInterrupted'),
    hide: note('hide'),
    cell: (truth, predicted) => {
      asked.push(['cell', truth, predicted]);
      return new Promise((resolve) => cells.push(resolve));
    },
    digits: (_, indices) => new Promise((answer) => looks.push({ indices, answer })),
    predict: () => Promise.resolve(new Float32Array(10)),
    snapshot: () => Promise.reject(new Error('no snapshot')),
  };
}

/** A report of progress: epoch and step as they stand, 4 steps an epoch unless said otherwise. */
export function progressAt(epoch: number, step: number, more: Partial<Extract<Report, { type: 'progress' }>> = {}) {
  const { epochs = 2, stepsPerEpoch = 4 } = more;
  return {
    type: 'progress',
    epoch,
    epochs,
    step,
    stepsPerEpoch,
    totalStep: (epoch - 1) * stepsPerEpoch + step,
    totalSteps: epochs * stepsPerEpoch,
    logs: { loss: 0.5 / epoch, accuracy: 0.8 },
    points: [],
    stride: 1,
    rate: 0.001,
    imagesPerSecond: 20000,
    secondsLeft: 5,
    seconds: 1,
    ...more,
  } satisfies Report as Extract<Report, { type: 'progress' }>;
}

export const judged = (index: number, truth = 4, predicted = 9): Judged => ({
  index,
  truth,
  predicted,
  confidence: 0.9,
  loss: 2,
  pixels: new Uint8Array(784),
});

/** A recorded run: what the figure shows before there is one of the reader's. */
export const recordedRun: Recorded = {
  ...{ history: [], confusion: Array(100).fill(100) },
  receipt: {
    ...{ data: 'mnist', settings: articleSettings, changes: [], kernels: 'simd', weights: 'b2fb4fe1' },
    ...{ steps: 16880, testLoss: 0.067, testAccuracy: 0.9801, seconds: 7.06, imagesPerSecond: 76466 },
  },
  mistakes: [
    { index: 1247, truth: 9, predicted: 5, confidence: 0.9967 },
    { index: 2654, truth: 6, predicted: 1, confidence: 0.99998 },
  ],
  filters: { limit: 0.2, pictures: Array(64).fill(`${'07e'.repeat(65)}7`) },
};
