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
import { namedStages, sequentialTexts } from './learnt.ts';
import { layoutOf } from './onnx-layout.ts';
import * as onnx from './onnx-schema.ts';
import { sequentialOnnx } from './onnx-sequential.ts';
import { readTensor } from './onnx-tensor.ts';
import { byName, Message } from './protobuf-read.ts';

/** Inputs a row each, with what the network says of them: another program is compared with it. */
export interface Said {
  /** [count, …inputShape] */
  readonly inputs: Float32Array;
  /** [count, n_D] */
  readonly outputs: Float32Array;
}
const [inputsName, outputsName] = ['check.inputs', 'check.outputs'];
const tolerance = 1e-5;
/** More than are ever written: what is computed again stays short work. */
const mostSaid = 100;

/** What the network says of these inputs. */
export const saidOf = (model: Sequential, inputs: Float32Array): Said => ({
  inputs,
  outputs: Float32Array.from(model.predict(rows(inputs, model.nInput))),
});

/** The safetensors file's bytes. */
export function writeSequential(model: Sequential, said: Said | null): Uint8Array {
  const tensors: Record<string, Tensor> = {};
  const weights = model.getWeights();
  const stages = namedStages(model);
  for (const { name, parts } of stages) {
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
type Take = (name: string, stage: ReturnType<typeof namedStages>[number], part: number) => Float32Array;

/** The network that the texts describe with the arrays that `take` finds; their fingerprint is held to the one told. */
function built(texts: Texts, file: string, kernels: Kernels, take: Take): Sequential {
  const { layers, inputShape } = readLayers(texts, file);
  const model = new Sequential(layers, { inputShape, kernels });
  const weights = namedStages(model).flatMap((stage) =>
    stage.parts.map(({ of }, k) => take(`${stage.name}.${of}`, stage, k)),
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
  const model = built(read.metadata, file, kernels, (name, { parts }, k) => {
    known.add(name);
    return tensorOf(read, name, parts[k]?.shape ?? [], Float32Array, file);
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
  const whole = new Message(bytes.slice(), file);
  const graph = whole.message(onnx.model.graph);
  if (!graph) throw new Problem('onnx-missing', { file, what: 'graph' });
  const pairs = byName(whole.messages(onnx.model.metadata), (pair) => pair.text(onnx.entry.key), file);
  const texts = Object.fromEntries([...pairs].map(([key, pair]) => [key, pair.text(onnx.entry.value)]));
  const tensors = byName(graph.messages(onnx.graph.initializer), (tensor) => tensor.text(onnx.tensor.name), file);
  const model = built(texts, file, kernels, (name, stage, k) => {
    const tensor = tensors.get(name);
    if (!tensor) throw new Problem('onnx-missing', { file, what: name });
    const { dims, from } = layoutOf(stage, stage.parts[k] as (typeof stage.parts)[number]);
    const { values, dims: found } = readTensor(tensor, dims.length, file);
    if (`${found}` !== `${dims}`) {
      throw new Problem('shape', { where: `${file}: ${name}`, expected: `[${dims}]`, found: `[${found}]` });
    }
    return from(values);
  });
  const [expected, found] = [sequentialOnnx(model), bytes].map((one) => graphSha256(one, file)) as [string, string];
  if (expected !== found) throw new Problem('hash', { file, expected, found });
  return model;
}

const graphSha256 = (bytes: Uint8Array, file: string): string =>
  bytesToHex(sha256(new Message(bytes.slice(), file).bytes(onnx.model.graph) ?? new Uint8Array()));
