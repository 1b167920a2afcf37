/**
 * The IDX format in which MNIST is published, read strictly: two zero bytes, a type, the number of dimensions, each dimension as a
 * big-endian 32-bit number, then the values. Source: Y. LeCun's description of the files. Only unsigned bytes (0x08) occur here.
 */
import { Problem } from '../problem.ts';

export interface Idx {
  readonly dimensions: readonly number[];
  readonly values: Uint8Array;
}

const unsignedByte = 0x08;
const hex = (n: number): string => `0x${n.toString(16).padStart(8, '0')}`;

/**
 * Throws Problem 'idx-…' naming the file, the expected and the found: a header or body cut short, a wrong magic number,
 * bytes behind the end.
 */
export function readIdx(bytes: Uint8Array, file: string, rank: number): Idx {
  const header = 4 + 4 * rank;
  if (bytes.length < 4) throw new Problem('idx-header', { file, expected: header, found: bytes.length });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = view.getUint32(0);
  const expected = (unsignedByte << 8) | rank;
  if (magic !== expected) throw new Problem('idx-magic', { file, expected: hex(expected), found: hex(magic) });
  if (bytes.length < header) throw new Problem('idx-header', { file, expected: header, found: bytes.length });
  const dimensions = Array.from({ length: rank }, (_, k) => view.getUint32(4 + 4 * k));
  const size = dimensions.reduce((product, n) => product * n, 1);
  const found = bytes.length - header;
  if (found < size) throw new Problem('idx-truncated', { file, expected: size, found });
  if (found > size) throw new Problem('idx-trailing', { file, expected: size, found });
  return { dimensions, values: bytes.subarray(header) };
}

/** The bytes of an IDX file with these dimensions. Throws Problem 'shape' when the values do not fill them. */
export function writeIdx(values: Uint8Array, dimensions: readonly number[]): Uint8Array {
  const size = dimensions.reduce((product, n) => product * n, 1);
  if (values.length !== size) throw new Problem('shape', { where: 'writeIdx', expected: size, found: values.length });
  const header = 4 + 4 * dimensions.length;
  const bytes = new Uint8Array(header + size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, (unsignedByte << 8) | dimensions.length);
  dimensions.forEach((n, k) => {
    view.setUint32(4 + 4 * k, n);
  });
  bytes.set(values, header);
  return bytes;
}
