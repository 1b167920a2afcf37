/** What the book's network costs on MNIST's test images, as it was recorded: numbers alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bin } from '../../../experiments/loss/costs.ts';
import type { Measured } from './model.ts';

interface Recorded {
  readonly mean: number;
  readonly median: number;
  readonly wrong: number;
  readonly dearestHundredth: number;
  readonly bins: readonly Bin[];
  readonly named: readonly (readonly [index: number, label: number, predicted: number, loss: number])[];
}

export function recordedAs({ dearestHundredth: burden, named, ...told }: Recorded): Measured {
  return {
    ...{ owner: 'book', data: 'recorded', burden },
    ...{ mean: told.mean, median: told.median, wrong: told.wrong, bins: told.bins },
    count: told.bins.reduce((sum, { count }) => sum + count, 0),
    dearest: named.map(([index, label, predicted, loss]) => ({ index, label, predicted, loss })),
  };
}

export const readRecord = (): Recorded =>
  JSON.parse(readFileSync(join(process.cwd(), 'content/records/loss/who-costs.json'), 'utf8'));

export default () => ({ data: recordedAs(readRecord()) });
