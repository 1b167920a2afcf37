/** Lines over the steps, from 0 to 1: what is past is drawn strongly, what is to come faintly. */
import type { Moment } from '../../experiments/loss/neuron.ts';

export interface Line {
  readonly name: string;
  readonly moments: readonly Moment[];
  readonly of: (moment: Moment) => number;
  readonly role: 'forward' | 'backward' | 'ink';
  readonly dashed?: boolean;
}

interface Props {
  title: string;
  lines: readonly Line[];
  step: number;
  stepsWord: string;
}

const box = { width: 340, height: 190, left: 30, right: 8, top: 10, bottom: 24 };
const inner = { width: box.width - box.left - box.right, height: box.height - box.top - box.bottom };
const ticks = [0, 0.5, 1];

export function Chart({ title, lines, step, stepsWord }: Props) {
  const last = lines[0].moments.length - 1;
  const x = (t: number) => box.left + (inner.width * t) / last;
  const y = (value: number) => box.top + inner.height * (1 - Math.min(1, Math.max(0, value)));
  const path = ({ moments, of }: Line, to: number) =>
    `M${moments
      .slice(0, to + 1)
      .map((moment, t) => `${x(t).toFixed(1)},${y(of(moment)).toFixed(1)}`)
      .join('L')}`;
  return (
    <div class="slow-chart">
      <p class="slow-heading">{title}</p>
      <svg viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={title}>
        {ticks.map((value) => (
          <g key={value}>
            <line class="slow-grid" x1={box.left} x2={box.width - box.right} y1={y(value)} y2={y(value)} />
            <text x={box.left - 5} y={y(value) + 4} text-anchor="end">
              {value}
            </text>
          </g>
        ))}
        {[0, last].map((t) => (
          <text key={t} x={x(t)} y={box.height - 7} text-anchor={t === 0 ? 'start' : 'end'}>
            {t === 0 ? 0 : `${t} ${stepsWord}`}
          </text>
        ))}
        <line class="slow-now" x1={x(step)} x2={x(step)} y1={box.top} y2={box.top + inner.height} />
        {lines.map((line) => (
          <g key={line.name} class={`slow-line role-${line.role}`} data-dashed={line.dashed}>
            <path class="slow-future" d={path(line, last)} />
            <path d={path(line, step)} />
            <circle cx={x(step)} cy={y(line.of(line.moments[step]))} r={3.5} />
          </g>
        ))}
      </svg>
      <ul class="slow-legend">
        {lines.map(({ name, role, dashed }) => (
          <li key={name} class={`role-${role}`}>
            <svg viewBox="0 0 26 8" aria-hidden="true">
              <path d="M1,4H25" data-dashed={dashed} />
            </svg>
            {name}
          </li>
        ))}
      </ul>
    </div>
  );
}
