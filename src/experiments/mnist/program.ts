/** The article's program, run by several seeds; and which digits it misreads. Chapter: mnist. */

import { Program } from '../../../lib/model/program.ts';
import { articleSettings } from '../../../lib/model/settings.ts';
import { log } from '../../../lib/nn/elementary.ts';
import { type Bench, endsOf, experiment, mean } from '../experiment.ts';
import { shadesOf } from './filters.ts';
import { classes, neverPositive, onTrainingImages, type Reading, read } from './reading.ts';

const images = { train: 60_000, test: 10_000 };
export const seeds = [1, 2, 3, 4, 5];

const wrongIn = ({ predicted }: Reading, labels: Uint8Array): number[] =>
  Array.from(predicted.keys()).filter((k) => predicted[k] !== labels[k]);

/** What is taken for what most often, and the dearest single mistake. */
function mistakesOf(reading: Reading, labels: Uint8Array) {
  const { predicted, confidence, ofTruth } = reading;
  const wrong = wrongIn(reading, labels);
  const confusion = new Uint32Array(classes * classes);
  for (const [k, truth] of labels.entries()) confusion[truth * classes + predicted[k]]++;
  const mistaken = confusion.map((count, cell) => (cell % (classes + 1) === 0 ? 0 : count));
  const commonest = mistaken.indexOf(Math.max(...mistaken));
  const worst = wrong.reduce((a, b) => (ofTruth[b] < ofTruth[a] ? b : a));
  return {
    commonest: { truth: Math.floor(commonest / classes), predicted: commonest % classes, count: confusion[commonest] },
    worst: {
      ...{ index: worst, truth: labels[worst], predicted: predicted[worst] },
      ...{ confidence: confidence[worst], loss: -log(ofTruth[worst]) },
    },
    /** [truth * 10 + predicted] */
    confusion: Array.from(confusion),
  };
}

const mostMistakes = 24;

/** The mistakes that cost the most, as the page lists its own: by what was given to the truth. */
const dearestOf = (reading: Reading, labels: Uint8Array) =>
  wrongIn(reading, labels)
    .sort((a, b) => reading.ofTruth[a] - reading.ofTruth[b])
    .slice(0, mostMistakes)
    .map((index) => ({
      ...{ index, truth: labels[index], predicted: reading.predicted[index] },
      confidence: reading.confidence[index],
    }));

/** Where the images are parted by how sure the network was: below half, by tenths, and the last tenth once more. */
const sureFrom = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99];

/** Of the images in each part: how many, how sure the network was, how many it read rightly. */
function bins({ predicted, confidence }: Reading, labels: Uint8Array) {
  return sureFrom.map((from, k) => {
    const to = sureFrom[k + 1] ?? Number.POSITIVE_INFINITY;
    const inside = Array.from(predicted.keys()).filter((r) => confidence[r] >= from && confidence[r] < to);
    return {
      count: inside.length,
      confidence: mean(inside.map((r) => confidence[r])),
      accuracy: mean(inside.map((r) => Number(predicted[r] === labels[r]))),
    };
  });
}

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
  const reading = read(program, data.test);
  const wrong = wrongIn(reading, data.test.labels);
  const half = data.test.count / 2;
  const firstHalf = wrong.filter((k) => k < half).length;
  const { commonest } = mistakesOf(reading, data.test.labels);
  return {
    untrained,
    ...{ first: epoch(0), last: epoch(history.length - 1) },
    trainLosses: history.map(({ loss }) => loss),
    lowest: { epoch: lowest + 1, loss: losses[lowest] },
    ...{ test, wrong: wrong.length, firstHalf, secondHalf: wrong.length - firstHalf },
    confidence: mean(Array.from(reading.confidence)),
    bins: bins(reading, data.test.labels),
    /** How often the commonest mistake was made, and each if all 90 were equally common. */
    ...{ commonest: commonest.count, evenly: wrong.length / 90 },
    neverPositive: neverPositive(program),
  };
}

export const run = experiment({
  ...{ images, seconds: 6, seeds },
  measure: runOf,
  summary: (ones) => ({ ends: endsOf(ones.map(({ test }) => test.accuracy)) }),
});

/** The mistakes of the run with seed 1, and what its first layer looks for. */
export const mistakes = experiment({
  ...{ images, seconds: 4 },
  measure: ({ data, kernels }) => {
    const program = new Program(articleSettings, data, kernels());
    while (!program.done) program.next();
    const reading = read(program, data.test);
    const [W, b] = program.weights();
    return {
      ...mistakesOf(reading, data.test.labels),
      dearest: dearestOf(reading, data.test.labels),
      filters: shadesOf(W, b.length),
    };
  },
});
