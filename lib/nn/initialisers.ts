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

export const initialisers = {
  glorot_uniform: glorotUniform,
  he_uniform: heUniform,
  he_normal: heNormal,
} as const satisfies Record<string, Initialiser>;

export type InitialiserName = keyof typeof initialisers;
