/** The record: MNIST, seed 1. On the server only. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NoiseRecord } from './measured.ts';

export const stillOf = (): NoiseRecord =>
  JSON.parse(readFileSync(join(process.cwd(), 'content/records/batch-noise.json'), 'utf8'));
