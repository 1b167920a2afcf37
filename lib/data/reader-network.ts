/**
 * Small networks that read a drawn digit: forward through the definitions of `nn/`, and kept in 8 bits a weight.
 * Chapter: mnist (the drawing pad).
 *
 * A weight is kept as a whole number q in −127 … 127 and a scale for each unit: w_ij = s_j q_ij. The scale is the
 * largest weight of the unit over 127, so no weight moves by more than half a scale.
 */

import { type ActivationName, activate } from '../nn/activations.ts';
import { dense } from '../nn/dense.ts';
import { softmax } from '../nn/softmax.ts';
import { Problem } from '../problem.ts';
import { readSafetensors, tensorOf, writeSafetensors } from './safetensors.ts';

/** W[nIn, nOut] row-major, b[nOut]. The activation of the last layer is always the softmax. */
export interface Layer {
  readonly W: Float32Array;
  readonly b: Float32Array;
  readonly activation: ActivationName;
}
/** Layers 1 … D. */
export type Network = readonly Layer[];

/** Probabilities [10] of one image [784] in [0, 1]. */
export function probabilitiesOf(network: Network, image: Float32Array): Float32Array {
  let x = image;
  for (const [k, { W, b, activation }] of network.entries()) {
    const z = new Float32Array(b.length);
    dense(z, x, W, b, 1, x.length, b.length);
    if (k === network.length - 1) softmax(z, z, 1, z.length);
    else activate(z, z, activation, z.length);
    x = z;
  }
  return x;
}

/** The network in 8 bits as a safetensors file; `metadata` says how it was made. Hidden layers must be ReLU. */
export function encodeNetwork(network: Network, metadata: Readonly<Record<string, string>>): Uint8Array {
  const tensors = network.flatMap(({ W, b }, k) => {
    const { q, scale } = quantise(W, b.length);
    const name = `dense_${k + 1}`;
    return [
      [`${name}.kernel`, { shape: [W.length / b.length, b.length], values: q }],
      [`${name}.scale`, { shape: [b.length], values: scale }],
      [`${name}.bias`, { shape: [b.length], values: b }],
    ] as const;
  });
  return writeSafetensors({ tensors: Object.fromEntries(tensors), metadata });
}

/** q[nIn, nOut] and scale[nOut] with W[i, j] ≈ scale[j] q[i, j]. */
export function quantise(W: Float32Array, nOut: number): { q: Int8Array; scale: Float32Array } {
  const scale = new Float32Array(nOut);
  for (let k = 0; k < W.length; k++) scale[k % nOut] = Math.max(scale[k % nOut], Math.abs(W[k]) / 127);
  const q = Int8Array.from(W, (w, k) => (scale[k % nOut] > 0 ? Math.round(w / scale[k % nOut]) : 0));
  return { q, scale };
}

/** The network in the file's bytes, and what it says of itself. Throws the Problems of `readSafetensors` and 'shape'. */
export function decodeNetwork(
  bytes: Uint8Array,
  file: string,
): { network: Network; metadata: Readonly<Record<string, string>> } {
  const read = readSafetensors(bytes, file);
  const network: Layer[] = [];
  let nIn = 28 * 28;
  do {
    const name = `dense_${network.length + 1}`;
    const nOut = read.tensors[`${name}.bias`]?.values.length ?? 0;
    const q = tensorOf(read, `${name}.kernel`, [nIn, nOut], Int8Array, file);
    const scale = tensorOf(read, `${name}.scale`, [nOut], Float32Array, file);
    const b = tensorOf(read, `${name}.bias`, [nOut], Float32Array, file);
    network.push({ W: Float32Array.from(q, (value, k) => scale[k % nOut] * value), b, activation: 'relu' });
    nIn = nOut;
  } while (read.tensors[`dense_${network.length + 1}.kernel`]);
  if (nIn !== 10)
    throw new Problem('shape', { where: `${file}: dense_${network.length}`, expected: '[10]', found: `[${nIn}]` });
  return { network, metadata: read.metadata };
}
