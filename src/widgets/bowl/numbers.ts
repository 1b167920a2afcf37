/** How this figure writes its numbers. */
import { power } from '../../kit/numbers.ts';
import { fixed, plain } from '../shared/index.ts';

/** As it is, with the true minus. */
export const signed = (value: number): string => plain(value).replace('-', '−');

/** At most four significant digits, for sentences and labels: 2/11 is 0.1818, a 2 stays 2. */
export const short = (value: number): string => signed(Number(value.toPrecision(4)));

/** Four decimals where they say something, else a power of ten. */
export function measure(value: number): string {
  const size = Math.abs(value);
  return size === 0 || (size >= 0.001 && size < 1e5) ? fixed(value, 4) : power(value);
}
