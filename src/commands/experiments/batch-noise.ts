/** The experiment behind the figure on the batch size: noise at three ages, and three trainings. Chapter: gradient-descent. */
import type { Dataset, Kernels } from '../../../lib/index.ts';
import { roundsOfPlay } from '../../widgets/batch-noise/model.ts';
import { noiseRecord } from '../../widgets/batch-noise/record.ts';

/** What the figure itself comes to with seed 1. */
export const batchNoiseOf = (data: Dataset, kernels: () => Kernels) => noiseRecord(data, 1, roundsOfPlay, kernels);
