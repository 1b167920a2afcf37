import * as ort from 'onnxruntime-web';
import { beforeAll, describe, expect, it } from 'vitest';
import { readNetwork } from '../../../lib/export/import.ts';
import { writeOnnx } from '../../../lib/export/onnx.ts';
import { checksOf, metadataOf, type Trained } from '../../../lib/export/trained.ts';
import { networks, tenChecks, trained } from '../../support/trained-networks.ts';

beforeAll(() => {
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
});

/** Probabilities [count, 10] from ONNX Runtime. */
async function byRuntime(bytes: Uint8Array, images: Uint8Array): Promise<Float32Array> {
  const session = await ort.InferenceSession.create(bytes, { executionProviders: ['wasm'] });
  try {
    expect(session.inputNames).toEqual(['x']);
    expect(session.outputNames).toEqual(['probabilities']);
    const x = Float32Array.from(images, (byte) => byte / 255);
    const { probabilities } = await session.run({ x: new ort.Tensor('float32', x, [images.length / 784, 784]) });
    return probabilities.data as Float32Array;
  } finally {
    await session.release();
  }
}

const largestDifference = (a: Float32Array, b: Float32Array): number =>
  a.reduce((most, value, k) => Math.max(most, Math.abs(value - b[k])), a.length === b.length ? 0 : Infinity);

describe.each(networks)('as ONNX: %s', (_name, network) => {
  const bytes = writeOnnx(network);
  const checks = tenChecks(network);

  it('ONNX Runtime says the same of ten images, and of one alone', async () => {
    expect(new Set(checks.probabilities).size).toBeGreaterThan(20);
    expect(largestDifference(await byRuntime(bytes, checks.images), checks.probabilities)).toBeLessThan(1e-5);
    const one = await byRuntime(bytes, checks.images.subarray(0, 784));
    expect(largestDifference(one, checks.probabilities.slice(0, 10))).toBeLessThan(1e-5);
  });

  it('comes back to the bit, with its settings, steps and receipt', () => {
    expect(readNetwork(bytes, 'n.onnx')).toEqual(network);
  });

  it('is the same file each time', () => {
    expect(writeOnnx(network)).toEqual(bytes);
  });
});

describe('the metadata of an exported network', () => {
  it('say what it is, how it was made and what goes in and out', () => {
    const network = trained([[5, 'tanh']], {}, 8);
    expect(metadataOf(network)).toMatchObject({
      producer: 'Deep Learning, Live',
      network: '784-5-10',
      activations: 'tanh softmax',
      classes: '["0","1","2","3","4","5","6","7","8","9"]',
      seed: '8',
      steps: '16880',
      origin: 'run',
      settings: JSON.stringify(network.settings),
      weights_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      receipt: JSON.stringify(network.receipt),
    });
  });

  it('carry no receipt of other weights: a network on its way is not its end', () => {
    const network = trained([[5, 'tanh']]);
    const moved: Trained = { ...network, weights: network.weights.map((values) => values.map((w) => w + 1)) };
    expect(metadataOf(moved)).not.toHaveProperty('receipt');
    expect(readNetwork(writeOnnx(moved), 'n.onnx').receipt).toBeNull();
  });

  it('weights that are not those of the settings, or not numbers, are not written', () => {
    const network = trained([[5, 'tanh']]);
    expect(() => writeOnnx({ ...network, weights: network.weights.slice(1) })).toThrow(
      'weights: expected 3920, 5, 50, 10',
    );
    const broken = network.weights.map((values, k) => (k === 2 ? values.map(() => Number.NaN) : values));
    expect(() => writeOnnx({ ...network, weights: broken })).toThrow('dense_2.kernel has NaN at index 0');
    expect(() => checksOf({ ...network, weights: [] }, tenChecks(network))).toThrow('weights: expected');
  });
});
