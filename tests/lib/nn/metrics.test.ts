import { expect, test } from 'vitest';
import { standardError } from '../../../lib/nn/metrics.ts';

test('the standard error of a share is its deviation over all outcomes, counted one by one', () => {
  for (const p of [0.1, 0.5, 0.83]) {
    for (const m of [1, 2, 5, 9]) {
      let [mean, square] = [0, 0];
      for (let outcome = 0; outcome < 2 ** m; outcome++) {
        const hits = [...outcome.toString(2)].filter((digit) => digit === '1').length;
        const probability = p ** hits * (1 - p) ** (m - hits);
        mean += probability * (hits / m);
        square += probability * (hits / m) ** 2;
      }
      expect(mean).toBeCloseTo(p, 12);
      expect(standardError(p, m)).toBeCloseTo(Math.sqrt(square - mean * mean), 12);
    }
  }
});
