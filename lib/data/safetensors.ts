/**
 * safetensors: named arrays in one file, as written by Hugging Face and read from Python, Rust and here.
 * Chapter: mnist (the drawing pad's network is kept so).
 *
 * Eight bytes with the length of the header (little-endian), the header in JSON (name → type, shape and place of
 * each tensor, and texts under `__metadata__`), then the tensors' bytes without gaps, little-endian, row-major.
 * Source: https://github.com/huggingface/safetensors, "Format".
 */
import { Problem } from '../problem.ts';
import { KeyTwice, strictJson } from './strict-json.ts';

export interface Tensor {
  readonly shape: readonly number[];
  /** I8, U8 or F32, by its kind. */
  readonly values: Int8Array | Uint8Array | Float32Array;
}
export interface TensorFile {
  readonly tensors: Readonly<Record<string, Tensor>>;
  readonly metadata: Readonly<Record<string, string>>;
}

const bytesOf = { F32: 4, I8: 1, U8: 1 } as const;
type Type = keyof typeof bytesOf;

const typeOf = ({ values }: Tensor): Type =>
  values instanceof Float32Array ? 'F32' : values instanceof Int8Array ? 'I8' : 'U8';
const product = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);

/** The file's bytes. The wide types come first, so that each tensor stands at a multiple of its size. */
export function writeSafetensors({ tensors, metadata }: TensorFile): Uint8Array {
  const names = Object.keys(tensors).sort((a, b) => bytesOf[typeOf(tensors[b])] - bytesOf[typeOf(tensors[a])]);
  const header: Record<string, unknown> = { __metadata__: metadata };
  let end = 0;
  for (const name of names) {
    const { shape, values } = tensors[name];
    if (product(shape) !== values.length) {
      throw new Problem('shape', { where: name, expected: `[${shape}]`, found: values.length });
    }
    header[name] = { dtype: typeOf(tensors[name]), shape, data_offsets: [end, (end += values.byteLength)] };
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  const start = 8 + Math.ceil(json.length / 8) * 8;
  const bytes = new Uint8Array(start + end);
  const view = new DataView(bytes.buffer);
  bytes.fill(0x20, 8, start); // the header is padded with spaces
  view.setBigUint64(0, BigInt(start - 8), true);
  bytes.set(json, 8);
  let at = start;
  for (const name of names) {
    const { values } = tensors[name];
    if (values instanceof Float32Array)
      for (const [k, value] of values.entries()) view.setFloat32(at + 4 * k, value, true);
    else bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.length), at);
    at += values.byteLength;
  }
  return bytes;
}

/**
 * Reads every tensor or throws a Problem that says what is wrong: 'tensors-short', 'tensors-header', 'key-twice',
 * 'tensors-type', 'tensors-place' (tensors that overlap, leave a gap or do not have their shape's size),
 * 'tensors-length' (bytes missing or left over), 'tensors-value' (a float that is not a finite number).
 */
export function readSafetensors(bytes: Uint8Array, file: string): TensorFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const short = (expected: number) => new Problem('tensors-short', { file, expected, found: bytes.length });
  if (bytes.length < 8) throw short(8);
  const start = 8 + Number(view.getBigUint64(0, true));
  if (bytes.length < start) throw short(start);
  const { __metadata__: metadata = {}, ...entries } = readHeader(bytes.subarray(8, start), file);
  if (!isTexts(metadata)) throw new Problem('tensors-header', { file, found: excerpt(JSON.stringify(metadata)) });

  const places = Object.entries(entries).map(([name, entry]) => readEntry(name, entry, file));
  let end = 0;
  for (const { name, type, shape, from, to } of places.sort((a, b) => a.from - b.from || a.to - b.to)) {
    const expectedEnd = end + product(shape) * bytesOf[type];
    if (from !== end || to !== expectedEnd) {
      const expected = `${end}–${expectedEnd}`;
      throw new Problem('tensors-place', { file, tensor: name, expected, found: `${from}–${to}` });
    }
    end = to;
  }
  if (bytes.length !== start + end)
    throw new Problem('tensors-length', { file, expected: start + end, found: bytes.length });
  const tensors = places.map(({ name, type, shape, from, to }): [string, Tensor] => {
    const values = readValues(type, view, start + from, start + to);
    const index = values.findIndex((value) => !Number.isFinite(value));
    if (index >= 0) throw new Problem('tensors-value', { file, tensor: name, index, found: values[index] });
    return [name, { shape, values }];
  });
  return { tensors: Object.fromEntries(tensors), metadata };
}

/** The tensor of this name and shape. Throws Problem 'tensors-missing', 'tensors-type' or 'shape'. */
export function tensorOf<Values extends Tensor['values']>(
  { tensors }: TensorFile,
  name: string,
  shape: readonly number[],
  kind: new (length: number) => Values,
  file: string,
): Values {
  const tensor = Object.hasOwn(tensors, name) ? tensors[name] : undefined;
  if (!tensor) throw new Problem('tensors-missing', { file, tensor: name });
  if (!(tensor.values instanceof kind)) {
    const expected = typeOf({ shape: [0], values: new kind(0) });
    throw new Problem('tensors-type', { file, tensor: name, expected, found: typeOf(tensor) });
  }
  if (`${tensor.shape}` !== `${shape}`) {
    throw new Problem('shape', { where: `${file}: ${name}`, expected: `[${shape}]`, found: `[${tensor.shape}]` });
  }
  return tensor.values;
}

function readHeader(bytes: Uint8Array, file: string): Record<string, unknown> {
  let text = '';
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const header: unknown = strictJson(text);
    if (isRecord(header)) return header;
  } catch (cause) {
    if (cause instanceof KeyTwice) throw new Problem('key-twice', { file, key: excerpt(cause.message) });
    // not UTF-8 or not JSON: said below
  }
  throw new Problem('tensors-header', { file, found: excerpt(text || String(bytes.slice(0, 12))) });
}

function readEntry(name: string, entry: unknown, file: string) {
  const { dtype, shape, data_offsets } = (isRecord(entry) ? entry : {}) as Record<string, unknown>;
  if (!isCounts(shape) || !isCounts(data_offsets) || data_offsets.length !== 2) {
    throw new Problem('tensors-header', { file, found: excerpt(`"${name}": ${JSON.stringify(entry)}`) });
  }
  if (typeof dtype !== 'string' || !Object.hasOwn(bytesOf, dtype)) {
    const expected = Object.keys(bytesOf).join(', ');
    throw new Problem('tensors-type', { file, tensor: name, expected, found: String(dtype) });
  }
  return { name, type: dtype as Type, shape, from: data_offsets[0], to: data_offsets[1] };
}

function readValues(type: Type, view: DataView, from: number, to: number): Tensor['values'] {
  if (type === 'F32')
    return Float32Array.from({ length: (to - from) / 4 }, (_, k) => view.getFloat32(from + 4 * k, true));
  const bytes = new Uint8Array(view.buffer as ArrayBuffer, view.byteOffset + from, to - from);
  return type === 'I8' ? new Int8Array(bytes) : bytes.slice();
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTexts = (value: unknown): value is Record<string, string> =>
  isRecord(value) && Object.values(value).every((text) => typeof text === 'string');
const isCounts = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((count) => Number.isSafeInteger(count) && count >= 0);
const excerpt = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
