/** The ten digits drawn for the book with what was read of them: their pictures are drawn again instead of being sent. */
import { drawnDigits } from '../../../../lib/data/drawn-digits.ts';
import type { Cost } from '../../../../lib/model/reading.ts';
import { byCost } from '../../../experiments/loss/costs.ts';
import type { Measured } from './model.ts';

export type Read = Pick<Cost, 'predicted' | 'confidence' | 'loss'>;

/** `read`: of 0 to 9. */
export const drawnAs = (read: readonly Read[]): Measured => ({
  owner: 'book',
  data: 'drawn',
  costs: byCost(drawnDigits().map((digit, k) => ({ ...digit, ...read[k] }))),
});
