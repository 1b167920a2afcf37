/** Every slip that is made in the engine. */
import { dataSlips } from './data.ts';
import { exportSlips } from './exports.ts';
import { kernelSlips } from './kernels.ts';
import { learnSlips } from './learn.ts';
import { modelSlips } from './model.ts';
import { nnSlips } from './nn.ts';
import { optimiserSlips } from './optimisers.ts';
import type { Slip } from './slip.ts';

export const slips: readonly Slip[] = [
  ...nnSlips,
  ...optimiserSlips,
  ...modelSlips,
  ...learnSlips,
  ...dataSlips,
  ...kernelSlips,
  ...exportSlips,
];
