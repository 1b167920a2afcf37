/**
 * The small convolutional network in TensorFlow.js: as its documentation has it, and by hand, because its fast backend has no
 * gradient of a convolution: windows as rows of a matrix, and products of matrices for all the rest.
 */
import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { batch, eta, glorot, type Measured, mean, oneHot, pixels, shuffled, timedFit } from './training.ts';

export async function cnn(images: Uint8Array, labels: Uint8Array): Promise<Measured> {
  const model = tfl.sequential({
    layers: [
      tfl.layers.conv2d({ filters: 8, kernelSize: 5, activation: 'relu', inputShape: [28, 28, 1] }),
      tfl.layers.maxPooling2d({ poolSize: 2 }),
      tfl.layers.flatten(),
      tfl.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  const x = tf.tensor4d(pixels(images), [labels.length, 28, 28, 1]);
  const y = tf.tensor1d(Float32Array.from(labels));
  return timedFit(model, x, y);
}

const [side, kernel, filters, maps] = [28, 5, 8, 24];
const half = maps / 2;

/** The windows of images x[m,28,28] as rows [m · 576, 25]. */
function windows(x: tf.Tensor3D): tf.Tensor2D {
  const m = x.shape[0];
  const cuts: tf.Tensor[] = [];
  for (let u = 0; u < kernel; u++) {
    for (let v = 0; v < kernel; v++)
      cuts.push(tf.reshape(tf.slice(x, [0, u, v], [m, maps, maps]), [m * maps * maps, 1]));
  }
  return tf.concat(cuts, 1) as tf.Tensor2D;
}

/** Gradients by hand, Adam by hand on each array, nothing read back before the end. */
export async function tunedCnn(images: Uint8Array, labels: Uint8Array): Promise<Measured> {
  const all = tf.tensor3d(pixels(images), [labels.length, side, side]);
  const targets = oneHot(labels);
  let w: tf.Tensor[] = [
    glorot(kernel * kernel, filters, kernel * kernel, kernel * kernel * filters),
    tf.zeros([filters]),
    glorot(half * half * filters, 10),
    tf.zeros([10]),
  ];
  let m: tf.Tensor[] = w.map((one) => tf.zerosLike(one));
  let v: tf.Tensor[] = w.map((one) => tf.zerosLike(one));
  const [c1, c2, epsilon] = [0.1, 0.001, 1e-7].map((one) => tf.scalar(one));
  const started = performance.now();
  const order = shuffled(labels.length);
  let [power1, power2] = [1, 1];
  const losses: tf.Tensor[] = [];
  for (let from = 0; from < order.length; from += batch) {
    const size = Math.min(batch, order.length - from);
    power1 *= 0.9;
    power2 *= 0.999;
    const alpha = (eta * Math.sqrt(1 - power2)) / (1 - power1);
    const wantsLoss = from + 50 * batch >= order.length;
    const next = tf.tidy(() => {
      const indices = tf.tensor1d(order.subarray(from, from + size), 'int32');
      const [x, y] = [windows(tf.gather(all, indices)), tf.gather(targets, indices)];
      const [K, b1, W, b2] = w as [tf.Tensor2D, tf.Tensor1D, tf.Tensor2D, tf.Tensor1D];
      const places = [size * half, 2, half, 2 * filters];
      const a1 = tf.reshape(tf.fused.matMul({ a: x, b: K, bias: b1, activation: 'relu' }), places);
      // pairs of rows, then pairs of columns
      const rows = tf.reshape(tf.max(a1, 1), [size * half * half, 2, filters]);
      const pooled = tf.max(rows, 1);
      const flat = tf.reshape(pooled, [size, half * half * filters]) as tf.Tensor2D;
      const p = tf.softmax(tf.fused.matMul({ a: flat, b: W, bias: b2 }));
      const d2 = tf.div(tf.sub(p, y), size) as tf.Tensor2D;
      const dFlat = tf.matMul(d2, tf.transpose(W));
      const spread = (values: tf.Tensor) => {
        const columns = tf.tile(tf.reshape(values, [size * half * half, 1, filters]), [1, 2, 1]);
        return tf.tile(tf.reshape(columns, [size * half, 1, half, 2 * filters]), [1, 2, 1, 1]);
      };
      const isLargest = tf.cast(tf.equal(a1, spread(pooled)), 'float32');
      const slopes = tf.mul(tf.mul(spread(dFlat), isLargest), tf.step(a1));
      const d1 = tf.reshape(slopes, [size * maps * maps, filters]) as tf.Tensor2D;
      const g = [tf.matMul(tf.transpose(x), d1), tf.sum(d1, 0), tf.matMul(tf.transpose(flat), d2), tf.sum(d2, 0)];
      const m_ = m.map((one, k) => tf.add(one, tf.mul(tf.sub(g[k]!, one), c1!)));
      const v_ = v.map((one, k) => tf.add(one, tf.mul(tf.sub(tf.square(g[k]!), one), c2!)));
      const rate = tf.scalar(alpha);
      const w_ = w.map((one, k) => tf.sub(one, tf.div(tf.mul(m_[k]!, rate), tf.add(tf.sqrt(v_[k]!), epsilon!))));
      const loss = wantsLoss ? [tf.neg(tf.mean(tf.log(tf.sum(tf.mul(p, y), 1))))] : [];
      return [...w_, ...m_, ...v_, ...loss];
    });
    tf.dispose([...w, ...m, ...v]);
    [w, m, v] = [next.slice(0, 4), next.slice(4, 8), next.slice(8, 12)];
    if (next[12]) losses.push(next[12]);
  }
  await w[0]!.data();
  const seconds = (performance.now() - started) / 1000;
  const values = await Promise.all(losses.map(async (one) => (await one.data())[0]!));
  return { seconds, loss: mean(values) };
}
