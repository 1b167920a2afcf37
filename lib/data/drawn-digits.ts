/** The ten digits drawn for the book, as a network reads them. */
import { asMnist, drawInk, exampleDigit, mnistPen, prepare } from '../index.ts';
import type { Digit } from '../model/reading.ts';

/** 0 to 9, prepared as MNIST's images were. */
export function drawnDigits(): Digit[] {
  return Array.from({ length: 10 }, (_, label) => {
    const { field } = prepare(drawInk(exampleDigit(label), mnistPen, true), asMnist);
    return { pixels: Float32Array.from(field.values), label, index: null };
  });
}
