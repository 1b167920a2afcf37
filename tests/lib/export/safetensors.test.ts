import { describe, expect, it } from 'vitest';
import { readSafetensors, type TensorFile, tensorOf, writeSafetensors } from '../../../lib/data/safetensors.ts';

const small: TensorFile = {
  tensors: {
    'dense.kernel': { shape: [2, 3], values: Int8Array.of(-127, -1, 0, 1, 2, 127) },
    'dense.bias': { shape: [3], values: Float32Array.of(0.1, -1e-20, 3e38) },
    mask: { shape: [2], values: Uint8Array.of(0, 255) },
    nothing: { shape: [0], values: new Float32Array(0) },
  },
  metadata: { made: 'by a test', 名字: '张量' },
};

/** A file with this header and so many bytes of data. */
function fileWith(header: unknown, dataBytes: number): Uint8Array {
  const json = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + json.length + dataBytes);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  return bytes;
}
const one = { dtype: 'I8', shape: [4], data_offsets: [0, 4] };
const reading = (bytes: Uint8Array) => () => readSafetensors(bytes, 'x.safetensors');

describe('safetensors', () => {
  it('reads back what it wrote, types, shapes, values and texts', () => {
    expect(readSafetensors(writeSafetensors(small), 'x')).toEqual(small);
  });

  it('writes the same bytes for the same tensors, the data from a multiple of eight on', () => {
    const bytes = writeSafetensors(small);
    expect(writeSafetensors(small)).toEqual(bytes);
    expect(Number(new DataView(bytes.buffer).getBigUint64(0, true)) % 8).toBe(0);
  });

  it('is the layout that the format describes, byte for byte', () => {
    const bytes = writeSafetensors({ tensors: { a: { shape: [1], values: Float32Array.of(1) } }, metadata: {} });
    const json = '{"__metadata__":{},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}';
    expect(bytes[0]).toBe(Math.ceil(json.length / 8) * 8);
    expect(new TextDecoder().decode(bytes.subarray(8, 8 + bytes[0])).trimEnd()).toBe(json);
    expect([...bytes.subarray(8 + bytes[0])]).toEqual([0, 0, 0x80, 0x3f]);
  });

  it('reads from the middle of a larger buffer', () => {
    const bytes = writeSafetensors(small);
    const larger = new Uint8Array(bytes.length + 9).fill(7);
    larger.set(bytes, 3);
    expect(readSafetensors(larger.subarray(3, 3 + bytes.length), 'x')).toEqual(small);
  });

  it('refuses to write a tensor that does not have its shape', () => {
    const wrong = { tensors: { a: { shape: [2, 2], values: new Int8Array(3) } }, metadata: {} };
    expect(() => writeSafetensors(wrong)).toThrow('a: expected [2,2], found 3');
  });
});

describe('a damaged safetensors file is refused with its reason', () => {
  const whole = writeSafetensors(small);

  it('nested twenty thousand deep, wherever that stands', () => {
    const refusal = expect.objectContaining({ code: 'tensors-header' });
    for (const [open, close] of [
      ['{"a":', '}'],
      ['[', ']'],
    ]) {
      const deep = `${open.repeat(20_000)}1${close.repeat(20_000)}`;
      for (const header of [`{"__metadata__":{"a":${deep}}}`, `{"__metadata__":${deep}}`, `{"a":${deep}}`, deep])
        expect(reading(fileWith(header, 0))).toThrow(refusal);
    }
  });

  it('cut short anywhere: never read', () => {
    for (let length = 0; length < whole.length; length++) {
      expect(reading(whole.subarray(0, length))).toThrow(
        expect.objectContaining({ code: expect.stringMatching(/^tensors-(short|length)$/) }),
      );
    }
  });

  it.each([
    ['bytes left over', fileWith({ a: one }, 5), 'describes', 'tensors-length'],
    ['a header of an absurd length', new Uint8Array(16).fill(0xff), 'cut short', 'tensors-short'],
    ['no JSON', fileWith('{"a": ', 4), 'cannot be read: {"a": ', 'tensors-header'],
    ['no UTF-8', fileWith('{}', 0).fill(0xff, 8), 'cannot be read', 'tensors-header'],
    ['no object', fileWith([one], 4), 'cannot be read: [', 'tensors-header'],
    ['an entry without a shape', fileWith({ a: { dtype: 'I8', data_offsets: [0, 4] } }, 4), '"a"', 'tensors-header'],
    ['a negative place', fileWith({ a: { ...one, data_offsets: [-4, 0] } }, 4), '"a"', 'tensors-header'],
    ['metadata that is no text', fileWith({ __metadata__: { n: 1 }, a: one }, 4), '{"n":1}', 'tensors-header'],
    ['an unknown type', fileWith({ a: { ...one, dtype: 'BF16' } }, 4), 'has the type BF16', 'tensors-type'],
    ['a type from the prototype', fileWith({ a: { ...one, dtype: 'toString' } }, 4), 'toString', 'tensors-type'],
    ['a shape of another size', fileWith({ a: { ...one, shape: [5] } }, 4), 'bytes 0–5, it says 0–4', 'tensors-place'],
    ['a gap', fileWith({ a: { ...one, data_offsets: [1, 5] } }, 5), 'bytes 0–4, it says 1–5', 'tensors-place'],
    ['an overlap', fileWith({ a: one, b: { ...one, data_offsets: [2, 6] } }, 6), 'tensor b should', 'tensors-place'],
  ] as const)('%s', (_what, bytes, says, code) => {
    expect(reading(bytes)).toThrow(says);
    expect(reading(bytes)).toThrow(expect.objectContaining({ code }));
  });

  it('a number that is none', () => {
    const bytes = writeSafetensors({ tensors: { b: { shape: [2], values: Float32Array.of(1, NaN) } }, metadata: {} });
    expect(reading(bytes)).toThrow('x.safetensors: the tensor b has NaN at index 1');
  });

  it('and a tensor that is missing, of another type or shape is not handed out', () => {
    expect(tensorOf(small, 'mask', [2], Uint8Array, 'x')).toEqual(Uint8Array.of(0, 255));
    expect(() => tensorOf(small, 'other', [2], Uint8Array, 'x')).toThrow('x: the tensor other is missing');
    expect(() => tensorOf(small, 'mask', [2], Int8Array, 'x')).toThrow('mask has the type U8, known are I8');
    expect(() => tensorOf(small, 'mask', [3], Uint8Array, 'x')).toThrow('x: mask: expected [3], found [2]');
  });
});
