/** The experiments of the chapter on the forward pass. */
import type { Experiments } from '../experiment.ts';
import { reader } from './through-the-layers.ts';
import { linear } from './without-activation.ts';

export const experiments: Experiments = { reader, linear };
