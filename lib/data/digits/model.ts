/**
 * What the generator is made of, and its file: a decoder in 8 bits a weight, and for each digit a mixture of Gaussians over the
 * codes, in 8 bits a number too. Trained on MNIST (Y. LeCun, C. Cortes, C. J. C. Burges, CC BY-SA 3.0); no image of it is in here.
 */

import { Problem } from '../../problem.ts';
import { quantise } from '../reader-network.ts';
import { readSafetensors, tensorOf, writeSafetensors } from '../safetensors.ts';

export interface DigitModel {
  /** Numbers of a code, and of components for each digit. */
  readonly code: number;
  readonly components: number;
  readonly hidden: number;
  /** [code + 10, hidden], [hidden], [hidden, 784], [784] */
  readonly W1: Float32Array;
  readonly b1: Float32Array;
  readonly W2: Float32Array;
  readonly b2: Float32Array;
  /** By digit: probability that a component is the one, summed up: [10, components]. */
  readonly upTo: Float32Array;
  /** [10, components, code], and lower triangles row by row [10, components, code (code + 1) / 2]. */
  readonly means: Float32Array;
  readonly roots: Float32Array;
}

export const triangle = (n: number): number => (n * (n + 1)) / 2;

export function encodeDigitModel(model: DigitModel, metadata: Readonly<Record<string, string>>): Uint8Array {
  const { code, components, hidden, W1, b1, W2, b2, upTo, means, roots } = model;
  const first = quantise(W1, hidden);
  const second = quantise(W2, b2.length);
  // a scale for each component, so that narrow ones keep their shape
  const mean = byComponent(means, code);
  const root = byComponent(roots, triangle(code));
  return writeSafetensors({
    tensors: {
      'decoder_1.kernel': { shape: [code + 10, hidden], values: first.q },
      'decoder_1.scale': { shape: [hidden], values: first.scale },
      'decoder_1.bias': { shape: [hidden], values: b1 },
      'decoder_2.kernel': { shape: [hidden, b2.length], values: second.q },
      'decoder_2.scale': { shape: [b2.length], values: second.scale },
      'decoder_2.bias': { shape: [b2.length], values: b2 },
      'mixture.up_to': { shape: [10, components], values: upTo },
      'mixture.means': { shape: [10, components, code], values: mean.q },
      'mixture.means_scale': { shape: [10, components], values: mean.scale },
      'mixture.roots': { shape: [10, components, triangle(code)], values: root.q },
      'mixture.roots_scale': { shape: [10, components], values: root.scale },
    },
    metadata,
  });
}

function byComponent(values: Float32Array, size: number): { q: Int8Array; scale: Float32Array } {
  const scale = new Float32Array(values.length / size);
  for (let k = 0; k < values.length; k++) {
    const c = Math.floor(k / size);
    scale[c] = Math.max(scale[c], Math.abs(values[k]) / 127);
  }
  const q = Int8Array.from(values, (value, k) => {
    const s = scale[Math.floor(k / size)];
    return s > 0 ? Math.round(value / s) : 0;
  });
  return { q, scale };
}

/** Throws the Problems of `readSafetensors`, and 'shape' where the tensors do not fit together. */
export function decodeDigitModel(
  bytes: Uint8Array,
  file: string,
): { model: DigitModel; metadata: Readonly<Record<string, string>> } {
  const read = readSafetensors(bytes, file);
  const shape = read.tensors['mixture.means']?.shape ?? [];
  const [digits, components, code] = shape;
  const hidden = read.tensors['decoder_1.bias']?.values.length ?? 0;
  if (shape.length !== 3 || digits !== 10 || hidden === 0) {
    throw new Problem('shape', {
      where: `${file}: mixture.means`,
      expected: '[10, components, code]',
      found: `[${shape}]`,
    });
  }
  const floats = (name: string, of: number[]) => tensorOf(read, name, of, Float32Array, file);
  const bytesOf = (name: string, of: number[]) => tensorOf(read, name, of, Int8Array, file);
  const weights = (name: string, nIn: number, nOut: number) => {
    const scale = floats(`${name}.scale`, [nOut]);
    return Float32Array.from(bytesOf(`${name}.kernel`, [nIn, nOut]), (q, k) => scale[k % nOut] * q);
  };
  const scaled = (name: string, size: number) => {
    const scale = floats(`${name}_scale`, [10, components]);
    return Float32Array.from(bytesOf(name, [10, components, size]), (q, k) => scale[Math.floor(k / size)] * q);
  };
  const model: DigitModel = {
    code,
    components,
    hidden,
    W1: weights('decoder_1', code + 10, hidden),
    b1: floats('decoder_1.bias', [hidden]),
    W2: weights('decoder_2', hidden, 784),
    b2: floats('decoder_2.bias', [784]),
    upTo: floats('mixture.up_to', [10, components]),
    means: scaled('mixture.means', code),
    roots: scaled('mixture.roots', triangle(code)),
  };
  return { model, metadata: read.metadata };
}
