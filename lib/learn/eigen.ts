/**
 * Eigenvalues and eigenvectors of a symmetric matrix, by rotations of two coordinates at a time until nothing stands beside the
 * diagonal: made of + − × ÷ and roots, so equal in every browser. Source: Jacobi 1846; the rotation as in Golub & Van Loan, 8.5.
 */

export interface Eigen {
  /** Largest first. */
  readonly values: Float64Array;
  /** Column k belongs to values[k] and has length 1. */
  readonly vectors: Float64Array;
}

/** Of A[n,n], which is left as it is. Takes some 10 n³ operations a sweep, 6 to 10 sweeps. */
export function eigen(A: ArrayLike<number>, n: number): Eigen {
  const a = Float64Array.from(A);
  const V = Float64Array.from(a, (_, at) => (at % (n + 1) === 0 ? 1 : 0));
  for (let sweep = 0, rotated = 1; rotated > 0 && sweep < 60; sweep++) {
    rotated = 0;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotated += rotate(a, V, n, p, q);
  }
  const order = Array.from({ length: n }, (_, k) => k).sort((j, k) => a[k * n + k] - a[j * n + j] || j - k);
  return {
    values: Float64Array.from(order, (k) => a[k * n + k]),
    vectors: V.map((_, at) => V[at - (at % n) + order[at % n]]),
  };
}

/** After it a_pq = 0. Returns 0 where nothing is rotated, for a_pq is lost in rounding beside the diagonal. */
function rotate(a: Float64Array, V: Float64Array, n: number, p: number, q: number): 0 | 1 {
  const [a_pp, a_qq, a_pq] = [Math.abs(a[p * n + p]), Math.abs(a[q * n + q]), Math.abs(a[p * n + q])];
  if (a_pp + a_pq === a_pp && a_qq + a_pq === a_qq) return 0;
  const theta = (a[q * n + q] - a[p * n + p]) / (2 * a[p * n + q]);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1)); // the smaller angle
  const c = 1 / Math.sqrt(tangent * tangent + 1);
  const s = tangent * c;
  const mix = (of: Float64Array, first: number, second: number): void => {
    const [u, v] = [of[first], of[second]];
    of[first] = c * u - s * v;
    of[second] = s * u + c * v;
  };
  for (let k = 0; k < n; k++) mix(a, k * n + p, k * n + q);
  for (let k = 0; k < n; k++) mix(a, p * n + k, q * n + k);
  for (let k = 0; k < n; k++) mix(V, k * n + p, k * n + q);
  a[p * n + q] = a[q * n + p] = 0;
  return 1;
}

/** Of the two signs of each of K columns of length n the one with which its largest component (the first of equals) is positive. */
export function turn(vectors: Float64Array, n: number, K: number): void {
  for (let k = 0; k < K; k++) {
    let largest = 0;
    for (let i = 1; i < n; i++) if (Math.abs(vectors[i * K + k]) > Math.abs(vectors[largest * K + k])) largest = i;
    if (vectors[largest * K + k] > 0) continue;
    for (let i = 0; i < n; i++) vectors[i * K + k] = 0 - vectors[i * K + k];
  }
}
