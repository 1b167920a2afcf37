/**
 * The article's program as a stream: the same network on the same data, one step at a time, so that a page can show it and
 * a terminal can print it. A run is a function of (data, settings, seed). Chapter: mnist.
 */
import type { Dataset } from '../data/dataset.ts';
import type { Kernels } from '../nn/kernels.ts';
import type { Numbers } from '../nn/numbers.ts';
import { optimisers } from '../optimisers/index.ts';
import { Problem } from '../problem.ts';
import type { Built, Network } from './built.ts';
import { weightsSha256 } from './fingerprint.ts';
import { pixels } from './input.ts';
import { type DenseLayer, dense, dropout, type Layer } from './layers.ts';
import type { EpochLogs, Logs } from './logs.ts';
import { bytesFor, forward } from './network.ts';
import { optimiserOf } from './pace.ts';
import { evaluate, evaluateInParts, gather, type Run, type RunState, type StepReport, slotsOf } from './run.ts';
import { type Sequential, sequential } from './sequential.ts';
import { checkSettings, type Settings } from './settings.ts';

/** What a finished run says of itself, equal wherever it ran (but for the two lines of time). */
export interface Receipt {
  readonly data: string;
  readonly settings: Settings;
  /** Rates changed while running: from which step (1-based, over the whole run) on. */
  readonly changes: readonly { readonly step: number; readonly rate: number }[];
  readonly kernels: Kernels['name'];
  readonly steps: number;
  readonly testLoss: number;
  readonly testAccuracy: number;
  readonly seconds: number;
  readonly imagesPerSecond: number;
  /** SHA-256 (hex) of all weights as little-endian float32, in the order W1 b1 W2 b2 … */
  readonly weights: string;
}

/** Everything that continues a run bit for bit. */
export interface Checkpoint {
  readonly data: string;
  readonly settings: Settings;
  readonly changes: Receipt['changes'];
  readonly history: readonly EpochLogs[];
  readonly state: RunState;
}

const classes = 10;
const evaluationRows = 256;
/** More than any setting in its range needs beside a wide network's weights. */
const memoryLimit = 1024 * 1024 * 1024;

/** The layers that the settings describe, in Keras's words. */
export function layersOf(settings: Settings): Layer[] {
  const hidden = settings.layers.flatMap(({ units, activation }): Layer[] => [
    dense(units, { activation, l1: settings.l1, l2: settings.l2 }),
    ...(settings.dropout > 0 ? [dropout(settings.dropout)] : []),
  ]);
  return [...hidden, dense(classes, { activation: 'softmax', l1: settings.l1, l2: settings.l2 })];
}

/** Bytes of kernel memory that a run with these settings needs. Throws Problem 'network-size' beyond 1 GiB. */
export function memoryFor(settings: Settings, nInput = 784): number {
  const capacity = Math.max(settings.batch, evaluationRows);
  const { moments } = optimisers[settings.optimizer]({});
  const layers = layersOf(settings);
  // lists and masks of lit pixels, the first gradient's rows, and what lies between the arrays
  const first = (layers[0] as DenseLayer).units;
  const extra =
    24 * capacity * nInput + 48 * Math.ceil(capacity / 32) * 8 * nInput + 4 * capacity * first + 4 * 1024 * 1024;
  const needed = bytesFor(layers, [nInput], capacity, moments) + extra;
  if (needed > memoryLimit) {
    throw new Problem('network-size', { needed: megabytes(needed), limit: megabytes(memoryLimit) });
  }
  return needed;
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1048576)} MB`;

export class Program {
  readonly settings: Settings;
  readonly data: Dataset;
  readonly model: Sequential;
  readonly history: EpochLogs[] = [];
  #run: Run;
  #net: Network;
  #changes: { step: number; rate: number }[] = [];

  /** Throws Problem 'range', 'choice' or 'network-size'. The data may still be arriving: see `needs`. */
  constructor(settings: Settings, data: Dataset, kernels: Kernels) {
    checkSettings(settings, data.train.count);
    const { train } = data;
    const width = train.rows * train.columns;
    memoryFor(settings, width);
    this.settings = settings;
    this.data = data;
    // #region program
    const x = pixels(train.images.subarray(0, settings.examples * width), width);
    const y = { kind: 'labels', labels: train.labels.subarray(0, settings.examples) } as const;
    const model = sequential(layersOf(settings), { inputShape: [width], seed: settings.seed, kernels });
    model.compile({
      optimizer: optimiserOf(settings),
      loss: 'sparse_categorical_crossentropy',
    });
    const { epochs, batch: batchSize, validationSplit, earlyStopping } = settings;
    this.#net = model.network(Math.max(batchSize, evaluationRows), true);
    this.#run = model.run(x, y, { epochs, batchSize, validationSplit, earlyStopping, block: data.block });
    // #endregion
    this.model = model;
  }

  get done(): boolean {
    return this.#run.done;
  }
  /** Ended early: see `early-stopping.ts`. */
  get stopped(): boolean {
    return this.#run.stopped;
  }
  /** Epoch, step of the epoch (both as they stand after the last step) and steps taken in all. */
  get epoch(): number {
    return this.#run.epoch;
  }
  get step(): number {
    return this.#run.step;
  }
  get totalStep(): number {
    return this.#run.totalStep;
  }
  get stepsPerEpoch(): number {
    return this.#run.stepsPerEpoch;
  }
  get trainCount(): number {
    return this.#run.trainCount;
  }
  get validationCount(): number {
    return this.#run.validationCount;
  }
  get rate(): number {
    return this.#run.rate;
  }
  /** Training images, from the first on, that must have arrived before the next step. */
  get needs(): number {
    return this.#run.needs;
  }

  /** One mini-batch. Throws Problem 'diverged' with the step, the layer and the quantity; the weights stay as they were. */
  next(): StepReport {
    const report = this.#run.next();
    if (report.epochLogs) this.history.push(report.epochLogs);
    return report;
  }

  /** From the next step on; noted in the receipt. Throws Problem 'range', or 'scheduled' where the settings have a schedule. */
  changeRate(rate: number): void {
    checkSettings({ ...this.settings, rate }, this.data.train.count);
    if (rate === this.#run.rate) return;
    this.#run.rate = rate;
    const step = this.#run.totalStep + 1;
    this.#changes = [...this.#changes.filter((change) => change.step !== step), { step, rate }];
  }

  /** Probabilities [m, 10] of images[indices[from … from + m)], m ≤ 256; valid until the next step. */
  probabilities(images: Uint8Array, indices: Uint32Array, from: number, m: number): Numbers {
    const width = this.data.train.rows * this.data.train.columns;
    return this.#outputs(m, gather(this.#net, pixels(images, width), indices, from, m));
  }

  /** Probabilities of one image in [0, 1], [784]. Throws Problem 'columns'. */
  predict(image: ArrayLike<number>): Numbers {
    const { nInput, x } = this.#net;
    if (image.length !== nInput)
      throw new Problem('columns', { where: 'predict', found: image.length, expected: nInput });
    x.set(image);
    return this.#outputs(1, false).slice(0, classes);
  }

  #outputs(m: number, useBytes: boolean): Numbers {
    forward(this.#net, m, useBytes, null);
    return (this.#net.layers[this.#net.D] as Built).a.subarray(0, m * classes);
  }

  /** Loss and accuracy on the test set. */
  evaluate(): Logs {
    return evaluate(...this.#test());
  }

  /** The same a few hundred images at a time, each part with its probabilities a[m,10] of images start … start + m. */
  evaluateInParts(): ReturnType<typeof evaluateInParts> {
    return evaluateInParts(...this.#test());
  }

  #test(): Parameters<typeof evaluateInParts> {
    const { images, labels, count, rows, columns } = this.data.test;
    const indices = Uint32Array.from({ length: count }, (_, k) => k);
    const x = pixels(images, rows * columns);
    return [this.#net, 'sparse_categorical_crossentropy', x, { kind: 'labels', labels }, indices, 0, count];
  }

  /** Copies as float32: W1, b1, W2, b2 … */
  weights(): Float32Array[] {
    return slotsOf(this.#net).map(({ values }) => Float32Array.from(values));
  }

  /** Shapes of `weights()`: [784, 128], [128] … */
  shapes(): number[][] {
    return this.#net.layers.flatMap((built) => (built ? [[built.nIn, built.nOut], [built.nOut]] : []));
  }

  /** The weights of the first layer where they lie, [784, units]: to be read, not kept. */
  firstWeights(): { values: Numbers; units: number } {
    const { weights, nOut } = this.#net.layers[1] as Built;
    this.#net.kernels.settle?.();
    return { values: weights.values, units: nOut };
  }

  weightsSha256(): string {
    return weightsSha256(this.weights());
  }

  /** The run's account of itself; `seconds` of training come from whoever has a clock. */
  receipt(seconds: number, test: Logs = this.evaluate()): Receipt {
    const steps = this.#run.totalStep;
    const whole = Math.floor(steps / this.stepsPerEpoch);
    const images = whole * this.trainCount + (steps % this.stepsPerEpoch) * this.settings.batch;
    return {
      data: this.data.id,
      settings: this.settings,
      changes: this.#changes,
      kernels: this.model.kernels.name,
      steps,
      testLoss: test.loss,
      testAccuracy: test.accuracy,
      seconds,
      imagesPerSecond: seconds > 0 ? Math.round(images / seconds) : 0,
      weights: this.weightsSha256(),
    };
  }

  checkpoint(): Checkpoint {
    return {
      data: this.data.id,
      settings: this.settings,
      changes: this.#changes,
      history: [...this.history],
      state: this.#run.state(),
    };
  }

  /** Continues where the checkpoint was made. Throws Problem 'shape' when it belongs to other data or another network. */
  restore(checkpoint: Checkpoint): void {
    if (checkpoint.data !== this.data.id) {
      throw new Problem('shape', { where: 'checkpoint', expected: `data ${this.data.id}`, found: checkpoint.data });
    }
    this.#run.restore(checkpoint.state);
    this.#changes = [...checkpoint.changes];
    this.history.splice(0, this.history.length, ...checkpoint.history);
  }
}
