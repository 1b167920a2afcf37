/** The picture: losses against a growing rate, and under them, on the same axis, what an epoch at one rate comes to. */
import type { SymbolId } from '../../../lib/notation.ts';
import type { Reading } from '../../experiments/gradient-descent/rate-finder/finding.ts';
import type { Trial } from '../../experiments/gradient-descent/rate-finder/training.ts';
import { pathThrough } from '../../kit/path.ts';
import { percent } from '../shared/index.ts';
import type { Shown } from './model.ts';
import { box, decadesOf, lossAt, lossPanel, placesOf, shareAt, staggered, trialPanel } from './plot.ts';
import { shortRate, superscript } from './rates.ts';
import type { FinderWords } from './strings.ts';

interface Props {
  shown: Shown;
  reading: Reading;
  best: Trial | null;
  planned: readonly number[];
  trying: { readonly rate: number; readonly share: number } | null;
  label: string;
  t: FinderWords;
}

const marks = [
  { name: 'usual', sym: undefined },
  { name: 'suggestion', sym: 'eta' },
  { name: 'lowest', sym: 'eta' },
  { name: 'limit', sym: 'lambda' },
  { name: 'blowUp', sym: 'eta' },
] as const satisfies readonly { name: keyof Reading; sym?: SymbolId }[];

export function Panels({ shown, reading, best, planned, trying, label, t }: Props) {
  const { finding, points, trials } = shown;
  const x = placesOf(finding);
  const right = box.width - box.right;
  const labels = marks.flatMap(({ name, sym }) => {
    const rate = reading[name];
    if (rate === null || rate < finding.low || rate > finding.high) return [];
    const text = name === 'usual' ? t.usualMark(shortRate(rate)) : t.marks[name][finding.rule === 'momentum' ? 1 : 0];
    return [{ name, sym, x: x(rate), text }];
  });
  const places = staggered(labels);
  const dots = points.map(({ rate, loss }) => `M${x(rate).toFixed(1)},${lossAt(loss).toFixed(1)}h0`).join('');
  const line = pathThrough(points.map(({ rate, smooth }) => [x(rate), lossAt(smooth)]));
  return (
    <svg class="finder-picture" viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={label}>
      {[0, 1, 2, 3].map((loss) => (
        <g key={loss}>
          <line class="finder-grid" x1={box.left} x2={right} y1={lossAt(loss)} y2={lossAt(loss)} />
          <text x={box.left - 6} y={lossAt(loss) + 4} text-anchor="end">
            {loss}
          </text>
        </g>
      ))}
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line class="finder-grid" x1={box.left} x2={right} y1={shareAt(share)} y2={shareAt(share)} />
          <text x={box.left - 6} y={shareAt(share) + 4} text-anchor="end">
            {share * 100}
          </text>
        </g>
      ))}
      {decadesOf(finding).map((power) => (
        <g key={power}>
          <path
            class="finder-tick"
            d={`M${x(10 ** power)},${lossPanel.bottom}v4M${x(10 ** power)},${trialPanel.bottom}v4`}
          />
          <text x={x(10 ** power)} y={trialPanel.bottom + 18} text-anchor="middle">
            {superscript(power)}
          </text>
        </g>
      ))}
      <text class="finder-axis" x={right} y={box.height - 6} text-anchor="end" data-sym="eta">
        {t.rateAxis}
      </text>
      {places.map(({ name, sym, x, y }) => (
        <path
          key={name}
          class={`finder-mark finder-${name}`}
          data-sym={sym}
          d={`M${x},${y - 10}V${trialPanel.bottom}`}
        />
      ))}
      <text class="finder-axis" x={box.left} y={lossPanel.top - 8}>
        {t.lossAxis}
      </text>
      <text class="finder-axis" x={box.left} y={trialPanel.top - 8}>
        {t.trialAxis}
      </text>
      {places.map(({ name, sym, x, y, text, isLeft }) => (
        <text
          key={name}
          class={`finder-mark finder-${name}`}
          data-sym={sym}
          x={isLeft ? x - 4 : x + 4}
          y={y}
          text-anchor={isLeft ? 'end' : 'start'}
        >
          {text}
        </text>
      ))}
      <path class="finder-dots" d={dots} />
      {points.length > 1 && <path class="finder-line" d={line} />}
      {planned.map((rate) => (
        <path key={rate} class="finder-planned" d={`M${x(rate)},${trialPanel.bottom}v-7`} />
      ))}
      {trying && <path class="finder-trying" d={`M${x(trying.rate)},${trialPanel.bottom}V${shareAt(trying.share)}`} />}
      {trials.map(({ rate, accuracy, broken }) =>
        broken === null ? (
          <circle key={rate} class="finder-trial" cx={x(rate)} cy={shareAt(accuracy)} r={rate === best?.rate ? 5 : 3.5}>
            <title>{`η = ${shortRate(rate)}: ${percent(accuracy)}`}</title>
          </circle>
        ) : (
          <path key={rate} class="finder-broken" d={`M${x(rate) - 4},${trialPanel.bottom - 8}l8,8m0,-8l-8,8`} />
        ),
      )}
      {best && (
        <g class="finder-best">
          <circle cx={x(best.rate)} cy={shareAt(best.accuracy)} r={8.5} />
          <text
            x={x(best.rate)}
            y={shareAt(best.accuracy) + 24}
            text-anchor={x(best.rate) > right - 60 ? 'end' : 'middle'}
          >
            {percent(best.accuracy)}
          </text>
        </g>
      )}
    </svg>
  );
}
