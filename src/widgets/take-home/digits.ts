/** The ten digits that two programs are compared on: MNIST's first test images where they are here, else the book's own. */
import { asMnist, type Checks, drawInk, exampleDigit, mnistPen, prepare } from '../../../lib/index.ts';
import type { Digit } from '../../reader/session.ts';

export type Digits = Omit<Checks, 'probabilities'>;

const count = 10;
export const testIndices = Array.from({ length: count }, (_, index) => index);

/** 0 to 9 as they were drawn for this book, prepared like MNIST's and rounded to bytes. */
export function drawnDigits(): Digits {
  const images = new Uint8Array(count * 784);
  for (let digit = 0; digit < count; digit++) {
    const { field } = prepare(drawInk(exampleDigit(digit), mnistPen, asMnist.ink), asMnist);
    images.set(
      Uint8Array.from(field.values, (value) => Math.round(255 * value)),
      digit * 784,
    );
  }
  return { source: 'drawn', images, labels: Uint8Array.from(testIndices) };
}

export function testDigits(digits: readonly Digit[]): Digits {
  const images = new Uint8Array(digits.length * 784);
  for (const [k, { pixels }] of digits.entries()) images.set(pixels, k * 784);
  return { source: 'mnist-test', images, labels: Uint8Array.from(digits, ({ label }) => label) };
}
