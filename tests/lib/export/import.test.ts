import { describe, expect, it } from 'vitest';
import { readSafetensors, type TensorFile, writeSafetensors } from '../../../lib/data/safetensors.ts';
import { readNetwork } from '../../../lib/export/import.ts';
import { writeOnnx } from '../../../lib/export/onnx.ts';
import { MessageWriter } from '../../../lib/export/protobuf-write.ts';
import { metadataOf, type Trained } from '../../../lib/export/trained.ts';
import { writeWeights } from '../../../lib/export/weights-file.ts';
import { articleSettings } from '../../../lib/model/settings.ts';
import { type HandFile, type HandNode, type HandTensor, onnxFile, pytorchLike } from '../../support/onnx-files.ts';
import { networks, tenChecks, trained } from '../../support/trained-networks.ts';

const small = trained([[4, 'tanh']]);
const refusal = (code: string) => expect.objectContaining({ code });

describe('a network comes back', () => {
  it.each(networks)('from its safetensors to the bit: %s', (_name, network) => {
    expect(readNetwork(writeWeights(network, tenChecks(network)), 'n.safetensors')).toEqual(network);
    expect(readNetwork(writeWeights(network, null), 'told by its content')).toEqual(network);
  });

  it('as PyTorch wrote it: kernels turned back, what follows the last layer taken for the softmax', () => {
    const file = pytorchLike();
    const network = readNetwork(onnxFile(file), 'torch.onnx');
    const { values } = file.tensors['1.weight'];
    expect(network.origin).toBe('elsewhere');
    expect(network.steps).toBeNull();
    expect(network.settings).toEqual({ ...articleSettings, layers: [{ units: 3, activation: 'relu' }] });
    expect([0, 1, 2, 3, 2351].map((k) => network.weights[0][k])).toEqual([0, 784, 1568, 1, 2351].map((k) => values[k]));
    expect(network.weights[1]).toEqual(file.tensors['1.bias'].values);
    expect(network.weights[2][1]).toBe(file.tensors['3.weight'].values[3]);
  });

  it('written with MatMul and Add, in either order, or without biases', () => {
    const { tensors } = pytorchLike();
    const turned = {
      W: { dims: [784, 3], values: tensors['1.weight'].values },
      V: { dims: [3, 10], values: tensors['3.weight'].values },
      b: tensors['1.bias'],
    };
    const nodes: HandNode[] = [
      { operator: 'Constant', inputs: [], output: 'unused' },
      { operator: 'MatMul', inputs: ['x', 'W'], output: 'p' },
      { operator: 'Add', inputs: ['b', 'p'], output: 'z' },
      { operator: 'LeakyRelu', inputs: ['z'], output: 'a' },
      { operator: 'MatMul', inputs: ['a', 'V'], output: 'q' },
      { operator: 'Softmax', inputs: ['q'], output: 'y', ints: { axis: 1 } },
    ];
    const network = readNetwork(onnxFile({ nodes, tensors: turned }), 'keras.onnx');
    expect(network.settings.layers).toEqual([{ units: 3, activation: 'leaky_relu' }]);
    expect(network.weights).toEqual([turned.W.values, turned.b.values, turned.V.values, new Float32Array(10)]);
  });

  it('from safetensors that say only their activations, or have no hidden layer', () => {
    const { read, write } = opened(writeWeights(small, null));
    const bare = { activations: 'tanh softmax' };
    expect(readNetwork(write({ ...read, metadata: bare }), 'n').settings.layers).toEqual(small.settings.layers);
    const straight = opened(writeWeights(trained([]), null));
    expect(readNetwork(straight.write({ ...straight.read, metadata: {} }), 'n').settings.layers).toEqual([]);
  });

  it('without a receipt where the receipt is of other weights, and not at all where it is unreadable', () => {
    const { read, write } = opened(writeWeights(small, null));
    const told = (receipt: string) => readNetwork(write({ ...read, metadata: { ...read.metadata, receipt } }), 'n');
    expect(told(JSON.stringify({ ...small.receipt, weights: 'ab'.repeat(32) })).receipt).toBeNull();
    for (const receipt of ['{', '{"weights":"ab","testAccuracy":1}', '3', 'null']) {
      expect(() => told(receipt)).toThrow(refusal('network-text'));
    }
  });
});

/** A safetensors file, to be changed and written again. */
function opened(bytes: Uint8Array): { read: TensorFile; write: (file: TensorFile) => Uint8Array } {
  return { read: readSafetensors(bytes, 'n'), write: writeSafetensors };
}

/** The file as PyTorch wrote it, with one thing changed. */
function changed(
  change: (
    file: { nodes: HandNode[]; tensors: Record<string, HandTensor> } & Omit<HandFile, 'nodes'>,
  ) => HandFile | undefined,
) {
  const file = pytorchLike();
  const copy = { ...file, nodes: [...file.nodes] };
  return onnxFile(change(copy) ?? copy);
}
const withNode = (at: number, node: Partial<HandNode>) =>
  changed((file) => {
    file.nodes[at] = { ...file.nodes[at], ...node };
  });
/** Each node hands on to the next under the name that is none. */
const nameless = () =>
  changed((file) => ({
    ...file,
    output: '',
    nodes: file.nodes.map((node, k) => ({
      ...node,
      inputs: k === 0 ? node.inputs : ['', ...node.inputs.slice(1)],
      output: '',
    })),
  }));
const withTensor = (name: string, tensor: Partial<HandTensor>) =>
  changed((file) => {
    file.tensors[name] = { ...file.tensors[name], ...tensor };
  });
const told = (metadata: Record<string, string>) => changed((file) => ({ ...file, metadata }));
const withNaN = (length: number) => new Float32Array(length).fill(Number.NaN, length - 1);

describe('an ONNX file that cannot be taken in is refused with its reason', () => {
  it('cut short anywhere: never read, and never anything but a Problem', () => {
    const whole = writeOnnx(small);
    for (let length = 0; length < whole.length; length += length < 300 || length > whole.length - 1200 ? 1 : 97) {
      expect(() => readNetwork(whole.subarray(0, length), 'n.onnx'), `${length} bytes`).toThrow(
        expect.objectContaining({ code: expect.stringMatching(/^(wire|onnx-missing)$/) }),
      );
    }
  });

  it('with any one byte changed: refused, or the same weights', () => {
    const whole = writeOnnx(small);
    for (let at = 0; at < whole.length; at += 13) {
      const spoilt = whole.slice();
      spoilt[at] ^= 0x41;
      let network: Trained | null = null;
      try {
        network = readNetwork(spoilt, 'n.onnx');
      } catch (problem) {
        expect(problem, `byte ${at}`).toHaveProperty('code');
      }
      if (network && metadataOf(network).weights_sha256 !== metadataOf(small).weights_sha256) {
        // only where the byte changed is in the words "weights_sha256" themselves
        expect(new TextDecoder().decode(spoilt)).not.toContain('weights_sha256');
      }
    }
  });

  it.each<[string, Uint8Array, string, string]>([
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13), 'no ONNX file', 'wire'],
    ['a text', new TextEncoder().encode('<!doctype html><html>'), 'no ONNX file', 'wire'],
    ['an empty file', new Uint8Array(0), 'no graph', 'onnx-missing'],
    ['a field of a kind that does not exist', Uint8Array.of(0x0f, 0), 'at byte', 'wire'],
    ['a number longer than any', Uint8Array.of(0x08, ...Array(10).fill(0x80), 1), 'at byte 1 ', 'wire'],
    ['a number without an end', new Uint8Array(12).fill(0xff), 'at byte 0', 'wire'],
    ['a number where a message should be', new MessageWriter().count(7, 3).finish(), 'at byte', 'wire'],
    [
      'a convolution',
      withNode(2, { operator: 'Conv' }),
      'the operator Conv is not known here, known are Gemm',
      'onnx-operator',
    ],
    ['a stranger’s operator', withNode(2, { domain: 'com.example' }), 'the operator Relu', 'onnx-operator'],
    ['no input', changed((file) => ({ ...file, inputs: [] })), 'no input', 'onnx-missing'],
    ['no layer', changed((file) => ({ ...file, nodes: file.nodes.slice(0, 1) })), 'no Gemm', 'onnx-missing'],
    ['a kernel that is not there', withNode(1, { inputs: ['flat', 'W'] }), 'no W in this', 'onnx-missing'],
    ['two activations on one layer', withNode(3, { operator: 'Tanh' }), 'Tanh (d1) stands where none', 'onnx-place'],
    ['an activation before any layer', withNode(0, { operator: 'Relu' }), 'Relu (flat) stands where', 'onnx-place'],
    ['a second bias', withNode(2, { operator: 'Add', inputs: ['z1', '1.bias'] }), 'Add (a1)', 'onnx-place'],
    ['a branch', withNode(2, { inputs: ['flat'] }), 'a1 reads flat, expected z1', 'onnx-chain'],
    ['another output', changed((file) => ({ ...file, output: 'a1' })), 'output reads a1, expected z2', 'onnx-chain'],
    ['a node without an output', withNode(2, { output: '' }), 'no Relu: output in this', 'onnx-missing'],
    ['nodes and a graph without outputs', nameless(), 'no Flatten: output in this', 'onnx-missing'],
    [
      'names longer than a sentence',
      changed((file) => ({ ...file, output: 'n'.repeat(5000) })),
      `output reads ${'n'.repeat(20)}`,
      'onnx-chain',
    ],
    ['a scaled product', withNode(1, { floats: { alpha: 0.5 } }), 'Gemm with alpha = 0.5; only 1', 'onnx-attribute'],
    ['a turn of 2', withNode(1, { ints: { transB: 2 } }), 'transB = 2', 'onnx-attribute'],
    ['a Gemm without weights', withNode(1, { inputs: ['flat'] }), 'no Gemm: B in this ONNX file', 'onnx-missing'],
    ['a turned input', withNode(1, { ints: { transA: 1, transB: 1 } }), 'transA = 1', 'onnx-attribute'],
    [
      'another leak',
      withNode(2, { operator: 'LeakyRelu', floats: { alpha: 0.2 } }),
      'LeakyRelu with alpha = 0.2',
      'onnx-attribute',
    ],
    ['a softmax over the batch', withNode(2, { operator: 'Softmax', ints: { axis: 0 } }), 'axis = 0', 'onnx-attribute'],
    ['numbers of another type', withTensor('1.weight', { type: 11 }), '1.weight has the type DOUBLE', 'tensors-type'],
    ['numbers of no type', withTensor('1.weight', { type: 99 }), 'has the type 99', 'tensors-type'],
    ['numbers in another file', withTensor('1.weight', { location: 1 }), 'lie in another file', 'tensors-external'],
    ['a flat kernel', withTensor('1.weight', { dims: [2352] }), 'should have 2 dimensions', 'tensors-rank'],
    ['a kernel cut short', withTensor('1.weight', { dims: [4, 784] }), 'should have 3136 numbers', 'tensors-size'],
    ['a packed kernel cut short', withTensor('3.weight', { dims: [10, 4] }), 'should have 40 numbers', 'tensors-size'],
    ['NaN', withTensor('3.bias', { values: withNaN(10) }), '3.bias has NaN at index 9', 'tensors-value'],
    [
      'layers that do not fit',
      withTensor('3.weight', { dims: [15, 2] }),
      'layer 2 takes 2 numbers, the layer before gives 3',
      'layers-chain',
    ],
    [
      'a bias too long',
      withTensor('1.bias', { dims: [4], values: new Float32Array(4) }),
      '1.bias (dense_1): expected [3], found [4]',
      'shape',
    ],
    [
      'other images',
      withTensor('1.weight', { dims: [3, 100], values: new Float32Array(300) }),
      'takes 100 numbers, an image has 784',
      'network-input',
    ],
    [
      'another ending',
      changed((file) => void file.nodes.push({ operator: 'Sigmoid', inputs: ['z2'], output: 'y' })),
      'ends in 10, sigmoid',
      'network-output',
    ],
    [
      'other classes',
      changed((file) => ({ ...file, nodes: file.nodes.slice(0, 2) })),
      'ends in 3, linear',
      'network-output',
    ],
    ['a softmax inside', withNode(2, { operator: 'Softmax' }), 'activation: unknown name "softmax"', 'choice'],
    ['settings that are no JSON', told({ settings: '{' }), 'its settings cannot be read', 'network-settings'],
    ['settings out of range', told({ settings: '{"rate": -1}' }), 'rate must be', 'network-settings'],
    [
      'settings of another network',
      told({ settings: '{}' }),
      'describe 784-128-10, relu softmax, its weights are those of 784-3-10',
      'settings-disagree',
    ],
    ['another fingerprint', told({ weights_sha256: 'ab' }), 'expected SHA-256 ab', 'hash'],
  ])('%s', (_what, bytes, says, code) => {
    expect(() => readNetwork(bytes, 'n.onnx')).toThrow(says);
    expect(() => readNetwork(bytes, 'n.onnx')).toThrow(refusal(code));
  });
});

describe('safetensors that cannot be taken in are refused with their reason', () => {
  const { read, write } = opened(writeWeights(small, tenChecks(small)));
  const { settings, weights_sha256 } = read.metadata;
  const without = (name: string) => Object.fromEntries(Object.entries(read.tensors).filter(([key]) => key !== name));
  const withTensors = (tensors: TensorFile['tensors']) => ({ ...read, tensors: { ...read.tensors, ...tensors } });

  it.each<[string, TensorFile, string, string]>([
    ['no activations told', { ...read, metadata: {} }, 'does not say which activations', 'network-activations'],
    ['damaged settings', { ...read, metadata: { settings: 'x' } }, 'cannot be read', 'network-settings'],
    [
      'a layer less than told',
      { ...read, tensors: without('dense_2.kernel') },
      'describe 784-4-10',
      'settings-disagree',
    ],
    [
      'a bias that is missing',
      { ...read, tensors: without('dense_1.bias') },
      'dense_1.kernel: expected [784,0]',
      'shape',
    ],
    [
      'nothing of ours',
      { tensors: { w: read.tensors['dense_1.bias'] }, metadata: {} },
      'dense_1.kernel is missing',
      'tensors-missing',
    ],
    [
      'bytes for weights',
      withTensors({ 'dense_1.kernel': { shape: [784, 4], values: new Uint8Array(3136) } }),
      'has the type U8',
      'tensors-type',
    ],
    [
      'other images',
      withTensors({ 'dense_1.kernel': { shape: [9, 4], values: new Float32Array(36) } }),
      'expected [784,4], found [9,4]',
      'shape',
    ],
    [
      'changed weights',
      withTensors({ 'dense_1.bias': { shape: [4], values: new Float32Array(4) } }),
      `expected SHA-256 ${weights_sha256}`,
      'hash',
    ],
    [
      'activations that disagree',
      { ...read, metadata: { settings: settings.replace('"units":4', '"units":5') } },
      'describe 784-5-10',
      'settings-disagree',
    ],
  ])('%s', (_what, file, says, code) => {
    expect(() => readNetwork(write(file), 'n.safetensors')).toThrow(says);
    expect(() => readNetwork(write(file), 'n.safetensors')).toThrow(refusal(code));
  });

  it('cut short: told by the name what it should have been', () => {
    const bytes = write(read).subarray(0, 6);
    expect(() => readNetwork(bytes, 'n.safetensors')).toThrow(refusal('tensors-short'));
  });
});
