/** The 32-bit congruential generator from which the reference files rebuild every parameter and input. */
export type Draw = () => number;

/** x ← (1664525 x + 1013904223) mod 2³²; each draw is x / 2³². */
export function lcg(seed: number): Draw {
  let x = seed >>> 0;
  return () => {
    x = (Math.imul(1664525, x) + 1013904223) >>> 0;
    return x / 4294967296;
  };
}

/** `length` draws, each put through `scale`. */
export const draws = (u: Draw, length: number, scale: (u: number) => number): Float64Array =>
  Float64Array.from({ length }, () => scale(u()));

/** (2u − 1) · size */
export const around = (size: number) => (u: number) => (2 * u - 1) * size;
