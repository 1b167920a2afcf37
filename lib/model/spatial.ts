/**
 * Layers whose numbers have places in an image: convolution and max-pooling between the arrays of a network. Chapter:
 * interpretability.
 */

import { convolutionExtent } from '../nn/convolution.ts';
import type { Kernels } from '../nn/kernels.ts';
import type { Numbers } from '../nn/numbers.ts';
import type { Built, Spatial } from './built.ts';
import type { Conv2dLayer, MaxPooling2dLayer } from './layers.ts';

/** `input`: [rows, columns, channels]. */
export function spatialOf(layer: Conv2dLayer | MaxPooling2dLayer, input: readonly number[]): Spatial {
  const [rows = 1, columns = 1, channels = 1] = input;
  const image = { rows, columns, channels };
  if (layer.kind === 'maxPooling2d') return { kind: layer.kind, shape: { ...image, size: layer.poolSize } };
  const [kernelRows, kernelColumns] = layer.kernelSize;
  const { filters, padding, kind } = layer;
  return { kind, shape: { ...image, kernelRows, kernelColumns, filters, padding } };
}

/** The shape of what one image becomes: [rows, columns, channels]. */
export function outputOf(at: Spatial): [number, number, number] {
  if (at.kind === 'maxPooling2d') {
    const { rows, columns, channels, size } = at.shape;
    return [Math.floor(rows / size), Math.floor(columns / size), channels];
  }
  const { outRows, outColumns } = convolutionExtent(at.shape);
  return [outRows, outColumns, at.shape.filters];
}

/** z from x; what pooling gives is its output already. */
export function spatialForward(
  kernels: Kernels,
  at: Spatial,
  { z, weights, biases }: Built,
  x: Numbers,
  m: number,
): void {
  if (at.kind === 'maxPooling2d')
    kernels.maxPool(z, x, m, at.shape); // eq: max-pool
  else kernels.convolve(z, x, weights.values, biases.values, m, at.shape); // eq: convolution
}

/** ∂L/∂x from delta. `x` is what went in: a window's slope goes to its largest. */
export function spatialInputGradient(
  kernels: Kernels,
  at: Spatial,
  { delta, weights }: Built,
  dx: Numbers,
  x: Numbers,
  m: number,
): void {
  if (at.kind === 'maxPooling2d') kernels.maxPoolGradient(dx, delta, x, m, at.shape);
  else kernels.convolutionInputGradient(dx, delta, weights.values, m, at.shape);
}
