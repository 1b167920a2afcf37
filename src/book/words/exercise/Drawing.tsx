/** What is read off in an exercise: curves over a grid whose lines have their numbers. It is drawn without a script. */
import type { Drawing as Drawn, Grid } from '../../../../lib/exercises/exercise.ts';
import { Dots } from '../../../kit/marks.tsx';
import { plain, powerOfTen } from '../../../kit/numbers.ts';

const [width, height] = [344, 300];
const [left, right, top, bottom] = [50, 22, 24, 42];

interface Props {
  drawing: Drawn;
  words: { readonly says: string; readonly x: string; readonly y: string };
}

export function Drawing({ drawing: { x, y, curves }, words }: Props) {
  const [across, up] = [placesOf(x, left, width - right), placesOf(y, height - bottom, top)];
  const path = (points: readonly (readonly [number, number])[]) =>
    `M${points.map(([a, b]) => `${across(a)} ${up(b)}`).join('L')}`;
  return (
    <svg class="exercise-drawing" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words.says}>
      <path
        class="chart-grid"
        d={
          x.lines.map((line) => `M${across(line)} ${top}V${height - bottom}`).join('') +
          y.lines.map((line) => `M${left} ${up(line)}H${width - right}`).join('')
        }
      />
      <g text-anchor="middle">
        {x.named.map((line) => (
          <text key={line} x={across(line)} y={height - bottom + 18}>
            {named(line)}
          </text>
        ))}
      </g>
      <g text-anchor="end">
        {y.named.map((line) => (
          <text key={line} x={left - 7} y={up(line) + 4}>
            {named(line)}
          </text>
        ))}
        <text x={width - right} y={height - 6}>
          {words.x}
        </text>
      </g>
      <text x={0} y={12}>
        {words.y}
      </text>
      {curves.map(({ tex, points, read }, k) => {
        const kind = k > 0 ? 'forward' : 'target';
        return (
          <g key={tex}>
            <path class={`mark mark-${kind}`} data-dashed={k > 0 || undefined} d={path(points)} />
            <Dots kind={kind} r={3.5} points={read.map(([a, b]) => [across(a), up(b)] as const)} />
            {curves.length > 1 && (
              <text class={`label label-${kind}`} x={width - right + 8} y={up(points.at(-1)![1]) + 4}>
                {tex}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** From numbers to places, from the first line to the last. */
function placesOf({ lines, log }: Grid, from: number, to: number): (value: number) => number {
  const of = log ? Math.log : (value: number) => value;
  const [first, last] = [lines[0], lines[lines.length - 1]].map(of);
  return (value) => Number((from + ((of(value) - first) / (last - first)) * (to - from)).toFixed(1));
}

/** 0.0002 as 2 × 10⁻⁴; what is not small as it is. */
function named(value: number): string {
  if (value === 0 || Math.abs(value) >= 0.001) return plain(Number(value.toPrecision(6))).replace('-', '−');
  const [digit, exponent] = value.toExponential(0).split('e');
  return digit === '1' ? powerOfTen(Number(exponent)) : `${digit}·${powerOfTen(Number(exponent))}`;
}
