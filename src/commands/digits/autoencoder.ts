/**
 * A class-conditional variational autoencoder on the engine's kernels: image and digit → code, code and digit → image. Only its
 * decoder is shipped. Kingma & Welling 2014; the digit is given to both halves as in Sohn, Lee & Yan 2015.
 */
import { generator } from '../../../lib/generator.ts';
import { addCodeGradient, addDivergence, drawCode } from '../../../lib/nn/gaussian.ts';
import { initialisers } from '../../../lib/nn/initialisers.ts';
import type { Kernels } from '../../../lib/nn/kernels.ts';
import type { Numbers } from '../../../lib/nn/numbers.ts';

export const pixels = 784;
const classes = 10;

export interface AutoencoderSettings {
  /** Numbers of a code. */
  readonly code: number;
  readonly hidden: number;
  /** Weight of the divergence beside the reconstruction, which is summed over the pixels. */
  readonly beta: number;
  readonly epochs: number;
  readonly batch: number;
  /** Falls in a straight line to nearly nothing in the last part of the run. */
  readonly rate: number;
  readonly seed: number;
}

interface Layer {
  readonly nIn: number;
  readonly nOut: number;
  readonly W: Slot;
  readonly b: Slot;
}
interface Slot {
  readonly values: Numbers;
  readonly gradient: Numbers;
  readonly m: Numbers;
  readonly v: Numbers;
}

export interface Decoder {
  /** [code + 10, hidden], [hidden], [hidden, 784], [784] */
  readonly W1: Float32Array;
  readonly b1: Float32Array;
  readonly W2: Float32Array;
  readonly b2: Float32Array;
}

export interface Autoencoder {
  readonly decoder: Decoder;
  /** μ of every training image, [count, code]. */
  encode(): Float32Array;
}

const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-7];

export function trainAutoencoder(
  kernels: Kernels,
  images: Uint8Array,
  labels: Uint8Array,
  settings: AutoencoderSettings,
  say: (line: string) => void,
): Autoencoder {
  const { code, hidden, beta, epochs, batch, rate, seed } = settings;
  const count = labels.length;
  const slot = (length: number): Slot => ({
    values: kernels.numbers(length),
    gradient: kernels.numbers(length),
    m: kernels.numbers(length),
    v: kernels.numbers(length),
  });
  const layers = (
    [
      [pixels + classes, hidden],
      [hidden, 2 * code],
      [code + classes, hidden],
      [hidden, pixels],
    ] as const
  ).map(([nIn, nOut], l): Layer => {
    const layer = { nIn, nOut, W: slot(nIn * nOut), b: slot(nOut) };
    initialisers.glorot_uniform(layer.W.values, nIn, nOut, generator(seed, 'autoencoder', l));
    return layer;
  });
  const [enter, toCode, fromCode, leave] = layers as [Layer, Layer, Layer, Layer];
  const rows = (n: number) => kernels.numbers(batch * n);
  const x = rows(pixels + classes);
  const target = rows(pixels);
  const [z1, a1, d1] = [rows(hidden), rows(hidden), rows(hidden)];
  const [parameters, dParameters] = [rows(2 * code), rows(2 * code)];
  const codes = () => new Float32Array(batch * code);
  const [mu, logVariance, noise, z] = [codes(), codes(), codes(), codes()];
  const [dMu, dLogVariance, dz] = [codes(), codes(), codes()];
  const [input, dInput] = [rows(code + classes), rows(code + classes)];
  const [z3, a3, d3] = [rows(hidden), rows(hidden), rows(hidden)];
  const [logits, output, dLogits] = [rows(pixels), rows(pixels), rows(pixels)];

  function load(order: Uint32Array, from: number, m: number): void {
    x.fill(0, 0, m * (pixels + classes));
    for (let r = 0; r < m; r++) {
      const start = order[from + r]! * pixels;
      const row = r * (pixels + classes);
      for (let i = 0; i < pixels; i++) {
        const grey = images[start + i]!;
        if (grey !== 0) x[row + i] = grey / 255;
        target[r * pixels + i] = grey / 255;
      }
      x[row + pixels + labels[order[from + r]!]!] = 1;
    }
  }

  function encodeBatch(m: number): void {
    kernels.dense(z1, x, enter.W.values, enter.b.values, m, enter.nIn, enter.nOut);
    kernels.activate(a1, z1, 'relu', m * hidden);
    kernels.dense(parameters, a1, toCode.W.values, toCode.b.values, m, toCode.nIn, toCode.nOut);
    for (let r = 0; r < m; r++) {
      for (let k = 0; k < code; k++) {
        mu[r * code + k] = parameters[r * 2 * code + k]!;
        // beyond these no code says anything
        logVariance[r * code + k] = Math.max(-12, Math.min(6, parameters[r * 2 * code + code + k]!));
      }
    }
  }

  let [power1, power2] = [1, 1];
  function update(eta: number): void {
    power1 *= beta1;
    power2 *= beta2;
    const alpha = (eta * Math.sqrt(1 - power2)) / (1 - power1);
    for (const { W, b } of layers) {
      for (const { values, gradient, m, v } of [W, b]) {
        kernels.adam(values, gradient, m, v, alpha, beta1, beta2, epsilon, values.length);
      }
    }
  }

  const backward = (layer: Layer, input_: Numbers, delta: Numbers, m: number): void => {
    kernels.denseWeightGradient(layer.W.gradient, input_, delta, m, layer.nIn, layer.nOut);
    kernels.denseBiasGradient(layer.b.gradient, delta, m, layer.nOut);
  };

  const order = Uint32Array.from({ length: count }, (_, k) => k);
  const steps = Math.ceil(count / batch);
  for (let epoch = 1; epoch <= epochs; epoch++) {
    generator(seed, 'autoencoder order', epoch).shuffle(order);
    const random = generator(seed, 'autoencoder noise', epoch);
    let [reconstruction, divergence] = [0, 0];
    for (let step = 0; step < steps; step++) {
      const from = step * batch;
      const m = Math.min(batch, count - from);
      load(order, from, m);
      encodeBatch(m);
      for (let k = 0; k < m * code; k++) noise[k] = random.normal();
      drawCode(z, mu, logVariance, noise, m * code);
      input.fill(0, 0, m * (code + classes));
      for (let r = 0; r < m; r++) {
        for (let k = 0; k < code; k++) input[r * (code + classes) + k] = z[r * code + k]!;
        input[r * (code + classes) + code + labels[order[from + r]!]!] = 1;
      }
      kernels.dense(z3, input, fromCode.W.values, fromCode.b.values, m, fromCode.nIn, fromCode.nOut);
      kernels.activate(a3, z3, 'relu', m * hidden);
      kernels.dense(logits, a3, leave.W.values, leave.b.values, m, leave.nIn, leave.nOut);
      kernels.activate(output, logits, 'sigmoid', m * pixels);
      // a mean over pixels and rows; the divergence is put on the same scale
      reconstruction += kernels.sigmoidBinaryCrossEntropy(dLogits, output, logits, target, m, pixels) * pixels;

      backward(leave, a3, dLogits, m);
      kernels.denseInputGradient(d3, dLogits, leave.W.values, m, leave.nIn, leave.nOut);
      kernels.activationGradient(d3, d3, z3, a3, 'relu', m * hidden);
      backward(fromCode, input, d3, m);
      kernels.denseInputGradient(dInput, d3, fromCode.W.values, m, fromCode.nIn, fromCode.nOut);
      for (let r = 0; r < m; r++) {
        for (let k = 0; k < code; k++) dz[r * code + k] = dInput[r * (code + classes) + k]!;
      }
      dMu.fill(0);
      dLogVariance.fill(0);
      addCodeGradient(dMu, dLogVariance, dz, logVariance, noise, m * code);
      divergence += addDivergence(dMu, dLogVariance, mu, logVariance, beta / (m * pixels), m * code);
      for (let r = 0; r < m; r++) {
        for (let k = 0; k < code; k++) {
          dParameters[r * 2 * code + k] = dMu[r * code + k]!;
          dParameters[r * 2 * code + code + k] = dLogVariance[r * code + k]!;
        }
      }
      backward(toCode, a1, dParameters, m);
      kernels.denseInputGradient(d1, dParameters, toCode.W.values, m, toCode.nIn, toCode.nOut);
      kernels.activationGradient(d1, d1, z1, a1, 'relu', m * hidden);
      backward(enter, x, d1, m);
      update(rateAt((epoch - 1) * steps + step, epochs * steps, rate));
    }
    say(
      `epoch ${epoch} of ${epochs}: reconstruction ${(reconstruction / count).toFixed(2)}, divergence ${(divergence / count).toFixed(2)}`,
    );
  }

  return {
    decoder: {
      W1: Float32Array.from(fromCode.W.values),
      b1: Float32Array.from(fromCode.b.values),
      W2: Float32Array.from(leave.W.values),
      b2: Float32Array.from(leave.b.values),
    },
    encode() {
      const all = new Float32Array(count * code);
      const straight = Uint32Array.from({ length: count }, (_, k) => k);
      for (let from = 0; from < count; from += batch) {
        const m = Math.min(batch, count - from);
        load(straight, from, m);
        encodeBatch(m);
        all.set(mu.subarray(0, m * code), from * code);
      }
      return all;
    },
  };
}

/** Constant for the first 60 % of the steps, then in a straight line down to a hundredth. */
function rateAt(step: number, steps: number, rate: number): number {
  const share = step / steps;
  return share < 0.6 ? rate : rate * (1 - 0.99 * ((share - 0.6) / 0.4));
}
