/** Where numbers stand on the figure's axes. */
import { log } from '../../../lib/index.ts';
import { tenth } from '../../kit/path.ts';

export const box = { width: 340, height: 236, left: 38, right: 12, top: 18, bottom: 40 };
export const right = box.width - box.right;
export const bottom = box.height - box.bottom;

/** A place between `from` and `to` on the page, as `value` lies between `low` and `high`, to a tenth; outside of them at the nearer end. */
export function linear(low: number, high: number, from: number, to: number) {
  const place = (value: number) => from + ((to - from) * (Math.min(high, Math.max(low, value)) - low)) / (high - low);
  return (value: number): number => tenth(place(value));
}

/** The same where equal factors are equal distances. */
export function logarithmic(low: number, high: number, from: number, to: number) {
  const place = linear(log(low), log(high), from, to);
  return (value: number): number => place(log(Math.max(low, value)));
}
