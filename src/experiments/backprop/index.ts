/** The experiments of the chapter on backpropagation. */
import type { Experiments } from '../experiment.ts';
import { depth } from './depth.ts';
import { gradients } from './gradients.ts';

export const experiments: Experiments = { gradients, depth };
