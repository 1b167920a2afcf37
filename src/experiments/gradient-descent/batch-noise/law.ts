/** The law of a mini-batch's noise, and means of what was measured. Chapter: gradient-descent. */

/** m: 1, 2, 4 … 512. */
export const sizes = Array.from({ length: 10 }, (_, k) => 1 << k);

/** What the law is made of: it follows from the single images, not from any mini-batch. */
export interface Variance {
  /** ‖G‖². */
  readonly squared: number;
  /** tr Σ: the mean over the images of ‖g_r − G‖². */
  readonly trace: number;
}

export interface Full extends Variance {
  /** N. */
  readonly count: number;
  /** Part of the sum of all ‖g_r‖² that the hundredth of the images with the largest bears. */
  readonly largest: number;
}

/** E‖g_m − G‖² / ‖G‖² for m images drawn with replacement: m independent draws divide the variance by m. */
export const squaredErrorLaw = ({ trace, squared }: Variance, m: number): number => trace / m / squared;

/** The m at which the noise is as large as the gradient: tr Σ / ‖G‖² (McCandlish et al. 2018, "simple noise scale"). */
export const noiseScale = ({ trace, squared }: Variance): number => trace / squared;

/** ‖G‖ over the root of E‖g_m‖²: about the cosine between g_m and G. */
export const cosineLaw = (variance: Variance, m: number): number => 1 / Math.sqrt(1 + squaredErrorLaw(variance, m));

export interface Draw {
  /** ‖g_m − G‖² / ‖G‖². */
  readonly squaredError: number;
  readonly cosine: number;
}

/** Means over the rounds so far. */
export interface Means {
  readonly rounds: number;
  readonly squaredError: readonly number[];
  readonly cosine: readonly number[];
}

export const noMeans: Means = { rounds: 0, squaredError: sizes.map(() => 0), cosine: sizes.map(() => 0) };

export function withRound({ rounds, squaredError, cosine }: Means, draws: readonly Draw[]): Means {
  const more = rounds + 1;
  const mean = (old: number, added: number) => old + (added - old) / more;
  return {
    rounds: more,
    squaredError: squaredError.map((old, k) => mean(old, draws[k].squaredError)),
    cosine: cosine.map((old, k) => mean(old, draws[k].cosine)),
  };
}
