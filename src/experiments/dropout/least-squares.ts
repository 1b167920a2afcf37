/** Output weights of least squares behind given features, of all solutions the shortest; solved by Cholesky's method. Chapter: dropout. */

/** What is added to the diagonal: enough that rounding does not stop the method, too little to count as a penalty. */
const ridge = 1e-6;

/** A X = B for a symmetric A [n, n] of which the lower half is read; B [n, columns] becomes X, A its factor. */
export function solve(A: Float64Array, B: Float64Array, n: number, columns: number): void {
  for (let j = 0; j < n; j++) {
    for (let k = 0; k < j; k++) {
      const l = A[j * n + k];
      for (let i = j; i < n; i++) A[i * n + j] -= A[i * n + k] * l;
    }
    const root = Math.sqrt(A[j * n + j]);
    for (let i = j; i < n; i++) A[i * n + j] /= root;
  }
  for (let c = 0; c < columns; c++) {
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < i; k++) B[i * columns + c] -= A[i * n + k] * B[k * columns + c];
      B[i * columns + c] /= A[i * n + i];
    }
    for (let i = n - 1; i >= 0; i--) {
      for (let k = i + 1; k < n; k++) B[i * columns + c] -= A[k * n + i] * B[k * columns + c];
      B[i * columns + c] /= A[i * n + i];
    }
  }
}

/** F [m, n] features, Y [m, columns] targets → W [n, columns]: through FᵀF where there are fewer features than examples, else FFᵀ. */
export function leastSquares(
  F: ArrayLike<number>,
  Y: Float64Array,
  m: number,
  n: number,
  columns: number,
): Float64Array {
  if (n <= m) {
    const [gram, W] = [new Float64Array(n * n), new Float64Array(n * columns)];
    for (let r = 0; r < m; r++) {
      for (let i = 0; i < n; i++) {
        const f = F[r * n + i];
        if (f === 0) continue;
        for (let k = 0; k <= i; k++) gram[i * n + k] += f * F[r * n + k];
        for (let c = 0; c < columns; c++) W[i * columns + c] += f * Y[r * columns + c];
      }
    }
    for (let i = 0; i < n; i++) gram[i * n + i] += ridge;
    solve(gram, W, n, columns);
    return W;
  }
  const gram = new Float64Array(m * m);
  for (let r = 0; r < m; r++) {
    for (let s = 0; s <= r; s++) {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += F[r * n + i] * F[s * n + i];
      gram[r * m + s] = sum;
    }
    gram[r * m + r] += ridge;
  }
  const alpha = Y.slice();
  solve(gram, alpha, m, columns);
  return outputs(alpha, F, m, n, columns);
}

/** Fᵀ α */
function outputs(alpha: Float64Array, F: ArrayLike<number>, m: number, n: number, columns: number): Float64Array {
  const W = new Float64Array(n * columns);
  for (let r = 0; r < m; r++) {
    for (let i = 0; i < n; i++) {
      const f = F[r * n + i];
      if (f === 0) continue;
      for (let c = 0; c < columns; c++) W[i * columns + c] += f * alpha[r * columns + c];
    }
  }
  return W;
}
