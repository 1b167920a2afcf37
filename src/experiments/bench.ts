/** What an experiment is given. */
import type { Dataset, Kernels } from '../../lib/index.ts';

export interface Bench {
  readonly data: Dataset;
  readonly kernels: () => Kernels;
}
