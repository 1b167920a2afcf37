/**
 * The seeded generator behind everything that looks like chance: xoshiro128** (Blackman & Vigna 2018), started by
 * splitmix32. A stream is named by (seed, purpose, number): the shuffle of epoch 3, the mask of step 412. So a run
 * is a function of its seed, and one resumed in the middle draws what it would have drawn.
 */
import { exp, log } from './nn/elementary.ts';

export interface Generator {
  /** In [0, 1), one of 2³² steps. */
  uniform(): number;
  /** In 0 … n − 1, each equally likely. */
  integer(n: number): number;
  /** Mean 0, variance 1. */
  normal(): number;
  /** The same cut off at ±2, as Keras's truncated initialisers want it: what falls outside is drawn again. */
  truncatedNormal(): number;
  /** Fisher–Yates over list[from … to − 1], in place. */
  shuffle(list: Uint32Array, from?: number, to?: number): void;
}

/** Every bit of the result depends on every bit of x: the finaliser of splitmix32. */
function mix(x: number): number {
  let t = x ^ (x >>> 16);
  t = Math.imul(t, 0x21f0aaad);
  t ^= t >>> 15;
  t = Math.imul(t, 0x735a2d97);
  return (t ^ (t >>> 15)) >>> 0;
}

/** A 32-bit hash of a word, so that each purpose has its own stream (FNV-1a). */
function hash(word: string): number {
  let h = 0x811c9dc5;
  for (let k = 0; k < word.length; k++) h = Math.imul(h ^ word.charCodeAt(k), 0x01000193);
  return h >>> 0;
}

const rotate = (x: number, k: number): number => (x << k) | (x >>> (32 - k));

/** The stream of (seed, purpose, number): whole numbers from 0 to 2³² − 1, and a word. */
export function generator(seed: number, purpose = '', number = 0): Generator {
  // mixed one after the other: were they only added, stream n + 1 would begin with what stream n draws second
  let state = mix(mix(mix(seed) ^ hash(purpose)) ^ number);
  const splitmix = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    return mix(state);
  };
  let [s0, s1, s2, s3] = [splitmix(), splitmix(), splitmix(), splitmix()];

  const next = (): number => {
    const result = Math.imul(rotate(Math.imul(s1, 5), 7), 9) >>> 0;
    const t = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = rotate(s3, 11);
    return result;
  };
  const uniform = (): number => next() / 4294967296;
  const integer = (n: number): number => {
    // numbers above the last whole multiple of n are drawn again, so that none is favoured
    const limit = 4294967296 - (4294967296 % n);
    let draw = next();
    while (draw >= limit) draw = next();
    return draw % n;
  };
  return {
    uniform,
    integer,
    normal() {
      // Marsaglia's polar method: a point of the unit disc, without sine or cosine
      for (;;) {
        const x = 2 * uniform() - 1;
        const y = 2 * uniform() - 1;
        const square = x * x + y * y;
        if (square > 0 && square < 1) return x * Math.sqrt((-2 * log(square)) / square);
      }
    },
    truncatedNormal() {
      // von Neumann's rejection under a flat lid: the density e^(−x²/2) is at most 1
      for (;;) {
        const x = 4 * uniform() - 2;
        if (uniform() < exp((-x * x) / 2)) return x;
      }
    },
    shuffle(list, from = 0, to = list.length) {
      for (let k = to - 1; k > from; k--) {
        const other = from + integer(k - from + 1);
        const kept = list[k];
        list[k] = list[other];
        list[other] = kept;
      }
    },
  };
}
