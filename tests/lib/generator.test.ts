import { describe, expect, it } from 'vitest';
import { generator } from '../../lib/generator.ts';

const whole = (random: { uniform(): number }, count: number) =>
  Array.from({ length: count }, () => random.uniform() * 2 ** 32);

describe('the generator', () => {
  // from a second implementation, in Python with unbounded integers, whose xoshiro128** gives 11520, 0, 5927040,
  // 70819200 from the state 1, 2, 3, 4 as its authors' C does
  it('draws the golden numbers of its streams', () => {
    expect(whole(generator(1), 5)).toEqual([765438830, 4180754387, 2562300124, 2260147014, 3373459966]);
    expect(whole(generator(1, 'shuffle', 3), 5)).toEqual([2945774580, 2915985727, 3417107679, 1609567016, 1453495514]);
    expect(whole(generator(2 ** 32 - 1, 'weights', 1), 5)).toEqual([
      2933321006, 962144465, 1655067736, 2653927221, 3859857245,
    ]);
  });

  it('gives each seed, purpose and number a stream of its own', () => {
    const names: [number, string, number][] = [];
    for (const seed of [0, 1, 2, 0x9e3779b9]) {
      for (const purpose of ['', 'order', 'dropout 1', 'dropout 2']) {
        for (let number = 0; number < 50; number++) names.push([seed, purpose, number]);
      }
    }
    // among 800 × 8 numbers of 32 bits chance alone would repeat about 5 in a thousand runs of this test
    const draws = names.flatMap((name) => whole(generator(...name), 8));
    expect(new Set(draws).size).toBe(draws.length);
  });

  it('draws every whole number below n equally often', () => {
    const random = generator(5);
    const counts = new Uint32Array(7);
    for (let k = 0; k < 70000; k++) counts[random.integer(7)]++;
    // χ² with 6 degrees of freedom passes 22.5 once in a thousand
    const square = counts.reduce((sum, count) => sum + (count - 10000) ** 2 / 10000, 0);
    expect(square).toBeLessThan(22.5);
  });

  it('favours no whole number where 2³² is no multiple of n', () => {
    const random = generator(6);
    const n = 3 * 2 ** 30;
    let low = 0;
    for (let k = 0; k < 3000; k++) if (random.integer(n) < 2 ** 30) low++;
    // a third of 3000; taken modulo n the lowest third would come up half the time
    expect(Math.abs(low - 1000)).toBeLessThan(110);
  });

  it('shuffles part of a list in place, and every order is equally likely', () => {
    const random = generator(9);
    const seen = new Map<string, number>();
    for (let k = 0; k < 6000; k++) {
      const list = Uint32Array.of(7, 0, 1, 2, 9);
      random.shuffle(list, 1, 4);
      expect([list[0], list[4]]).toEqual([7, 9]);
      const order = list.slice(1, 4).join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect([...seen.keys()].sort()).toEqual(['012', '021', '102', '120', '201', '210']);
    for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  it('keeps every element when it shuffles a whole list', () => {
    const list = Uint32Array.from({ length: 1000 }, (_, k) => k);
    generator(3).shuffle(list);
    expect([...list]).not.toEqual([...list].sort((a, b) => a - b));
    expect([...list].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, k) => k));
  });

  it.each([
    ['normal', 1, 3],
    // variance 0.7737 = 1 − 2·2φ(2)/(2Φ(2) − 1); kurtosis from the same integrals
    ['truncatedNormal', 0.77374, 2.367],
  ] as const)('%s has the mean, variance and kurtosis it should', (name, variance, kurtosis) => {
    const random = generator(11);
    const count = 100_000;
    let [sum, square, fourth, largest] = [0, 0, 0, 0];
    for (let k = 0; k < count; k++) {
      const x = random[name]();
      sum += x;
      square += x * x;
      fourth += x * x * x * x;
      largest = Math.max(largest, Math.abs(x));
    }
    expect(sum / count).toBeCloseTo(0, 1.5);
    expect(square / count).toBeCloseTo(variance, 1.5);
    expect(fourth / count / (square / count) ** 2).toBeCloseTo(kurtosis, 1);
    if (name === 'truncatedNormal') expect(largest).toBeLessThanOrEqual(2);
    else expect(largest).toBeGreaterThan(3.5);
  });
});
