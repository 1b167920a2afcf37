/** Three trainings: the loss on unseen images over the images seen, or over the steps taken. */

import type { Training } from '../../experiments/gradient-descent/batch-noise/trainings.ts';
import { brief, grouped } from '../../kit/numbers.ts';
import { pathThrough } from '../../kit/path.ts';
import { linear, logarithmic } from './scale.ts';
import type { NoiseWords } from './strings.ts';

const box = { width: 700, height: 310, left: 38, right: 12, top: 12 };
const right = box.width - box.right;
const bottom = box.height - 48;
const highest = 3;
const atY = linear(0, highest, bottom, box.top);
const ticksY = [0, 1, 2, 3];

interface Props {
  trainings: readonly Training[];
  axis: 'seen' | 'steps';
  count: number;
  t: NoiseWords;
}

const ticksX = { seen: [0, 1000, 2000, 3000, 4000, 5000, 6000], steps: [1, 10, 100, 1000] };

export function Trainings({ trainings, axis, count, t }: Props) {
  const atX = axis === 'seen' ? linear(0, count, box.left, right) : logarithmic(1, count, box.left, right);
  return (
    <div class="noise-trainings">
      <svg viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={t.trainings}>
        {ticksY.map((value) => (
          <g key={value}>
            <line class="noise-grid" x1={box.left} x2={right} y1={atY(value)} y2={atY(value)} />
            <text x={box.left - 6} y={atY(value) + 4} text-anchor="end">
              {value}
            </text>
          </g>
        ))}
        {ticksX[axis].map((value) => (
          <text key={value} x={atX(value)} y={bottom + 18} text-anchor={atX(value) > right - 9 ? 'end' : 'middle'}>
            {grouped(value)}
          </text>
        ))}
        <text x={right} y={bottom + 40} text-anchor="end">
          {t.axes[axis]} →
        </text>
        {trainings.map(({ m, points }) => {
          const drawn = axis === 'seen' ? points : points.filter(({ steps }) => steps > 0);
          const end = drawn[drawn.length - 1];
          return (
            end && (
              <g key={m} class={`noise-training noise-of-${m}`}>
                <path d={pathThrough(drawn.map((point) => [atX(point[axis]), atY(point.loss)]))} />
                {m === 512 &&
                  drawn.map((point) => <circle key={point.steps} cx={atX(point[axis])} cy={atY(point.loss)} r={2.5} />)}
                <circle cx={atX(end[axis])} cy={atY(end.loss)} r={3.5} />
              </g>
            )
          );
        })}
      </svg>
      <ul class="noise-legend">
        {trainings.map(({ m, points }) => {
          const end = points[points.length - 1];
          return (
            <li key={m} class={`noise-training noise-of-${m}`}>
              <svg viewBox="0 0 26 10" aria-hidden="true">
                <path d="M1,5H25" />
                {m === 512 && <circle cx="13" cy="5" r="2.5" />}
              </svg>
              <span class="noise-outcome">
                {end ? t.outcome(m, grouped(end.steps), brief(end.loss, 3)) : t.outcome(m, '0', '–')}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
