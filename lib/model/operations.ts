/**
 * How many multiplications, each with an addition, a Sequential takes for one example: those of its sums over weights where both
 * factors exist (no bias, activation, padding, or state before the first). Two floating-point operations each. Chapters: rise,
 * challenges.
 */
import { type ConvolutionShape, convolutionExtent } from '../nn/convolution.ts';
import type { Layer } from './layers.ts';
import { isBuilt, type Stage, stagesOf } from './stack.ts';

export interface Operations {
  readonly name: string;
  /** z from x. */
  readonly forward: number;
  /** Of a training step: once more for the weights' gradient, and once for what goes further down or back in time. */
  readonly step: number;
}

/** A line a layer that computes. Nobody asks the first one for the gradient in its input. */
export function operationsOf(layers: readonly Layer[], inputShape: readonly number[]): Operations[] {
  const stages = stagesOf(layers, inputShape).filter(({ layer }) => isBuilt(layer));
  return stages.map((stage, k) => {
    const { fromInput, fromStates } = sumsOf(stage);
    const forward = fromInput + fromStates;
    return { name: stage.layer.kind, forward, step: 2 * forward + (k > 0 ? fromInput : 0) + fromStates };
  });
}

function sumsOf({ layer, input, weights, recurrent, spatial }: Stage): { fromInput: number; fromStates: number } {
  if (spatial?.kind === 'conv2d') return { fromInput: convolved(spatial.shape), fromStates: 0 };
  const [steps = 1] = layer.kind === 'simpleRNN' || layer.kind === 'gru' ? input : [];
  return { fromInput: steps * weights, fromStates: (steps - 1) * recurrent };
}

/** Over all places of the kernel that lie in the image. */
function convolved(shape: ConvolutionShape): number {
  const { outRows, outColumns, top, left } = convolutionExtent(shape);
  const within = (places: number, kernel: number, before: number, size: number): number => {
    let count = 0;
    for (let i = -before; i < places - before; i++) count += Math.min(i + kernel, size) - Math.max(i, 0);
    return count;
  };
  const rows = within(outRows, shape.kernelRows, top, shape.rows);
  const columns = within(outColumns, shape.kernelColumns, left, shape.columns);
  return rows * columns * shape.channels * shape.filters;
}
