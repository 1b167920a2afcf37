/** A network's fingerprint: the SHA-256 of all its weights. Chapter: mnist. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 (hex) of all weights as little-endian float32, in the order W1 b1 W2 b2 … */
export function weightsSha256(weights: readonly Float32Array[]): string {
  const hash = sha256.create();
  for (const values of weights) hash.update(littleEndian(values));
  return bytesToHex(hash.digest());
}

/** The numbers' bytes, least significant first on every machine. */
export function littleEndian(values: Float32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  for (let k = 0; k < values.length; k++) view.setFloat32(4 * k, values[k], true);
  return bytes;
}
