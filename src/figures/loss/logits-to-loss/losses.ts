/** Ten logits and a target, judged by the engine in every way that the chapter compares. Chapter: loss. */
import { exp, log } from '../../../../lib/nn/elementary.ts';
import { crossEntropy, meanSquaredError, sparseSoftmaxCrossEntropy } from '../../../../lib/nn/losses.ts';
import { softmax, softmaxGradient } from '../../../../lib/nn/softmax.ts';

/**
 * z[n]; c counts from 0. Probabilities a[n], target y[n] (1 at the class, 0 elsewhere), the two losses and their slopes [n] in the
 * logits. eq: mse, log-sum-exp, softmax-jacobian, softmax-cross-entropy-gradient
 */
export function judge(z: ArrayLike<number>, c: number) {
  const n = z.length;
  const logits = Float64Array.from(z);
  const [a, da, deltaSquares, deltaEntropy] = Array.from({ length: 4 }, () => new Float64Array(n));
  const y = Float64Array.from({ length: n }, (_, j) => (j === c ? 1 : 0));
  softmax(a, logits, 1, n);
  const squares = meanSquaredError(da, a, y, 1, n);
  softmaxGradient(deltaSquares, da, a, 1, n);
  const entropy = sparseSoftmaxCrossEntropy(deltaEntropy, a, logits, Int32Array.of(c), 1, n);
  return { a, y, squares, entropy, deltaSquares, deltaEntropy };
}

/** The same loss by four ways that agree on paper. */
export function routes(z: ArrayLike<number>, c: number) {
  const { a, y, entropy } = judge(z, c);
  const wide = plainly(z, c, (value) => value);
  const narrow = plainly(z, c, Math.fround);
  return {
    /** From the logits, the maximum taken out first: the engine's. */
    shifted: entropy,
    /** Powers, quotient and logarithm one after the other, every result rounded to 64 or to 32 bits. */
    plain64: wide.loss,
    plain32: narrow.loss,
    /** From finished probabilities, kept at 10⁻⁷ or more. */
    clipped: crossEntropy(new Float64Array(a.length), a, y, 1, a.length),
    /** The largest power on the plain way, in 32 bits. */
    largestPower32: narrow.largest,
  };
}

/** −log(e^(z_c) / Σ e^(z_k)), as the formula is written and as nobody should write it. */
function plainly(z: ArrayLike<number>, c: number, round: (value: number) => number) {
  const powers = Array.from(z, (value) => round(exp(round(value))));
  const sum = powers.reduce((total, power) => round(total + power), 0);
  return { loss: round(-log(round(powers[c] / sum))), largest: Math.max(...powers) };
}
