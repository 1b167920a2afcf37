/** A whole power by repeated multiplication: the same on every machine. */
export function power(base: number, exponent: number): number {
  let product = 1;
  for (let k = 0; k < exponent; k++) product *= base;
  return product;
}
