/** What a number field does with what is typed and where its slider stands, without a DOM. */
import { parseNumber, significant } from './numbers.ts';

export interface Range {
  readonly min: number;
  readonly max: number;
  /** Distance of two positions of the slider; for a logarithmic one, the places of the number field's arrow keys. */
  readonly step: number;
  /** The slider's positions are even in the logarithm; zero, where it is allowed, is its lowest position. */
  readonly log?: boolean;
  /** Only whole numbers are allowed. */
  readonly whole?: boolean;
  /** `min` itself, or `max` itself, is not allowed. */
  readonly above?: boolean;
  readonly below?: boolean;
}

/** Positions of a logarithmic slider: 0 … this. */
export const logPositions = 240;

/** The number, or null where what was typed is none or lies outside the range. */
export function accept(typed: string, { min, max, whole, above, below }: Range): number | null {
  const value = parseNumber(typed);
  if (value === null || value < min || value > max) return null;
  if ((above && value === min) || (below && value === max)) return null;
  return whole && !Number.isInteger(value) ? null : value;
}

/** The smallest value that a logarithmic slider reaches by logarithm; below it lies only zero, where zero is allowed. */
const lowest = ({ min, max, step }: Range) => (min > 0 ? min : Math.min(step, max));
const start = ({ min, above }: Range) => (min > 0 || above ? 0 : 1);

/** Where the slider stands for a value. */
export function positionOf(value: number, range: Range): number {
  if (!range.log) return value;
  const low = lowest(range);
  if (value < low) return 0;
  const first = start(range);
  return first + Math.round(((logPositions - first) * Math.log(value / low)) / Math.log(range.max / low));
}

/** The value that a position of the slider stands for: two significant digits on a logarithmic one. */
export function valueAt(position: number, range: Range): number {
  const { min, max, whole } = range;
  if (!range.log) return clamp(Number(position.toPrecision(12)), range);
  const low = lowest(range);
  const first = start(range);
  if (position < first) return min;
  const value = low * (max / low) ** ((position - first) / (logPositions - first));
  return clamp(whole ? Math.round(value) : significant(value), range);
}

/** One step up or down from a value, as an arrow key in the number field makes it. */
export function nudge(value: number, direction: 1 | -1, range: Range): number {
  if (!range.log || range.whole) {
    return clamp(Number((value + direction * (range.log ? 1 : range.step)).toPrecision(12)), range);
  }
  const low = lowest(range);
  if (direction < 0 && value <= low) return range.above ? value : range.min;
  if (value < low) return low;
  // one unit of the second significant digit; going down from 0.1 that is 0.099
  const digits = Math.floor(Math.log10(value * (1 + direction * 1e-9)));
  return clamp(significant(value + direction * 10 ** (digits - 1)), range);
}

/** Where the end itself is not allowed, the nearest step inside. */
function clamp(value: number, { min, max, step, log, above, below }: Range): number {
  const low = above && !log ? min + step : min;
  const high = below ? max - step : max;
  return Math.min(high, Math.max(low, value));
}
