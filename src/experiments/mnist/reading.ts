/** What the article's network says of images, one by one. Chapter: mnist. */

import type { Split } from '../../../lib/data/dataset.ts';
import type { Program } from '../../../lib/model/program.ts';
import { dense } from '../../../lib/nn/dense.ts';
import { mean } from '../experiment.ts';

export const classes = 10;
export const width = 28 * 28;

/** What the network says of every image of a split, and how sure it is. */
export interface Reading {
  readonly predicted: Uint8Array;
  readonly confidence: Float32Array;
  /** The probability that it gave to the truth. */
  readonly ofTruth: Float32Array;
}

export function read(program: Program, { images, labels, count }: Split): Reading {
  const indices = Uint32Array.from({ length: count }, (_, k) => k);
  const reading = {
    predicted: new Uint8Array(count),
    confidence: new Float32Array(count),
    ofTruth: new Float32Array(count),
  };
  for (let from = 0; from < count; from += 256) {
    const m = Math.min(256, count - from);
    const a = program.probabilities(images, indices, from, m);
    for (let r = 0; r < m; r++) {
      let best = 0;
      for (let k = 1; k < classes; k++) if (a[r * classes + k] > a[r * classes + best]) best = k;
      reading.predicted[from + r] = best;
      reading.confidence[from + r] = a[r * classes + best];
      reading.ofTruth[from + r] = a[r * classes + labels[from + r]];
    }
  }
  return reading;
}

/** Accuracy on the images that are trained on, measured at once instead of along the way. */
export function onTrainingImages(program: Program): number {
  const { images, labels, ...size } = program.data.train;
  const count = program.trainCount;
  const trained = { ...size, count, images: images.subarray(0, count * width), labels: labels.subarray(0, count) };
  const { predicted } = read(program, trained);
  return mean(Array.from(predicted, (digit, k) => Number(digit === labels[k])));
}

/** Hidden units whose weighted input is positive for none of the test images. */
export function neverPositive(program: Program): number {
  const [W, b] = program.weights();
  const { images, count } = program.data.test;
  const x = Float32Array.from(images, (byte) => byte / 255);
  const z = new Float32Array(count * b.length);
  dense(z, x, W, b, count, width, b.length);
  return Array.from(b, (_, j) => j).filter((j) => !hasPositive(z, j, b.length)).length;
}

function hasPositive(z: Float32Array, j: number, n: number): boolean {
  for (let k = j; k < z.length; k += n) if (z[k] > 0) return true;
  return false;
}
