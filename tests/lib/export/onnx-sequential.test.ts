/** Any network of the engine, convolutional or recurrent, says the same in ONNX Runtime. */
import * as ort from 'onnxruntime-web';
import { beforeAll, describe, expect, it } from 'vitest';
import { sequentialOnnx } from '../../../lib/export/onnx-sequential.ts';
import { referenceKernels } from '../../../lib/kernels/reference.ts';
import { rows } from '../../../lib/model/input.ts';
import { conv2d, dense, dropout, flatten, maxPooling2d } from '../../../lib/model/layers.ts';
import { type Sequential, sequential } from '../../../lib/model/sequential.ts';
import { randomImageDesign } from '../../support/random-image-network.ts';
import { randomSequenceDesign } from '../../support/random-sequence-network.ts';
import { withRandomWeights } from '../../support/random-sequentials.ts';
import { draw, stream } from '../kernels/sets.ts';

beforeAll(() => {
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
});

const kernels = referenceKernels({ precision: 'float32' });

/** Outputs [count, n] from ONNX Runtime. */
async function byRuntime(model: Sequential, x: Float32Array): Promise<number[]> {
  const session = await ort.InferenceSession.create(sequentialOnnx(model), { executionProviders: ['wasm'] });
  try {
    const dims = [x.length / model.nInput, model.nInput];
    const { y } = await session.run({ x: new ort.Tensor('float32', x, dims) });
    return [...(y!.data as Float32Array)];
  } finally {
    await session.release();
  }
}

async function differenceOf(model: Sequential, random: () => number): Promise<number> {
  const x = draw(random, 5 * model.nInput);
  const [found, expected] = [await byRuntime(model, x), [...model.predict(rows(x, model.nInput))]];
  expect(new Set(expected.map((value) => value.toFixed(4))).size).toBeGreaterThan(1);
  expect(found).toHaveLength(expected.length);
  return Math.max(...found.map((value, k) => Math.abs(value - expected[k]!) / (1 + Math.abs(expected[k]!))));
}

describe('a network as ONNX', () => {
  it('says the same of five sequences, whatever its recurrent layers', async () => {
    const kinds = new Set<string>();
    for (let seed = 1; seed <= 40; seed++) {
      const random = stream(seed);
      const { layers, inputShape = [] } = randomSequenceDesign(seed);
      for (const layer of layers) {
        if (layer.kind === 'gru') kinds.add(`gru ${layer.resetAfter ? 'after' : 'before'} ${layer.returnSequences}`);
        if (layer.kind === 'simpleRNN') kinds.add(`${layer.activation} ${layer.returnSequences}`);
      }
      const model = withRandomWeights(sequential(layers, { inputShape, kernels }), random);
      expect(await differenceOf(model, random), `${seed}: ${JSON.stringify(layers)}`).toBeLessThan(1e-5);
    }
    // two forms of GRU and five simple layers, each with every state and with the last alone
    expect(kinds.size).toBe(14);
  });

  it('says the same of five inputs, whatever its layers', async () => {
    const kinds = new Set<string>();
    for (let seed = 1; seed <= 40; seed++) {
      const random = stream(seed);
      const { layers, inputShape = [] } = randomImageDesign(seed);
      for (const { kind } of layers) kinds.add(kind);
      const model = withRandomWeights(sequential(layers, { inputShape, kernels }), random);
      expect(await differenceOf(model, random), JSON.stringify(layers)).toBeLessThan(1e-5);
    }
    expect([...kinds].sort()).toEqual(['conv2d', 'dense', 'dropout', 'flatten', 'maxPooling2d']);
  });

  it('pads on the same sides, also with kernels of even and unequal extents', async () => {
    for (const kernelSize of [
      [2, 3],
      [4, 1],
      [5, 5],
      [1, 6],
    ] as const) {
      const random = stream(kernelSize[0]);
      const layers = [
        conv2d(3, kernelSize, { padding: 'same', activation: 'leaky_relu' }),
        conv2d(2, [2, 2], { padding: 'valid', activation: 'tanh' }),
        maxPooling2d(3), // leaves a rest
        dropout(0.5),
        flatten(),
        dense(7, { activation: 'sigmoid' }),
        dense(4, { activation: 'softmax' }),
      ];
      const model = withRandomWeights(sequential(layers, { inputShape: [9, 11, 2], kernels }), random);
      expect(await differenceOf(model, random), `${kernelSize}`).toBeLessThan(1e-5);
    }
  });

  it('may have no image at all, and dense layers alone', async () => {
    const random = stream(9);
    const layers = [flatten(), dense(6, { activation: 'relu' }), dense(3)];
    const model = withRandomWeights(sequential(layers, { inputShape: [4, 5], kernels }), random);
    expect(await differenceOf(model, random)).toBeLessThan(1e-5);
  });
});
