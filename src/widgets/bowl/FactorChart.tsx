/** |1 − ηλ| over η, with the two limits: below 1 a run settles. In 2-D one line an axis; the larger counts. */

import { factorOf } from '../../experiments/gradient-descent/bowl/rates.ts';
import { Letters } from './Letters.tsx';
import type { BowlModel } from './model.ts';
import { short } from './numbers.ts';
import type { BowlWords } from './strings.ts';

const box = { width: 440, height: 150, left: 46, right: 12, top: 20, bottom: 24 };
const inner = { width: box.width - box.left - box.right, height: box.height - box.top - box.bottom };
/** The right edge, in units of 1/λmax; there the factor of the steepest axis is at the upper edge. */
const widest = 2.5;
const tallest = widest - 1;
const right = box.left + inner.width;
const bottom = box.top + inner.height;

export function FactorChart({ model, t }: { model: BowlModel; t: BowlWords }) {
  const { lambda, eta } = model.run.value;
  const two = lambda.length === 2;
  const steep = lambda[1] > lambda[0] ? 1 : 0;
  const most = lambda[steep];
  const x = (rate: number) => box.left + (inner.width * Math.min(widest, rate * most)) / widest;
  const y = (factor: number) => box.top + inner.height * (1 - Math.min(tallest, Math.abs(factor)) / tallest);
  const curve = (curvature: number) =>
    [0, 1 / curvature, widest / most]
      .filter((rate) => rate * most <= widest)
      .map((rate) => `${x(rate).toFixed(1)},${y(factorOf(rate, curvature)).toFixed(1)}`)
      .join('L');
  const name = two ? `λ${steep ? '₂' : '₁'}` : 'λ';
  const outside = eta * most > widest;
  const regions = two
    ? ([
        [0.5, t.settling],
        [2.25, t.diverging],
      ] as const)
    : ([
        [0.5, t.creeping],
        [1.5, t.zigzagging],
        [2.25, t.diverging],
      ] as const);
  return (
    <div class="bowl-chart">
      <p class="bowl-heading">
        <Letters text={t.factors} />
      </p>
      <svg viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={t.factors}>
        <rect class="bowl-beyond" x={x(2 / most)} y={box.top} width={right - x(2 / most)} height={inner.height} />
        {[0, 1].map((factor) => (
          <g key={factor}>
            <line class={factor ? 'bowl-goal' : 'bowl-grid'} x1={box.left} x2={right} y1={y(factor)} y2={y(factor)} />
            <text x={box.left - 5} y={y(factor) + 4} text-anchor="end">
              {factor}
            </text>
          </g>
        ))}
        {[1, 2].map((times) => (
          <g key={times}>
            <line class="bowl-limit" x1={x(times / most)} x2={x(times / most)} y1={box.top} y2={bottom + 4} />
            <text x={x(times / most)} y={box.height - 6} text-anchor="middle">
              <Letters svg text={`${times}/${name} = ${short(times / most)}`} />
            </text>
          </g>
        ))}
        {regions.map(([at, word]) => (
          <text key={word} class="bowl-region" x={x(at / most)} y={bottom - 7} text-anchor="middle">
            {word}
          </text>
        ))}
        {lambda.map((curvature, axis) => (
          <path key={axis} class="bowl-theory" data-axis={axis} d={`M${curve(curvature)}`} />
        ))}
        {two && (
          <path class="bowl-best" d={`M${x(model.best.value.eta)},${y(model.best.value.rate) - 5}l5,5l-5,5l-5,-5Z`} />
        )}
        <line class="bowl-eta" x1={x(eta)} x2={x(eta)} y1={box.top} y2={bottom} />
        {!outside &&
          lambda.map((curvature, axis) => (
            <circle key={axis} class="bowl-eta-dot" cx={x(eta)} cy={y(factorOf(eta, curvature))} r={4} />
          ))}
        <text class="bowl-eta-name" x={Math.min(x(eta), right - 30)} y={box.top - 6} text-anchor="middle">
          <Letters svg text={`η = ${short(eta)}${outside ? ' →' : ''}`} />
        </text>
      </svg>
      {two && (
        <ul class="bowl-legend">
          {[0, 1].map((axis) => (
            <li key={axis}>
              <svg viewBox="0 0 26 8" width="26" aria-hidden="true">
                <path class="bowl-theory" data-axis={axis} d="M1,4H25" />
              </svg>
              <span>
                <Letters text={`|1 − ηλ${axis ? '₂' : '₁'}|`} />
              </span>
            </li>
          ))}
          <li>
            <svg viewBox="0 0 12 10" width="12" aria-hidden="true">
              <path class="bowl-best" d="M6,0l5,5l-5,5l-5,-5Z" />
            </svg>
            {t.bestMark}
          </li>
        </ul>
      )}
    </div>
  );
}
