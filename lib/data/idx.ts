/**
 * The IDX format in which MNIST is published, read strictly: two zero bytes, the type of an element, the number of dimensions,
 * each dimension as a big-endian 32-bit number, then the values. Source: Y. LeCun's description of the files. Only unsigned
 * bytes (0x08) occur here.
 */
import { Problem } from '../problem.ts';

export interface Idx {
  readonly dimensions: readonly number[];
  readonly values: Uint8Array;
}

const unsignedByte = 0x08;
/** No file of this book comes near it; a header that claims more is damaged. */
const most = 0x8000_0000;
const hex = (n: number, digits: number): string => `0x${n.toString(16).padStart(digits, '0')}`;
const sizeOf = (dimensions: readonly number[]): number => dimensions.reduce((product, n) => product * n, 1);

/**
 * The header and the body (a view, not a copy) of an IDX file with `rank` dimensions. Throws a Problem naming the file, the
 * expected and the found: 'idx-magic', 'idx-type', 'idx-rank', 'idx-header', 'idx-dimensions', 'idx-truncated', 'idx-trailing'.
 */
export function readIdx(bytes: Uint8Array, file: string, rank: number): Idx {
  const header = 4 + 4 * rank;
  if (bytes.length < 4) throw new Problem('idx-header', { file, expected: header, found: bytes.length });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const expectedMagic = hex((unsignedByte << 8) | rank, 8);
  if (view.getUint16(0) !== 0) {
    throw new Problem('idx-magic', { file, expected: expectedMagic, found: hex(view.getUint32(0), 8) });
  }
  if (bytes[2] !== unsignedByte) {
    throw new Problem('idx-type', { file, expected: hex(unsignedByte, 2), found: hex(bytes[2], 2) });
  }
  if (bytes[3] !== rank) throw new Problem('idx-rank', { file, expected: rank, found: bytes[3] });
  if (bytes.length < header) throw new Problem('idx-header', { file, expected: header, found: bytes.length });
  const dimensions = Array.from({ length: rank }, (_, k) => view.getUint32(4 + 4 * k));
  const size = sizeOf(dimensions);
  if (size === 0 || size > most) {
    throw new Problem('idx-dimensions', { file, expected: `1 … ${most}`, found: dimensions.join(' × ') });
  }
  const found = bytes.length - header;
  if (found < size) throw new Problem('idx-truncated', { file, expected: size, found });
  if (found > size) throw new Problem('idx-trailing', { file, expected: size, found });
  return { dimensions, values: bytes.subarray(header) };
}

/** The bytes of an IDX file with these dimensions. Throws Problem 'shape' when the values do not fill them. */
export function writeIdx(values: Uint8Array, dimensions: readonly number[]): Uint8Array {
  const size = sizeOf(dimensions);
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
