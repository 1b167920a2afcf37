/** A receipt out of a file or a store: known keys, known types, or none. */
import { Problem } from '../problem.ts';
import { briefly, checkKeys } from './known.ts';
import type { Receipt } from './program.ts';
import { readSettings } from './settings.ts';

const kernels: readonly string[] = ['reference', 'simd', 'simd-relaxed'] satisfies Receipt['kernels'][];
const counts = ['steps'] as const;
const numbers = ['testLoss', 'testAccuracy', 'seconds', 'imagesPerSecond'] as const;
const texts = ['data', 'kernels', 'weights'] as const;
const keys = ['settings', 'changes', ...counts, ...numbers, ...texts];

/** The id of a data set: what goes into a file's texts and a program's comments. */
export const isDataId = (found: unknown): found is string => typeof found === 'string' && /^[\w.-]{1,80}$/.test(found);

/** Throws Problem 'shape', 'choice' or 'range', and those of `checkSettings`. */
export function readReceipt(told: unknown): Receipt {
  checkKeys('receipt', told, keys);
  const receipt = told as Receipt;
  const check = (name: string, found: unknown, isSound: (one: unknown) => boolean, expected: string) => {
    if (!isSound(found)) throw new Problem('range', { where: `receipt: ${name}`, expected, found: briefly(found) });
  };
  for (const name of counts) check(name, receipt[name], isCount, '0, 1, 2, …');
  for (const name of numbers) check(name, receipt[name], Number.isFinite, '−∞ < x < ∞');
  check('data', receipt.data, isDataId, 'a-z 0-9 . _ -');
  check('kernels', receipt.kernels, (one) => kernels.includes(one as string), kernels.join(', '));
  check('weights', receipt.weights, (one) => typeof one === 'string' && /^[0-9a-f]{64}$/.test(one), 'SHA-256');
  check('changes', receipt.changes, Array.isArray, 'Array');
  for (const change of receipt.changes) {
    checkKeys('receipt: changes', change, ['step', 'rate']);
    check('step', change.step, isCount, '0, 1, 2, …');
    check('rate', change.rate, Number.isFinite, '−∞ < x < ∞');
  }
  return { ...receipt, settings: readSettings(receipt.settings) };
}

const isCount = (found: unknown): boolean => Number.isSafeInteger(found) && (found as number) >= 0;
