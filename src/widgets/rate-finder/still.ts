/** The recorded range test of plain descent on MNIST, with its trials. On the server only. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedFinding } from './recorded.ts';

export function stillOf(): RecordedFinding {
  return JSON.parse(readFileSync(join(process.cwd(), 'content/records/rate-finder.json'), 'utf8')).still;
}
