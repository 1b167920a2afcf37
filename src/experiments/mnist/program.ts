/** The article's program, and what becomes of it with another seed or another setting. Chapter: mnist. */
import {
  articleSettings,
  layersOf,
  optimisers,
  Program,
  rows,
  type Settings,
  type Split,
  sequential,
} from '../../../lib/index.ts';
import { dense } from '../../../lib/nn/dense.ts';
import type { Bench } from '../bench.ts';

const classes = 10;
const width = 28 * 28;

/** What the network says of every image of a split, and how sure it is. */
interface Reading {
  readonly predicted: Uint8Array;
  readonly confidence: Float32Array;
  /** The probability that it gave to the truth. */
  readonly ofTruth: Float32Array;
}

function read(program: Program, { images, labels, count }: Split): Reading {
  const indices = Uint32Array.from({ length: count }, (_, k) => k);
  const reading = {
    predicted: new Uint8Array(count),
    confidence: new Float32Array(count),
    ofTruth: new Float32Array(count),
  };
  for (let from = 0; from < count; from += 256) {
    const m = Math.min(256, count - from);
    const a = program.probabilities(images, indices, from, m);
    for (let r = 0; r < m; r++) {
      let best = 0;
      for (let k = 1; k < classes; k++) if (a[r * classes + k] > a[r * classes + best]) best = k;
      reading.predicted[from + r] = best;
      reading.confidence[from + r] = a[r * classes + best];
      reading.ofTruth[from + r] = a[r * classes + labels[from + r]];
    }
  }
  return reading;
}

const mean = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, x) => sum + x, 0) / values.length;

/** Accuracy on the images that are trained on, measured at once instead of along the way. */
function onTrainingImages(program: Program): number {
  const { images, labels, ...size } = program.data.train;
  const count = program.trainCount;
  const trained = { ...size, count, images: images.subarray(0, count * width), labels: labels.subarray(0, count) };
  const { predicted } = read(program, trained);
  return mean(predicted.map((digit, k) => Number(digit === labels[k])));
}

/** Before the first step; after the first epoch and at the end, measured again on the training images; the mistakes. */
export function articleRun({ data, kernels }: Bench) {
  const program = new Program(articleSettings, data, kernels());
  const untrained = program.evaluate();
  const retrained: number[] = [];
  while (!program.done) {
    const { epochLogs } = program.next();
    if (epochLogs?.epoch === 1 || program.done) retrained.push(onTrainingImages(program));
  }
  const { predicted, confidence, ofTruth } = read(program, data.test);
  const { labels, count } = data.test;
  const wrong = Array.from({ length: count }, (_, k) => k).filter((k) => predicted[k] !== labels[k]);
  const confusion = new Uint32Array(classes * classes);
  for (const k of wrong) confusion[labels[k] * classes + predicted[k]]++;
  const commonest = confusion.indexOf(Math.max(...confusion));
  const worst = wrong.reduce((a, b) => (ofTruth[b] < ofTruth[a] ? b : a));
  return {
    untrained,
    retrainedAfterFirstEpoch: retrained[0],
    retrainedAtTheEnd: retrained[1],
    wrong: wrong.length,
    wrongInFirstHalf: wrong.filter((k) => k < count / 2).length,
    confusion: {
      truth: Math.floor(commonest / classes),
      predicted: commonest % classes,
      count: confusion[commonest],
    },
    worst: {
      index: worst,
      truth: labels[worst],
      predicted: predicted[worst],
      confidence: confidence[worst],
      loss: -Math.log(ofTruth[worst]),
    },
    meanConfidence: mean(confidence),
  };
}

/** The article's run with another seed, or another setting. */
export function variation({ data, kernels }: Bench, change: Partial<Settings>) {
  const program = new Program({ ...articleSettings, ...change }, data, kernels());
  while (!program.done) program.next();
  const { loss, accuracy } = program.evaluate();
  return { ...change, testLoss: loss, testAccuracy: accuracy, neverPositive: neverPositive(program) };
}

/** Hidden units whose weighted input is positive for none of the test images. */
function neverPositive(program: Program): number {
  const [W, b] = program.weights();
  const { images, count } = program.data.test;
  const x = Float32Array.from(images, (byte) => byte / 255);
  const z = new Float32Array(count * b.length);
  dense(z, x, W, b, count, width, b.length);
  return Array.from(b, (_, j) => j).filter((j) => !hasPositive(z, j, b.length)).length;
}

function hasPositive(z: Float32Array, j: number, n: number): boolean {
  for (let k = j; k < z.length; k += n) if (z[k] > 0) return true;
  return false;
}

/** The article's program with `/ 255` forgotten. */
export function forgottenScale({ data, kernels }: Bench) {
  const model = sequential(layersOf(articleSettings), {
    inputShape: [width],
    seed: articleSettings.seed,
    kernels: kernels(),
  });
  model.compile({ optimizer: optimisers.adam({}), loss: 'sparse_categorical_crossentropy' });
  const grey = ({ images }: Split) => rows(Float32Array.from(images), width);
  const targets = ({ labels }: Split) => ({ kind: 'labels', labels }) as const;
  const x = { train: grey(data.train), test: grey(data.test) };
  const y = { train: targets(data.train), test: targets(data.test) };
  const untrained = model.evaluate(x.test, y.test);
  const { epochs, batch: batchSize, validationSplit } = articleSettings;
  for (const _ of model.fit(x.train, y.train, { epochs, batchSize, validationSplit, block: data.block }));
  const trained = model.evaluate(x.test, y.test);
  return { untrainedLoss: untrained.loss, testLoss: trained.loss, testAccuracy: trained.accuracy };
}
