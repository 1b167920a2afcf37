/** The error function: its power series up to 2, its continued fraction beyond. */
const halfRoot = 2 / Math.sqrt(Math.PI);

export function erf(x: number): number {
  const size = Math.abs(x);
  if (size > 6) return Math.sign(x);
  if (size > 2) return Math.sign(x) * (1 - complement(size));
  let term = x;
  let sum = x;
  for (let n = 1; n < 60; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return halfRoot * sum;
}

/** 1 − erf(x) for x above 2, from the last of its fraction's terms to the first. */
function complement(x: number): number {
  let below = x;
  for (let k = 60; k >= 1; k--) below = x + k / 2 / below;
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / below;
}
