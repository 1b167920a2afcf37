/** Of how many straight pieces a ReLU network with one input is made: deep or wide, folded by hand or drawn by chance. Chapter: forward. */
import { type Generator, generator } from '../../../lib/generator.ts';
import { experiment, mean } from '../experiment.ts';

/** W[nIn, nOut] flat, b[nOut]; behind every layer but the last stands a ReLU. */
export interface Affine {
  readonly W: Float64Array;
  readonly b: Float64Array;
}

/** Weighted inputs of each layer at one place. eq: weighted-input, relu */
function weightedInputs(layers: readonly Affine[], at: number): Float64Array[] {
  let x = Float64Array.of(at);
  return layers.map(({ W, b }) => {
    const z = b.map((bias, j) => x.reduce((sum, value, i) => sum + W[i * b.length + j] * value, bias));
    x = z.map((value) => Math.max(0, value));
    return z;
  });
}

/**
 * The pieces of the network's only output between two places, counted exactly: layer after layer every place is found where a
 * unit's weighted input passes through 0. Until the next such place everything is straight, so that two values give it.
 */
export function piecesOf(layers: readonly Affine[], [from, to]: readonly [number, number]): number {
  let places = [from, to];
  for (let l = 0; l < layers.length - 1; l++) {
    const z = places.map((at) => weightedInputs(layers.slice(0, l + 1), at)[l]);
    const found = places.slice(1).flatMap((right, k) => {
      const left = places[k];
      return Array.from(z[k], (before, j) => [before, z[k + 1][j]])
        .filter(([before, after]) => before < 0 !== after < 0)
        .map(([before, after]) => left + ((right - left) * before) / (before - after));
    });
    places = [...new Set([...places, ...found])].sort((a, b) => a - b);
  }
  const values = places.map((at) => weightedInputs(layers, at).at(-1)![0]);
  const slopes = places.slice(1).map((right, k) => (values[k + 1] - values[k]) / (right - places[k]));
  return 1 + slopes.slice(1).filter((slope, k) => Math.abs(slope - slopes[k]) > 1e-6 * (1 + Math.abs(slope))).length;
}

/** Two units a layer, each layer laying what comes from 0 … 1 double: 2t up to the middle, then back, by max(0, t) and max(0, t − ½). */
export function folded(depth: number): Affine[] {
  const fold = (first: boolean): Affine => ({
    W: first ? Float64Array.of(1, 1) : Float64Array.of(2, 2, -4, -4),
    b: Float64Array.of(0, -0.5),
  });
  return [
    ...Array.from({ length: depth }, (_, k) => fold(k === 0)),
    { W: Float64Array.of(2, -4), b: new Float64Array(1) },
  ];
}

/** One layer whose units bend at even distances between 0 and 1, each the other way than the one before. */
export function side(units: number): Affine[] {
  const W = new Float64Array(units).fill(1);
  const b = Float64Array.from({ length: units }, (_, j) => -(j + 0.5) / units);
  return [
    { W, b },
    { W: W.map((_, j) => (j % 2 ? -2 : 2)), b: new Float64Array(1) },
  ];
}

/** Weights and biases drawn evenly from ±√(6 / inputs), as He's rule draws weights. */
function drawn(random: Generator, units: readonly number[]): Affine[] {
  const sizes = [1, ...units, 1];
  return sizes.slice(1).map((nOut, k) => {
    const limit = Math.sqrt(6 / sizes[k]);
    const values = (length: number) => Float64Array.from({ length }, () => (2 * random.uniform() - 1) * limit);
    return { W: values(sizes[k] * nOut), b: values(nOut) };
  });
}

const depths = [1, 2, 4, 6, 8, 10] as const;
/** 64 units in all. */
const shapes = { one: [64], two: [32, 32], four: Array(4).fill(16), eight: Array(8).fill(8) } as const;
const networks = 60;

/** How many pieces folded networks have, and one layer of as many units; and networks drawn by chance, on average. */
export function countPieces(seed: number) {
  const byHand = Object.fromEntries(
    depths.map((depth) => [
      depth,
      { folded: piecesOf(folded(depth), [0, 1]), oneLayer: piecesOf(side(2 * depth), [0, 1]) },
    ]),
  );
  const random = generator(seed, 'pieces');
  const byChance = Object.fromEntries(
    Object.entries(shapes).map(([name, units]) => [
      name,
      mean(Array.from({ length: networks }, () => piecesOf(drawn(random, units), [-2, 2]))),
    ]),
  );
  return { byHand, byChance };
}

export const pieces = experiment({
  images: { train: 0, test: 0 },
  seconds: 4,
  seeds: [1, 2, 3],
  measure: (_, seed) => countPieces(seed),
});
