/** Theory beside measurement, and what the best rate would do. */

import { mostSteps } from '../../experiments/gradient-descent/bowl/descent.ts';
import { grouped } from '../shared/index.ts';
import { Letters } from './Letters.tsx';
import { type BowlModel, steps } from './model.ts';
import { measure, short } from './numbers.ts';
import type { BowlWords } from './strings.ts';

const shown = (value: number | null) => (value === null ? '–' : measure(value));

export function Facts({ model, t }: { model: BowlModel; t: BowlWords }) {
  const { theory, measured, loss, gap } = model.rates.value;
  const { axes, rate, slowest } = model.verdict.value;
  const { kappa, eta, rate: left } = model.best.value;
  const { settle } = model;
  const two = theory.length === 2;
  const count = (found: number | null, never: boolean) =>
    found !== null ? grouped(found) : never ? t.never : t.over(grouped(mostSteps));
  return (
    <div class="bowl-facts">
      <div>
        <table class="bowl-numbers">
          <thead>
            <tr>
              {t.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {theory.map((factor, k) => (
              <tr key={k}>
                <th scope="row">
                  <Letters text={t.factorRow(k, two)} />
                </th>
                <td>{measure(factor)}</td>
                <td>{shown(measured[k])}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t.lossRow(two)}</th>
              <td>{measure(rate)}</td>
              <td>{shown(loss)}</td>
            </tr>
          </tbody>
        </table>
        <p class="bowl-note">{slowest === null ? '\u00a0' : gap === 0 ? t.exact(steps) : t.gap(measure(gap), steps)}</p>
      </div>
      <table class="bowl-numbers">
        <tbody>
          <tr>
            <th scope="row">
              <Letters text={t.kappa} />
            </th>
            <td>{short(kappa)}</td>
          </tr>
          <tr>
            <th scope="row">
              <Letters text={t.bestRow} />
            </th>
            <td>{short(eta)}</td>
          </tr>
          <tr>
            <th scope="row">
              <Letters text={t.bestFactor} />
            </th>
            <td>{short(left)}</td>
          </tr>
          <tr class="bowl-settle">
            <th scope="row">
              <Letters text={t.settle(short(model.eta.value))} />
            </th>
            <td>
              {count(
                settle.value.now,
                axes.some((axis) => axis === 'circles' || axis === 'diverges'),
              )}
            </td>
          </tr>
          <tr>
            <th scope="row">{t.withBest}</th>
            <td>{count(settle.value.best, false)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
