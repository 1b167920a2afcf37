/** What the six small plots show of a trace: lines over the steps, and the ends of their scales. */
import type { Constants, Moment } from '../../experiments/gradient-descent/adam/apart.ts';
import { exponentOf } from '../../experiments/gradient-descent/adam/spread.ts';
import { raised, short } from './numbers.ts';

export const plotNames = ['gradient', 'corrections', 'mean', 'rate', 'root', 'step'] as const;
export type PlotName = (typeof plotNames)[number];
export type Kind = 'stems' | 'bold' | 'thin';

export interface Series {
  readonly name: 'g' | 'm' | 'mHat' | 'v' | 'vHat' | 'c1' | 'c2' | 'rate' | 'step';
  readonly kind: Kind;
  readonly role: 'backward' | 'optimiser';
  readonly values: readonly (number | null)[];
}

export interface PlotData {
  readonly name: PlotName;
  readonly series: readonly Series[];
  /** Ends of the scale, exponents of ten where it is logarithmic. */
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  /** Dashed lines at ± so much. */
  readonly bound?: number;
}

const largest = (lists: readonly (readonly (number | null)[])[]): number =>
  lists.flat().reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0) || 1;

function signed(name: PlotName, series: readonly Series[], bound?: number): PlotData {
  const high = Math.max(largest(series.map(({ values }) => values)), (bound ?? 0) * 1.15);
  const edge = bound ?? high;
  const ticks = [edge, 0, -edge].map((at) => ({ at, text: short(at, 2) }));
  return { name, series, low: -high, high, log: false, ticks, ...(bound !== undefined && { bound }) };
}

function upward(name: PlotName, series: readonly Series[]): PlotData {
  const high = largest(series.map(({ values }) => values));
  return { name, series, low: 0, high, log: false, ticks: [0, high].map((at) => ({ at, text: short(at, 2) })) };
}

function powers(name: PlotName, series: readonly Series[]): PlotData {
  const exponents = series.flatMap(({ values }) => values.flatMap((one) => (one ? [exponentOf(one)] : [])));
  const from = exponents.length > 0 ? Math.floor(Math.min(...exponents) + 1e-9) : -1;
  const to = exponents.length > 0 ? Math.max(from + 1, Math.ceil(Math.max(...exponents) - 1e-9)) : from + 1;
  const apart = Math.ceil((to - from) / 4);
  const ticks = Array.from({ length: to - from + 1 }, (_, k) => from + k)
    .filter((exponent) => (exponent - from) % apart === 0)
    .map((at) => ({ at, text: at === 0 ? '1' : `10${at === 1 ? '' : raised(at)}` }));
  return { name, series, low: from, high: to, log: true, ticks };
}

export function plotsOf(trace: readonly Moment[], { learningRate }: Constants, corrected: boolean): PlotData[] {
  const list = (of: (moment: Moment) => number | null) => trace.map(of);
  const used = (on: boolean): Kind => (on ? 'bold' : 'thin');
  const opt = { role: 'optimiser' } as const;
  const one = (name: Series['name'], kind: Kind, of: (moment: Moment) => number | null): Series => ({
    ...opt,
    ...{ name, kind, values: list(of) },
  });
  const hat = (series: Series): Series[] => (corrected ? [series] : []);
  const moved = (of: (moment: Moment) => number) => (moment: Moment) => (moment.v === 0 ? null : of(moment));
  return [
    signed('gradient', [{ name: 'g', kind: 'stems', role: 'backward', values: list(({ g }) => g) }]),
    powers('corrections', [
      one('c1', 'bold', ({ share1 }) => 1 / share1),
      one('c2', 'thin', ({ share2 }) => 1 / share2),
    ]),
    signed('mean', [one('m', used(!corrected), ({ m }) => m), ...hat(one('mHat', 'bold', ({ mHat }) => mHat))]),
    powers('rate', [
      one(
        'rate',
        'bold',
        moved(({ rate }) => rate),
      ),
    ]),
    upward('root', [
      one('v', used(!corrected), ({ v }) => Math.sqrt(v)),
      ...hat(one('vHat', 'bold', ({ vHat }) => Math.sqrt(vHat))),
    ]),
    signed('step', [one('step', 'stems', ({ step }) => step)], learningRate),
  ];
}
