/** From numbers to places in a picture, and the ticks of an axis. On d3-scale. */
import { scaleLinear, scaleLog } from 'd3-scale';

/** A tick: where, and what stands there; without words the number itself. */
type Tick = number | readonly [at: number, label: string];

export interface Axis {
  readonly ends: readonly [number, number];
  /** Places are even in the logarithm; both ends are positive. */
  readonly log?: boolean;
  /** About so many, or exactly these. Default: 4. */
  readonly ticks?: number | readonly Tick[];
  /** How a tick without words is written. */
  readonly format?: (value: number) => string;
  /** What the axis counts: stands behind its last tick. */
  readonly name?: string;
  /** What the axis is, on a line of its own under its ticks. */
  readonly caption?: string;
  /** Whether what lies outside is drawn at the edge (the default) or where it would be. */
  readonly clamp?: boolean;
}

export interface Scale {
  (value: number): number;
  readonly invert: (place: number) => number;
  readonly ends: readonly [number, number];
}

export function scaleOf({ ends, log, clamp = true }: Axis, places: readonly [number, number]): Scale {
  const scale = (log ? scaleLog() : scaleLinear()).domain(ends).range(places).clamp(clamp);
  // a number that is none, or a logarithm of nothing, has its place at the lower end
  const at = (value: number): number => {
    const place = scale(value) as number | undefined;
    return place === undefined || Number.isNaN(place) ? places[0] : place;
  };
  return Object.assign(at, { invert: (place: number) => scale.invert(place), ends });
}

export function ticksOf({ ends, log, ticks = 4, format = String, name }: Axis): { at: number; label: string }[] {
  const list: readonly Tick[] =
    typeof ticks !== 'number' ? ticks : (log ? scaleLog() : scaleLinear()).domain(ends).ticks(ticks);
  const all = list.map((tick) =>
    typeof tick === 'number' ? { at: tick, label: format(tick).replace('-', '−') } : { at: tick[0], label: tick[1] },
  );
  return all.map((tick, k) => (name && k === all.length - 1 ? { ...tick, label: `${tick.label} ${name}` } : tick));
}

export type Anchor = 'start' | 'middle' | 'end';
interface Placed {
  readonly label: string;
  readonly place: number;
  readonly anchor: Anchor;
}

/** About as wide as a label is drawn: a Han character is twice a digit. */
const widthOf = (label: string): number => [...label].reduce((sum, one) => sum + (one > '\u2e80' ? 13 : 6.5), 0);
const gap = 6;

/** Labels of one line that do not touch: the last one stands, and of the others those that have room, the first before all. */
export function withRoom<Label extends Placed>(labels: readonly Label[]): Label[] {
  const reach = ({ label, place, anchor }: Placed): [number, number] => {
    const width = widthOf(label);
    const left = place - { start: 0, middle: width / 2, end: width }[anchor];
    return [left, left + width];
  };
  const fits = (one: Placed, others: readonly Placed[]) =>
    others.every((other) => {
      const [[from, to], [left, right]] = [reach(one), reach(other)];
      return to + gap <= left || right + gap <= from;
    });
  const [first, ...rest] = labels;
  const kept: Label[] = [];
  for (const one of [...rest.slice(-1), ...(first ? [first] : []), ...rest.slice(0, -1).reverse()]) {
    if (fits(one, kept)) kept.push(one);
  }
  return labels.filter((one) => kept.includes(one));
}

/** The middles of side × side squares that fill −end … end in both directions, from the top left: x and y of each in turn. */
export const middlesOf = (side: number, end: number): Float64Array =>
  Float64Array.from({ length: 2 * side * side }, (_, k) => {
    const place = Math.floor(k / 2);
    const at = k % 2 ? side - 1 - Math.floor(place / side) : place % side;
    return -end + (2 * end * (at + 0.5)) / side;
  });
