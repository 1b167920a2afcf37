/**
 * What of the data is here. Images arrive from the first on while a run may already be using them.
 */
import type { Dataset } from '../../lib/data/dataset.ts';
import type { Report } from './protocol.ts';

export type DataReport = Omit<Extract<Report, { type: 'data' }>, 'type'>;

export interface Arrivals {
  readonly report: DataReport;
  /** The data, its arrays filling up; null until their sizes are known, and where the site has none. */
  readonly dataset: Dataset | null;
  /** Training images here, from the first on. */
  readonly train: number;
  /** Whether the whole test set is here. */
  readonly test: boolean;
}

/** Fetches the data, telling what is here as it comes. Rejected with a Problem when the road is cut. */
export type LoadData = (base: string, tell: (arrivals: Arrivals) => void) => Promise<void>;

export const isComplete = ({ dataset, train, test }: Arrivals): boolean => train === dataset?.train.count && test;
