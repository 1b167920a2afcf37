/** The optimisers by the names of the reader's door. */
import { adagrad } from './adagrad.ts';
import { adam } from './adam.ts';
import { adamw } from './adamw.ts';
import { momentum, nesterov } from './momentum.ts';
import type { Optimiser } from './optimiser.ts';
import { rmsprop } from './rmsprop.ts';
import { sgd } from './sgd.ts';

export type OptimiserName =
  | 'sgd'
  | 'momentum'
  | 'nesterov'
  | 'rmsprop'
  | 'adagrad'
  | 'adam'
  | 'adamw'
  | 'adam-textbook';

export const optimisers: Readonly<Record<OptimiserName, (options: { learningRate?: number }) => Optimiser>> = {
  sgd,
  momentum,
  nesterov,
  rmsprop,
  adagrad,
  adam,
  adamw,
  'adam-textbook': (options) => adam({ ...options, form: 'textbook' }),
};
