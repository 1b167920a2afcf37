import { describe, expect, it } from 'vitest';
import { simdSupported } from '../../../lib/kernels/simd.ts';
import { Problem } from '../../../lib/problem.ts';
import { kernelSets, makeSimd } from './sets.ts';

describe("the SIMD kernels' memory", () => {
  it('refuses what does not fit, naming what was needed and what is left', () => {
    const k = makeSimd(1024 * 1024);
    k.numbers(200_000);
    let problem: unknown;
    try {
      k.numbers(100_000);
    } catch (error) {
      problem = error;
    }
    expect(problem).toBeInstanceOf(Problem);
    const { code, facts, message } = problem as Problem;
    expect(code).toBe('memory');
    expect(facts.needed).toBe(400_000);
    expect(facts.available).toBeGreaterThan(100_000);
    expect(facts.available).toBeLessThan(1024 * 1024 - 800_000);
    expect(message).toContain('400000');
    expect(k.numbers(1000).length).toBe(1000); // what fits still does
  });

  it('refuses a size that no machine gives', () => {
    expect(() => makeSimd(2 ** 33)).toThrow(Problem);
  });

  it('keeps every view valid and apart from the others, staged data included', () => {
    const k = makeSimd(8 * 1024 * 1024);
    const first = k.numbers(10).fill(1);
    const second = k.numbers(3).fill(2);
    k.gatherPixels(k.numbers(784), new Uint8Array(784).fill(255), Uint32Array.of(0), 0, 1, 784);
    k.gatherPixels(k.numbers(7840), new Uint8Array(7840).fill(255), Uint32Array.of(0), 0, 1, 7840);
    const third = k.numbers(100).fill(3);
    expect([...first]).toEqual(Array(10).fill(1));
    expect([...second]).toEqual(Array(3).fill(2));
    expect([...third]).toEqual(Array(100).fill(3));
  });

  it('hands out numbers that begin at 0, in either set', () => {
    for (const [, make] of kernelSets) expect([...make().numbers(50)].every((value) => Object.is(value, 0))).toBe(true);
  });

  it('knows that this machine runs SIMD', () => {
    expect(simdSupported()).toBe(true);
  });
});
