/** What TensorFlow.js's candidates share: the data, their order, the start and the clock. */
import * as tf from '@tensorflow/tfjs-core';
import type * as tfl from '@tensorflow/tfjs-layers';

export interface Measured {
  readonly seconds: number;
  /** Mean loss of the last 50 steps, or of the epoch where the library gives no more. */
  readonly loss: number;
}

export const batch = 32;
export const eta = 0.001;

export function shuffled(count: number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, k) => k);
  let state = 1;
  for (let k = count - 1; k > 0; k--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = state % (k + 1);
    [order[k], order[other]] = [order[other]!, order[k]!];
  }
  return order;
}

export const pixels = (images: Uint8Array): Float32Array => Float32Array.from(images, (pixel) => pixel / 255);

export const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

export const oneHot = (labels: Uint8Array): tf.Tensor2D =>
  tf.oneHot(tf.tensor1d(Int32Array.from(labels), 'int32'), 10).toFloat() as tf.Tensor2D;

/** W[nIn,nOut], uniform in ±√(6 / (fanIn + fanOut)). */
export function glorot(nIn: number, nOut: number, fanIn = nIn, fanOut = nOut): tf.Tensor {
  const limit = Math.sqrt(6 / (fanIn + fanOut));
  return tf.randomUniform([nIn, nOut], -limit, limit, 'float32', 1);
}

export async function timedFit(model: tfl.Sequential, x: tf.Tensor, y: tf.Tensor): Promise<Measured> {
  model.compile({ optimizer: tf.train.adam(eta), loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  const started = performance.now();
  const history = await model.fit(x, y, {
    epochs: 1,
    batchSize: batch,
    shuffle: true,
    yieldEvery: 'never',
    verbose: 0,
  });
  const seconds = (performance.now() - started) / 1000;
  return { seconds, loss: Number(history.history.loss?.[0]) };
}
