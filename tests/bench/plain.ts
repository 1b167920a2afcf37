/**
 * The workload in plain JavaScript, as one would write it by hand with typed arrays: 784-128(ReLU)-10(softmax), sparse categorical
 * cross-entropy, Adam as Keras has it, batch 32. Dense, or over the lit pixels only. A yardstick, and a check: its losses are
 * the engine's.
 */
import { epochOrder } from '../../lib/model/order.ts';

const [n0, n1, n2] = [784, 128, 10];
const batch = 32;
const [eta, beta1, beta2, epsilon] = [0.001, 0.9, 0.999, 1e-7];

export interface PlainParameters {
  readonly W1: Float32Array;
  readonly b1: Float32Array;
  readonly W2: Float32Array;
  readonly b2: Float32Array;
}

export interface TrainingSet {
  /** [count, 784] */
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

/** Mean loss of each step. `parameters` are changed. */
export function plainEpoch(
  { images, labels }: TrainingSet,
  parameters: PlainParameters,
  options: { skipZeros: boolean; seed: number },
): number[] {
  const count = labels.length;
  const order = new Uint32Array(count);
  epochOrder(order, options.seed, 1, count);
  const { W1, b1, W2, b2 } = parameters;
  const slots = [W1, b1, W2, b2].map((w) => ({
    w,
    g: new Float32Array(w.length),
    m: new Float32Array(w.length),
    v: new Float32Array(w.length),
  }));
  const [dW1, db1, dW2, db2] = slots.map(({ g }) => g);
  const [x, z1, z2, d1, d2] = [n0, n1, n2, n1, n2].map((n) => new Float32Array(batch * n));
  const lit = new Uint16Array(batch * n0);
  const litCount = new Uint16Array(batch);
  const losses: number[] = [];
  let [power1, power2] = [1, 1];
  for (let from = 0; from < count; from += batch) {
    const m = Math.min(batch, count - from);
    for (let r = 0; r < m; r++) {
      const start = order[from + r]! * n0;
      let found = 0;
      for (let i = 0; i < n0; i++) {
        const pixel = images[start + i]!;
        x![r * n0 + i] = pixel / 255;
        if (!options.skipZeros || pixel !== 0) lit[r * n0 + found++] = i;
      }
      litCount[r] = found;
    }
    // forward
    for (let r = 0; r < m; r++) {
      for (let j = 0; j < n1; j++) z1![r * n1 + j] = b1[j]!;
      for (let k = 0; k < litCount[r]!; k++) {
        const i = lit[r * n0 + k]!;
        const value = x![r * n0 + i]!;
        for (let j = 0; j < n1; j++) z1![r * n1 + j]! += value * W1[i * n1 + j]!;
      }
      for (let j = 0; j < n1; j++) if (z1![r * n1 + j]! < 0) z1![r * n1 + j] = 0;
      for (let k = 0; k < n2; k++) z2![r * n2 + k] = b2[k]!;
      for (let j = 0; j < n1; j++) {
        const a = z1![r * n1 + j]!;
        if (a !== 0) for (let k = 0; k < n2; k++) z2![r * n2 + k]! += a * W2[j * n2 + k]!;
      }
    }
    // loss, and its gradient in z2
    let loss = 0;
    for (let r = 0; r < m; r++) {
      let top = Number.NEGATIVE_INFINITY;
      for (let k = 0; k < n2; k++) top = Math.max(top, z2![r * n2 + k]!);
      let sum = 0;
      for (let k = 0; k < n2; k++) sum += Math.exp(z2![r * n2 + k]! - top);
      const label = labels[order[from + r]!]!;
      loss += top + Math.log(sum) - z2![r * n2 + label]!;
      for (let k = 0; k < n2; k++) {
        d2![r * n2 + k] = (Math.exp(z2![r * n2 + k]! - top) / sum - (k === label ? 1 : 0)) / m;
      }
    }
    losses.push(loss / m);
    // backward
    for (const { g } of slots) g.fill(0);
    for (let r = 0; r < m; r++) {
      for (let j = 0; j < n1; j++) {
        const a = z1![r * n1 + j]!;
        let arriving = 0;
        for (let k = 0; k < n2; k++) {
          const delta = d2![r * n2 + k]!;
          arriving += W2[j * n2 + k]! * delta;
          dW2![j * n2 + k]! += a * delta;
        }
        d1![r * n1 + j] = a > 0 ? arriving : 0;
        db1![j]! += d1![r * n1 + j]!;
      }
      for (let k = 0; k < n2; k++) db2![k]! += d2![r * n2 + k]!;
      for (let k = 0; k < litCount[r]!; k++) {
        const i = lit[r * n0 + k]!;
        const value = x![r * n0 + i]!;
        for (let j = 0; j < n1; j++) dW1![i * n1 + j]! += value * d1![r * n1 + j]!;
      }
    }
    // Adam
    power1 *= beta1;
    power2 *= beta2;
    const alpha = (eta * Math.sqrt(1 - power2)) / (1 - power1);
    for (const { w, g, m: first, v } of slots) {
      for (let k = 0; k < w.length; k++) {
        first[k] = beta1 * first[k]! + (1 - beta1) * g[k]!;
        v[k] = beta2 * v[k]! + (1 - beta2) * g[k]! * g[k]!;
        w[k]! -= (alpha * first[k]!) / (Math.sqrt(v[k]!) + epsilon);
      }
    }
  }
  return losses;
}
