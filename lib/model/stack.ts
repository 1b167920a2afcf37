/** The layers of a Sequential one behind the other: which may follow which, and the shape of what each gives. */
import { Problem } from '../problem.ts';
import type { Spatial } from './built.ts';
import type { BuiltLayer, Conv2dLayer, Layer, MaxPooling2dLayer } from './layers.ts';
import { outputOf, spatialOf } from './spatial.ts';
import { recurrentCounts } from './time.ts';

/** A layer with the shape of one example's input and output, and what it learns. */
export interface Stage {
  readonly layer: Layer;
  readonly input: readonly number[];
  readonly output: readonly number[];
  readonly weights: number;
  readonly biases: number;
  /** U of a recurrent layer. */
  readonly recurrent: number;
  /** Where its numbers have places in an image. */
  readonly spatial: Spatial | null;
}

export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);

export const isBuilt = (layer: Layer): layer is BuiltLayer => layer.kind !== 'dropout' && layer.kind !== 'flatten';

/** Throws Problem 'input-rank', 'layer-place', 'range'. */
export function stagesOf(layers: readonly Layer[], inputShape: readonly number[]): Stage[] {
  let input = inputShape;
  return layers.map((layer, k) => {
    if (layer.kind === 'dropout') checkDropout(layers, k);
    else checkRank(layer, input);
    const stage = stageOf(layer, input);
    input = stage.output;
    return stage;
  });
}

function stageOf(layer: Layer, input: readonly number[]): Stage {
  switch (layer.kind) {
    case 'dense': {
      const weights = sizeOf(input) * layer.units;
      return { layer, input, output: [layer.units], weights, biases: layer.units, recurrent: 0, spatial: null };
    }
    case 'conv2d': {
      checkKernel(layer, input);
      const spatial = spatialOf(layer, input);
      const weights = sizeOf(layer.kernelSize) * (input[2] ?? 1) * layer.filters;
      return { layer, input, output: outputOf(spatial), weights, biases: layer.filters, recurrent: 0, spatial };
    }
    case 'maxPooling2d': {
      checkPool(layer, input);
      const spatial = spatialOf(layer, input);
      return { layer, input, output: outputOf(spatial), ...nothing, spatial };
    }
    case 'simpleRNN':
    case 'gru': {
      const [steps = 1] = input;
      const output = layer.returnSequences ? [steps, layer.units] : [layer.units];
      return { layer, input, output, ...recurrentCounts(layer, input), spatial: null };
    }
    case 'flatten':
      return { layer, input, output: [sizeOf(input)], ...nothing, spatial: null };
    case 'dropout':
      return { layer, input, output: input, ...nothing, spatial: null };
  }
}

const nothing = { weights: 0, recurrent: 0, biases: 0 };

/** The article's erratum: what is flat already cannot be flattened from 28 × 28. */
function checkRank(layer: Exclude<Layer, { kind: 'dropout' }>, input: readonly number[]): void {
  const isFlat = input.length === 1;
  const [fits, expected] =
    layer.kind === 'dense'
      ? [isFlat, '1']
      : layer.kind === 'flatten'
        ? [!isFlat, '2, 3, …']
        : layer.kind === 'simpleRNN' || layer.kind === 'gru'
          ? [input.length === 2, '2']
          : [input.length === 3, '3'];
  if (!fits) throw new Problem('input-rank', { where: layer.kind, expected, found: `[${input.join(', ')}]` });
}

function checkDropout(layers: readonly Layer[], k: number): void {
  const found = layers[k - 1]?.kind ?? 'Input';
  const isBehind = layers.slice(0, k).some(isBuilt) && found !== 'dropout';
  if (!isBehind) {
    const expected = 'dense, conv2d, maxPooling2d, simpleRNN, gru';
    throw new Problem('layer-place', { layer: k + 1, kind: 'dropout', expected, found });
  }
}

function checkKernel({ kernelSize, padding }: Conv2dLayer, [rows = 1, columns = 1]: readonly number[]): void {
  if (padding === 'same' || (kernelSize[0] <= rows && kernelSize[1] <= columns)) return;
  const found = kernelSize.join(' × ');
  throw new Problem('range', { where: 'conv2d: kernelSize', expected: `≤ ${rows} × ${columns}`, found });
}

function checkPool({ poolSize }: MaxPooling2dLayer, [rows = 1, columns = 1]: readonly number[]): void {
  if (poolSize <= Math.min(rows, columns)) return;
  const expected = `≤ ${Math.min(rows, columns)}`;
  throw new Problem('range', { where: 'maxPooling2d: poolSize', expected, found: poolSize });
}
