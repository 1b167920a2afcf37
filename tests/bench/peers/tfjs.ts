/**
 * TensorFlow.js on the workload, in four ways: `fit` and a `minimize` loop as its documentation has them, a hand-tuned loop of
 * single operations (fused where it has fused ones, no value read back before the end); the small convolutional network: cnn.ts.
 */
import '@tensorflow/tfjs-backend-cpu';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js';
import * as tfl from '@tensorflow/tfjs-layers';
import type { Backend, PeerName } from '../peer.ts';
import { cnn, tunedCnn } from './cnn.ts';
import { batch, eta, glorot, type Measured, mean, oneHot, pixels, shuffled, timedFit } from './training.ts';

export async function useBackend(backend: Backend, threads: number): Promise<void> {
  if (backend === 'wasm') {
    setWasmPaths('/tfjs/');
    // on one thread the module without threads, which is the faster one
    if (threads === 1) tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    else setThreadsCount(threads);
  }
  await tf.setBackend(backend);
  await tf.ready();
}

export async function measure(name: PeerName, images: Uint8Array, labels: Uint8Array): Promise<Measured> {
  switch (name) {
    case 'fit':
      return fit(images, labels);
    case 'minimize':
      return minimize(images, labels);
    case 'tuned':
      return tuned(images, labels);
    case 'cnn':
      return cnn(images, labels);
    case 'cnn-tuned':
      return tunedCnn(images, labels);
  }
}

async function fit(images: Uint8Array, labels: Uint8Array): Promise<Measured> {
  const model = tfl.sequential({
    layers: [
      tfl.layers.dense({ units: 128, activation: 'relu', inputShape: [784] }),
      tfl.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  const x = tf.tensor2d(pixels(images), [labels.length, 784]);
  const y = tf.tensor1d(Float32Array.from(labels));
  return timedFit(model, x, y);
}

async function minimize(images: Uint8Array, labels: Uint8Array): Promise<Measured> {
  const all = tf.tensor2d(pixels(images), [labels.length, 784]);
  const targets = oneHot(labels);
  const start = [glorot(784, 128), tf.zeros([128]), glorot(128, 10), tf.zeros([10])];
  const [W1, b1, W2, b2] = start.map((values) => tf.variable(values));
  const optimizer = tf.train.adam(eta);
  const losses: tf.Tensor[] = [];
  const started = performance.now();
  const order = shuffled(labels.length);
  for (let from = 0; from < order.length; from += batch) {
    const indices = tf.tensor1d(order.slice(from, from + batch), 'int32');
    const [x, y] = [tf.gather(all, indices), tf.gather(targets, indices)];
    const loss = optimizer.minimize(() => {
      const hidden = tf.relu(tf.add(tf.matMul(x, W1 as tf.Tensor2D), b1!));
      const logits = tf.add(tf.matMul(hidden as tf.Tensor2D, W2 as tf.Tensor2D), b2!);
      return tf.losses.softmaxCrossEntropy(y, logits).asScalar();
    }, true);
    losses.push(loss!);
    tf.dispose([indices, x, y]);
  }
  const last = await losses.at(-1)!.data();
  const seconds = (performance.now() - started) / 1000;
  const values = await Promise.all(losses.slice(-50).map(async (one) => (await one.data())[0]!));
  return { seconds, loss: last.length ? mean(values) : Number.NaN };
}

/** Gradients by hand, Adam by hand on each array, everything fused that the library fuses. */
async function tuned(images: Uint8Array, labels: Uint8Array): Promise<Measured> {
  const all = tf.tensor2d(pixels(images), [labels.length, 784]);
  const targets = oneHot(labels);
  let w: tf.Tensor[] = [glorot(784, 128), tf.zeros([128]), glorot(128, 10), tf.zeros([10])];
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
      const [x, y] = [tf.gather(all, indices), tf.gather(targets, indices)];
      const [W1, b1, W2, b2] = w as [tf.Tensor2D, tf.Tensor1D, tf.Tensor2D, tf.Tensor1D];
      const a1 = tf.fused.matMul({ a: x, b: W1, bias: b1, activation: 'relu' });
      const p = tf.softmax(tf.fused.matMul({ a: a1, b: W2, bias: b2 }));
      const d2 = tf.div(tf.sub(p, y), size) as tf.Tensor2D;
      // transposed beforehand: the library's product of a transposed matrix is the slow one
      const d1 = tf.mul(tf.matMul(d2, tf.transpose(W2)), tf.step(a1)) as tf.Tensor2D;
      const g = [tf.matMul(tf.transpose(x), d1), tf.sum(d1, 0), tf.matMul(tf.transpose(a1), d2), tf.sum(d2, 0)];
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
