/** A value in the little room of the lens: four digits of a number, the first entries of an array behind its shape. */
import { powerOfTen } from '../../../kit/numbers.ts';
import type { LensValue } from '../../../kit/symbol-values.ts';

const minus = '\u2212';
const most = 4;

/** 0.0010004 → 0.001, 101770 → 101,770, 4.2e-8 → 4.2 × 10⁻⁸, with the true minus sign. */
export function shownNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  const sign = value < 0 ? minus : '';
  const size = Math.abs(value);
  if (size === Number.POSITIVE_INFINITY) return `${sign}∞`;
  if (Number.isInteger(size) && size < 1e9) return sign + size.toLocaleString('en');
  if (size >= 1e-4 && size < 1e6) return sign + String(Number(size.toPrecision(most)));
  const [digits, exponent] = Number(size.toPrecision(most)).toExponential().split('e');
  return `${sign}${digits} × ${powerOfTen(Number(exponent))}`;
}

const isTensor = (value: object): value is { shape: readonly number[]; data: ArrayLike<number> } =>
  'shape' in value && 'data' in value;

/** The shape of nested lists, as far as their first entries tell. */
function shapeOf(value: LensValue): number[] {
  return Array.isArray(value) ? [value.length, ...(value.length > 0 ? shapeOf(value[0]) : [])] : [];
}

/** The first entries in row-major order, at most one more than is shown. */
function firstEntries(value: LensValue, found: LensValue[] = []): LensValue[] {
  if (!Array.isArray(value)) found.push(value);
  else for (const entry of value) if (found.length <= most) firstEntries(entry, found);
  return found;
}

const entry = (value: LensValue): string => (typeof value === 'number' ? shownNumber(value) : String(value));

function array(shape: readonly number[], entries: readonly LensValue[]): string {
  const count = shape.reduce((product, size) => product * size, 1);
  const shown = entries.slice(0, most).map(entry).join(', ');
  return `[${shape.join(' × ')}] ${shown}${count > most ? ', …' : ''}`.trim();
}

/**
 * One line, or one a layer: `[784 × 128] 0.02, −0.13, 0.4, 0.07, …`; layers of plain numbers share a line. `index` is the
 * letter that layers are counted with.
 */
export function shownValue(value: LensValue, index = 'l'): string[] {
  if (typeof value !== 'object') return [entry(value)];
  if (Array.isArray(value)) return [array(shapeOf(value), firstEntries(value))];
  if (isTensor(value))
    return [
      array(
        value.shape,
        Array.from({ length: Math.min(most, value.data.length) }, (_, k) => value.data[k]),
      ),
    ];
  const layers = Object.entries(value as Readonly<Record<string, LensValue>>);
  const lines = layers.map(([layer, one]) => `${index} = ${layer}: ${shownValue(one, index).join(' ')}`);
  return layers.every(([, one]) => typeof one !== 'object') ? [lines.join(', ')] : lines;
}
