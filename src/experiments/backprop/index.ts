/** The experiments of the chapter on backpropagation. */
import type { Experiments } from '../experiment.ts';
import { alike } from './alike.ts';
import { depth } from './depth.ts';
import { gradients } from './gradients.ts';
import { growth } from './growth.ts';

export const experiments: Experiments = { gradients, depth, growth, alike };
