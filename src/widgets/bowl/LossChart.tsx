/** The loss over the steps in powers of ten: theory as lines, drawn ahead; the run as dots, which come with the steps. */

import { tenth } from '../../kit/path.ts';
import { Letters } from './Letters.tsx';
import type { BowlModel } from './model.ts';
import { steps } from './model.ts';
import { decades } from './plane.ts';
import type { BowlWords } from './strings.ts';

const box = { width: 440, height: 200, left: 46, right: 12, top: 10, bottom: 24 };
const inner = { width: box.width - box.left - box.right, height: box.height - box.top - box.bottom };
const [low, high] = [-7.5, 4.5];
const ticks = [
  [3, '1,000'],
  [0, '1'],
  [-3, '1/1000'],
  [-6, '10⁻⁶'],
] as const;

const x = (t: number) => (inner.width * t) / steps;
const y = (power: number) => (inner.height * (high - Math.min(99, Math.max(-99, power)))) / (high - low);

export function LossChart({ model, t }: { model: BowlModel; t: BowlWords }) {
  const path = model.path.value;
  const first = path[0].loss;
  const heights = first > 0 ? path.map(({ loss }) => y(decades(loss / first))) : [];
  const two = model.run.value.lambda.length === 2;
  const curves = first > 0 ? model.theory.value.map((losses) => losses.map((loss) => y(decades(loss / first)))) : [];
  const above = heights.findIndex((height) => height < 0);
  const below = heights.findIndex((height) => height > inner.height);
  return (
    <div class="bowl-chart">
      <p class="bowl-heading">
        <Letters text={t.losses} />
      </p>
      <svg viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={t.losses}>
        {ticks.map(([power, name]) => (
          <g key={name}>
            <line
              class={power === -3 ? 'bowl-goal' : 'bowl-grid'}
              x1={box.left}
              x2={box.left + inner.width}
              y1={box.top + y(power)}
              y2={box.top + y(power)}
            />
            <text x={box.left - 5} y={box.top + y(power) + 4} text-anchor="end">
              {name}
            </text>
          </g>
        ))}
        {[0, 10, 20, 30, steps].map((at) => (
          <text key={at} x={box.left + x(at)} y={box.height - 6} text-anchor={at === steps ? 'end' : 'middle'}>
            {at === steps ? `${at} ${t.steps}` : at}
          </text>
        ))}
        <svg x={box.left} y={box.top} width={inner.width} height={inner.height} class="bowl-window" aria-hidden="true">
          {curves.map((curve, axis) => (
            <path
              key={axis}
              class="bowl-theory"
              data-axis={axis}
              d={`M${curve.map((height, at) => `${x(at).toFixed(1)},${height.toFixed(1)}`).join('L')}`}
            />
          ))}
        </svg>
        <g transform={`translate(${box.left},${box.top})`}>
          {heights.map((height, at) =>
            height < 0 || height > inner.height ? null : (
              <circle
                key={at}
                class="bowl-dot"
                data-past={at <= model.at.value}
                cx={tenth(x(at))}
                cy={tenth(height)}
                r={3}
              />
            ),
          )}
          {above > 0 && <path class="bowl-off" d={`M${x(above).toFixed(1)},0l-4,8h8Z`} />}
          {below > 0 && <path class="bowl-off" d={`M${x(below).toFixed(1)},${inner.height}l-4,-8h8Z`} />}
        </g>
      </svg>
      <ul class="bowl-legend">
        <li>
          <svg viewBox="0 0 12 8" width="12" aria-hidden="true">
            <circle class="bowl-dot" data-past cx={6} cy={4} r={3} />
          </svg>
          {t.measured}
        </li>
        {model.run.value.lambda.map((_, axis) => (
          <li key={axis}>
            <svg viewBox="0 0 26 8" width="26" aria-hidden="true">
              <path class="bowl-theory" data-axis={axis} d="M1,4H25" />
            </svg>
            <span>
              <Letters text={t.theory(axis, two)} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
