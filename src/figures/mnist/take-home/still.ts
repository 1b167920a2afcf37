/** For pages without JavaScript: the book's small network as a file, and what it says of ten digits, by the same model. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '../../../i18n/lang.ts';
import { asset } from '../../../i18n/paths.ts';
import { fixed } from '../../../kit/numbers.ts';
import { foundOfBook } from '../../../reader/networks.ts';
import { bookFile } from '../../../reader/sources.ts';
import { drawnChecks, readingsOf } from './model.ts';

import { strings } from './strings.ts';

/** What it is, what is read, and with which probability: a row a digit. */
export function stillRows(): string[][] {
  const { trained } = foundOfBook(readFileSync(join(process.cwd(), 'public', bookFile)));
  const digits = drawnChecks();
  return readingsOf(trained, digits).map(({ digit, probability }, k) => {
    return [String(digits.labels[k]), String(digit), fixed(probability, 6)];
  });
}

export default function (lang: Lang) {
  const t = strings[lang];
  const cells = (tag: string, list: readonly string[]) => list.map((cell) => `<${tag}>${cell}</${tag}>`).join('');
  const rows = stillRows().map((row) => `<tr>${cells('td', row)}</tr>`);
  const head = `<caption>${t.checks}</caption><thead><tr>${cells('th', t.columns.slice(1))}</tr></thead>`;
  const file = `<a href="${asset(bookFile)}" download>reader.safetensors</a>`;
  const html = `<p>${t.noScript} ${file}</p><table class="numbers">${head}<tbody>${rows.join('')}</tbody></table>`;
  return { html: { still: html } };
}
