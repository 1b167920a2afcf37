/** One of the small plots: a quantity over the steps, with the step that is looked at. Press it to look at another. */

import { exponentOf } from '../../experiments/gradient-descent/adam/spread.ts';
import { pathThrough } from '../../kit/path.ts';
import type { PlotData, Series } from './plots.ts';

const box = { width: 300, height: 130, left: 44, right: 8, top: 8, bottom: 18 };
const inner = { width: box.width - box.left - box.right, height: box.height - box.top - box.bottom };

interface Props {
  plot: PlotData;
  title: string;
  names: Readonly<Record<Series['name'], string>>;
  t: number;
  last: string;
  onPick: (t: number) => void;
}

export function Chart({ plot, title, names, t, last, onPick }: Props) {
  const { series, low, high, log, ticks, bound } = plot;
  const count = series[0].values.length;
  const x = (step: number) => box.left + (inner.width * (step - 1)) / (count - 1);
  const y = (at: number) => box.top + (inner.height * (high - at)) / (high - low);
  const place = (value: number) => y(Math.min(high, Math.max(low, log ? exponentOf(value) : value)));
  const pick = (event: PointerEvent) => {
    const inPicture = (event.currentTarget as SVGSVGElement).getScreenCTM()!.inverse();
    const share = (new DOMPoint(event.clientX, event.clientY).matrixTransform(inPicture).x - box.left) / inner.width;
    onPick(Math.min(count, Math.max(1, Math.round(1 + share * (count - 1)))));
  };
  return (
    <div class="apart-chart" data-plot={plot.name}>
      <div class="apart-head">
        <p class="apart-heading">{title}</p>
        <ul class="apart-legend">
          {series.map(({ name, kind, role }) => (
            <li key={name} class={`role-${role}`}>
              <svg viewBox="0 0 22 8" aria-hidden="true" data-kind={kind}>
                <path d={kind === 'stems' ? 'M4,8V2M9,8V4M14,8V1M19,8V5' : 'M1,4H21'} />
              </svg>
              {names[name]}
            </li>
          ))}
        </ul>
      </div>
      <svg
        viewBox={`0 0 ${box.width} ${box.height}`}
        role="img"
        aria-label={title}
        onPointerDown={pick}
        onPointerMove={(event) => event.buttons === 1 && pick(event)}
      >
        {ticks.map(({ at, text }) => (
          <g key={at}>
            <line class="apart-grid" x1={box.left} x2={box.width - box.right} y1={y(at)} y2={y(at)} />
            <text x={box.left - 5} y={y(at) + 4} text-anchor="end">
              {text}
            </text>
          </g>
        ))}
        {bound !== undefined &&
          [bound, -bound].map((at) => (
            <line key={at} class="apart-bound" x1={box.left} x2={box.width - box.right} y1={y(at)} y2={y(at)} />
          ))}
        <g class="apart-ends">
          <text x={x(1)} y={box.height - 4}>
            1
          </text>
          <text x={x(count)} y={box.height - 4} text-anchor="end">
            {last}
          </text>
        </g>
        <line class="apart-now" x1={x(t)} x2={x(t)} y1={box.top} y2={box.top + inner.height} />
        {series.map(({ name, kind, role, values }) => {
          const now = values[t - 1];
          const zero = place(0);
          const d =
            kind === 'stems'
              ? values
                  .map((value, k) =>
                    value ? `M${x(k + 1).toFixed(1)},${zero.toFixed(1)}V${place(value).toFixed(1)}` : '',
                  )
                  .join('')
              : runsOf(values)
                  .map((run) => pathThrough(run.map(([step, value]) => [x(step), place(value)])))
                  .join('');
          return (
            <g key={name} class={`apart-line role-${role}`} data-kind={kind}>
              <path d={d} />
              {now !== null && <circle cx={x(t)} cy={place(now)} r={3.2} />}
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** Steps with their values; a new run wherever values are missing. */
function runsOf(values: readonly (number | null)[]): [number, number][][] {
  const runs: [number, number][][] = [[]];
  values.forEach((value, k) => {
    if (value !== null) runs[runs.length - 1].push([k + 1, value]);
    else if (runs[runs.length - 1].length > 0) runs.push([]);
  });
  return runs;
}
