/** Any network of the engine goes into a file and comes back, and a file that is not ours is refused. */
import { describe, expect, it } from 'vitest';
import { readSafetensors, type TensorFile, writeSafetensors } from '../../../lib/data/safetensors.ts';
import { sequentialOnnx } from '../../../lib/export/onnx-sequential.ts';
import { readSequential, saidOf, writeSequential } from '../../../lib/export/sequential-file.ts';
import { generator } from '../../../lib/generator.ts';
import { referenceKernels } from '../../../lib/kernels/reference.ts';
import {
  conv2d,
  dense,
  dropout,
  flatten,
  gru,
  type Layer,
  maxPooling2d,
  simpleRNN,
} from '../../../lib/model/layers.ts';
import { type Sequential, sequential } from '../../../lib/model/sequential.ts';
import { Problem } from '../../../lib/problem.ts';
import { randomSequentials, withRandomWeights } from '../../support/random-sequentials.ts';
import { faultOf } from '../../support/refusals.ts';
import { draw, stream } from '../kernels/sets.ts';

const kernels = referenceKernels({ precision: 'float32' });
const small = (layers: readonly Layer[], inputShape: readonly number[]) =>
  withRandomWeights(sequential(layers, { inputShape, kernels }), stream(5));

const recurrent = small(
  [gru(3, { returnSequences: true }), dropout(0.5), gru(2, { resetAfter: false }), dense(2)],
  [4, 3],
);
const spatial = small(
  [
    conv2d(2, [2, 3], { padding: 'same', activation: 'relu', l2: 0.1 }),
    maxPooling2d(2),
    flatten(),
    dense(3, { activation: 'softmax' }),
  ],
  [5, 4, 2],
);
const simple = small(
  [simpleRNN(3, { activation: 'relu', kernelInitializer: { name: 'random_normal', stddev: 0.1 } }), dense(1)],
  [2, 2],
);
const said = (model: Sequential) => saidOf(model, draw(stream(8), 3 * model.nInput));

const formats: [string, (model: Sequential) => Uint8Array][] = [
  ['safetensors', (model) => writeSequential(model, said(model))],
  ['safetensors without inputs', (model) => writeSequential(model, null)],
  ['ONNX', sequentialOnnx],
];

function outcome(bytes: Uint8Array): Sequential | Problem {
  try {
    return readSequential(bytes, 'n', kernels);
  } catch (error) {
    expect([faultOf(error), /[\n\r]/.test((error as Error).message)]).toEqual([null, false]);
    return error as Problem;
  }
}

describe.each(formats)('as %s', (_format, write) => {
  it('any network comes back: its layers, its input and every weight to the bit', () => {
    for (const model of randomSequentials(60, kernels)) {
      const back = readSequential(write(model), 'n', kernels);
      expect(back.layers).toEqual(model.layers);
      expect(back.inputShape).toEqual(model.inputShape);
      expect(back.getWeights()).toEqual(model.getWeights());
    }
  });

  it('cut short anywhere: never read, and never anything but a Problem', () => {
    const whole = write(recurrent);
    for (let length = 0; length < whole.length; length += length < 300 ? 1 : 7) {
      expect(outcome(whole.subarray(0, length)), `${length} bytes`).toBeInstanceOf(Problem);
    }
  });

  it('with any one byte changed: refused, or the same network', () => {
    for (const model of [recurrent, spatial, simple]) {
      const whole = write(model);
      for (let at = 0; at < whole.length; at += 3) {
        const spoilt = whole.slice();
        spoilt[at] ^= 0x41;
        const back = outcome(spoilt);
        if (back instanceof Problem) continue;
        // the fingerprint's own name may be spoilt; then a weight is whatever it says
        const isUnheld = !new TextDecoder().decode(spoilt).includes('weights_sha256');
        if (!isUnheld) expect(back.getWeights(), `byte ${at}`).toEqual(model.getWeights());
        expect(
          back.layers.map(({ kind }) => kind),
          `byte ${at}`,
        ).toEqual(model.layers.map(({ kind }) => kind));
      }
    }
  });
});

const opened = (model: Sequential) => readSafetensors(writeSequential(model, said(model)), 'n');
const told = (change: Record<string, unknown>, model = recurrent): Uint8Array => {
  const file = opened(model);
  const metadata = Object.fromEntries(
    Object.entries({ ...file.metadata, ...change }).filter(([, text]) => text !== undefined),
  );
  return writeSafetensors({ ...file, metadata: metadata as Record<string, string> });
};
const layersOf = (change: (layers: Record<string, unknown>[]) => void, model = recurrent): Uint8Array => {
  const layers = structuredClone(model.layers) as unknown as Record<string, unknown>[];
  change(layers);
  return told({ layers: JSON.stringify(layers) }, model);
};
const withTensors = (change: TensorFile['tensors']): Uint8Array => {
  const file = opened(recurrent);
  return writeSafetensors({ ...file, tensors: { ...file.tensors, ...change } });
};

describe('safetensors that are no network are refused with their reason', () => {
  it.each<[string, Uint8Array, string, string]>([
    ['no layers told', told({ layers: undefined }), 'layers cannot be read', 'network-text'],
    ['no shape told', told({ input_shape: undefined }), 'input_shape cannot be read', 'network-text'],
    ['layers that are no JSON', told({ layers: '[{' }), 'layers cannot be read', 'network-text'],
    ['layers that are no list', told({ layers: '{"kind":"dense"}' }), 'layers cannot be read', 'network-text'],
    ['a layer that is none', told({ layers: '[null]' }), 'layers cannot be read', 'network-text'],
    ['a layer nobody knows', layersOf((l) => (l[0].kind = 'lstm')), 'lstm', 'network-text'],
    ['a key twice', told({ layers: '[{"kind":"flatten","kind":"flatten"}]' }), 'kind', 'network-text'],
    ['a key that is none', layersOf((l) => (l[0].bias = true)), 'layers cannot be read', 'network-text'],
    ['a text for a flag', layersOf((l) => (l[0].returnSequences = 'yes')), 'layers cannot be read', 'network-text'],
    ['a text for a rate', layersOf((l) => (l[1].rate = '0.5')), 'layers cannot be read', 'network-text'],
    ['units that are none', layersOf((l) => (l[0].units = 1.5)), 'units must be', 'network-text'],
    [
      'an activation with a line’s end',
      layersOf((l) => (l[3].activation = 'relu\nimport os')),
      'unknown name',
      'network-text',
    ],
    ['an initialiser that is none', layersOf((l) => (l[0].kernelInitializer = null)), 'layers cannot', 'network-text'],
    [
      'an initialiser with more in it',
      layersOf((l) => (l[0].kernelInitializer = { name: 'random_normal', stddev: 1, seed: 2 }), simple),
      'layers cannot be read',
      'network-text',
    ],
    [
      'a kernel of three sides',
      layersOf((l) => (l[0].kernelSize = [2, 3, 1]), spatial),
      'layers cannot',
      'network-text',
    ],
    ['a shape that is text', told({ input_shape: '["4",3]' }), 'input_shape cannot be read', 'network-text'],
    ['a shape of nothing', told({ input_shape: '[0,3]' }), 'inputShape must be', 'range'],
    ['no layer at all', told({ layers: '[]' }), 'at least one dense layer', 'no-dense'],
    ['layers that do not follow', layersOf((l) => l.splice(2, 1)), 'expected an input of 1 dim', 'input-rank'],
    ['more steps than there is memory for', told({ input_shape: '[4000000000,3]' }), 'more bytes of memory', 'memory'],
    [
      'other units than weights',
      layersOf((l) => (l[3].units = 4)),
      'dense_3.kernel: expected [2,4], found [2,2]',
      'shape',
    ],
    ['the other form of the unit', layersOf((l) => (l[0].resetAfter = false)), 'gru_1.bias: expected [9]', 'shape'],
    ['another fingerprint', told({ weights_sha256: 'ab' }), 'expected SHA-256 ab', 'hash'],
    [
      'a tensor of no layer',
      withTensors({ 'dense_9.bias': { shape: [1], values: Float32Array.of(1) } }),
      'dense_9.bias belongs',
      'tensors-surplus',
    ],
    ['a changed bias', withTensors({ 'gru_2.bias': { shape: [6], values: new Float32Array(6) } }), 'SHA-256', 'hash'],
    [
      'bytes for numbers',
      withTensors({ 'gru_1.bias': { shape: [2, 9], values: new Uint8Array(18) } }),
      'type U8',
      'tensors-type',
    ],
    [
      'other outputs',
      withTensors({ 'check.outputs': { shape: [3, 2], values: new Float32Array(6) } }),
      'check.outputs',
      'network-checks',
    ],
    [
      'outputs of another width',
      withTensors({ 'check.outputs': { shape: [2, 3], values: new Float32Array(6) } }),
      'check.outputs: expected [3,2]',
      'shape',
    ],
    [
      'no inputs',
      withTensors({ 'check.inputs': { shape: [0, 4, 3], values: new Float32Array(0) } }),
      'says of them: 0',
      'network-checks',
    ],
  ])('%s', (_what, bytes, says, code) => {
    expect(() => readSequential(bytes, 'n', kernels)).toThrow(says);
    expect(() => readSequential(bytes, 'n', kernels)).toThrow(expect.objectContaining({ code }));
    outcome(bytes);
  });

  it('whatever text stands in a layer: refused in one line, or the layer as it was', () => {
    const random = generator(17, 'hostile layers');
    const texts: unknown[] = [
      '\n',
      "'",
      '"""',
      '__proto__',
      '\u2028',
      'relu ',
      -1,
      1e300,
      null,
      [],
      {},
      true,
      [['x']],
      { name: 'x' },
    ];
    let refused = 0;
    for (let k = 0; k < 300; k++) {
      const model = [recurrent, spatial, simple][k % 3] as Sequential;
      const bytes = layersOf((layers) => {
        const layer = layers[random.integer(layers.length)];
        const key = Object.keys(layer)[random.integer(Object.keys(layer).length)];
        layer[key] = texts[random.integer(texts.length)];
      }, model);
      const back = outcome(bytes);
      if (back instanceof Problem) refused++;
      else expect(back.getWeights()).toEqual(model.getWeights());
    }
    expect(refused).toBeGreaterThan(200);
  });
});

it('the arrays in safetensors have Keras’s names and shapes', () => {
  const shapes = [recurrent, spatial, simple].map((model) =>
    Object.fromEntries(Object.entries(opened(model).tensors).map(([name, { shape }]) => [name, shape])),
  );
  expect(shapes).toEqual([
    {
      'gru_1.kernel': [3, 9],
      'gru_1.recurrent_kernel': [3, 9],
      'gru_1.bias': [2, 9],
      'gru_2.kernel': [3, 6],
      'gru_2.recurrent_kernel': [2, 6],
      'gru_2.bias': [6],
      'dense_3.kernel': [2, 2],
      'dense_3.bias': [2],
      'check.inputs': [3, 4, 3],
      'check.outputs': [3, 2],
    },
    {
      'conv2d_1.kernel': [2, 3, 2, 2],
      'conv2d_1.bias': [2],
      'dense_3.kernel': [8, 3],
      'dense_3.bias': [3],
      'check.inputs': [3, 5, 4, 2],
      'check.outputs': [3, 3],
    },
    {
      'simpleRNN_1.kernel': [2, 3],
      'simpleRNN_1.recurrent_kernel': [3, 3],
      'simpleRNN_1.bias': [3],
      'dense_2.kernel': [3, 1],
      'dense_2.bias': [1],
      'check.inputs': [3, 2, 2],
      'check.outputs': [3, 1],
    },
  ]);
});

describe('an ONNX file that another graph stands in is refused', () => {
  const whole = sequentialOnnx(recurrent);
  /** The same file with one text in it for another as long. */
  const swapped = (from: string, to: string) => {
    const text = [...whole].map((byte) => String.fromCharCode(byte)).join('');
    expect(text.includes(from) && from.length === to.length).toBe(true);
    return Uint8Array.from(text.replaceAll(from, to), (character) => character.charCodeAt(0));
  };

  it.each<[string, Uint8Array, string]>([
    ['another operator', swapped('\x22\x03GRU', '\x22\x03RNN'), 'hash'],
    ['another output', swapped('gru_1.states', 'gru_1.statez'), 'hash'],
    ['a constant less', swapped('gru_1.recurrent_kernel', 'gru_1.recurrent_kerneL'), 'onnx-missing'],
    ['the gates’ other form', swapped('linear_before_reset', 'linear_before_ResEt'), 'hash'],
    ['no layers told', swapped('layers', 'lawyer'), 'network-text'],
  ])('%s', (_what, bytes, code) => {
    expect(() => readSequential(bytes, 'n', kernels)).toThrow(expect.objectContaining({ code }));
  });
});
