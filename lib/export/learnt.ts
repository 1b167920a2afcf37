/**
 * What a network has learnt, by name: the layers of any Sequential with the arrays of each, in Keras's names, orders and shapes.
 * Chapter: mnist (*Take it home*).
 */
import { weightsSha256 } from '../model/fingerprint.ts';
import type { Sequential } from '../model/sequential.ts';
import { isBuilt, type Stage, sizeOf, stagesOf } from '../model/stack.ts';
import { producer } from './trained.ts';

/** A layer with its name (`conv2d_1`, `maxPooling2d_2`, `dense_3`; of dropout and flatten '') and the arrays that it learns. */
export interface NamedStage extends Stage {
  readonly name: string;
  readonly parts: readonly Part[];
}

export interface Part {
  /** kernel, recurrent_kernel, bias */
  readonly of: string;
  readonly shape: readonly number[];
}

/** The stages of a network of these layers, its arrays in the order of `getWeights`. */
export function namedStages({ layers, inputShape }: Pick<Sequential, 'layers' | 'inputShape'>): NamedStage[] {
  let count = 0;
  return stagesOf(layers, inputShape).map((stage) => {
    const name = isBuilt(stage.layer) ? `${stage.layer.kind}_${++count}` : '';
    return { ...stage, name, parts: partsOf(stage) };
  });
}

function partsOf({ layer, input, weights, recurrent, biases }: Stage): Part[] {
  if (weights === 0) return [];
  const above =
    layer.kind === 'conv2d' ? [...layer.kernelSize, input[2] ?? 1] : [recurrent > 0 ? (input[1] ?? 1) : sizeOf(input)];
  const wide = weights / sizeOf(above);
  return [
    { of: 'kernel', shape: [...above, wide] },
    ...(recurrent > 0 ? [{ of: 'recurrent_kernel', shape: [recurrent / wide, wide] }] : []),
    { of: 'bias', shape: biases > wide ? [biases / wide, wide] : [wide] },
  ];
}

/** What is told of a network beside its numbers, the same in every format. */
export function sequentialTexts(model: Sequential): Record<string, string> {
  return {
    format: 'deep-learning-live sequential 1',
    producer,
    input_shape: JSON.stringify(model.inputShape),
    layers: JSON.stringify(model.layers),
    weights_sha256: weightsSha256(model.getWeights().map((values) => Float32Array.from(values))),
  };
}
