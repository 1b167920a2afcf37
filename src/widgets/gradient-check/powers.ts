/** 3.2 × 10⁻⁹: sizes that differ by powers of ten. */
export function power(value: number): string {
  if (value === 0) return '0';
  const [digits, exponent] = Math.abs(value).toExponential(1).split('e');
  const raised = Array.from(exponent, (figure) => (figure === '-' ? '⁻' : ('⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(figure)] ?? ''))).join(
    '',
  );
  const sign = value < 0 ? '−' : '';
  return raised === '⁰' ? `${sign}${digits}` : `${sign}${digits} × 10${raised}`;
}
