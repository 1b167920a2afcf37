/** The ten digits that two programs are compared on: MNIST's first test images where they are here, else the book's own. */
import { drawnDigits } from '../../../../lib/data/drawn-digits.ts';
import type { Checks } from '../../../../lib/export/trained.ts';

export type Digits = Omit<Checks, 'probabilities'>;

const count = 10;
export const testIndices = Array.from({ length: count }, (_, index) => index);

/** `pixels`: bytes. */
export function together(
  source: Digits['source'],
  digits: readonly { readonly pixels: ArrayLike<number>; readonly label: number }[],
): Digits {
  const images = new Uint8Array(digits.length * 784);
  for (const [k, { pixels }] of digits.entries()) images.set(pixels, k * 784);
  return { source, images, labels: Uint8Array.from(digits, ({ label }) => label) };
}

/** 0 to 9 as they were drawn for this book, prepared like MNIST's and rounded to bytes. */
export const drawnChecks = (): Digits =>
  together(
    'drawn',
    drawnDigits().map(({ pixels, label }) => ({ label, pixels: Array.from(pixels, (part) => Math.round(255 * part)) })),
  );
