/** A grid of numbers as coloured cells: signed ones on the diverging scale, or shares in one colour. Stands inside an svg. */
import type { Kind } from './marks.tsx';
import { shadesOf } from './still-pixels.ts';

export interface HeatProps {
  /** [rows, columns], row by row from the top. */
  values: ArrayLike<number>;
  columns: number;
  /** What has the full colour. */
  limit: number;
  /** Where it lies. */
  x?: number;
  y?: number;
  width: number;
  height: number;
  /** One colour for 0 … limit; without it the diverging scale. */
  kind?: Kind;
}

export function Heat({ values, columns, limit, x = 0, y = 0, width, height, kind }: HeatProps) {
  const rows = values.length / columns;
  return (
    <g
      class={kind ? `heat mark-${kind}` : 'heat still-pixels'}
      transform={`translate(${x} ${y}) scale(${width / columns} ${height / rows})`}
    >
      {!kind && <rect class="heat-zero" width={columns} height={rows} />}
      {shadesOf(values, columns, limit).map(({ path, sign, share }) => (
        <path key={`${sign}${share}`} d={path} data-sign={sign} fill-opacity={share} />
      ))}
    </g>
  );
}
