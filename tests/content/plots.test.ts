/** Recorded curves as they are drawn: 400 × 250, letters of 14 px. */
import { expect, it } from 'vitest';
import { plots } from '../../src/book/text/plots/index.ts';
import { curvesOf, type Point, type RecordedPlot } from '../../src/book/text/plots/plot.ts';
import { langs } from '../../src/i18n/lang.ts';
import { number, records } from '../support/records.ts';

const inner = { left: 56, right: 376, top: 30, bottom: 206 };
const placeOf = ({ x, y }: RecordedPlot, [u, v]: Point): Point => {
  const share = (value: number, { ends, log }: RecordedPlot['x']) => {
    const [from, to, at] = [...(ends as Point), value].map((one) => (log ? Math.log(one) : one));
    return (at - from) / (to - from);
  };
  return [
    inner.left + share(u, x) * (inner.right - inner.left),
    inner.bottom - share(v, y) * (inner.bottom - inner.top),
  ];
};
const all = Object.entries(plots).flatMap(([chapter, own]) =>
  Object.entries(own).flatMap(([id, plot]) =>
    plot.level ? langs.map((lang) => [`${chapter}/${id} (${lang})`, plot, plot.level!, lang] as const) : [],
  ),
);

it.each(all)('%s: the name of the level stands inside and off the curve and its dots', (_, plot, level, lang) => {
  const [middle, line] = placeOf(plot, [level.x, number(level.of)]);
  const half = [...level.name[lang]].reduce((sum, one) => sum + (one > '\u2e80' ? 7 : 3.5), 0);
  expect(middle - half).toBeGreaterThan(inner.left);
  expect(middle + half).toBeLessThan(inner.right);
  const [top, bottom] = [line - 17, line - 2];
  for (const { mean, seeds } of curvesOf(plot, records)) {
    const hits = (points: readonly Point[]) =>
      points.filter(([x, y]) => Math.abs(x - middle) < half && y > top && y < bottom);
    const drawn = mean.map((point) => placeOf(plot, point));
    // the line from dot to dot, in pieces of a few pixels
    const between = drawn.slice(1).flatMap(([x, y], k) =>
      Array.from({ length: 100 }, (_, piece): Point => {
        const [from, height] = drawn[k];
        return [from + ((x - from) * piece) / 100, height + ((y - height) * piece) / 100];
      }),
    );
    expect(hits([...drawn, ...between])).toEqual([]);
    expect(hits(seeds.flat().map((point) => placeOf(plot, point)))).toEqual([]);
  }
});
