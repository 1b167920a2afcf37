/** The tables behind the two panels. */

import type { Point } from '../../experiments/gradient-descent/rate-finder/range.ts';
import type { Trial } from '../../experiments/gradient-descent/rate-finder/training.ts';
import { fixed, percent, type Table } from '../shared/index.ts';
import { shortRate } from './rates.ts';
import type { FinderWords } from './strings.ts';

const every = 20;

/** Every twentieth step, and the last. */
export function curveTable(t: FinderWords, points: readonly Point[]): Table {
  const rows = points.flatMap(({ rate, loss, smooth }, k) =>
    (k + 1) % every === 0 || k === points.length - 1
      ? [[`${k + 1}`, shortRate(rate), fixed(loss, 4), fixed(smooth, 4)]]
      : [],
  );
  return { columns: t.columns, rows };
}

export function trialTable(t: FinderWords, trials: readonly Trial[]): Table {
  const rows = trials.map(({ rate, loss, accuracy, broken }) =>
    broken === null
      ? [shortRate(rate), fixed(loss, 4), percent(accuracy, 2)]
      : [shortRate(rate), t.brokenAt(broken), t.legend.broken],
  );
  return { columns: t.trialColumns, rows };
}
