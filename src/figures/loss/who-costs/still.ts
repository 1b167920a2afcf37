/** What the book's network makes of the digits drawn for the book, read when the site is built. */
import { drawnDigits } from '../../../../lib/data/drawn-digits.ts';
import { costOf } from '../../../../lib/model/reading.ts';
import { bookNetwork } from '../../../reader/book-network.ts';
import type { Read } from './model.ts';

export function readOf(network = bookNetwork()): Read[] {
  return drawnDigits().map((digit) => {
    const { predicted, confidence, loss } = costOf(network, digit);
    return { predicted, confidence, loss };
  });
}

export default () => ({ data: readOf() });
