/**
 * The way back: a network from an ONNX or a safetensors file, the book's own or a stranger's, becomes settings and weights
 * again. Chapter: mnist (*Take it home*).
 *
 * A file of the book's says how its network was trained, and its weights are held to their fingerprint. Of a stranger's
 * only the layers are known; its other settings are then the article's, and say nothing about how it came about.
 */

import { tensorOf } from '../data/safetensors.ts';
import { strictJson } from '../data/strict-json.ts';
import { weightsSha256 } from '../model/fingerprint.ts';
import { briefly } from '../model/known.ts';
import { type DenseActivation, denseActivations } from '../model/layers.ts';
import type { Receipt } from '../model/program.ts';
import { isDataId, readReceipt } from '../model/receipt.ts';
import { articleSettings, checkSettings, readSettings, type Settings } from '../model/settings.ts';
import type { ActivationName } from '../nn/activations.ts';
import { Problem } from '../problem.ts';
import { checkChecks } from './checks.ts';
import { readOnnx } from './onnx-read.ts';
import { classNames, networkName, type Origin, pixelCount, sizesOf, type Trained } from './trained.ts';
import { readWeights } from './weights-file.ts';

interface FoundLayer {
  readonly nIn: number;
  readonly nOut: number;
  readonly W: Float32Array;
  readonly b: Float32Array | null;
  readonly activation: DenseActivation;
}
type Metadata = Readonly<Record<string, string>>;

/**
 * The network in the file's bytes. Throws the Problems of `readOnnx`, `readSafetensors` and `checkChecks`, and 'network-settings',
 * 'network-text', 'network-activations', 'network-input', 'network-output', 'settings-disagree', 'hash'.
 */
export function readNetwork(bytes: Uint8Array, file: string): Trained {
  if (isSafetensors(bytes) || file.toLowerCase().endsWith('.safetensors')) return readSafetensorsNetwork(bytes, file);
  const { layers, metadata } = readOnnx(bytes, file);
  return takenIn(layers, metadata, file);
}

/** Whether a JSON header of a length that fits begins at the ninth byte. */
export function isSafetensors(bytes: Uint8Array): boolean {
  if (bytes.length < 9 || bytes[8] !== 0x7b) return false;
  const length = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true);
  return length <= BigInt(bytes.length);
}

/** Its layers are as wide as their biases are long; a shape that does not fit the layer before is refused. */
function readSafetensorsNetwork(bytes: Uint8Array, file: string): Trained {
  const { read, depth } = readWeights(bytes, file);
  const activations = activationsIn(read.metadata, depth, file);
  const layers: FoundLayer[] = [];
  for (let l = 1; l <= Math.max(depth, 1); l++) {
    const nIn: number = layers.at(-1)?.nOut ?? pixelCount;
    const nOut = read.tensors[`dense_${l}.bias`]?.values.length ?? 0;
    const W = tensorOf(read, `dense_${l}.kernel`, [nIn, nOut], Float32Array, file);
    const b = tensorOf(read, `dense_${l}.bias`, [nOut], Float32Array, file);
    layers.push({ nIn, nOut, W, b, activation: activations[l - 1] });
  }
  const surplus = Object.keys(read.tensors).find((name) => !isKnown(name, layers.length));
  if (surplus !== undefined) throw new Problem('tensors-surplus', { file, tensor: briefly(surplus) });
  const network = takenIn(layers, read.metadata, file);
  checkChecks(read, network, file);
  return network;
}

function isKnown(name: string, depth: number): boolean {
  const [, l] = /^dense_([1-9]\d*)\.(?:kernel|bias)$/.exec(name) ?? [];
  return l === undefined ? ['check.images', 'check.labels', 'check.probabilities'].includes(name) : Number(l) <= depth;
}

/** What the file says of its activations; a network without hidden layers has none to tell. */
function activationsIn(metadata: Metadata, depth: number, file: string): DenseActivation[] {
  const settings = settingsIn(metadata, file);
  const bySettings = settings && [...settings.layers.map(({ activation }) => activation), 'softmax'];
  const byName = metadata.activations?.split(' ') ?? null;
  const told = bySettings ?? byName ?? (depth <= 1 ? ['softmax'] : []);
  if (told.length === 0) throw new Problem('network-activations', { file });
  const isSound = told.every((name) => denseActivations.includes(name));
  if (!isSound || (byName && `${byName}` !== `${told}`) || (!settings && told.length !== Math.max(depth, 1))) {
    throw damaged(file, 'activations', metadata.activations);
  }
  if (settings && told.length !== depth && depth > 0) {
    throw new Problem('settings-disagree', { file, expected: networkName(settings), found: depth });
  }
  return told as DenseActivation[];
}

/** Settings as the file tells them, null where it tells none. Throws Problem 'network-settings' where they are damaged. */
function settingsIn(metadata: Metadata, file: string): Settings | null {
  if (metadata.settings === undefined) return null;
  try {
    return readSettings(strictJson(metadata.settings));
  } catch (cause) {
    throw new Problem('network-settings', { file, found: briefly((cause as Error).message) }, { cause });
  }
}

function takenIn(layers: readonly FoundLayer[], metadata: Metadata, file: string): Trained {
  const { nIn } = layers[0];
  const { nOut, activation } = layers[layers.length - 1];
  if (nIn !== pixelCount) throw new Problem('network-input', { file, expected: pixelCount, found: nIn });
  // without a softmax the outputs are taken for what goes into one: PyTorch's networks end so
  if (nOut !== classNames.length || !['softmax', 'linear'].includes(activation)) {
    const expected = `${classNames.length}, softmax`;
    throw new Problem('network-output', { file, expected, found: `${nOut}, ${activation}` });
  }
  const told = settingsIn(metadata, file);
  const found = layers.slice(0, -1).map((layer) => ({
    units: layer.nOut,
    activation: layer.activation as ActivationName,
  }));
  const settings: Settings = told ?? { ...articleSettings, layers: found };
  checkSettings(settings);
  if (described(settings.layers) !== described(found)) {
    throw new Problem('settings-disagree', { file, expected: described(settings.layers), found: described(found) });
  }
  const weights = layers.flatMap(({ W, b, nOut: units }) => [W, b ?? new Float32Array(units)]);
  const fingerprint = weightsSha256(weights);
  const expected = metadata.weights_sha256;
  if (expected !== undefined && expected !== fingerprint) {
    throw new Problem('hash', { file, expected, found: fingerprint });
  }
  const steps = /^\d{1,15}$/.test(metadata.steps ?? '0') ? Number(metadata.steps ?? 0) : Number.NaN;
  if (Number.isNaN(steps)) throw damaged(file, 'steps', metadata.steps);
  if (metadata.data !== undefined && !isDataId(metadata.data)) throw damaged(file, 'data', metadata.data);
  const { origin = 'elsewhere' } = metadata;
  if (!['run', 'book', 'elsewhere'].includes(origin)) throw damaged(file, 'origin', origin);
  return {
    settings,
    weights,
    steps: metadata.steps === undefined ? null : steps,
    receipt: receiptIn(metadata, fingerprint, file),
    origin: told ? (origin as Origin) : 'elsewhere',
    ...(metadata.data === undefined ? {} : { data: metadata.data }),
  };
}

/** 784-128-10, relu softmax */
const described = (layers: Settings['layers']): string =>
  `${sizesOf({ layers }).join('-')}, ${[...layers.map(({ activation }) => activation), 'softmax'].join(' ')}`;

const damaged = (file: string, key: string, found: unknown): Problem =>
  new Problem('network-text', { file, key, found: briefly(found ?? '—') });

/** The receipt of these very weights, or null; one that cannot be read is refused. */
function receiptIn({ receipt }: Metadata, fingerprint: string, file: string): Receipt | null {
  if (receipt === undefined) return null;
  try {
    const told = readReceipt(strictJson(receipt));
    return told.weights === fingerprint ? told : null;
  } catch {
    throw damaged(file, 'receipt', receipt);
  }
}
