import { describe, expect, it } from 'vitest';
import { evaluateTex } from '../../../lib/formula/index.ts';

/** A small generator of its own, so that this test shares nothing with what it tests. */
function lcg(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Sample {
  readonly tex: string;
  readonly value: number;
  /** 0 sum, 1 product, 2 atom: decides where brackets must stand. */
  readonly level: 0 | 1 | 2;
}

const values = { x: 1.5, y: -0.75, '\\eta': 0.3, '\\hat{y}': 2.25, a: [0.5, -1.25, 2], '\\beta_1': 0.9 };
const atoms: [string, number][] = [
  ['x', 1.5],
  ['y', -0.75],
  ['\\eta', 0.3],
  ['\\hat{y}', 2.25],
  ['a_1', 0.5],
  ['a_{2}', -1.25],
  ['\\beta_1', 0.9],
];

/** A random expression, written as TeX in one of its usual spellings, with the value that JavaScript gives it. */
function sample(random: () => number, depth: number): Sample {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
  const bracket = (inner: Sample) =>
    pick([`\\left(${inner.tex}\\right)`, `(${inner.tex})`, `\\bigl[${inner.tex}\\bigr]`]);
  const atLeast = (level: number, inner: Sample) => (inner.level >= level ? inner.tex : bracket(inner));
  if (depth === 0) {
    if (random() < 0.4) {
      const number = Math.round(random() * 1000) / 100;
      return { tex: String(number), value: number, level: 2 };
    }
    const [tex, value] = pick(atoms);
    return { tex, value, level: 2 };
  }
  const part = () => sample(random, Math.floor(random() * depth));
  switch (Math.floor(random() * 9)) {
    case 0: {
      const [u, v] = [part(), part()];
      return { tex: `${u.tex} + ${atLeast(1, v)}`, value: u.value + v.value, level: 0 };
    }
    case 1: {
      const [u, v] = [part(), part()];
      return { tex: `${u.tex} - ${atLeast(1, v)}`, value: u.value - v.value, level: 0 };
    }
    case 2: {
      const [u, v] = [part(), part()];
      const sign = pick(['\\cdot', '\\times']);
      return { tex: `${atLeast(1, u)} ${sign} ${atLeast(2, v)}`, value: u.value * v.value, level: 1 };
    }
    case 3: {
      const [u, v] = [part(), part()];
      return { tex: `${bracket(u)} ${bracket(v)}`, value: u.value * v.value, level: 1 };
    }
    case 4: {
      const [u, v] = [part(), part()];
      return { tex: `\\frac{${u.tex}}{${v.tex} + 30000}`, value: u.value / (v.value + 30000), level: 2 };
    }
    case 5: {
      const u = part();
      return { tex: `${bracket(u)}^2`, value: u.value ** 2, level: 2 };
    }
    case 6: {
      const u = part();
      return { tex: `\\tanh${bracket(u)}`, value: Math.tanh(u.value), level: 1 };
    }
    case 7: {
      const u = part();
      return { tex: `\\sum_{k=1}^{3} k \\cdot ${atLeast(2, u)}`, value: 6 * u.value, level: 0 };
    }
    default: {
      const u = part();
      return { tex: `-${atLeast(1, u)}`, value: -u.value, level: 0 };
    }
  }
}

describe('random expressions', () => {
  it('written as TeX and read back have the value that they were made from', () => {
    const random = lcg(20261);
    for (let round = 0; round < 600; round++) {
      const { tex, value } = sample(random, 4);
      const found = evaluateTex(tex, values) as number;
      expect(
        Math.abs(found - value) <= 1e-9 * Math.max(1, Math.abs(value)),
        `${tex}\nis ${found}, was made as ${value}`,
      ).toBe(true);
    }
  });

  it('with a piece cut off are refused or read as something, and never crash', () => {
    const random = lcg(7);
    for (let round = 0; round < 400; round++) {
      const { tex } = sample(random, 4);
      const cut = tex.slice(0, Math.floor(random() * tex.length));
      try {
        evaluateTex(cut, values);
      } catch (error) {
        expect((error as Error).name, `${cut}: ${(error as Error).stack}`).toBe('Problem');
      }
    }
  });
});
