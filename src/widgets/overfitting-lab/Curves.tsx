/** Three curves of one twin: as logged, read again, validation; the gap between the last two at the end. */

import type { Moment } from '../../experiments/dropout/training.ts';
import { fixed, percent } from '../shared/index.ts';
import { epochs, gapOf, type Quantity } from './model.ts';
import type { LabWords } from './strings.ts';

const box = { width: 340, height: 210, left: 34, right: 10, top: 10, bottom: 24 };
const inner = { width: box.width - box.left - box.right, height: box.height - box.top - box.bottom };
const ends = { loss: [0, 1.6], accuracy: [0.6, 1] } as const;
const ticks = { loss: [0, 0.5, 1, 1.5], accuracy: [0.6, 0.8, 1] } as const;
export const kinds = ['logged', 'again', 'validation'] as const;

interface Props {
  title: string;
  moments: readonly Moment[];
  quantity: Quantity;
  t: LabWords;
}

export function Curves({ title, moments, quantity, t }: Props) {
  const [low, high] = ends[quantity];
  const x = (epoch: number) => box.left + (inner.width * (epoch - 1)) / (epochs - 1);
  const y = (value: number) => box.top + (inner.height * (high - Math.min(high, Math.max(low, value)))) / (high - low);
  const path = (kind: (typeof kinds)[number]) =>
    moments.map((moment, k) => `${x(k + 1).toFixed(1)},${y(moment[kind][quantity]).toFixed(1)}`).join('L');
  const last = moments.at(-1);
  const gap = gapOf(moments, quantity);
  const shown = (value: number) => (quantity === 'loss' ? fixed(value, 3) : percent(value));
  return (
    <div class="lab-curves">
      <p class="lab-heading">{title}</p>
      <svg viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={title}>
        {ticks[quantity].map((value) => (
          <g key={value}>
            <line class="lab-grid" x1={box.left} x2={box.width - box.right} y1={y(value)} y2={y(value)} />
            <text x={box.left - 5} y={y(value) + 4} text-anchor="end">
              {quantity === 'loss' ? value : percent(value, 0)}
            </text>
          </g>
        ))}
        <text x={x(1)} y={box.height - 7}>
          1
        </text>
        <text x={x(epochs)} y={box.height - 7} text-anchor="end">
          {epochs} {t.epochs}
        </text>
        {kinds.map(
          (kind) => moments.length > 1 && <path key={kind} class={`lab-line lab-${kind}`} d={`M${path(kind)}`} />,
        )}
        {last && (
          <line
            class="lab-gap"
            x1={x(moments.length)}
            x2={x(moments.length)}
            y1={y(last.again[quantity])}
            y2={y(last.validation[quantity])}
          />
        )}
      </svg>
      <ul class="lab-legend">
        {kinds.map((kind) => (
          <li key={kind}>
            <svg viewBox="0 0 26 8" aria-hidden="true">
              <path class={`lab-line lab-${kind}`} d="M1,4H25" />
            </svg>
            {t[kind]} {last && shown(last[kind][quantity])}
          </li>
        ))}
        {gap !== null && (
          <li>
            {t.gap}: {shown(gap)}
          </li>
        )}
      </ul>
    </div>
  );
}
