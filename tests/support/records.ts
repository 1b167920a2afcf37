/** The records as tests read them: from the files. */
import { readdirSync, readFileSync } from 'node:fs';
import { at, numberAt, recorded, recordsOf } from '../../src/book/text/records.ts';

const folder = 'content/records';
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));

export const records = recordsOf(
  files.map((name) => [name.slice(0, -'.json'.length), JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))] as const),
);

/** Whatever stands there, as the tests know it. */
// biome-ignore lint/suspicious/noExplicitAny: a record's shape is its experiment's
export const recordAt = (path: string): any => at(records, path);
export const number = (path: string): number => numberAt(records, path);
export const shown = (of: string, as?: string): string => recorded(records, of, as);
