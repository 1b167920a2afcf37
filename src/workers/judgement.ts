/**
 * The network judged on the whole test set, a part at a time, so that the reader's intentions get through in
 * between: what it says of each digit, how sure it is, what that costs.
 */

import type { Split } from '../../lib/data/dataset.ts';
import type { Logs } from '../../lib/model/logs.ts';
import { Problem } from '../../lib/problem.ts';
import type { Judged } from './protocol.ts';

const classes = 10;
/** A probability that float32 rounds to 0 costs as much as the smallest that it knows. */
const smallest = 2 ** -149;

/** What Program.evaluateInParts gives. */
type Parts = Generator<{ start: number; m: number; a: ArrayLike<number> }, Logs>;

export class Judgement {
  /** [truth * 10 + predicted] */
  readonly confusion = new Uint32Array(classes * classes);
  /** Once it is complete. */
  logs: Logs | null = null;
  #test: Split;
  #parts: Parts;
  #predicted: Uint8Array;
  #confidence: Float32Array;
  #loss: Float32Array;

  constructor(test: Split, parts: Parts) {
    this.#test = test;
    this.#parts = parts;
    this.#predicted = new Uint8Array(test.count);
    this.#confidence = new Float32Array(test.count);
    this.#loss = new Float32Array(test.count);
  }

  /** Judges the next few hundred digits; true when all have been judged. */
  next(): boolean {
    const { done, value } = this.#parts.next();
    if (done) this.logs = value;
    else for (let r = 0; r < value.m; r++) this.#judge(value.start + r, value.a, r * classes);
    return done === true;
  }

  #judge(index: number, a: ArrayLike<number>, row: number): void {
    const truth = this.#test.labels[index];
    let predicted = 0;
    for (let j = 1; j < classes; j++) if (a[row + j] > a[row + predicted]) predicted = j;
    this.#predicted[index] = predicted;
    this.#confidence[index] = a[row + predicted];
    this.#loss[index] = -Math.log(Math.max(a[row + truth], smallest));
    this.confusion[truth * classes + predicted]++;
  }

  /** The mistakes that cost most. */
  mistakes(limit: number): Judged[] {
    const wrong = this.#indices((index) => this.#predicted[index] !== this.#test.labels[index]);
    wrong.sort((one, other) => this.#loss[other] - this.#loss[one] || one - other);
    return wrong.slice(0, limit).map((index) => this.#digit(index));
  }

  /** Digits of one cell of the confusion matrix, most confident first. Throws Problem 'range'. */
  cell(truth: number, predicted: number, limit: number): Judged[] {
    for (const [where, found] of Object.entries({ truth, predicted })) {
      const known = Number.isInteger(found) && found >= 0 && found < classes;
      if (!known) throw new Problem('range', { where, expected: '0 … 9', found });
    }
    const inCell = this.#indices((index) => this.#test.labels[index] === truth && this.#predicted[index] === predicted);
    inCell.sort((one, other) => this.#confidence[other] - this.#confidence[one] || one - other);
    return inCell.slice(0, limit).map((index) => this.#digit(index));
  }

  #indices(chosen: (index: number) => boolean): number[] {
    const indices: number[] = [];
    for (let index = 0; index < this.#test.count; index++) if (chosen(index)) indices.push(index);
    return indices;
  }

  #digit(index: number): Judged {
    return {
      index,
      truth: this.#test.labels[index],
      predicted: this.#predicted[index],
      confidence: this.#confidence[index],
      loss: this.#loss[index],
      pixels: pixelsOf(this.#test, index),
    };
  }
}

/** A copy of one image's grey values. */
export function pixelsOf({ images, rows, columns }: Split, index: number): Uint8Array {
  const size = rows * columns;
  return images.slice(index * size, (index + 1) * size);
}
