/** Measured dots on computed lines: the error of a mini-batch's gradient, and its cosine with the full one. */

import { cosineLaw, sizes, squaredErrorLaw } from '../../experiments/gradient-descent/batch-noise/law.ts';
import { fixed } from '../../kit/numbers.ts';
import { pathThrough } from '../../kit/path.ts';
import type { Measured } from './measured.ts';
import { bottom, box, linear, logarithmic, right } from './scale.ts';
import type { NoiseWords } from './strings.ts';

const last = sizes[sizes.length - 1];
const atX = logarithmic(1, last, box.left + 8, right - 8);
const ticksX = [1, 4, 16, 64, 256];
const ticksError = [0.1, 1, 10, 100, 1000];
const atError = logarithmic(0.1, 1000, bottom, box.top);
const ticksCosine = [0, 0.5, 1];
const atCosine = linear(-0.2, 1, bottom, box.top);

interface Props {
  measured: Measured;
  /** The chosen size. */
  m: number;
  /** Where noise and gradient are of one size. */
  scale: number;
  t: NoiseWords;
}

interface ChartProps extends Props {
  title: string;
  ticks: readonly number[];
  atY: (value: number) => number;
  law: (m: number) => number;
  means: readonly number[];
  latest: readonly number[];
  isRough?: boolean;
}

export function ErrorChart({ isSquared, ...props }: Props & { isSquared: boolean }) {
  const { full, means, latest } = props.measured;
  const of = (squared: number) => (isSquared ? squared : Math.sqrt(squared));
  return (
    <Chart
      {...props}
      title={isSquared ? props.t.square : props.t.error}
      ticks={ticksError}
      atY={atError}
      law={(m) => of(squaredErrorLaw(full, m))}
      means={means.squaredError.map(of)}
      latest={latest.map(({ squaredError }) => of(squaredError))}
    />
  );
}

export function CosineChart(props: Props) {
  const { full, means, latest } = props.measured;
  return (
    <Chart
      {...props}
      title={props.t.cosine}
      ticks={ticksCosine}
      atY={atCosine}
      law={(m) => cosineLaw(full, m)}
      means={means.cosine}
      latest={latest.map(({ cosine }) => cosine)}
      isRough
    />
  );
}

function Chart({ title, ticks, atY, law, means, latest, m, scale, measured, isRough, t }: ChartProps) {
  const isOnScale = scale <= last;
  return (
    <div class="noise-chart">
      <p class="noise-heading">{title}</p>
      <svg viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={title}>
        {ticks.map((value) => (
          <g key={value}>
            <line class="noise-grid" x1={box.left} x2={right} y1={atY(value)} y2={atY(value)} />
            <text x={box.left - 6} y={atY(value) + 4} text-anchor="end">
              {value === 1000 ? '1,000' : value}
            </text>
          </g>
        ))}
        {ticksX.map((size) => (
          <text key={size} x={atX(size)} y={bottom + 16} text-anchor="middle">
            {size}
          </text>
        ))}
        <text x={right} y={bottom + 33} text-anchor="end">
          {t.axis} →
        </text>
        <line class="noise-chosen" x1={atX(m)} x2={atX(m)} y1={box.top} y2={bottom} />
        {isOnScale && (
          <g class="noise-scale">
            <line x1={atX(scale)} x2={atX(scale)} y1={box.top} y2={bottom} />
            <text x={atX(scale)} y={box.top - 6} text-anchor={scale > 64 ? 'end' : 'middle'}>
              {t.equal(fixed(scale, 0))}
            </text>
          </g>
        )}
        <path
          class="noise-law"
          data-rough={isRough}
          d={pathThrough(sizes.map((size) => [atX(size), atY(law(size))]))}
        />
        {latest.map((value, k) => (
          <circle key={sizes[k]} class="noise-latest" cx={atX(sizes[k])} cy={atY(value)} r={3} />
        ))}
        {measured.means.rounds > 0 &&
          means.map((value, k) => (
            <circle key={sizes[k]} class="noise-mean" cx={atX(sizes[k])} cy={atY(value)} r={sizes[k] === m ? 5 : 3.5} />
          ))}
      </svg>
    </div>
  );
}

export function Legend({ t, rounds }: { t: NoiseWords; rounds: number }) {
  return (
    <ul class="noise-legend">
      <li>
        <svg viewBox="0 0 26 10" aria-hidden="true">
          <circle class="noise-mean" cx="13" cy="5" r="3.5" />
        </svg>
        {t.mean(rounds)}
      </li>
      <li>
        <svg viewBox="0 0 26 10" aria-hidden="true">
          <circle class="noise-latest" cx="13" cy="5" r="3" />
        </svg>
        {t.latest}
      </li>
      <li>
        <svg viewBox="0 0 26 10" aria-hidden="true">
          <path class="noise-law" d="M1,5H25" />
        </svg>
        {t.law}
      </li>
      <li>
        <svg viewBox="0 0 26 10" aria-hidden="true">
          <path class="noise-law" data-rough d="M1,5H25" />
        </svg>
        {t.roughLaw}
      </li>
    </ul>
  );
}
