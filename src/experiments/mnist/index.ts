/** The experiments of the chapter on the program. */
import type { Experiments } from '../experiment.ts';
import { linear, neighbours } from './baselines.ts';
import { data } from './data-facts.ts';
import { forgottenScale, largeRate } from './mishaps.ts';
import { mistakes, run } from './program.ts';
import { tenthsApart } from './tenths.ts';

export const experiments: Experiments = {
  ...{ data, run, mistakes, tenths: tenthsApart },
  ...{ linear, neighbours },
  ...{ 'large-rate': largeRate, 'forgotten-scale': forgottenScale },
};
