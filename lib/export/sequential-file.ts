/**
 * Any network of the engine as a file, and back: safetensors with Keras's names, orders and shapes (`learnt.ts`), or the ONNX
 * file of `onnx-sequential.ts`. Chapter: mnist (*Take it home*).
 *
 * Both tell their layers as text (`layers-text.ts`). An ONNX file of others may be any graph; of ours, the network that its text
 * describes becomes the same graph again, byte for byte, and nothing else is taken in.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { readSafetensors, type Tensor, tensorOf, writeSafetensors } from '../data/safetensors.ts';
import { weightsSha256 } from '../model/fingerprint.ts';
import { rows } from '../model/input.ts';
import { briefly } from '../model/known.ts';
import { Sequential } from '../model/sequential.ts';
import type { Kernels } from '../nn/kernels.ts';
import { Problem } from '../problem.ts';
import { isSafetensors } from './import.ts';
import { readLayers } from './layers-text.ts';
import { type NamedStage, namedStages, type Part, sequentialTexts } from './learnt.ts';
import { layoutOf } from './onnx-layout.ts';
import { openOnnx } from './onnx-read.ts';
import { sequentialOnnx } from './onnx-sequential.ts';
import { readTensor } from './onnx-tensor.ts';

const [inputsName, outputsName] = ['check.inputs', 'check.outputs'];
const tolerance = 1e-5;
/** More than are ever written: what is computed again stays short work. */
const mostSaid = 100;

/** Inputs [count, …inputShape] and what the network says of them, [count, n_D]: another program is compared with it. */
export const saidOf = (model: Sequential, inputs: Float32Array) => ({
  inputs,
  outputs: Float32Array.from(model.predict(rows(inputs, model.nInput))),
});

/** The safetensors file's bytes. */
export function writeSequential(model: Sequential, said: ReturnType<typeof saidOf> | null): Uint8Array {
  const tensors: Record<string, Tensor> = {};
  const weights = model.getWeights();
  for (const { name, parts } of namedStages(model)) {
    for (const { of, shape } of parts)
      tensors[`${name}.${of}`] = { shape, values: Float32Array.from(weights.shift() ?? []) };
  }
  if (said) {
    const count = said.inputs.length / model.nInput;
    tensors[inputsName] = { shape: [count, ...model.inputShape], values: said.inputs };
    tensors[outputsName] = { shape: [count, said.outputs.length / count], values: said.outputs };
  }
  return writeSafetensors({ tensors, metadata: sequentialTexts(model) });
}

/**
 * The network in the bytes of a file of ours, with these kernels. Throws the Problems of `readSafetensors`, `readLayers`,
 * `readTensor` and `Sequential`; 'wire', 'onnx-missing', 'tensors-surplus', 'shape', 'hash', and 'network-checks' where the file
 * says of its inputs what its network does not.
 */
export function readSequential(bytes: Uint8Array, file: string, kernels: Kernels): Sequential {
  return isSafetensors(bytes) ? fromSafetensors(bytes, file, kernels) : fromOnnx(bytes, file, kernels);
}

type Texts = Readonly<Record<string, string>>;
type Take = (name: string, stage: NamedStage, part: Part) => Float32Array;

/** The network that the texts describe with the arrays that `take` finds; their fingerprint is held to the one told. */
function built(texts: Texts, file: string, kernels: Kernels, take: Take): Sequential {
  const { layers, inputShape } = readLayers(texts, file);
  const model = new Sequential(layers, { inputShape, kernels });
  const weights = namedStages(model).flatMap((stage) =>
    stage.parts.map((part) => take(`${stage.name}.${part.of}`, stage, part)),
  );
  const [expected, found] = [texts.weights_sha256, weightsSha256(weights)];
  if (expected !== undefined && expected !== found)
    throw new Problem('hash', { file, expected: briefly(expected), found });
  model.setWeights(weights);
  return model;
}

function fromSafetensors(bytes: Uint8Array, file: string, kernels: Kernels): Sequential {
  const read = readSafetensors(bytes, file);
  const known = new Set<string>();
  const model = built(read.metadata, file, kernels, (name, _stage, { shape }) => {
    known.add(name);
    return tensorOf(read, name, shape, Float32Array, file);
  });
  const names = Object.keys(read.tensors).filter((name) => !known.has(name));
  const surplus = names.find((name) => name !== inputsName && name !== outputsName);
  if (surplus !== undefined) throw new Problem('tensors-surplus', { file, tensor: briefly(surplus) });
  if (names.length === 0) return model;
  const count = read.tensors[inputsName]?.shape[0] ?? 0;
  if (count < 1 || count > mostSaid) throw new Problem('network-checks', { file, found: count });
  const inputs = tensorOf(read, inputsName, [count, ...model.inputShape], Float32Array, file);
  const again = saidOf(model, inputs).outputs;
  const told = tensorOf(read, outputsName, [count, again.length / count], Float32Array, file);
  const isSame = again.every((value, k) => Math.abs(value - told[k]) <= tolerance * (1 + Math.abs(value)));
  if (!isSame) throw new Problem('network-checks', { file, found: outputsName });
  return model;
}

function fromOnnx(bytes: Uint8Array, file: string, kernels: Kernels): Sequential {
  const { graphBytes, tensors, metadata } = openOnnx(bytes, file);
  const model = built(metadata, file, kernels, (name, stage, part) => {
    const tensor = tensors.get(name);
    if (!tensor) throw new Problem('onnx-missing', { file, what: name });
    const { dims, from } = layoutOf(stage, part);
    const { values, dims: found } = readTensor(tensor, dims.length, file);
    if (`${found}` !== `${dims}`) {
      throw new Problem('shape', { where: `${file}: ${name}`, expected: `[${dims}]`, found: `[${found}]` });
    }
    return from(values);
  });
  const again = openOnnx(sequentialOnnx(model), file).graphBytes;
  const [expected, found] = [again, graphBytes].map((one) => bytesToHex(sha256(one))) as [string, string];
  if (expected !== found) throw new Problem('hash', { file, expected, found });
  return model;
}
