/** The ten digits that were drawn by hand for the book, as a network reads them. Chapter: loss. */
import { asMnist, drawInk, prepare } from './drawing.ts';
import { exampleDigit } from './drawing-examples.ts';
import { mnistPen } from './drawing-ink.ts';

/** A digit [784] in 0 … 1, with the class that it is. */
export interface Digit {
  readonly pixels: Float32Array;
  readonly label: number;
  /** Its place in the test set; null where it was drawn for the book. */
  readonly index: number | null;
}

/** 0 to 9, prepared as MNIST's images were. */
export function drawnDigits(): Digit[] {
  return Array.from({ length: 10 }, (_, label) => {
    const { field } = prepare(drawInk(exampleDigit(label), mnistPen, true), asMnist);
    return { pixels: Float32Array.from(field.values), label, index: null };
  });
}
