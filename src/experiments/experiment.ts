/**
 * What an experiment is: a plain function from data, settings and a seed to numbers. `npm run records` writes what all its
 * seeds gave into content/records/<chapter>/<experiment>.json; a page that measures again asks for one seed more.
 */
import type { Dataset } from '../../lib/data/dataset.ts';
import type { Layers } from '../../lib/model/reading.ts';
import type { Kernels } from '../../lib/nn/kernels.ts';

/** What an experiment is given. */
export interface Bench {
  readonly data: Dataset;
  readonly kernels: () => Kernels;
  /** The small network that comes with the site. */
  readonly reader: Layers;
}

export interface Experiment<One extends object = object> {
  /** Images that it takes of either part of the data set, the first so many. */
  readonly images: { readonly train: number; readonly test: number };
  /** It asks the network that comes with the site. */
  readonly reader?: true;
  /** About so long a seed takes in Node, in seconds. */
  readonly seconds: number;
  /** None where nothing is drawn by chance. */
  readonly seeds?: readonly number[];
  measure(bench: Bench, seed: number): One;
  /** What only all seeds together tell: the best setting, the lowest and the highest. */
  summary?(ones: readonly One[], means: One): object;
}

/** The experiments of a chapter, by the names of their records. */
export type Experiments = Readonly<Record<string, Experiment>>;

/** Ties what `summary` takes to what `measure` gives. */
export const experiment = <One extends object>(one: Experiment<One>): Experiment => one as unknown as Experiment;

/** The record: the means at its top, then what all seeds together tell, then what each seed gave. */
export function recordOf({ seeds, measure, summary }: Experiment, bench: Bench): object {
  if (!seeds) return measure(bench, 1);
  const ones = seeds.map((seed) => measure(bench, seed));
  const means = meanOf(ones);
  const bySeed = Object.fromEntries(seeds.map((seed, k) => [seed, ones[k]]));
  return { ...means, ...summary?.(ones, means), seed: bySeed };
}

export const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

/** Of things of one shape, number by number. */
export function meanOf<One>(ones: readonly One[]): One {
  const [first] = ones;
  if (typeof first === 'number') return mean(ones as readonly number[]) as One;
  if (Array.isArray(first)) return first.map((_, k) => meanOf(ones.map((one) => (one as unknown[])[k]))) as One;
  if (typeof first !== 'object' || first === null) throw new Error(`no mean of ${String(first)}`);
  const keys = Object.keys(first) as (keyof One)[];
  return Object.fromEntries(keys.map((key) => [key, meanOf(ones.map((one) => one[key]))])) as One;
}

/** The ends of what the seeds gave. */
export const endsOf = (values: readonly number[]) => ({ lowest: Math.min(...values), highest: Math.max(...values) });
