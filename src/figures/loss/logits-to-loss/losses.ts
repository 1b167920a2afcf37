/** Ten logits and a target, judged by the engine in every way that the chapter compares. Chapter: loss. */
import { exp, log } from '../../../../lib/nn/elementary.ts';
import { crossEntropy, meanSquaredError, sparseSoftmaxCrossEntropy } from '../../../../lib/nn/losses.ts';
import { softmax, softmaxGradient } from '../../../../lib/nn/softmax.ts';

export interface Judgement {
  /** Probabilities [n]. */
  readonly a: Float64Array;
  /** Target [n]: 1 at the class, 0 elsewhere. */
  readonly y: Float64Array;
  readonly squares: number;
  readonly entropy: number;
  /** Slopes [n] of the two losses in the logits. */
  readonly deltaSquares: Float64Array;
  readonly deltaEntropy: Float64Array;
}

/** z[n]; c counts from 0. eq: mse, log-sum-exp, softmax-jacobian, softmax-cross-entropy-gradient */
export function judge(z: ArrayLike<number>, c: number): Judgement {
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

export interface Routes {
  /** From the logits, the maximum taken out first: the engine's. */
  readonly shifted: number;
  /** Powers, quotient and logarithm one after the other, every result rounded to 64 or to 32 bits. */
  readonly plain64: number;
  readonly plain32: number;
  /** From finished probabilities, kept at 10⁻⁷ or more. */
  readonly clipped: number;
  /** The largest power on the plain way, in 32 bits. */
  readonly largestPower32: number;
}

/** The same loss by four ways that agree on paper. */
export function routes(z: ArrayLike<number>, c: number): Routes {
  const { a, y, entropy } = judge(z, c);
  const wide = plainly(z, c, (value) => value);
  const narrow = plainly(z, c, Math.fround);
  return {
    shifted: entropy,
    plain64: wide.loss,
    plain32: narrow.loss,
    clipped: crossEntropy(new Float64Array(a.length), a, y, 1, a.length),
    largestPower32: narrow.largest,
  };
}

/** −log(e^(z_c) / Σ e^(z_k)), as the formula is written and as nobody should write it. */
function plainly(z: ArrayLike<number>, c: number, round: (value: number) => number) {
  const powers = Array.from(z, (value) => round(exp(round(value))));
  const sum = powers.reduce((total, power) => round(total + power), 0);
  return { loss: round(-log(round(powers[c] / sum))), largest: Math.max(...powers) };
}
