/**
 * A slice through a real network's loss: L(α, β) = L(W + α d¹ + β d²) over a few digits, along two random directions, each
 * unit's part as long as the unit's own weights. Chapter: gradient-descent. Source: Li et al. 2018, arXiv:1712.09913; as
 * there, biases stay where they are.
 *
 * The first layer's weighted inputs are linear in α and β, so x W, x d¹ and x d² are computed once; all that follows is
 * computed anew at every place, in float64. The tests hold loss and gradient to the engine's whole forward and backward pass.
 */

import type { Digit } from '../../../../lib/data/drawn-digits.ts';
import { generator } from '../../../../lib/generator.ts';
import { referenceKernels } from '../../../../lib/kernels/reference.ts';
import type { Layers } from '../../../../lib/model/reading.ts';
import type { Kernels } from '../../../../lib/nn/kernels.ts';
import type { Ground } from './ground.ts';

/** A direction in the weights, W-shaped arrays layer by layer: column j, the weights into unit j, is as long as W's. */
export function direction(network: Layers, seed: number, number: number): Float64Array[] {
  const random = generator(seed, 'race', number);
  return network.map(({ W, b }) => {
    const n = b.length;
    const d = Float64Array.from(W, () => random.normal());
    const [wanted, found] = [W, d].map((values) => squaresOfColumns(values, n));
    return d.map((value, k) => value * Math.sqrt(wanted[k % n] / found[k % n]));
  });
}

function squaresOfColumns(values: Float32Array | Float64Array, n: number): Float64Array {
  const squares = new Float64Array(n);
  for (let k = 0; k < values.length; k++) squares[k % n] += values[k] * values[k];
  return squares;
}

interface Stage {
  readonly nIn: number;
  readonly nOut: number;
  readonly activation: Layers[number]['activation'];
  readonly b: Float64Array;
  /** What is linear in α and β: at the origin, along d¹, along d². Weights; of the first layer z [m, nOut]. */
  readonly parts: readonly [Float64Array, Float64Array, Float64Array];
  readonly moved: Float64Array;
  readonly gradient: Float64Array;
  readonly z: Float64Array;
  readonly a: Float64Array;
  readonly da: Float64Array;
  readonly delta: Float64Array;
}

export class Slice implements Ground {
  readonly #kernels: Kernels = referenceKernels({ precision: 'float64' });
  readonly #stages: readonly Stage[];
  readonly #labels: Int32Array;
  readonly #m: number;

  constructor(network: Layers, digits: readonly Digit[], seed: number) {
    const m = digits.length;
    const x = Float64Array.from(digits.flatMap(({ pixels }) => [...pixels]));
    const directions = [1, 2].map((number) => direction(network, seed, number));
    this.#m = m;
    this.#labels = Int32Array.from(digits, ({ label }) => label);
    this.#stages = network.map(({ W, b: biases, activation }, k) => {
      const nOut = biases.length;
      const nIn = W.length / nOut;
      const b = Float64Array.from(biases);
      const weights = [Float64Array.from(W), directions[0][k], directions[1][k]] as const;
      const project = (values: Float64Array, bias: Float64Array) => {
        const z = new Float64Array(m * nOut);
        this.#kernels.dense(z, x, values, bias, m, nIn, nOut);
        return z;
      };
      const none = new Float64Array(nOut);
      const parts =
        k === 0 ? ([project(weights[0], b), project(weights[1], none), project(weights[2], none)] as const) : weights;
      const numbers = () => new Float64Array(m * nOut);
      const [moved, gradient] = [new Float64Array(parts[0].length), new Float64Array(W.length)];
      return {
        nIn,
        nOut,
        activation,
        b,
        parts,
        moved,
        gradient,
        z: numbers(),
        a: numbers(),
        da: numbers(),
        delta: numbers(),
      };
    });
  }

  /** Mean over the digits; leaves the last layer's delta. eq: sparse-cross-entropy, batch-mean */
  loss(alpha: number, beta: number): number {
    const [kernels, m, stages] = [this.#kernels, this.#m, this.#stages];
    for (const [k, { parts, moved, z, a, b, nIn, nOut, activation }] of stages.entries()) {
      const [origin, first, second] = parts;
      const into = k === 0 ? z : moved;
      for (let i = 0; i < into.length; i++) into[i] = origin[i] + alpha * first[i] + beta * second[i];
      if (k > 0) kernels.dense(z, stages[k - 1].a, moved, b, m, nIn, nOut);
      if (k < stages.length - 1) kernels.activate(a, z, activation, m * nOut);
      else kernels.softmax(a, z, m, nOut);
    }
    const { delta, a, z, nOut } = stages[stages.length - 1];
    return kernels.sparseSoftmaxCrossEntropy(delta, a, z, this.#labels, m, nOut) / m;
  }

  /** Backpropagation, and the dot products of its gradient with d¹ and d². eq: hidden-error, weight-gradient */
  slope(alpha: number, beta: number, out: Float64Array): number {
    const [kernels, m, stages] = [this.#kernels, this.#m, this.#stages];
    const loss = this.loss(alpha, beta);
    out.fill(0);
    for (let k = stages.length - 1; k >= 0; k--) {
      const { parts, moved, gradient, delta, nIn, nOut } = stages[k];
      if (k === 0) {
        addDots(out, delta, parts); // of xᵀδ with d, that is of δ with x d
        break;
      }
      const below = stages[k - 1];
      kernels.denseWeightGradient(gradient, below.a, delta, m, nIn, nOut);
      addDots(out, gradient, parts);
      kernels.denseInputGradient(below.da, delta, moved, m, nIn, nOut);
      kernels.activationGradient(below.delta, below.da, below.z, below.a, below.activation, m * nIn);
    }
    return loss;
  }
}

function addDots(out: Float64Array, gradient: Float64Array, [, first, second]: Stage['parts']): void {
  for (let i = 0; i < first.length; i++) {
    out[0] += gradient[i] * first[i];
    out[1] += gradient[i] * second[i];
  }
}
