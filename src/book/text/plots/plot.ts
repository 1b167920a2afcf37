/**
 * A recorded curve as data: which numbers of which record lie on it, and what its axes are called. The build draws it with its
 * table; every seed that the record holds stands behind the mean as dots.
 */
import type { Lang } from '../../../i18n/lang.ts';
import { at, numberAt, type Records } from '../records.ts';

export type Both = Readonly<Record<Lang, string>>;
export type Point = readonly [x: number, y: number];

/** A part of a record whose keys are numbers, as points: of what stands at `path` under each key. */
export const overKeys =
  (path: string) =>
  (one: unknown): Point[] =>
    Object.keys(one as object)
      .filter((key) => key !== '' && Number.isFinite(Number(key)) && key !== 'seed')
      .map((key): Point => [Number(key), numberAt(one, `[${key}].${path}`)])
      .sort(([a], [b]) => a - b);

interface Axis {
  readonly label: Both;
  /** How its numbers are written: see records.ts. */
  readonly as: string;
  readonly log?: true;
  /** Where it ends; what the points need, where it is not said. */
  readonly ends?: Point;
  /** Where numbers stand; else about five of them. */
  readonly ticks?: readonly number[];
}

export interface Curve {
  readonly name: Both;
  /** The kind of quantity, for its colour. */
  readonly kind: 'forward' | 'parameter' | 'target' | 'backward' | 'optimiser' | 'ink';
  /** From what a seed gave, or the mean of all. */
  readonly points: (one: unknown) => readonly Point[];
}

export interface RecordedPlot {
  /** The record: chapter.experiment. */
  readonly of: string;
  /** What it shows, in a sentence. */
  readonly says: Both;
  readonly x: Axis;
  readonly y: Axis;
  readonly curves: readonly Curve[];
  /** Where y is x. */
  readonly diagonal?: true;
  /** A height to compare with, by its path in the records. */
  readonly level?: {
    readonly of: string;
    readonly name: Both /** Over which x its name stands. */;
    readonly x: number;
  };
}

export type RecordedPlots = Readonly<Record<string, RecordedPlot>>;

export interface DrawnCurve extends Curve {
  readonly mean: readonly Point[];
  readonly seeds: readonly (readonly Point[])[];
}

/** The points of every curve: of the mean, and of every seed that the record holds. */
export function curvesOf({ of, curves }: RecordedPlot, records: Records): DrawnCurve[] {
  const record = at(records, of) as { readonly seed?: Readonly<Record<string, unknown>> };
  return curves.map((curve) => ({
    ...curve,
    mean: curve.points(record),
    seeds: Object.values(record.seed ?? {}).map(curve.points),
  }));
}
