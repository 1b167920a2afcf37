/** The experiments of the chapter on overfitting and dropout. */
import type { Experiments } from '../experiment.ts';
import { descent } from './descent.ts';
import { curves, remedies } from './remedies.ts';
import { steps } from './steps.ts';
import { penalties, rates, sizes, stopping } from './strengths.ts';
import { averages, refit, together } from './together.ts';

export const experiments: Experiments = {
  remedies,
  curves,
  sizes,
  penalties,
  rates,
  stopping,
  together,
  averages,
  refit,
  steps,
  descent,
};
