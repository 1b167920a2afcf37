/**
 * A live chart: gridlines, ticks, and inside them what its child draws with the two scales (marks.tsx). One unit is one pixel
 * of the page, so letters are as large on a phone as elsewhere. With a cursor, values are read out by pointer and keyboard.
 */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { SymbolId } from '../../lib/notation.ts';
import { type Under, underOf } from './marks.tsx';
import { useSize } from './measured.ts';
import { tenth } from './path.ts';
import { type Anchor, type Axis, type Scale, scaleOf, ticksOf, withRoom } from './scale.ts';

export interface Scales {
  readonly x: Scale;
  readonly y: Scale;
  /** Of the part within the axes, in pixels from its upper left corner. */
  readonly width: number;
  readonly height: number;
}

interface Cursor {
  /** Where it stands now; null: nowhere yet. */
  readonly at: number | null;
  /** Where it can stand, rising. */
  readonly stops: readonly number[];
  readonly onMove: (to: number) => void;
  /** What is read out of a stop. */
  readonly says: (at: number) => string;
  readonly label: string;
}

interface ChartProps {
  title: string;
  /** Above the chart; its title where nothing else is given; null: nothing. */
  heading?: ComponentChildren;
  x: Axis;
  y: Axis;
  height?: number;
  /** In place of a height: that of the part within the axes over its width. */
  aspect?: number;
  /** Room for the labels at the left and right. */
  left?: number;
  right?: number;
  cursor?: Cursor;
  /** What can be taken hold of stands inside: then it is no single image. */
  alive?: boolean;
  sym?: SymbolId;
  /** What stands under it. */
  legend?: Under;
  children: (scales: Scales) => ComponentChildren;
}

const top = 10;
/** What it is drawn for before it is measured. */
const usualWidth = 340;

export function Chart({ title, heading = title, x, y, height = 200, left = 36, right = 12, ...props }: ChartProps) {
  const { cursor, sym, legend, children, aspect, alive = cursor !== undefined } = props;
  // on a phone the page may make it lower
  const [svg, [width, shown]] = useSize<SVGSVGElement>([usualWidth, height]);
  const clip = useId();
  const bottom = x.caption ? 44 : 24;
  const across = Math.max(40, width - left - right);
  const inner = { width: across, height: aspect ? tenth(across * aspect) : shown - top - bottom };
  const scales = { x: scaleOf(x, [0, inner.width]), y: scaleOf(y, [inner.height, 0]), ...inner };
  const xTicks = withRoom(
    ticksOf(x).map((tick, k, { length }) => {
      const place = scales.x(tick.at);
      return {
        ...tick,
        place: tenth(place),
        anchor: anchorOf(place, inner.width, k === length - 1 && x.name !== undefined),
      };
    }),
  );
  return (
    <div class="chart" data-sym={sym} data-aspect={aspect}>
      {heading && <p class="chart-title">{heading}</p>}
      <svg
        ref={svg}
        viewBox={`0 0 ${width} ${inner.height + top + bottom}`}
        style={{
          '--height': aspect ? `calc((100cqw - ${left + right}px) * ${aspect} + ${top + bottom}px)` : `${height}px`,
        }}
        role={alive ? 'group' : 'img'}
        aria-label={title}
      >
        <clipPath id={clip}>
          <rect x={-6} y={-6} width={inner.width + 6 + Math.max(6, right)} height={inner.height + 12} />
        </clipPath>
        <g transform={`translate(${left} ${top})`}>
          {ticksOf(y).map(({ at, label }) => (
            <g key={label} transform={`translate(0 ${tenth(scales.y(at))})`} aria-hidden={cursor ? true : undefined}>
              <path class="chart-grid" d={`M0 0H${inner.width}`} />
              <text class="chart-tick" x={-6} dy="0.32em" text-anchor="end">
                {label}
              </text>
            </g>
          ))}
          {xTicks.map(({ label, place, anchor }) => (
            <text key={label} class="chart-tick" x={place} y={inner.height + 18} text-anchor={anchor}>
              {label}
            </text>
          ))}
          {x.caption && (
            <text class="chart-tick" x={inner.width} y={inner.height + 38} text-anchor="end">
              {x.caption}
            </text>
          )}
          <g clip-path={`url(#${clip})`}>{children(scales)}</g>
          {cursor && <CursorLine {...{ cursor, scales, svg: () => svg.current, left }} />}
        </g>
      </svg>
      {underOf(legend)}
    </div>
  );
}

/** Labels at the ends stay within the picture. */
const anchorOf = (place: number, width: number, named: boolean): Anchor =>
  place < 12 ? 'start' : named || place > width - 12 ? 'end' : 'middle';

interface CursorLineProps {
  cursor: Cursor;
  scales: Scales;
  svg: () => SVGSVGElement | null;
  left: number;
}

function CursorLine({
  cursor: { at, stops, onMove, says, label },
  scales: { x, width, height },
  svg,
  left,
}: CursorLineProps) {
  const now = at === null ? -1 : nearest(stops, at);
  const shown = stops[Math.max(0, now)];
  const moveTo = (clientX: number) => {
    const box = svg()?.getBoundingClientRect();
    if (box) onMove(stops[nearest(stops, x.invert(clientX - box.left - left))]);
  };
  return (
    <g
      class="chart-cursor"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={stops[0]}
      aria-valuemax={stops[stops.length - 1]}
      aria-valuenow={shown}
      aria-valuetext={shown === undefined ? undefined : says(shown)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        moveTo(event.clientX);
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && moveTo(event.clientX)}
      onKeyDown={(event) => {
        const to = stopAfter(event.key, now, stops.length);
        if (to === null) return;
        event.preventDefault();
        onMove(stops[to]);
      }}
    >
      <rect width={width} height={height} fill="transparent" />
      {at !== null && <path class="chart-now" d={`M${tenth(x(at))} 0V${height}`} />}
    </g>
  );
}

function nearest(stops: readonly number[], at: number): number {
  let best = 0;
  for (let k = 1; k < stops.length; k++) if (Math.abs(stops[k] - at) < Math.abs(stops[best] - at)) best = k;
  return best;
}

/** Where a key leads among `count` stops; null: it is not for the cursor. */
export function stopAfter(key: string, now: number, count: number): number | null {
  const by: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowUp: 1,
    ArrowLeft: -1,
    ArrowDown: -1,
    PageUp: 10,
    PageDown: -10,
  };
  const to = key === 'Home' ? 0 : key === 'End' ? count - 1 : by[key] === undefined ? null : Math.max(0, now) + by[key];
  if (to === null || count === 0) return null;
  return Math.min(count - 1, Math.max(0, now < 0 && by[key] !== undefined ? 0 : to));
}
