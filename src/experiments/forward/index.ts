/** The experiments of the chapter on the forward pass. */
import type { Experiments } from '../experiment.ts';
import { deepOrWide } from './deep-or-wide.ts';
import { pieces } from './pieces.ts';
import { reader } from './through-the-layers.ts';
import { linear, oneLayer } from './without-activation.ts';

export const experiments: Experiments = { reader, linear, 'one-layer': oneLayer, pieces, 'deep-or-wide': deepOrWide };
