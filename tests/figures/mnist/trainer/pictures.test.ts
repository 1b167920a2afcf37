import { describe, expect, it } from 'vitest';
import { confusionOf, move } from '../../../../src/figures/mnist/trainer/confusion.ts';
import { filtersOf } from '../../../../src/figures/mnist/trainer/filters.ts';

function matrix(entries: [number, number, number][]): Uint32Array {
  const counts = new Uint32Array(100);
  for (const [truth, predicted, count] of entries) counts[truth * 10 + predicted] = count;
  return counts;
}

describe('the confusion matrix', () => {
  const seen = confusionOf(
    matrix([
      [4, 4, 90],
      [4, 9, 10],
      [9, 9, 60],
      [9, 4, 20],
      [3, 3, 5],
    ]),
  );

  it('has the truth in its rows and what was read in its columns', () => {
    expect(seen.rows[4][9]).toMatchObject({ truth: 4, predicted: 9, count: 10 });
    expect(seen.rows[9][4]).toMatchObject({ truth: 9, predicted: 4, count: 20 });
  });

  it('finds recall along the rows and precision down the columns', () => {
    expect(seen.recall[4]).toBe(0.9);
    expect(seen.precision[4]).toBe(90 / 110);
    expect(seen.recall[9]).toBe(0.75);
    expect(seen.precision[9]).toBe(60 / 70);
    expect(seen.recall[0]).toBeNaN();
    expect(seen.precision[0]).toBeNaN();
  });

  it('colours mistakes alone, the most frequent one fully', () => {
    expect(seen.rows[9][4].strength).toBe(1);
    expect(seen.rows[4][9].strength).toBe(0.5);
    expect(seen.rows[4][4].strength).toBe(0);
  });

  it('is without colour where nothing was read', () => {
    expect(
      confusionOf(new Uint32Array(100))
        .rows.flat()
        .every(({ strength }) => strength === 0),
    ).toBe(true);
  });

  it('is walked with the arrow keys and never left by them', () => {
    expect(move('ArrowRight', 4, 8)).toEqual([4, 9]);
    expect(move('ArrowRight', 4, 9)).toEqual([4, 9]);
    expect(move('ArrowUp', 0, 3)).toEqual([0, 3]);
    expect(move('ArrowDown', 8, 3)).toEqual([9, 3]);
    expect(move('Home', 4, 7)).toEqual([4, 0]);
    expect(move('End', 4, 7)).toEqual([4, 9]);
    expect(move('Enter', 4, 7)).toBeNull();
  });
});

describe('weights as images', () => {
  it('are the columns of the weight matrix', () => {
    const values = Float32Array.from({ length: 784 * 3 }, (_, k) => (k % 3) + Math.floor(k / 3) / 1000);
    const { images } = filtersOf(values, 3);
    expect(images).toHaveLength(3);
    expect(images[2][0]).toBe(2);
    expect(images[1][783]).toBeCloseTo(1.783, 5);
  });

  it('share one scale, which a stray weight does not stretch', () => {
    const values = new Float32Array(784 * 2).fill(0.12);
    values[5] = -40;
    const { limit, beyond } = filtersOf(values, 2);
    expect(limit).toBeCloseTo(0.12, 6);
    expect(beyond).toBe(true);
  });

  it('have a scale that covers 99.5 % of the weights, rounded up to two digits', () => {
    const values = Float32Array.from({ length: 1000 }, (_, k) => ((k % 2 ? 1 : -1) * (k + 1)) / 1000);
    expect(filtersOf(values, 1).limit).toBe(1);
    const { limit } = filtersOf(
      values.map((value) => value * 0.1234),
      1,
    );
    expect(limit).toBe(0.13);
    expect(values.filter((value) => Math.abs(value * 0.1234) > limit)).toHaveLength(0);
  });

  it('are paper where all weights are zero', () => {
    expect(filtersOf(new Float32Array(784), 1)).toMatchObject({ limit: 0, beyond: false });
  });
});
