/**
 * A run: epochs of mini-batches over a training set, one step at a time, so that it can be paused, watched and resumed
 * anywhere. `Sequential.fit` and the article's program are both this. Chapter: mnist.
 */
import type { Kernels } from '../nn/kernels.ts';
import type { Numbers } from '../nn/numbers.ts';
import { type Clock, type Optimiser, type Slot, startOfClock } from '../optimisers/optimiser.ts';
import { Problem } from '../problem.ts';
import type { BatchTargets, Built, Network } from './built.ts';
import { checkEarlyStopping, type EarlyStopping, Stopper, type StoppingState } from './early-stopping.ts';
import type { Input, Targets } from './input.ts';
import type { EpochLogs, Logs } from './logs.ts';
import { countRight, type Loss, lossAndError } from './losses.ts';
import { forward } from './network.ts';
import { epochOrder } from './order.ts';
import { findNonFinite, slotsOfLayer, trainStep } from './training.ts';
import { trainedOn } from './validation.ts';

export interface StepReport {
  /** Epoch and step of the epoch, both from 1; step of the whole run. */
  readonly epoch: number;
  readonly step: number;
  readonly totalStep: number;
  /** Mean loss of this mini-batch. */
  readonly batchLoss: number;
  readonly logs: Logs;
  /** On the last step of an epoch. */
  readonly epochLogs: EpochLogs | null;
}

/** What the earlier runs of a model left: its optimiser's clock, and epochs whose orders have been used. */
export interface Past {
  readonly clock: Clock;
  epochs: number;
}

export const noPast = (): Past => ({ clock: startOfClock(), epochs: 0 });

export interface RunOptions {
  readonly net: Network;
  readonly loss: Loss;
  readonly optimiser: Optimiser;
  readonly input: Input;
  readonly targets: Targets;
  readonly epochs: number;
  readonly batchSize: number;
  /** Part of the examples kept for validation: the last ones, before shuffling. */
  readonly validationSplit: number;
  readonly seed: number;
  readonly block: number;
  readonly shuffle: boolean;
  readonly earlyStopping?: EarlyStopping;
  /** Written as the run goes on. */
  readonly past: Past;
}

/** Everything a run is at a moment; restoring it continues bit for bit. */
export interface RunState {
  readonly epoch: number;
  readonly step: number;
  readonly totalStep: number;
  readonly rate: number;
  readonly clock: Clock;
  readonly sums: { readonly loss: number; readonly correct: number; readonly seen: number };
  /** Values and moments of every parameter array, in the order W1 b1 W2 b2 …, float32 or float64 as the kernels'. */
  readonly arrays: readonly (Float32Array | Float64Array)[];
  /** Where the run may end early. */
  readonly stopping?: StoppingState;
}

/** Throws Problem 'range' for a rate that is negative or no number. */
export function checkRate(where: string, rate: number): void {
  if (!(rate >= 0 && Number.isFinite(rate))) {
    throw new Problem('range', { where, expected: '≥ 0', found: String(rate) });
  }
}

export class Run {
  readonly trainCount: number;
  readonly validationCount: number;
  readonly stepsPerEpoch: number;
  readonly epochs: number;
  #o: RunOptions;
  #order: Uint32Array;
  #straight: Uint32Array;
  /** Epochs and steps before this run. */
  #before: { readonly epochs: number; readonly steps: number };
  #epoch = 1;
  #step = 0;
  #totalStep = 0;
  #rate: number;
  #lossSum = 0;
  #correct = 0;
  #seen = 0;
  #stopper: Stopper | null = null;

  constructor(options: RunOptions) {
    this.#o = options;
    const { input, batchSize, validationSplit, epochs, earlyStopping } = options;
    // Keras: int(count · (1 − split)) examples are trained on
    this.trainCount = trainedOn(input.count, validationSplit);
    this.validationCount = input.count - this.trainCount;
    if (this.trainCount < 1) {
      throw new Problem('no-examples', { where: `validationSplit ${validationSplit}`, found: this.trainCount });
    }
    if (earlyStopping) {
      checkEarlyStopping(earlyStopping, this.validationCount > 0);
      this.#stopper = new Stopper(earlyStopping);
    }
    this.stepsPerEpoch = Math.ceil(this.trainCount / batchSize);
    this.epochs = epochs;
    this.#rate = options.optimiser.learningRate;
    this.#order = new Uint32Array(this.trainCount);
    this.#straight = Uint32Array.from({ length: input.count }, (_, k) => k);
    this.#before = { epochs: options.past.epochs, steps: options.past.clock.t };
    this.#shuffle();
  }

  get done(): boolean {
    return this.#epoch > this.epochs || this.stopped;
  }
  /** It ended before its last epoch, because nothing became better. */
  get stopped(): boolean {
    return this.#stopper?.state.stopped ?? false;
  }
  get epoch(): number {
    return this.#epoch;
  }
  get step(): number {
    return this.#step;
  }
  get totalStep(): number {
    return this.#totalStep;
  }
  get rate(): number {
    return this.#rate;
  }

  /** Takes effect at the next step. Throws Problem 'range', or 'scheduled' where the optimiser has a schedule. */
  set rate(rate: number) {
    if (this.#o.optimiser.schedule) throw new Problem('scheduled', { where: 'rate' });
    checkRate('rate', rate);
    this.#rate = rate;
  }

  /**
   * How many examples, from the first on, must be there for the next step. In the first epoch a block is enough;
   * the end of an epoch needs the validation examples too.
   */
  get needs(): number {
    if (this.done) return 0;
    const { input, batchSize, block } = this.#o;
    const end = Math.min((this.#step + 1) * batchSize, this.trainCount);
    if (this.#epoch > 1 || end === this.trainCount) return input.count;
    return block > 0 ? Math.min(Math.ceil(end / block) * block, input.count) : this.trainCount;
  }

  /** Examples of the step after the next, where they are there when the next one's are. */
  get #ahead(): number {
    const { batchSize } = this.#o;
    const from = (this.#step + 1) * batchSize;
    const end = Math.min(from + batchSize, this.trainCount);
    return end <= this.needs ? Math.max(0, end - from) : 0;
  }

  /** One mini-batch. Throws Problem 'diverged' when a number is no longer finite; the weights stay as they were. */
  next(): StepReport {
    const { net, loss, optimiser, input, targets, batchSize, seed, past } = this.#o;
    if (this.done) throw new Problem('range', { where: 'epoch', expected: `1 … ${this.epochs}`, found: this.#epoch });
    const from = this.#step * batchSize;
    const m = Math.min(batchSize, this.trainCount - from);
    const useBytes = gather(net, input, this.#order, from, m, this.#ahead);
    gatherTargets(net.kernels, net.targets, targets, this.#order, from, m);
    const totalStep = this.#totalStep + 1;
    if (optimiser.schedule) {
      this.#rate = optimiser.schedule(past.clock.t);
      checkRate('schedule', this.#rate);
    }
    const { lossSum, penalty, correct } = trainStep(net, { m, useBytes }, loss, optimiser, past.clock, {
      rate: this.#rate,
      seed,
      step: this.#before.steps + totalStep,
    });
    const batchLoss = lossSum / m + penalty;
    // weights are not looked through at every step: the next loss tells. After an epoch's last step nothing would
    const finite = Number.isFinite(batchLoss);
    const found = finite && this.#step + 1 < this.stepsPerEpoch ? null : findNonFinite(net, m);
    if (!finite || found) {
      const { layer, quantity, earlier } = found ?? { layer: net.D, quantity: 'loss', earlier: false };
      const step = Math.max(1, totalStep - (earlier && !finite ? 1 : 0));
      throw new Problem('diverged', { step, layer, quantity, rate: this.#rate });
    }
    this.#totalStep = totalStep;
    this.#step += 1;
    this.#lossSum += batchLoss * m;
    this.#correct += correct;
    this.#seen += m;
    const report = {
      epoch: this.#epoch,
      step: this.#step,
      totalStep,
      batchLoss,
      logs: { loss: this.#lossSum / this.#seen, accuracy: this.#correct / this.#seen },
    };
    return { ...report, epochLogs: this.#step === this.stepsPerEpoch ? this.#endEpoch(report.logs) : null };
  }

  #endEpoch(logs: Logs): EpochLogs {
    const { net, loss, input, targets } = this.#o;
    const validation =
      this.validationCount > 0
        ? evaluate(net, loss, input, targets, this.#straight, this.trainCount, input.count)
        : { loss: Number.NaN, accuracy: Number.NaN };
    const epochLogs = {
      epoch: this.#epoch,
      ...logs,
      validationLoss: validation.loss,
      validationAccuracy: validation.accuracy,
    };
    this.#o.past.epochs = this.#before.epochs + this.#epoch;
    this.#epoch += 1;
    this.#step = this.#lossSum = this.#correct = this.#seen = 0;
    this.#stopper?.see(epochLogs, () => slotsOf(net).map(({ values }) => values.slice()));
    if (!this.done) this.#shuffle();
    else this.#bringBack();
    return epochLogs;
  }

  /** The weights of the best epoch, where they were kept. */
  #bringBack(): void {
    const best = this.#stopper?.state.weights;
    if (!best) return;
    slotsOf(this.#o.net).forEach(({ values }, k) => {
      values.set(best[k]);
    });
  }

  #shuffle(): void {
    const { seed, block, shuffle } = this.#o;
    if (shuffle) epochOrder(this.#order, seed, this.#before.epochs + this.#epoch, block);
    else for (let k = 0; k < this.#order.length; k++) this.#order[k] = k;
  }

  /** A copy of everything that the rest of the run depends on. */
  state(): RunState {
    return {
      epoch: this.#epoch,
      step: this.#step,
      totalStep: this.#totalStep,
      rate: this.#rate,
      clock: { ...this.#o.past.clock },
      sums: { loss: this.#lossSum, correct: this.#correct, seen: this.#seen },
      arrays: slotsOf(this.#o.net).flatMap(({ values, moments }) => [values, ...moments].map((array) => array.slice())),
      ...(this.#stopper && { stopping: this.#stopper.state }),
    };
  }

  /** Throws Problem 'shape' when the state is of another network or optimiser; nothing is changed then. */
  restore(state: RunState): void {
    const arrays = slotsOf(this.#o.net).flatMap(({ values, moments }) => [values, ...moments]);
    const sizes = (list: readonly { length: number }[]) => list.map(({ length }) => length).join(', ');
    if (sizes(arrays) !== sizes(state.arrays)) {
      throw new Problem('shape', { where: 'checkpoint', expected: sizes(arrays), found: sizes(state.arrays) });
    }
    arrays.forEach((array, k) => {
      array.set(state.arrays[k]);
    });
    this.#epoch = state.epoch;
    this.#step = state.step;
    this.#totalStep = state.totalStep;
    this.#rate = state.rate;
    Object.assign(this.#o.past.clock, state.clock);
    this.#lossSum = state.sums.loss;
    this.#correct = state.sums.correct;
    this.#seen = state.sums.seen;
    if (this.#stopper && state.stopping) this.#stopper.state = state.stopping;
    if (!this.done) this.#shuffle();
  }
}

/** Parameter arrays in the order of a receipt: W1 b1 W2 b2 …; they may be read and written until the next step. */
export function slotsOf(net: Network): Slot[] {
  net.kernels.settle?.();
  return net.layers.flatMap((built) => (built ? slotsOfLayer(built) : []));
}

/**
 * Rows indices[from … from + m) of the input, ready for the first layer; true when it will read bytes. So many more rows
 * are there already and come next, `ahead`.
 */
export function gather(net: Network, input: Input, indices: Uint32Array, from: number, m: number, ahead = 0): boolean {
  const { kernels, pixels, x } = net;
  if (input.kind === 'rows') kernels.gatherRows(x, input.values, indices, from, m, input.width);
  else if (pixels && kernels.pixels) {
    kernels.pixels.gather(pixels, input.bytes, indices, from, m, ahead);
    return true;
  } else kernels.gatherPixels(x, input.bytes, indices, from, m, input.width);
  return false;
}

export function gatherTargets(
  kernels: Kernels,
  batch: BatchTargets,
  targets: Targets,
  indices: Uint32Array,
  from: number,
  m: number,
): void {
  if (targets.kind === 'rows') {
    kernels.gatherRows(batch.y, targets.values, indices, from, m, targets.width);
    for (let r = 0; r < m; r++) batch.labels[r] = classOf(targets, indices[from + r]);
    return;
  }
  for (let r = 0; r < m; r++) {
    // where a loss compares numbers, one output tells two classes apart
    batch.labels[r] = batch.y[r] = targets.labels[indices[from + r]];
  }
}

/** The largest target of a row: what categorical accuracy compares with. */
function classOf(targets: Targets & { kind: 'rows' }, row: number): number {
  let best = 0;
  for (let k = 1; k < targets.width; k++) {
    if (targets.values[row * targets.width + k] > targets.values[row * targets.width + best]) best = k;
  }
  return best;
}

/** Mean loss (with the penalty, as Keras reports it; eq: batch-mean) and accuracy over indices[from … to), dropout off. */
export function evaluate(...what: Parameters<typeof evaluateInParts>): Logs {
  const parts = evaluateInParts(...what);
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
  }
}

/** The same, yielding after each batch of rows with its outputs a[m,n] (to be read at once), so that others get a turn. */
export function* evaluateInParts(
  net: Network,
  loss: Loss,
  input: Input,
  targets: Targets,
  indices: Uint32Array,
  from: number,
  to: number,
): Generator<{ start: number; m: number; a: Numbers }, Logs> {
  const { kernels, capacity, layers, targets: batch, D } = net;
  const last = layers[D] as Built;
  let lossSum = 0;
  let correct = 0;
  for (let start = from; start < to; start += capacity) {
    const m = Math.min(capacity, to - start);
    const useBytes = gather(net, input, indices, start, m, Math.max(0, Math.min(capacity, to - start - m)));
    gatherTargets(kernels, batch, targets, indices, start, m);
    forward(net, m, useBytes, null);
    correct += countRight(kernels, last, batch, m);
    lossSum += lossAndError(kernels, loss, last, batch, m);
    yield { start, m, a: last.a };
  }
  const count = Math.max(1, to - from);
  return { loss: lossSum / count + penaltyOf(net), accuracy: correct / count };
}

/** λ₂ Σ w² + λ₁ Σ |w| over the layers that have one, in float64. */
function penaltyOf(net: Network): number {
  let penalty = 0;
  for (const built of net.layers) {
    if (!built) continue;
    const { l1, l2 } = built.layer;
    if (l1 === 0 && l2 === 0) continue;
    let [squares, sizes] = [0, 0];
    for (const w of built.weights.values) {
      squares += w * w;
      sizes += Math.abs(w);
    }
    penalty += l2 * squares + l1 * sizes;
  }
  return penalty;
}
