/** The experiments of the chapter on losses. */
import type { Experiments } from '../experiment.ts';
import { mistakes } from './mistakes.ts';
import { slowStart } from './slow-start.ts';
import { smoothing } from './smoothing.ts';
import { whoCosts } from './who-costs.ts';

export const experiments: Experiments = { 'slow-start': slowStart, 'who-costs': whoCosts, mistakes, smoothing };
