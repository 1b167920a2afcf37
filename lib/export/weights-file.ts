/**
 * A whole network as a safetensors file: `dense_1.kernel` [nIn, nOut] and `dense_1.bias` [nOut], Keras's names and Keras's
 * layout (PyTorch keeps the kernel turned, [nOut, nIn]), with ten digits and what the network says of them, so that
 * another program can compare. Chapter: mnist (*Take it home*).
 */

import { readSafetensors, type Tensor, type TensorFile, writeSafetensors } from '../data/safetensors.ts';
import { checksSha256 } from './checks.ts';
import { type Checks, classNames, metadataOf, pixelCount, stagesOf, type Trained } from './trained.ts';

/** The file's bytes; `checks` may be left out. Throws Problem 'shape' where the weights are not those of the settings. */
export function writeWeights(trained: Trained, checks: Checks | null): Uint8Array {
  const tensors: Record<string, Tensor> = {};
  for (const { name, nIn, nOut, W, b } of stagesOf(trained)) {
    tensors[`${name}.kernel`] = { shape: [nIn, nOut], values: W };
    tensors[`${name}.bias`] = { shape: [nOut], values: b };
  }
  if (checks) {
    const count = checks.labels.length;
    tensors['check.probabilities'] = { shape: [count, classNames.length], values: checks.probabilities };
    tensors['check.images'] = { shape: [count, pixelCount], values: checks.images };
    tensors['check.labels'] = { shape: [count], values: checks.labels };
  }
  const source = checks && { check_source: checks.source, checks_sha256: checksSha256(checks) };
  return writeSafetensors({ tensors, metadata: { ...metadataOf(trained), ...source } });
}

/** The file's tensors, layer by layer: as many as there are of dense_1, dense_2 … Throws what `readSafetensors` throws. */
export function readWeights(bytes: Uint8Array, file: string): { read: TensorFile; depth: number } {
  const read = readSafetensors(bytes, file);
  let depth = 0;
  while (Object.hasOwn(read.tensors, `dense_${depth + 1}.kernel`)) depth++;
  return { read, depth };
}
