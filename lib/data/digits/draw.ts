/**
 * The book's own digits, drawn: a code from the digit's mixture, an image from the decoder, a small warp. Example k of a part is a
 * function of (seed, part, k), whatever is drawn before it, so that blocks may be made in any order and again.
 */
import { type Generator, generator } from '../../generator.ts';
import type { Kernels } from '../../nn/kernels.ts';
import type { Numbers } from '../../nn/numbers.ts';
import { type DigitModel, triangle } from './model.ts';
import { type WarpSizes, warpInto } from './warp.ts';

const pixels = 784;
/** Decoded at once. */
const batch = 100;

export const digitWarps: WarpSizes = { turn: 0.08, stretch: 0.05, slant: 0.08 };
/** Codes are drawn a little wider than the training images' own. */
export const widening = 1.1;

/** A code between two ways of writing gives a pale image: where no pixel is as dark as this, another one is drawn. */
const palest = 0.9;
const mostTries = 5;

export interface DigitMaker {
  /** Fills images [count, 784] and labels [count] with the examples from … from + count of a part. */
  draw(part: 'train' | 'test', from: number, count: number, images: Uint8Array, labels: Uint8Array): void;
}

/** `kernels`: a set of its own, with room for the decoder (1 MB and a batch). */
export function digitMaker(model: DigitModel, kernels: Kernels, seed: number): DigitMaker {
  const { code, hidden } = model;
  const put = (values: Float32Array): Numbers => {
    const numbers = kernels.numbers(values.length);
    numbers.set(values);
    return numbers;
  };
  const [W1, b1, W2, b2] = [model.W1, model.b1, model.W2, model.b2].map(put);
  const nIn = code + 10;
  const input = kernels.numbers(batch * nIn);
  const hiddenRows = kernels.numbers(batch * hidden);
  const output = kernels.numbers(batch * pixels);
  const normal = new Float64Array(code);
  let [order, orderOf] = [new Uint32Array(10), ''];

  /** Each ten consecutive examples hold every digit once. */
  function labelOf(part: string, k: number): number {
    const group = Math.floor(k / 10);
    if (orderOf !== `${part} ${group}`) {
      order = Uint32Array.from({ length: 10 }, (_, digit) => digit);
      generator(seed, `digits ${part} order`, group).shuffle(order);
      orderOf = `${part} ${group}`;
    }
    return order[k % 10];
  }

  function drawCode(row: number, digit: number, random: Generator): void {
    const { components, upTo, means, roots } = model;
    const chance = random.uniform() * upTo[(digit + 1) * components - 1];
    let c = 0;
    while (c < components - 1 && chance >= upTo[digit * components + c]) c++;
    const at = digit * components + c;
    for (let k = 0; k < code; k++) normal[k] = widening * random.normal();
    let root = at * triangle(code);
    for (let i = 0; i < code; i++) {
      let value = means[at * code + i];
      for (let j = 0; j <= i; j++) value += roots[root++] * normal[j];
      input[row * nIn + i] = value;
    }
    for (let other = 0; other < 10; other++) input[row * nIn + code + other] = other === digit ? 1 : 0;
  }

  /** The images of codes in the first m rows of `input`, in `output`. */
  function decode(m: number): void {
    kernels.dense(hiddenRows, input, W1, b1, m, nIn, hidden);
    kernels.activate(hiddenRows, hiddenRows, 'relu', m * hidden);
    kernels.dense(output, hiddenRows, W2, b2, m, hidden, pixels);
    kernels.activate(output, output, 'sigmoid', m * pixels);
  }

  function peak(row: number): number {
    let most = 0;
    for (let i = row * pixels; i < (row + 1) * pixels; i++) if (output[i] > most) most = output[i];
    return most;
  }

  return {
    draw(part, from, count, images, labels) {
      for (let start = 0; start < count; start += batch) {
        const m = Math.min(batch, count - start);
        let waiting = Array.from({ length: m }, (_, r) => {
          labels[start + r] = labelOf(part, from + start + r);
          return { at: start + r, random: generator(seed, `digits ${part}`, from + start + r) };
        });
        for (let round = 1; waiting.length > 0; round++) {
          waiting.forEach(({ at, random }, row) => {
            drawCode(row, labels[at], random);
          });
          decode(waiting.length);
          waiting = waiting.filter(({ at, random }, row) => {
            if (round < mostTries && peak(row) < palest) return true;
            warpInto(images, at * pixels, output, row * pixels, random, digitWarps);
            return false;
          });
        }
      }
    },
  };
}
