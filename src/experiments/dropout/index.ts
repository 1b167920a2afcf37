/** The experiments of the chapter on overfitting and dropout. */
import type { Experiments } from '../experiment.ts';
import { curves, remedies } from './remedies.ts';
import { penalties, rates, sizes, stopping } from './strengths.ts';

export const experiments: Experiments = { remedies, curves, sizes, penalties, rates, stopping };
