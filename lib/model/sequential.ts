/**
 * `Sequential` in Keras's words and with Keras's meaning: sequential, compile, fit, evaluate, predict. Chapter: mnist.
 *
 * Where Keras returns when it is done, `fit` is a generator that yields after each step, so that whoever calls it decides
 * when to draw, to pause or to stop.
 */
import type { Kernels } from '../nn/kernels.ts';
import type { Numbers } from '../nn/numbers.ts';
import { type OptimiserName, optimisers } from '../optimisers/index.ts';
import type { Optimiser } from '../optimisers/optimiser.ts';
import { Problem } from '../problem.ts';
import type { Built, Network } from './built.ts';
import type { EarlyStopping } from './early-stopping.ts';
import type { Input, Targets } from './input.ts';
import { choose, type DenseLayer, type Layer } from './layers.ts';
import type { Logs } from './logs.ts';
import { checkOutput, checkTargets, type Loss, type LossSettings, lossFrom } from './losses.ts';
import { buildNetwork, bytesFor, forward } from './network.ts';
import { checkRate, evaluate, gather, noPast, Run, type StepReport, slotsOf } from './run.ts';
import { isBuilt, sizeOf, stagesOf } from './stack.ts';
import { Step } from './step.ts';

export interface CompileOptions {
  /** An optimiser, or the name of one with its usual constants. */
  readonly optimizer: Optimiser | OptimiserName;
  /** Keras's name: 'sparse_categorical_crossentropy', 'mse' …; or with its settings, { name: 'huber', delta: 2 }. */
  readonly loss: string | LossSettings;
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

/** Throws Problem 'range', 'no-dense', 'last-layer', 'layer-place' or 'input-rank'. */
function checkStack(layers: readonly Layer[], inputShape: readonly number[]): void {
  if (inputShape.length === 0 || inputShape.some((n) => !Number.isInteger(n) || n < 1)) {
    const found = `[${inputShape.join(', ')}]`;
    throw new Problem('range', { where: 'inputShape', expected: '1, 2, 3, …', found });
  }
  if (!layers.some(({ kind }) => kind === 'dense')) throw new Problem('no-dense', { where: 'sequential' });
  stagesOf(layers, inputShape);
  const last = layers.findLast(isBuilt);
  if (last?.kind !== 'dense') throw new Problem('last-layer', { found: String(last?.kind) });
}

export class Sequential {
  readonly layers: readonly Layer[];
  readonly inputShape: readonly number[];
  readonly seed: number;
  readonly kernels: Kernels;
  #net: Network | null = null;
  /** Weights on their way from one network to the next. */
  #kept: Numbers[] | null = null;
  #optimizer: Optimiser | null = null;
  #loss: Loss | null = null;
  /** As in Keras, a second fit goes on where the first ended. */
  #past = noPast();

  constructor(layers: readonly Layer[], options: { inputShape: readonly number[]; seed?: number; kernels: Kernels }) {
    checkStack(layers, options.inputShape);
    this.layers = layers;
    this.inputShape = options.inputShape;
    this.seed = options.seed ?? 1;
    this.kernels = options.kernels;
  }

  get nInput(): number {
    return sizeOf(this.inputShape);
  }

  /**
   * Throws Problem 'choice' for a name that is not known, 'loss-output' for a loss that does not fit the last layer, 'range' for
   * an optimiser's rate that is no number; the model stays as it was.
   */
  compile({ optimizer, loss, metrics = [] }: CompileOptions): void {
    const known = lossFrom(loss);
    checkOutput(known, this.#last);
    for (const metric of metrics) choose('compile: metrics', metric, ['accuracy']);
    if (typeof optimizer === 'string') choose('compile: optimizer', optimizer, Object.keys(optimisers));
    else checkRate('compile: learningRate', optimizer.learningRate);
    this.#loss = known;
    this.#optimizer = typeof optimizer === 'string' ? optimisers[optimizer]({}) : optimizer;
    // as in Keras the weights stay, and the optimiser begins anew
    this.#kept = this.#net ? this.getWeights() : this.#kept;
    this.#net = null;
    this.#past = noPast();
  }

  /** A line a layer: its name in Keras, the shape of its output, how many numbers it learns. eq: parameter-count */
  summary(): SummaryRow[] {
    return stagesOf(this.layers, this.inputShape).map(({ layer, output, weights, recurrent, biases }) => {
      return { name: layer.kind, outputShape: output, parameters: weights + recurrent + biases }; // eq: parameter-count
    });
  }

  countParams(): number {
    return this.summary().reduce((sum, { parameters }) => sum + parameters, 0);
  }

  /**
   * The arrays, built when they are first needed; a larger batch builds them anew around the same weights. Throws Problem
   * 'memory' before anything is taken where there is no room for them.
   */
  network(capacity: number, bytes: boolean): Network {
    const old = this.#net;
    const readsBytes = bytes && this.kernels.pixels && this.layers.find(isBuilt)?.kind === 'dense';
    if (old && old.capacity >= capacity && (!readsBytes || old.pixels)) return old;
    const { layers, nInput, inputShape, kernels, seed } = this;
    const moments = this.#optimizer?.moments ?? 0;
    const needed = bytesFor(layers, inputShape, capacity, moments) * (kernels.precision === 'float64' ? 2 : 1);
    const available = kernels.available();
    if (needed > available) throw new Problem('memory', { needed, available });
    const net = buildNetwork({ layers, nInput, inputShape, capacity, kernels, seed, moments, bytes });
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
    if (!loss || !optimiser) throw new Problem('compile-first', { where: 'fit' });
    this.#check(x, 'fit');
    checkTargets(loss, y, this.#last.units, x.count);
    if (!Number.isInteger(batchSize) || batchSize < 1)
      throw new Problem('range', { where: 'batchSize', expected: '1, 2, 3, …', found: String(batchSize) });
    if (!Number.isInteger(epochs) || epochs < 1)
      throw new Problem('range', { where: 'epochs', expected: '1, 2, 3, …', found: String(epochs) });
    if (!(validationSplit >= 0 && validationSplit < 1))
      throw new Problem('range', { where: 'validationSplit', expected: '0 ≤ x < 1', found: String(validationSplit) });
    const net = this.network(Math.min(Math.max(batchSize, evaluationRows), x.count), x.kind === 'pixels');
    const living = this.#living(net);
    return new Run({
      get net() {
        return living.net;
      },
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

  /** A step that the caller drives, on at most `capacity` rows at once, with the optimiser it was compiled with. */
  step(capacity: number): Step {
    const optimiser = this.#optimizer;
    if (!optimiser) throw new Problem('compile-first', { where: 'step' });
    return new Step(this.#living(this.network(capacity, false)), optimiser, this.#past.clock, this.seed);
  }

  /** A larger batch met between two steps builds the network anew: whoever is at work goes on with that one. */
  #living(net: Network): { readonly net: Network } {
    const past = this.#past;
    const current = (): Network => (this.#past === past && this.#net) || net;
    return {
      get net() {
        return current();
      },
    };
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
    if (!loss) throw new Problem('compile-first', { where: 'evaluate' });
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

  /** Copies, in Keras's order: W1, b1, W2, b2 …, of a recurrent layer W, U, b. */
  getWeights(): Numbers[] {
    return slotsOf(this.network(1, false)).map(({ values }) => values.slice());
  }

  /** Throws Problem 'shape' unless every array has its length, 'not-finite' where one is no number; nothing is changed then. */
  setWeights(weights: readonly ArrayLike<number>[]): void {
    const slots = slotsOf(this.network(1, false));
    const sizes = (list: readonly { length: number }[]) => list.map(({ length }) => length).join(', ');
    if (sizes(slots) !== sizes(weights)) {
      throw new Problem('shape', { where: 'setWeights', expected: sizes(slots), found: sizes(weights) });
    }
    for (const [row, values] of weights.entries()) {
      const column = Array.prototype.findIndex.call(values, (w) => !Number.isFinite(w));
      if (column >= 0)
        throw new Problem('not-finite', { where: 'setWeights', row, column, found: String(values[column]) });
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
    if (x.count === 0) throw new Problem('no-examples', { where, found: 0 });
  }
}

export const sequential = (
  layers: readonly Layer[],
  options: { inputShape: readonly number[]; seed?: number; kernels: Kernels },
): Sequential => new Sequential(layers, options);

const straight = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, k) => k);
