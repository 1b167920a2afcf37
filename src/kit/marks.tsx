/** What is drawn inside a chart or a scene: lines, dots, areas, rules, labels, and the legend that names them. Colours are those of the kinds of quantity. */
import type { ComponentChildren } from 'preact';
import { circlesAt, dotsAt, type Point, pathThrough, tenth } from './path.ts';

/** A kind of quantity, ink for what is none of them, soft for what stands behind. */
export type Kind = 'forward' | 'parameter' | 'target' | 'backward' | 'optimiser' | 'ink' | 'soft';

interface MarkProps {
  kind?: Kind;
  /** What is to come, or stands behind. */
  faint?: boolean;
}

const classOf = (kind: Kind): string => `mark mark-${kind}`;
const finite = (points: readonly Point[]): Point[] =>
  points.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));

interface LineProps extends MarkProps {
  points: readonly Point[];
  width?: number;
  /** Or a pattern of its own: '9 3'. */
  dashed?: boolean | string;
}
export function Line({ points, kind = 'ink', dashed, faint, width }: LineProps) {
  const d = pathThrough(points);
  if (!d) return null;
  const [isDashed, pattern] = typeof dashed === 'string' ? [undefined, dashed] : [dashed, undefined];
  const style = width === undefined ? undefined : { strokeWidth: `${width}px` };
  return (
    <path
      class={classOf(kind)}
      data-dashed={isDashed}
      data-faint={faint}
      stroke-dasharray={pattern}
      {...{ d, style }}
    />
  );
}

interface DotsProps extends MarkProps {
  points: readonly Point[];
  r?: number;
  hollow?: boolean;
}
/** More than so many are one path. */
const few = 8;
export function Dots({ points, kind = 'ink', r = 3, hollow, faint }: DotsProps) {
  const places = finite(points);
  return (
    <g class={`${classOf(kind)} dots`} data-hollow={hollow} data-faint={faint}>
      {places.length > few ? (
        <path d={circlesAt(places, r)} />
      ) : (
        places.map(([x, y], k) => <circle key={k} cx={tenth(x)} cy={tenth(y)} r={r} />)
      )}
    </g>
  );
}

/** Many small dots as one path. */
export function Cloud({ points, kind = 'ink', faint }: MarkProps & { points: readonly Point[] }) {
  return (
    <g class={classOf(kind)} data-faint={faint}>
      <path class="dotted" d={dotsAt(finite(points))} />
    </g>
  );
}

interface AreaProps {
  points: readonly Point[];
  /** The other side: one height, or one for each point. */
  to: number | readonly number[];
  kind?: Kind;
  /** A bar rather than a shadow. */
  solid?: boolean;
}
/** Between two lines over the same places, or between a line and a height. */
export function Area({ points, to, kind = 'ink', solid }: AreaProps) {
  const back = points.map(([x], k): Point => [x, typeof to === 'number' ? to : to[k]]).reverse();
  return <path class={`${classOf(kind)} area`} data-solid={solid} d={`${pathThrough([...points, ...back])}Z`} />;
}

type Look = Omit<LineProps, 'points'>;

/** A straight line from one place to another. */
export const Segment = ({ from, to, ...look }: Look & { from: Point; to: Point }) => (
  <Line points={[from, to]} {...look} />
);

/** A straight line over the whole picture: at a place of x, or of y. */
export function Rule({ x, y = 0, length, kind = 'soft', ...look }: Look & { x?: number; y?: number; length: number }) {
  return x === undefined ? (
    <Segment {...{ kind, ...look }} from={[0, y]} to={[length, y]} />
  ) : (
    <Segment {...{ kind, ...look }} from={[x, 0]} to={[x, length]} />
  );
}

/** From one place to another, with a head. */
export function Arrow({ from, to, kind = 'ink', faint }: MarkProps & { from: Point; to: Point }) {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.sqrt(dx * dx + dy * dy);
  if (!(length > 0)) return null;
  const [ux, uy] = [dx / length, dy / length];
  const matrix = [ux, uy, -uy, ux, to[0], to[1]].map((value) => value.toFixed(3)).join(' ');
  return (
    <g class={classOf(kind)} data-faint={faint}>
      <path d={pathThrough([from, [to[0] - 6 * ux, to[1] - 6 * uy]])} />
      <path class="arrow-head" d="M-9 -4L0 0L-9 4Z" transform={`matrix(${matrix})`} />
    </g>
  );
}

interface LabelProps {
  at: Point;
  kind?: Kind;
  anchor?: 'start' | 'middle' | 'end';
  strong?: boolean;
  children: ComponentChildren;
}
export function Label({ at: [x, y], kind = 'soft', anchor = 'start', strong, children }: LabelProps) {
  return (
    <text class={`label mark-${kind}`} x={tenth(x)} y={tenth(y)} dy="0.32em" text-anchor={anchor} data-strong={strong}>
      {children}
    </text>
  );
}

interface EndLabelsProps {
  labels: readonly { at: Point; text: string; kind?: Kind; toLeft?: boolean }[];
  gap?: number;
  /** The room for a short line that leads from each end to its label. */
  lead?: number;
  within?: readonly [top: number, bottom: number];
}
/** Labels at the ends of lines, in their colours; those that would lie on each other move apart. */
export function EndLabels({ labels, gap = 14, lead = 0, within }: EndLabelsProps) {
  const ends = labels.map(({ at }) => at[1]);
  const heights = apart(ends, gap, within);
  return (
    <>
      {labels.map(({ at: [x, y], text, kind = 'ink', toLeft }, k) => {
        const beside = (by: number) => (toLeft ? x - by : x + by);
        return (
          <g key={text}>
            {lead > 0 && (
              <Segment {...{ kind, width: 1, faint: true }} from={[beside(6), y]} to={[beside(4 + lead), heights[k]]} />
            )}
            <Label at={[beside(6 + lead), heights[k]]} kind={kind} anchor={toLeft ? 'end' : 'start'} strong={lead > 0}>
              {text}
            </Label>
          </g>
        );
      })}
    </>
  );
}

/** The same heights, at least `gap` apart, each as near to its own as its neighbours and the ends let it. */
export function apart(
  heights: readonly number[],
  gap: number,
  [top, bottom]: readonly [number, number] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
): number[] {
  // runs of labels that touch share their mean: the least squares under the order (isotonic regression)
  const order = heights.map((_, k) => k).sort((a, b) => heights[a] - heights[b] || a - b);
  const runs: { sum: number; members: number[] }[] = [];
  order.forEach((k, rank) => {
    runs.push({ sum: heights[k] - rank * gap, members: [k] });
    for (;;) {
      const [before, last] = runs.slice(-2);
      if (!last || before.sum / before.members.length <= last.sum / last.members.length) break;
      runs.splice(-2, 2, { sum: before.sum + last.sum, members: [...before.members, ...last.members] });
    }
  });
  const placed = new Array<number>(heights.length);
  let rank = 0;
  const last = bottom - gap * (heights.length - 1);
  for (const { sum, members } of runs) {
    const first = Math.max(top, Math.min(last, sum / members.length));
    for (const k of members) placed[k] = first + gap * rank++;
  }
  return placed;
}

interface LegendItem {
  readonly label: ComponentChildren;
  readonly kind?: Kind;
  readonly mark?: 'line' | 'dashed' | 'dot' | 'hollow' | 'area' | 'bar' | 'dots';
  readonly faint?: boolean;
  /** A glyph of its own in a box of 26 × 10. */
  readonly glyph?: ComponentChildren;
}
type LegendList = readonly (LegendItem | false | null | undefined)[];

const glyphs = {
  line: <path d="M1 5H25" />,
  dashed: <path data-dashed d="M1 5H25" />,
  dot: <circle cx="13" cy="5" r="3.5" />,
  hollow: <circle cx="13" cy="5" r="3.5" />,
  dots: <path class="dotted" d="M4 5h0M13 5h0M22 5h0" />,
  area: <rect x="2" y="0" width="22" height="10" />,
  bar: <rect x="2" y="0" width="22" height="10" />,
};

export function Glyph({ kind = 'ink', mark = 'line', faint, glyph }: Omit<LegendItem, 'label'>) {
  const filled = mark === 'dot' ? ' dots' : mark === 'area' || mark === 'bar' ? ' area' : '';
  return (
    <svg class="glyph" viewBox="0 0 26 10" aria-hidden="true">
      <g class={`mark mark-${kind}${filled}`} data-faint={faint} data-solid={mark === 'bar'}>
        {glyph ?? glyphs[mark]}
      </g>
    </svg>
  );
}

/** What the lines and dots of a picture are: each with its glyph, its name, and its value where there is one. */
export function Legend({ items }: { items: LegendList }) {
  return (
    <ul class="legend">
      {items.map(
        (item, k) =>
          item && (
            <li key={k}>
              <Glyph {...item} />
              <span>{item.label}</span>
            </li>
          ),
      )}
    </ul>
  );
}

/** What stands under a picture: a legend, by its list, or something else. */
export type Under = LegendList | ComponentChildren;
export const underOf = (under: Under) => (Array.isArray(under) ? <Legend items={under as LegendList} /> : under);
