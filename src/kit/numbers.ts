/**
 * Numbers as readers write and read them: typing is forgiving, display is tabular and takes the true minus sign.
 * Both languages group thousands with a comma and mark decimals with a point.
 */
const minus = '\u2212';

/** Thousands grouped, at most so many digits after the point: 60000 → 60,000. */
export function grouped(value: number, decimals = 0): string {
  return value.toLocaleString('en', { maximumFractionDigits: decimals, minimumFractionDigits: 0 }).replace('-', minus);
}

/** Always so many digits after the point, so that a changing number keeps its width: 0.5 → 0.500. */
export function fixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : `${minus}∞`;
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `${minus}${text}` : text;
}

/** The same, but what is too large to be read so as a power of ten: 396287628400 → 4.0 × 10¹¹. */
export function brief(value: number, decimals: number): string {
  return !Number.isFinite(value) || Math.abs(value) < 1e5 ? fixed(value, decimals) : power(value);
}

/** A share as a percentage, written as in the text: 0.9761 → 97.6%. */
export const percent = (share: number, decimals = 1): string => `${fixed(share * 100, decimals)}%`;

/** The same of a probability, with no false certainty at either end: 0.9999 → > 99.9%. */
export function probability(value: number, decimals = 0): string {
  const least = Number(`1e-${decimals + 2}`);
  if (value < least) return `< ${percent(least, decimals)}`;
  if (value > 1 - least) return `> ${percent(1 - least, decimals)}`;
  return percent(value, decimals);
}

/** A number as it stands in a field, to be edited: no grouping, short, never 1e-7 for what fits in ten places. */
export function plain(value: number): string {
  const text = String(value);
  if (!text.includes('e') || Math.abs(value) < 1e-10 || Math.abs(value) >= 1e21) return text;
  return value.toFixed(12).replace(/0+$/, '');
}

/**
 * What a reader typed, or null where it is no number. Full-width digits, a true minus, grouped thousands (60,000)
 * and a decimal comma (0,001) are understood.
 */
export function parseNumber(typed: string): number | null {
  let text = typed.normalize('NFKC').trim().replace(minus, '-').replace(/[\s_]/g, '');
  if (/^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(text)) text = text.replaceAll(',', '');
  else if (/^[+-]?\d*,\d+$/.test(text)) text = text.replace(',', '.');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

/** Rounded to so many significant digits: what a logarithmic slider sets. */
export const significant = (value: number, digits = 2): number => Number(value.toPrecision(digits));

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** An exponent as it is raised: −12 → ⁻¹². */
export const raised = (exponent: number): string =>
  Array.from(String(exponent), (figure) => (figure === '-' ? '⁻' : superscripts[Number(figure)])).join('');

export const powerOfTen = (exponent: number): string => `10${raised(exponent)}`;

/** A size as its leading digits, so many behind the point, and a power of ten. */
function scientific(value: number, digits: number): [mantissa: string, exponent: number] {
  const [mantissa, exponent] = Math.abs(value).toExponential(digits).split('e');
  return [mantissa, Number(exponent)];
}

/** 3.2 × 10⁻⁹: sizes that differ by powers of ten. */
export function power(value: number): string {
  if (value === 0) return '0';
  const [digits, exponent] = scientific(value, 1);
  return (value < 0 ? minus : '') + (exponent === 0 ? digits : `${digits} × ${powerOfTen(exponent)}`);
}

/** So many decimals where they say something, else a power of ten; zero is zero. */
export function fixedOrPower(value: number, decimals = 4, least = 0.001, most = Number.POSITIVE_INFINITY): string {
  const size = Math.abs(value);
  return size === 0 || (size >= least && size < most) ? fixed(value, decimals) : power(value);
}

/** As it is, with the true minus. */
export const signed = (value: number): string => plain(value).replace('-', minus);

/** Of any size, in so many significant digits without zeros at the end: 0.0123, 3.16, 2.5 × 10⁻⁷. */
export function short(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return String(value);
  const rounded = Number(value.toPrecision(digits));
  const size = Math.abs(rounded);
  if (size === 0) return '0';
  if (size >= 1e-4 && size < 1e6) return signed(rounded);
  const [mantissa, exponent] = scientific(rounded, digits - 1);
  const leading = Number(mantissa) === 1 ? '' : `${Number(mantissa)} × `;
  return (rounded < 0 ? minus : '') + leading + powerOfTen(exponent);
}

/** Of any size, always in so many significant digits: 0.8 → 0.800, 0.00153 → 0.00153, 2.5e-7 → 2.50 × 10⁻⁷; zero is zero. */
export function precise(value: number, digits = 3): string {
  if (value === 0 || !Number.isFinite(value)) return short(value);
  const [mantissa, exponent] = scientific(value, digits - 1);
  const sign = value < 0 ? minus : '';
  if (exponent < -5 || exponent >= digits + 3) return `${sign}${mantissa} × ${powerOfTen(exponent)}`;
  return sign + Number(`${mantissa}e${exponent}`).toFixed(Math.max(0, digits - 1 - exponent));
}
