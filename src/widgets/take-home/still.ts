/** What the book's small network says of ten digits, for pages without JavaScript: made at build, by the same model. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { argmax, checksOf } from '../../../lib/index.ts';
import { fixed } from '../../kit/numbers.ts';
import { drawnDigits } from './digits.ts';
import { bookFile, networkOfBook } from './networks.ts';

/** What it is, what is read, and with which probability: a row a digit. */
export async function stillRows(): Promise<string[][]> {
  const { trained } = networkOfBook(await readFile(join(process.cwd(), 'public', bookFile)));
  const { labels, probabilities } = checksOf(trained, drawnDigits());
  return Array.from(labels, (label, k) => {
    const row = probabilities.subarray(10 * k, 10 * k + 10);
    const digit = argmax(row, 0, 10);
    return [String(label), String(digit), fixed(row[digit], 6)];
  });
}
