/** Paths kept short: they pass where their points are, whatever is left out. */
import { describe, expect, it } from 'vitest';
import { generator } from '../../lib/generator.ts';
import { circlesAt, dotsAt, type Point, pathThrough, stemsAt } from '../../src/kit/path.ts';

/** The places that a path names, read as a browser reads it. */
function placesOf(path: string): Point[] {
  const [first = 0, second = 0, ...rest] = (path.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
  const places: [number, number][] = [[first, second]];
  for (let k = 0; k < rest.length; k += 2) {
    const [x, y] = places[places.length - 1];
    places.push([x + rest[k], y + rest[k + 1]]);
  }
  return places;
}

function away([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const length = Math.hypot(bx - ax, by - ay);
  const along = length === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length;
  const held = Math.min(length, Math.max(0, along));
  const share = length === 0 ? 0 : held / length;
  return Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay));
}

describe('a path', () => {
  it('runs within little more than half a unit of every point, and begins and ends with the first and the last', () => {
    const chance = generator(1, 'paths');
    for (let trial = 0; trial < 20; trial++) {
      let [x, y] = [100 * chance.uniform(), 100 * chance.uniform()];
      const points = Array.from({ length: 200 }, (): Point => {
        x += trial * (chance.uniform() - 0.5);
        y += trial * (chance.uniform() - 0.5);
        return [x, y];
      });
      const places = placesOf(pathThrough(points));
      for (const point of points) {
        const gaps = places.map((place, k) => away(point, place, places[k + 1] ?? place));
        expect(Math.min(...gaps)).toBeLessThan(0.55);
      }
      for (const [end, place] of [
        [points[0], places[0]],
        [points[199], places[places.length - 1]],
      ]) {
        expect(Math.hypot(end[0] - place[0], end[1] - place[1])).toBeLessThan(0.15);
      }
    }
  });

  it('needs two places for a straight line, all that a line turns at, and goes back where the points do', () => {
    const straight = Array.from({ length: 50 }, (_, k): Point => [k, 2 * k]);
    expect(pathThrough(straight)).toBe('M0,0l49,98');
    expect(pathThrough([...straight, [0, 0]])).toBe('M0,0l49,98-49-98');
    expect(
      pathThrough([
        [-0.5, 0.25],
        [3, 4],
        [4.5, 4],
      ]),
    ).toBe('M-.4,.2l3.4,3.8 1.6,0');
  });

  it('leaves out what is no number, and is nothing without points', () => {
    expect(
      pathThrough([
        [0, 0],
        [Number.NaN, 1],
        [1, 1],
        [2, Number.POSITIVE_INFINITY],
      ]),
    ).toBe('M0,0l1,1');
    expect(pathThrough([[5, 5]])).toBe('M5,5');
    expect(pathThrough([])).toBe('');
  });
});

describe('dots as one path', () => {
  it('lie where their points are, each from the one before', () => {
    const draw = generator(1, 'dots');
    const points = Array.from({ length: 200 }, (): Point => [300 * draw.uniform(), 100 * draw.uniform()]);
    const places = placesOf(dotsAt(points).replaceAll('h0', ' '));
    expect(places).toHaveLength(points.length);
    places.forEach(([x, y], k) => {
      expect(Math.max(Math.abs(x - points[k][0]), Math.abs(y - points[k][1]))).toBeLessThan(0.251);
    });
    expect(dotsAt([])).toBe('');
  });
});

describe('circles as one path', () => {
  it('lie round their points, each from the one before', () => {
    const draw = generator(2, 'circles');
    const points = Array.from({ length: 50 }, (): Point => [300 * draw.uniform(), 100 * draw.uniform()]);
    const places = placesOf(circlesAt(points, 2.5).replaceAll(/a[^m]*/g, ' '));
    expect(places).toHaveLength(points.length);
    places.forEach(([x, y], k) => {
      expect(Math.max(Math.abs(x + 2.5 - points[k][0]), Math.abs(y - points[k][1]))).toBeLessThan(0.101);
    });
    expect(circlesAt([[3, 4]], 2)).toBe('M1,4a2 2 0 1 0 4 0a2 2 0 1 0-4 0');
  });
});

describe('stems as one path', () => {
  it('stand on their foot under their points, each from the one before', () => {
    const points: Point[] = [
      [1, 4],
      [3, 12],
      [5.4, 4],
    ];
    expect(stemsAt(points, 10)).toBe('M1,10v-6m2,6v2m2.4-2v-6');
  });
});
