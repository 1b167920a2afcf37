/**
 * A step of training taken apart, for whoever has an error of their own: forward, error, backward and the optimiser's step as calls
 * of their own. The last delta comes of a loss or is set (a reward times a − y, two networks that are to find each other), and
 * slopes can be read at the input and at any activation, a batch at a time. Chapters: trends, challenges.
 */
import type { Numbers } from '../nn/numbers.ts';
import type { Clock, Optimiser } from '../optimisers/optimiser.ts';
import { Problem } from '../problem.ts';
import type { Built, Network } from './built.ts';
import { type Loss, lossAndError } from './losses.ts';
import { forward } from './network.ts';
import { spatialInputGradient } from './spatial.ts';
import { inputGradientThroughTime } from './time.ts';
import { applyGradients, backward, parameterGradients } from './training.ts';

export class Step {
  readonly #source: { readonly net: Network };
  readonly #optimiser: Optimiser;
  readonly #clock: Clock;
  readonly #seed: number;
  #m = 0;
  #isTraining = false;
  #isBack = false;
  /** Where ∂L/∂x is written, and for which network. */
  #slopes: { readonly net: Network; readonly dx: Numbers } | null = null;

  /** `clock` counts the optimiser's steps; the masks of dropout are those of (seed, step). */
  constructor(source: { readonly net: Network }, optimiser: Optimiser, clock: Clock, seed: number) {
    this.#source = source;
    this.#optimiser = optimiser;
    this.#clock = clock;
    this.#seed = seed;
  }

  get net(): Network {
    return this.#source.net;
  }

  get #last(): Built {
    return this.net.layers[this.net.D] as Built;
  }

  /**
   * Outputs a[m, n_D] of the rows x[m, nInput], read from the network's own array: they stand until the next call. While
   * `training`, dropout draws the masks of this step. Throws Problem 'range' for more rows than there is room for.
   */
  forward(x: ArrayLike<number>, training = true): Numbers {
    const { net } = this;
    const m = x.length / net.nInput;
    if (!(Number.isInteger(m) && m >= 1 && m <= net.capacity)) {
      throw new Problem('range', { where: 'rows', expected: `1 … ${net.capacity}`, found: String(m) });
    }
    net.kernels.settle?.();
    net.x.set(x);
    [this.#m, this.#isTraining, this.#isBack] = [m, training, false];
    forward(net, m, false, training ? { seed: this.#seed, step: this.#clock.t + 1 } : null);
    return this.#last.a.subarray(0, m * this.#last.nOut);
  }

  /** Sum of the rows' losses against y (labels or rows of numbers); delta of the last layer is of their mean. */
  error(loss: Loss, y: Int32Array | Float32Array | Float64Array): number {
    const { kernels, targets } = this.net;
    this.#check('targets', y.length, y instanceof Int32Array ? this.#m : this.#m * this.#last.nOut);
    (y instanceof Int32Array ? targets.labels : targets.y).set(y);
    this.#isBack = false;
    return lossAndError(kernels, loss, this.#last, targets, this.#m);
  }

  /** delta[m, n_D] = ∂L/∂z of the last layer, for any L there is. */
  setError(delta: ArrayLike<number>): void {
    this.#check('delta', delta.length, this.#m * this.#last.nOut);
    this.#last.delta.set(delta);
    this.#isBack = false;
  }

  /** ∂L/∂x[m, nInput], which stands until it is asked for again. */
  inputGradient(): Numbers {
    this.#back();
    const { net } = this;
    const { kernels, x, nInput } = net;
    const first = net.layers[1] as Built;
    const { spatial, time, delta, weights, nOut } = first;
    if (this.#slopes?.net !== net) this.#slopes = { net, dx: kernels.numbers(net.capacity * nInput) };
    const { dx } = this.#slopes;
    if (spatial) spatialInputGradient(kernels, spatial, first, dx, x, this.#m);
    else if (time) inputGradientThroughTime(kernels, first, dx, this.#m);
    else kernels.denseInputGradient(dx, delta, weights.values, this.#m, nInput, nOut);
    kernels.settle?.();
    return dx.subarray(0, this.#m * nInput);
  }

  /** ∂L/∂a[m, n_l] of what layer l gives, 1 … D − 1, before its dropout. */
  activationGradient(l: number): Numbers {
    const { D, layers } = this.net;
    if (!(Number.isInteger(l) && l >= 1 && l < D)) {
      throw new Problem('range', { where: 'layer', expected: `1 … ${D - 1}`, found: String(l) });
    }
    this.#back();
    const { da, nOut } = layers[l] as Built;
    return da.slice(0, this.#m * nOut);
  }

  /** One step of the optimiser along the batch's gradients, penalties with them; returns those penalties. */
  applyGradients(rate?: number): number {
    this.#back();
    const { net } = this;
    const { schedule, learningRate } = this.#optimiser;
    const penalty = parameterGradients(net, { m: this.#m, useBytes: false });
    applyGradients(net, this.#optimiser, this.#clock, rate ?? schedule?.(this.#clock.t) ?? learningRate);
    this.#m = 0; // what was found on the way belongs to the weights before
    return penalty;
  }

  /** From the last delta down, once. */
  #back(): void {
    if (this.#m === 0) throw new Problem('range', { where: 'rows', expected: '1, 2, 3, …', found: '0' });
    if (!this.#isBack) backward(this.net, this.#m, this.#isTraining);
    this.#isBack = true;
  }

  #check(where: string, found: number, expected: number): void {
    if (found !== expected) throw new Problem('shape', { where, expected: String(expected), found: String(found) });
  }
}
