/** Ten pictures of which a network is unsure: each a drawn digit with the next one shining through. A sure network has no slopes. */

import { type Digit, drawnDigits } from '../../../lib/data/drawn-digits.ts';

/** Part of the digit that counts as the right answer. */
export const share = 0.6;

export function doubtfulDigits(): Digit[] {
  const digits = drawnDigits();
  return digits.map((digit, k) => {
    const other = digits[(k + 1) % digits.length].pixels;
    return { ...digit, pixels: digit.pixels.map((grey, i) => share * grey + (1 - share) * other[i]) };
  });
}
