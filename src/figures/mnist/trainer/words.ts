/** What the words of both languages are made from: names of the field, numbers as sentences write them. */
import type { Settings } from '../../../../lib/model/settings.ts';
import { brief, fixed } from '../../../kit/numbers.ts';

/** Where a run stands, for a sentence. */
export interface Stand {
  readonly epoch: number;
  readonly epochs: number;
  readonly step: number;
  readonly steps: number;
  readonly loss: number;
  readonly accuracy: number;
}

export const optimisers: Record<Settings['optimizer'], string> = {
  sgd: 'SGD',
  momentum: 'SGD + momentum',
  nesterov: 'SGD + Nesterov',
  rmsprop: 'RMSProp',
  adagrad: 'AdaGrad',
  adam: 'Adam (Keras)',
  adamw: 'AdamW',
  'adam-textbook': 'Adam (textbook, PyTorch)',
};

export const activations: Record<Settings['layers'][number]['activation'], string> = {
  relu: 'ReLU',
  leaky_relu: 'Leaky ReLU',
  sigmoid: 'sigmoid',
  tanh: 'tanh',
  linear: 'linear',
};

/** A loss in a sentence. */
export const loss = (value: number): string => brief(value, 3);

/** Megabytes, of a million bytes. */
export const mb = (bytes: number): string => fixed(bytes / 1e6, 1);
