/**
 * The ten digits of a weights file and what the network says of them, held to the network when it comes back: another program is
 * compared with them, so they must be what the file's own weights say. Chapter: mnist (*Take it home*).
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type TensorFile, tensorOf } from '../data/safetensors.ts';
import { littleEndian } from '../model/fingerprint.ts';
import { Problem } from '../problem.ts';
import { type Checks, checksOf, classNames, pixelCount, type Trained } from './trained.ts';

/** As in the programs that compare; other machines' floats may differ by so much. */
const tolerance = 1e-5;
const names = ['check.images', 'check.labels', 'check.probabilities'];
/** More than are ever written: what is computed again stays short work. */
const mostChecks = 100;

/** SHA-256 of the images, the labels and the probabilities. */
export const checksSha256 = ({ images, labels, probabilities }: Checks): string =>
  bytesToHex(sha256.create().update(images).update(labels).update(littleEndian(probabilities)).digest());

/** Throws Problem 'network-checks', and what `tensorOf` throws, where the file has digits to compare and they do not fit. */
export function checkChecks(read: TensorFile, trained: Trained, file: string): void {
  const { check_source: source, checks_sha256: expected } = read.metadata;
  if (names.every((name) => !Object.hasOwn(read.tensors, name))) return;
  const count = read.tensors['check.labels']?.values.length ?? 0;
  const refused = (found: string | number) => new Problem('network-checks', { file, found });
  if (count < 1 || count > mostChecks) throw refused(count);
  if (source !== 'mnist-test' && source !== 'drawn') throw refused('check_source');
  const images = tensorOf(read, 'check.images', [count, pixelCount], Uint8Array, file);
  const labels = tensorOf(read, 'check.labels', [count], Uint8Array, file);
  const probabilities = tensorOf(read, 'check.probabilities', [count, classNames.length], Float32Array, file);
  if (labels.some((label) => label >= classNames.length)) throw refused('check.labels');
  const checks = { source, images, labels, probabilities } as const;
  if (expected !== undefined && expected !== checksSha256(checks)) throw refused('checks_sha256');
  const again = checksOf(trained, checks).probabilities;
  if (!again.every((value, k) => Math.abs(value - probabilities[k]) <= tolerance)) throw refused('check.probabilities');
}
