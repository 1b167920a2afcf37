/** What the dearest digits bear of a network's whole loss. Chapter: loss. */
import type { Cost } from '../../../lib/model/reading.ts';

/** Sum of the losses, and the mean. eq: batch-mean */
export const total = (costs: readonly Cost[]): number => costs.reduce((sum, { loss }) => sum + loss, 0);

/** The part of the whole loss that the dearest `part` of the digits bear; at least one digit. `costs`: the dearest first. */
export function burdenOfDearest(costs: readonly Cost[], part: number): number {
  return total(costs.slice(0, Math.max(1, Math.round(part * costs.length)))) / total(costs);
}

export const byCost = (costs: Cost[]): Cost[] => costs.sort((a, b) => b.loss - a.loss);
