/** What the six small plots show of a trace: lines over the steps, and their scales. */
import type { Constants, Moment } from '../../../experiments/gradient-descent/adam/apart.ts';
import { exponentOf } from '../../../experiments/gradient-descent/adam/spread.ts';
import { short } from '../../../kit/numbers.ts';
import { type Axis, powersAxis, type Tick } from '../../../kit/scale.ts';

export type PlotName = 'gradient' | 'corrections' | 'mean' | 'rate' | 'root' | 'step';

export interface Series {
  readonly name: 'g' | 'm' | 'mHat' | 'v' | 'vHat' | 'c1' | 'c2' | 'rate' | 'step';
  readonly form: 'stems' | 'bold' | 'thin';
  readonly values: readonly (number | null)[];
}
export interface PlotData {
  readonly name: PlotName;
  readonly series: readonly Series[];
  readonly y: Axis;
  /** Dashed lines at ± so much. */
  readonly bound?: number;
}

const every = (series: readonly Series[]) => series.flatMap(({ values }) => values.map((value) => value ?? 0));
const largest = (series: readonly Series[]) => Math.max(...every(series).map(Math.abs)) || 1;
const ticksAt = (places: readonly number[]) => places.map((at): Tick => [at, short(at, 2)]);

function signed(name: PlotName, series: readonly Series[], bound?: number): PlotData {
  const high = Math.max(largest(series), (bound ?? 0) * 1.15);
  const edge = bound ?? high;
  return { name, series, bound, y: { ends: [-high, high], ticks: ticksAt([edge, 0, -edge]) } };
}

function upward(name: PlotName, series: readonly Series[]): PlotData {
  const high = largest(series);
  return { name, series, y: { ends: [0, high], ticks: ticksAt([0, high]) } };
}

function powers(name: PlotName, series: readonly Series[]): PlotData {
  const exponents = every(series).flatMap((value) => (value ? [exponentOf(value)] : []));
  const from = exponents.length > 0 ? Math.floor(Math.min(...exponents) + 1e-9) : -1;
  const to = exponents.length > 0 ? Math.max(from + 1, Math.ceil(Math.max(...exponents) - 1e-9)) : from + 1;
  return { name, series, y: powersAxis(from, to) };
}

export function plotsOf(trace: readonly Moment[], { learningRate }: Constants, corrected: boolean): PlotData[] {
  const one = (name: Series['name'], form: Series['form'], of: (moment: Moment) => number | null): Series => ({
    ...{ name, form, values: trace.map(of) },
  });
  const bare = corrected ? 'thin' : 'bold';
  const hat = (name: Series['name'], of: (moment: Moment) => number) => (corrected ? [one(name, 'bold', of)] : []);
  return [
    signed('gradient', [one('g', 'stems', ({ g }) => g)]),
    powers('corrections', [
      one('c1', 'bold', ({ share1 }) => 1 / share1),
      one('c2', 'thin', ({ share2 }) => 1 / share2),
    ]),
    signed('mean', [one('m', bare, ({ m }) => m), ...hat('mHat', ({ mHat }) => mHat)]),
    powers('rate', [one('rate', 'bold', ({ v, rate }) => (v === 0 ? null : rate))]),
    upward('root', [one('v', bare, ({ v }) => Math.sqrt(v)), ...hat('vHat', ({ vHat }) => Math.sqrt(vHat))]),
    signed('step', [one('step', 'stems', ({ step }) => step)], learningRate),
  ];
}
