/** What is read off a curve can be read exactly: it lies on lines that the eye can tell apart. */
import { describe, expect, it } from 'vitest';
import type { Grid } from '../../../lib/exercises/exercise.ts';
import { exercises } from '../../../lib/exercises/index.ts';
import { generator } from '../../../lib/generator.ts';
import { log } from '../../../lib/nn/elementary.ts';

const seeds = Array.from({ length: 60 }, (_, k) => k + 1);
const drawn = exercises.filter(({ id, instance }) => instance(generator(1, id)).drawing);

/** The least distance of two lines, as a share of the whole. */
function finest({ lines, log: isLog }: Grid): number {
  const places = isLog ? lines.map(log) : lines;
  const gaps = places.slice(1).map((place, k) => place - places[k]);
  return Math.min(...gaps) / (places[places.length - 1] - places[0]);
}
const isOn = ({ lines }: Grid, value: number) =>
  lines.some((line) => Math.abs(line - value) <= 1e-9 * Math.max(1, Math.abs(value)));
/** Of a curve through these points, by straight pieces; none where the curve does not reach. */
function heightAt(points: readonly (readonly [number, number])[], x: number): number {
  const right = points.findIndex(([at]) => at >= x - 1e-9);
  if (right < 1) return right === 0 && Math.abs(points[0][0] - x) < 1e-9 ? points[0][1] : Number.NaN;
  const [[x0, y0], [x1, y1]] = [points[right - 1], points[right]];
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}

it('every chapter has a curve to read', () => {
  expect(new Set(drawn.map(({ chapter }) => chapter))).toEqual(new Set(exercises.map(({ chapter }) => chapter)));
});

describe.each(drawn.map((exercise) => [exercise.id, exercise] as const))('%s', (_, { id, instance }) => {
  it('has every point that is read on its curve and on crossing lines, and no line closer to the next than a thirtieth', () => {
    for (const seed of seeds) {
      const { x, y, curves } = instance(generator(seed, id)).drawing!;
      for (const grid of [x, y]) {
        expect(finest(grid), `seed ${seed}`).toBeGreaterThan(1 / 30);
        expect(grid.named.every((one) => isOn(grid, one))).toBe(true);
        expect(grid.named.length).toBeGreaterThan(1);
      }
      for (const { read, points } of curves) {
        expect(read.length).toBeGreaterThan(0);
        const height = y.lines[y.lines.length - 1] - y.lines[0];
        for (const [a, b] of read)
          expect(Math.abs(heightAt(points, a) - b), `seed ${seed}: ${a}, ${b} off its curve`).toBeLessThan(
            height / 200,
          );
        for (const [a, b] of read) expect([isOn(x, a), isOn(y, b)], `seed ${seed}: ${a}, ${b}`).toEqual([true, true]);
      }
    }
  });

  it('shows all that it withholds as numbers, within the picture', () => {
    for (const seed of seeds.slice(0, 20)) {
      const { drawing, given } = instance(generator(seed, id));
      const points = drawing!.curves.flatMap((curve) => [...curve.read, ...curve.points]).flat();
      for (const { value } of given.filter((one) => one.drawn))
        for (const one of [value].flat(2) as number[])
          expect(
            points.some((point) => Math.abs(point - one) < 1e-9),
            `${one}`,
          ).toBe(true);
      const inside = ({ lines }: Grid, at: number) => lines[0] <= at && at <= lines[lines.length - 1];
      for (const { points } of drawing!.curves)
        for (const [a, b] of points) expect(inside(drawing!.x, a) && inside(drawing!.y, b), `seed ${seed}`).toBe(true);
    }
  });
});
