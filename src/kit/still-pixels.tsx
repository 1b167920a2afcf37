/** A grid of numbers as a few paths, for what the server draws too: one path a shade and sign, in runs along the rows. */
import type { Kind } from './marks.tsx';

const shades = 16;

interface Shade {
  readonly path: string;
  readonly sign: 'positive' | 'negative';
  /** 0 … 1 */
  readonly share: number;
}

export function shadesOf(values: ArrayLike<number>, side: number, limit: number): Shade[] {
  const steps = Array.from(values, (value) => Math.round(Math.min(1, Math.max(-1, value / limit)) * shades));
  const paths = new Map<number, string>();
  for (let at = 0; at < steps.length; ) {
    let end = at + 1;
    while (end % side !== 0 && steps[end] === steps[at]) end++;
    if (steps[at] !== 0) {
      const run = `M${at % side} ${Math.floor(at / side)}h${end - at}v1h-${end - at}z`;
      paths.set(steps[at], (paths.get(steps[at]) ?? '') + run);
    }
    at = end;
  }
  return [...paths].map(([step, path]) => ({
    path,
    sign: step < 0 ? 'negative' : 'positive',
    share: Math.abs(step) / shades,
  }));
}

/** The image as HTML, for what a page keeps (Kept): signed numbers on the diverging scale. */
export function signedPixelsHtml(values: ArrayLike<number>, limit: number, side = 28): string {
  const paths = shadesOf(values, side, limit).map(
    ({ path, sign, share }) => `<path d="${path}" data-sign="${sign}" fill-opacity="${share}"/>`,
  );
  return `<svg class="still-pixels" data-kind="signed" viewBox="0 0 ${side} ${side}" aria-hidden="true">${paths.join('')}</svg>`;
}

const pathsOf = (values: ArrayLike<number>, side: number, limit: number) =>
  shadesOf(values, side, limit).map(({ path, sign, share }) => (
    <path key={`${sign}${share}`} d={path} data-sign={sign} fill-opacity={share} />
  ));

interface StillPixelsProps {
  values: ArrayLike<number>;
  /** Ink on paper, or signed numbers on the diverging scale. */
  kind?: 'ink' | 'signed';
  limit?: number;
  side?: number;
}

/** A small square image as paths, drawn by the server: it lies behind the canvas, and stands where nothing paints. */
export function StillPixels({ values, kind = 'ink', limit = 1, side = 28 }: StillPixelsProps) {
  return (
    <svg class="still-pixels" data-kind={kind} viewBox={`0 0 ${side} ${side}`} aria-hidden="true">
      {pathsOf(values, side, limit)}
    </svg>
  );
}

interface HeatProps {
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

/** Coloured cells: signed numbers on the diverging scale, or shares in one colour. Stands inside an svg. */
export function Heat({ values, columns, limit, x = 0, y = 0, width, height, kind }: HeatProps) {
  const rows = values.length / columns;
  return (
    <g
      class={kind ? `heat mark-${kind}` : 'heat still-pixels'}
      transform={`translate(${x} ${y}) scale(${width / columns} ${height / rows})`}
    >
      {!kind && <rect class="heat-zero" width={columns} height={rows} />}
      {pathsOf(values, columns, limit)}
    </g>
  );
}
