/** Where the weights start. Chapters: mnist, gradient-descent. fanIn = n_{l−1}, fanOut = n_l. */
import type { Generator } from '../generator.ts';
import type { Numbers } from './numbers.ts';

export type Initialiser = (W: Numbers, fanIn: number, fanOut: number, generator: Generator) => void;

function uniform(W: Numbers, limit: number, generator: Generator): void {
  for (let k = 0; k < W.length; k++) W[k] = (2 * generator.uniform() - 1) * limit;
}

/** Uniform in ±√(6 / (fanIn + fanOut)): Keras's default for a dense kernel. Glorot & Bengio 2010. */
export const glorotUniform: Initialiser = (W, fanIn, fanOut, generator) => {
  uniform(W, Math.sqrt(6 / (fanIn + fanOut)), generator);
};

/** Uniform in ±√(6 / fanIn). He et al. 2015. */
export const heUniform: Initialiser = (W, fanIn, _fanOut, generator) => {
  uniform(W, Math.sqrt(6 / fanIn), generator);
};

/** The deviation of a standard normal cut off at ±2. */
const TRUNCATED_DEVIATION = 0.8796256610342398;

/** Normal with variance 2 / fanIn, cut off at two deviations of the uncut normal (Keras's he_normal). He et al. 2015. */
export const heNormal: Initialiser = (W, fanIn, _fanOut, generator) => {
  const deviation = Math.sqrt(2 / fanIn) / TRUNCATED_DEVIATION;
  for (let k = 0; k < W.length; k++) W[k] = generator.truncatedNormal() * deviation;
};

/** Normal with mean 0 and this deviation, whatever the fans (Keras's RandomNormal; its stddev is 0.05 unless told otherwise). */
export const normal =
  (deviation: number): Initialiser =>
  (W, _fanIn, _fanOut, generator) => {
    for (let k = 0; k < W.length; k++) W[k] = generator.normal() * deviation;
  };

/**
 * Rows of length 1 at right angles to each other (columns, where there are more rows than columns): a state turned by it keeps
 * its length, step after step. Normal numbers put at right angles by Gram and Schmidt, which is Keras's QR with R's diagonal
 * above 0. W[fanIn, W.length / fanIn]. Saxe et al. 2014, arXiv:1312.6120.
 */
export const orthogonal: Initialiser = (W, fanIn, _fanOut, generator) => {
  const columns = W.length / fanIn;
  const few = Math.min(fanIn, columns);
  const many = Math.max(fanIn, columns);
  const directions: Float64Array[] = [];
  while (directions.length < few) {
    const v = Float64Array.from({ length: many }, () => generator.normal());
    // twice, because the first time rounding leaves a little of the others
    for (const u of [...directions, ...directions]) {
      const along = dot(u, v);
      for (let k = 0; k < many; k++) v[k] -= along * u[k];
    }
    const size = Math.sqrt(dot(v, v));
    directions.push(v.map((value) => value / size));
  }
  const [byRow, byColumn] = fanIn <= columns ? [columns, 1] : [1, columns];
  directions.forEach((u, r) => {
    for (let k = 0; k < many; k++) W[r * byRow + k * byColumn] = u[k];
  });
};

const dot = (u: Float64Array, v: Float64Array): number => u.reduce((sum, value, k) => sum + value * v[k], 0);

export const initialisers = {
  glorot_uniform: glorotUniform,
  he_uniform: heUniform,
  he_normal: heNormal,
  random_normal: normal(0.05),
  orthogonal,
} as const satisfies Record<string, Initialiser>;

export type InitialiserName = keyof typeof initialisers;

/** A name, or a normal initialiser with its deviation (Keras's RandomNormal(stddev=…)). */
export type InitialiserChoice = InitialiserName | { readonly name: 'random_normal'; readonly stddev: number };

export const initialiserOf = (choice: InitialiserChoice): Initialiser =>
  typeof choice === 'string' ? initialisers[choice] : normal(choice.stddev);
