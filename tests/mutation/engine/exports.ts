/** Slips in what leaves the book: a program or a file that trains or answers otherwise than the page did. */
import { type Slip, slipsOf } from './slip.ts';

const python = 'export/python';
const onnx = 'export/onnx-sequential';
const file = 'export/sequential-file';
const programs = 'export/sequential-python';

export const exportSlips: readonly Slip[] = [
  ...slipsOf('export/keras-optimiser.ts', [
    ['each array clipped for all together', 'clipnorm ? `, clipnorm=', 'clipnorm ? `, global_clipnorm=', python],
    ['a decay that is no staircase', ', staircase=True', '', python],
    ['a warm-up that begins behind its end', 't < self.steps, rising', 't > self.steps, rising', python],
    ['a schedule that goes on through its warm-up', 'self.following(t - self.steps)', 'self.following(t)', python],
  ]),
  ...slipsOf('export/pytorch-optimiser.ts', [
    ['one norm for each', 'clip_grad_norm_([parameter], ', 'clip_grad_norm_(model.parameters(), ', python],
    ['clipped by nobody', 'const clip = globalClipnorm\n', "const clip = ''; globalClipnorm\n", python],
    ['a scheduler that stands still', "schedule ? '\\n            scheduler.step()' : ''", "''", python],
    ['a schedule that goes on through its warm-up', '`t -= ', '`t -= 0 * ', python],
    ['a cosine that goes on', 'np.pi * min(t, ', 'np.pi * max(t, ', python],
  ]),
  ...slipsOf('export/onnx-layout.ts', [
    ['U as it stands', 'turned(v, first, middle, last)', 'v', onnx],
    ['not turned back', 'turned(v, last, middle, first)', 'v', file],
    ['rows and columns of a turned array swapped', '(f * middle + m) * last + l', '(f * last + l) * middle + m', onnx],
    ['the biases of U are those of W', 'values[k] ?? 0', 'values[k % length]', onnx],
    ['the biases of U taken for those of W', 'values.slice(0, length)', 'values.slice(length)', file],
  ]),
  ...slipsOf('export/onnx-sequential.ts', [
    ['the reset gate on the other side of U', 'layer.resetAfter ? 1 : 0', 'layer.resetAfter ? 0 : 1', onnx],
    ['every state for the last', "returnSequences ? 'states' : 'last'", "!returnSequences ? 'states' : 'last'", onnx],
    ['steps and rows of the batch swapped', 'ints: [2, 0, 1, 3]', 'ints: [0, 2, 1, 3]', onnx],
    ['steps and rows swapped on the way in', 'ints: [1, 0, 2] }', 'ints: [0, 1, 2] }', onnx],
    ['tanh whatever the activation', "[operator ?? 'Affine']", "['Tanh']", onnx],
    [
      'an identity that doubles',
      "floats: [1] }, { name: 'activation_beta'",
      "floats: [2] }, { name: 'activation_beta'",
      onnx,
    ],
  ]),
  ...slipsOf('export/learnt.ts', [
    ['two rows of biases in one', 'biases > wide ? [biases / wide, wide] : [wide]', '[biases]', file],
    ['the fingerprint left out', 'weights_sha256: weightsSha256(', 'weights_md5: weightsSha256(', file],
  ]),
  ...slipsOf('export/layers-text.ts', [
    ['surplus keys passed over', 'if (JSON.stringify(made) !== text)', 'if (!made)', file],
    ['a flag that is not there', 'returnSequences: returnSequences === true', 'returnSequences', file],
    ['anything for an initialiser', '{ name: told.name, stddev: told.stddev }', 'told', file],
    [
      'sides of a kernel swapped',
      '[told.kernelSize[0], told.kernelSize[1]]',
      '[told.kernelSize[1], told.kernelSize[0]]',
      file,
    ],
    ['a rate that is a text', 'dropout(Number(told.rate))', 'dropout(told.rate)', file],
  ]),
  ...slipsOf('export/sequential-file.ts', [
    [
      'the fingerprint not looked at',
      'expected !== undefined && expected !== found)',
      'expected === found && !expected)',
      file,
    ],
    ['what the network says not looked at', 'if (!isSame)', 'if (false)', file],
    ['any graph for ours', 'if (expected !== found) throw', 'if (!found) throw', file],
    ['tensors of no layer let in', 'if (surplus !== undefined)', 'if (false)', file],
    ['weights that were never set', '  model.setWeights(weights);\n', '', file],
  ]),
  ...slipsOf('export/keras-sequential.ts', [
    ['the textbook’s unit told as the other', '!layer.resetAfter ?', 'layer.resetAfter ?', programs],
    ['a leak of Keras’s own', 'leaky_relu(z, 0.01)', 'leaky_relu(z)', programs],
    [
      'every state given, or the last, the other way round',
      'layer.returnSequences ?',
      '!layer.returnSequences ?',
      programs,
    ],
    [
      'another start of U',
      "('recurrent', layer.recurrentInitializer, 'orthogonal')",
      "('recurrent', layer.recurrentInitializer, layer.recurrentInitializer as string)",
      programs,
    ],
  ]),
  ...slipsOf('export/pytorch-sequential.ts', [
    ['update before reset', 'np.concatenate([r, q, candidate]', 'np.concatenate([q, r, candidate]', programs],
    ['both rows of biases from the first', '= gates(b)\n', '= gates(b[[0, 0]])\n', programs],
    ['kernels of images not turned', 'kernel.transpose(3, 2, 0, 1)', 'kernel.transpose(3, 2, 1, 0)', programs],
    ['dense kernels not turned', ' else kernel.T', ' else kernel', programs],
    [
      'an image flattened with its channels first',
      "layer.kind === 'flatten' ? isTurned :",
      "layer.kind === 'flatten' ? false :",
      programs,
    ],
    ['PyTorch’s own unit for the textbook’s', 'layer.resetAfter ? `GRU(', 'layer ? `GRU(', programs],
  ]),
];
