/** What stands there before anything is measured on the page: the digits drawn for the book, read when the site was built. */

import { drawnDigits } from '../../../lib/data/drawn-digits.ts';
import type { Cost } from '../../../lib/model/reading.ts';
import { byCost } from '../../experiments/loss/costs.ts';
import type { Measured } from './model.ts';

/** Their pictures are drawn again here instead of being sent; `read` holds what was read of 0 to 9. */
export function stillOf(read: readonly Pick<Cost, 'predicted' | 'confidence' | 'loss'>[]): Measured {
  return { owner: 'book', data: 'drawn', costs: byCost(drawnDigits().map((digit, k) => ({ ...digit, ...read[k] }))) };
}
