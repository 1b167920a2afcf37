/** Rates as they are written: two digits, tiny ones as powers of ten. */

import { twoDigits } from '../../experiments/gradient-descent/rate-finder/range.ts';
import { fixed, plain } from '../shared/index.ts';

const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const raised = (power: number): string =>
  (power < 0 ? '⁻' : '') + [...String(Math.abs(power))].map((digit) => digits[Number(digit)]).join('');

/** A power of ten on an axis: 10⁻⁵ … 0.01, 0.1, 1, 10. */
export const superscript = (power: number): string =>
  power > -3 && power < 3 ? plain(Number(`1e${power}`)) : `10${raised(power)}`;

/** 0.037, 1.3, 2.7 × 10⁻⁴; two digits. */
export function shortRate(rate: number): string {
  const value = twoDigits(rate);
  if (value >= 0.001 || value === 0) return value < 1 ? plain(value) : fixed(value, value < 10 ? 1 : 0);
  const [mantissa, power] = value.toExponential(1).split('e');
  return `${mantissa} × 10${raised(Number(power))}`;
}
