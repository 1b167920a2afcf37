/**
 * `Sequential` in Keras's words and with Keras's meaning: sequential, compile, fit, evaluate, predict. Chapter: mnist.
 *
 * Where Keras returns when it is done, `fit` is a generator that yields after each step, so that whoever calls it decides
 * when to draw, to pause or to stop.
 */
import type { Kernels, Numbers } from '../kernels/kernels.ts';
import { optimisers } from '../optimisers/index.ts';
import type { Optimiser } from '../optimisers/optimiser.ts';
import { Problem } from '../problem.ts';
import type { EarlyStopping } from './early-stopping.ts';
import type { Input, Targets } from './input.ts';
import { choose, type DenseLayer, type Layer } from './layers.ts';
import { checkOutput, checkTargets, type LossName, lossName } from './losses.ts';
import { type Built, buildNetwork, forward, type Network } from './network.ts';
import { evaluate, gather, type Logs, noPast, Run, type StepReport, slotsOf } from './run.ts';
import type { OptimiserName } from './settings.ts';

export interface CompileOptions {
  /** An optimiser, or the name of one with its usual constants. */
  readonly optimizer: Optimiser | OptimiserName;
  /** Keras's name: 'sparse_categorical_crossentropy', 'mse' … */
  readonly loss: string;
  /** 'accuracy' is the only one there is, and is always counted. */
  readonly metrics?: readonly string[];
}

export interface FitOptions {
  readonly epochs?: number;
  readonly batchSize?: number;
  readonly validationSplit?: number;
  readonly shuffle?: boolean;
  /** Examples arrive in blocks of this size: see `order.ts`. 0: all are there. */
  readonly block?: number;
  readonly earlyStopping?: EarlyStopping;
}

export interface SummaryRow {
  readonly name: string;
  readonly outputShape: readonly number[];
  readonly parameters: number;
}

const evaluationRows = 256;

export class Sequential {
  readonly layers: readonly Layer[];
  readonly inputShape: readonly number[];
  readonly seed: number;
  readonly kernels: Kernels;
  #net: Network | null = null;
  /** Weights on their way from one network to the next. */
  #kept: Numbers[] | null = null;
  #optimizer: Optimiser | null = null;
  #loss: LossName | null = null;
  /** As in Keras, a second fit goes on where the first ended. */
  #past = noPast();

  constructor(layers: readonly Layer[], options: { inputShape: readonly number[]; seed?: number; kernels: Kernels }) {
    const dense = layers.filter((layer) => layer.kind === 'dense');
    if (dense.length === 0)
      throw new Problem('shape', { where: 'sequential', expected: 'a dense layer', found: 'none' });
    layers.forEach((layer, k) => {
      if (layer.kind === 'dropout' && layers[k - 1]?.kind !== 'dense') {
        throw new Problem('shape', {
          where: `layer ${k + 1}`,
          expected: 'dropout behind a dense layer',
          found: layers[k - 1]?.kind ?? 'the input',
        });
      }
      if (layer.kind === 'flatten' && k > 0) {
        throw new Problem('shape', {
          where: `layer ${k + 1}`,
          expected: 'flatten as the first layer',
          found: `after ${layers[k - 1].kind}`,
        });
      }
      // the article's erratum: what is flat already cannot be flattened from 28 × 28
      if (layer.kind === 'flatten' && options.inputShape.length < 2) {
        throw new Problem('shape', {
          where: 'flatten',
          expected: 'rows × columns',
          found: `[${options.inputShape.join(', ')}]`,
        });
      }
    });
    if (options.inputShape.length > 1 && layers[0].kind !== 'flatten') {
      throw new Problem('shape', {
        where: 'dense',
        expected: 'a flat input',
        found: `[${options.inputShape.join(', ')}]`,
      });
    }
    this.layers = layers;
    this.inputShape = options.inputShape;
    this.seed = options.seed ?? 1;
    this.kernels = options.kernels;
  }

  get nInput(): number {
    return this.inputShape.reduce((product, n) => product * n, 1);
  }

  /** Throws Problem 'choice' for a name that is not known, 'shape' for a loss that does not fit the last layer. */
  compile({ optimizer, loss, metrics = [] }: CompileOptions): void {
    const known = lossName(loss);
    checkOutput(known, this.#last);
    for (const metric of metrics) choose('compile: metrics', metric, ['accuracy']);
    if (typeof optimizer === 'string') choose('compile: optimizer', optimizer, Object.keys(optimisers));
    this.#loss = known;
    this.#optimizer = typeof optimizer === 'string' ? optimisers[optimizer]({}) : optimizer;
    // as in Keras the weights stay, and the optimiser begins anew
    this.#kept = this.#net ? this.getWeights() : this.#kept;
    this.#net = null;
    this.#past = noPast();
  }

  /** A line a layer: its name in Keras, the shape of its output, how many numbers it learns. eq: parameter-count */
  summary(): SummaryRow[] {
    let nIn = this.nInput;
    return this.layers.map((layer) => {
      if (layer.kind !== 'dense') return { name: layer.kind, outputShape: [nIn], parameters: 0 };
      const parameters = (nIn + 1) * layer.units; // eq: parameter-count
      nIn = layer.units;
      return { name: 'dense', outputShape: [nIn], parameters };
    });
  }

  countParams(): number {
    return this.summary().reduce((sum, { parameters }) => sum + parameters, 0);
  }

  /** The arrays, built when they are first needed; a larger batch builds them anew around the same weights. */
  network(capacity: number, bytes: boolean): Network {
    const old = this.#net;
    if (old && old.capacity >= capacity && (!bytes || old.pixels || !this.kernels.pixels)) return old;
    const { layers, nInput, kernels, seed } = this;
    const moments = this.#optimizer?.moments ?? 0;
    const net = buildNetwork({ layers, nInput, capacity, kernels, seed, moments, bytes });
    slotsOf(net).forEach((slot, k) => {
      if (this.#kept) slot.values.set(this.#kept[k]);
      if (!old) return;
      slot.values.set(slotsOf(old)[k].values);
      slot.moments.forEach((moment, i) => {
        moment.set(slotsOf(old)[k].moments[i]);
      });
    });
    this.#kept = null;
    this.#net = net;
    return net;
  }

  /** A run over the data, to be stepped by hand. */
  run(x: Input, y: Targets, options: FitOptions = {}): Run {
    const { epochs = 1, batchSize = 32, validationSplit = 0, shuffle = true, block = 0, earlyStopping } = options;
    const loss = this.#loss;
    const optimiser = this.#optimizer;
    if (!loss || !optimiser) throw new Problem('shape', { where: 'fit', expected: 'compile first', found: 'no loss' });
    this.#check(x, 'fit');
    checkTargets(loss, y, this.#last.units, x.count);
    if (!Number.isInteger(batchSize) || batchSize < 1)
      throw new Problem('range', { where: 'batchSize', expected: 'a whole number from 1', found: batchSize });
    if (!Number.isInteger(epochs) || epochs < 1)
      throw new Problem('range', { where: 'epochs', expected: 'a whole number from 1', found: epochs });
    if (!(validationSplit >= 0 && validationSplit < 1))
      throw new Problem('range', { where: 'validationSplit', expected: '0 ≤ split < 1', found: validationSplit });
    const net = this.network(Math.max(batchSize, Math.min(evaluationRows, x.count)), x.kind === 'pixels');
    return new Run({
      net,
      loss,
      optimiser,
      input: x,
      targets: y,
      epochs,
      batchSize,
      validationSplit,
      seed: this.seed,
      block,
      shuffle,
      earlyStopping,
      past: this.#past,
    });
  }

  /** Trains, yielding after each step; the last step of an epoch carries the epoch's logs. */
  *fit(x: Input, y: Targets, options: FitOptions = {}): Generator<StepReport, void> {
    const run = this.run(x, y, options);
    while (!run.done) yield run.next();
  }

  /** Mean loss and accuracy, dropout off. */
  evaluate(x: Input, y: Targets): Logs {
    this.#check(x, 'evaluate');
    const loss = this.#loss;
    if (!loss) throw new Problem('shape', { where: 'evaluate', expected: 'compile first', found: 'no loss' });
    checkTargets(loss, y, this.#last.units, x.count);
    const net = this.network(Math.min(evaluationRows, x.count), x.kind === 'pixels');
    return evaluate(net, loss, x, y, straight(x.count), 0, x.count);
  }

  /** The output of every row, [count, n_D] flat. */
  predict(x: Input): Numbers {
    this.#check(x, 'predict');
    const net = this.network(Math.min(evaluationRows, x.count), x.kind === 'pixels');
    const { a, nOut } = net.layers[net.D] as Built;
    const List = this.kernels.precision === 'float64' ? Float64Array : Float32Array;
    const outputs = new List(x.count * nOut);
    const indices = straight(x.count);
    for (let from = 0; from < x.count; from += net.capacity) {
      const m = Math.min(net.capacity, x.count - from);
      forward(net, m, gather(net, x, indices, from, m), null);
      outputs.set(a.subarray(0, m * nOut), from * nOut);
    }
    return outputs;
  }

  /** Copies, in Keras's order: W1, b1, W2, b2 … */
  getWeights(): Numbers[] {
    return slotsOf(this.network(1, false)).map(({ values }) => values.slice());
  }

  /** Throws Problem 'shape' unless every array has its length; nothing is changed then. */
  setWeights(weights: readonly ArrayLike<number>[]): void {
    const slots = slotsOf(this.network(1, false));
    const sizes = (list: readonly { length: number }[]) => list.map(({ length }) => length).join(', ');
    if (sizes(slots) !== sizes(weights)) {
      throw new Problem('shape', { where: 'setWeights', expected: sizes(slots), found: sizes(weights) });
    }
    slots.forEach(({ values }, k) => {
      values.set(weights[k]);
    });
  }

  get #last(): DenseLayer {
    return this.layers.findLast((layer) => layer.kind === 'dense') as DenseLayer;
  }

  #check(x: Input, where: string): void {
    if (x.width !== this.nInput) {
      throw new Problem('columns', { where, found: x.width, expected: this.nInput });
    }
    if (x.count === 0) throw new Problem('range', { where: `${where}: examples`, expected: 'at least 1', found: 0 });
  }
}

export const sequential = (
  layers: readonly Layer[],
  options: { inputShape: readonly number[]; seed?: number; kernels: Kernels },
): Sequential => new Sequential(layers, options);

const straight = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, k) => k);
