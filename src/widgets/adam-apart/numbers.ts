/** Numbers of any size, short: 0.0123, 3.16, 2.5 × 10⁻⁷; and operands with as many digits as their result needs. */
const minus = '\u2212';
const figures = '⁰¹²³⁴⁵⁶⁷⁸⁹';

export const raised = (exponent: number): string =>
  Array.from(String(exponent), (figure) => (figure === '-' ? '⁻' : figures[Number(figure)])).join('');

/** So many significant digits, without zeros at the end. */
export function short(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return String(value);
  const rounded = Number(value.toPrecision(digits));
  const size = Math.abs(rounded);
  const sign = rounded < 0 ? minus : '';
  if (size === 0) return '0';
  if (size >= 1e-4 && size < 1e6) return sign + trimmed(size, digits);
  const [mantissa, exponent] = size.toExponential(digits - 1).split('e');
  const leading = String(Number(mantissa));
  const power = `10${raised(Number(exponent))}`;
  return sign + (leading === '1' ? power : `${leading} × ${power}`);
}

function trimmed(size: number, digits: number): string {
  const text = size.toPrecision(digits);
  if (text.includes('e')) return String(Number(text));
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** As a factor or after a minus: with brackets where it needs them. */
export const factor = (text: string): string => (/^\u2212|×/.test(text) ? `(${text})` : text);

const least = 4;

/**
 * Operands as they are printed, and the result: the fewest digits with which what is printed comes to what is printed.
 */
export function agreeing(
  operands: readonly number[],
  compute: (operands: readonly number[]) => number,
): { readonly operands: readonly string[]; readonly result: string } {
  const result = short(compute(operands), least);
  for (let digits = least; digits <= 17; digits++) {
    const rounded = operands.map((one) => Number(one.toPrecision(digits)));
    if (digits < 17 && short(compute(rounded), least) !== result) continue;
    return { operands: operands.map((one) => short(one, digits)), result };
  }
  return { operands: [], result };
}
