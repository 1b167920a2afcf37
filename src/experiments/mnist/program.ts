/** The article's program, run by several seeds; and which digits it misreads. Chapter: mnist. */
import { articleSettings, Program } from '../../../lib/index.ts';
import { type Bench, endsOf, experiment, mean } from '../experiment.ts';
import { classes, neverPositive, onTrainingImages, read } from './reading.ts';

const images = { train: 60_000, test: 10_000 };
export const seeds = [1, 2, 3, 4, 5];

/** Before the first step; after the first epoch and the last, with the training images read again; on the test images. */
export function runOf({ data, kernels }: Bench, seed: number) {
  const program = new Program({ ...articleSettings, seed }, data, kernels());
  const untrained = program.evaluate();
  const reread: number[] = [];
  while (!program.done) {
    const { epochLogs } = program.next();
    if (epochLogs?.epoch === 1 || program.done) reread.push(onTrainingImages(program));
  }
  const { history } = program;
  const epoch = (k: number) => {
    const { loss, accuracy, validationLoss, validationAccuracy } = history[k];
    return {
      ...{ train: { loss, accuracy }, reread: reread[Math.min(k, 1)] },
      validation: { loss: validationLoss!, accuracy: validationAccuracy! },
    };
  };
  const losses = history.map(({ validationLoss }) => validationLoss!);
  const lowest = losses.indexOf(Math.min(...losses));
  const test = program.evaluate();
  const { predicted, confidence } = read(program, data.test);
  const isWrong = Array.from(predicted, (digit, k) => digit !== data.test.labels[k]);
  const wrong = (from: number, to: number) => isWrong.slice(from, to).filter(Boolean).length;
  const half = data.test.count / 2;
  return {
    untrained,
    ...{ first: epoch(0), last: epoch(history.length - 1) },
    trainLosses: history.map(({ loss }) => loss),
    lowest: { epoch: lowest + 1, loss: losses[lowest] },
    ...{ test, wrong: wrong(0, half * 2), firstHalf: wrong(0, half), secondHalf: wrong(half, half * 2) },
    confidence: mean(Array.from(confidence)),
    neverPositive: neverPositive(program),
  };
}

export const run = experiment({
  ...{ images, seconds: 12, seeds },
  measure: runOf,
  summary: (ones) => ({ ends: endsOf(ones.map(({ test }) => test.accuracy)) }),
});

/** Of the run with seed 1: what is taken for what most often, and the dearest single mistake. */
export const mistakes = experiment({
  ...{ images, seconds: 10 },
  measure: ({ data, kernels }) => {
    const program = new Program(articleSettings, data, kernels());
    while (!program.done) program.next();
    const { predicted, confidence, ofTruth } = read(program, data.test);
    const { labels, count } = data.test;
    const wrong = Array.from({ length: count }, (_, k) => k).filter((k) => predicted[k] !== labels[k]);
    const confusion = new Uint32Array(classes * classes);
    for (const k of wrong) confusion[labels[k] * classes + predicted[k]]++;
    const commonest = confusion.indexOf(Math.max(...confusion));
    const worst = wrong.reduce((a, b) => (ofTruth[b] < ofTruth[a] ? b : a));
    return {
      commonest: {
        truth: Math.floor(commonest / classes),
        predicted: commonest % classes,
        count: confusion[commonest],
      },
      worst: {
        ...{ index: worst, truth: labels[worst], predicted: predicted[worst] },
        ...{ confidence: confidence[worst], loss: -Math.log(ofTruth[worst]) },
      },
    };
  },
});
