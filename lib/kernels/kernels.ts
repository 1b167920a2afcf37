/** Where src/widgets looks for these; goes with it. */
export type { ActivationName } from '../nn/activations.ts';
export type { Kernels, PixelBatch, PixelKernels } from '../nn/kernels.ts';
export type { Labels, Numbers } from '../nn/numbers.ts';
