/** How a network's whole loss is spread over the digits, and what the dearest bear of it. Chapter: loss. */
import type { Cost } from '../../../lib/model/reading.ts';
import { tenTo } from '../../../lib/nn/decimal.ts';

/** Powers of ten: a bin from 10^k to 10^(k+1); the first holds all that is smaller, the last all that is larger. */
export const lowest = -7;
export const highest = 1;
/** So many are named. */
const named = 12;

export interface Bin {
  /** Lower edge is 10^power. */
  readonly power: number;
  readonly count: number;
  /** Part of the digits, and of the sum of all losses. */
  readonly share: number;
  readonly burden: number;
}

/** What is told of a list of costs. */
export interface Told {
  readonly count: number;
  readonly mean: number;
  readonly median: number;
  readonly wrong: number;
  /** What the dearest hundredth bears of the loss. */
  readonly burden: number;
  readonly bins: readonly Bin[];
  /** MNIST's images do not come with the page. */
  readonly dearest: readonly (Pick<Cost, 'index' | 'label' | 'predicted' | 'loss'> & Partial<Pick<Cost, 'pixels'>>)[];
}

/** `costs`: the dearest first. */
export function toldOf(costs: readonly Cost[]): Told {
  const count = costs.length;
  return {
    ...{ count, mean: total(costs) / count, median: costs[Math.floor(count / 2)].loss },
    wrong: costs.filter(({ predicted, label }) => predicted !== label).length,
    ...{ burden: burdenOfDearest(costs, 0.01), bins: binsOf(costs), dearest: costs.slice(0, named) },
  };
}

export function binsOf(costs: readonly Cost[]): Bin[] {
  const sum = total(costs);
  return Array.from({ length: highest - lowest + 1 }, (_, k) => {
    const power = lowest + k;
    const low = k === 0 ? 0 : tenTo(power);
    const high = power === highest ? Number.POSITIVE_INFINITY : tenTo(power + 1);
    const inside = costs.filter(({ loss }) => loss >= low && loss < high);
    return { power, count: inside.length, share: inside.length / costs.length, burden: total(inside) / sum };
  });
}

/** Sum of the losses, and the mean. eq: batch-mean */
export const total = (costs: readonly Cost[]): number => costs.reduce((sum, { loss }) => sum + loss, 0);

/** The part of the whole loss that the dearest `part` of the digits bear; at least one digit. `costs`: the dearest first. */
export function burdenOfDearest(costs: readonly Cost[], part: number): number {
  return total(costs.slice(0, Math.max(1, Math.round(part * costs.length)))) / total(costs);
}

export const byCost = (costs: Cost[]): Cost[] => costs.sort((a, b) => b.loss - a.loss);
