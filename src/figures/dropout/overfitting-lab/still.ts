/** The recorded twins: without remedy and with dropout, seed 1, on MNIST. On the server only. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Moment } from '../../../experiments/dropout/training.ts';
import type { Pair } from './model.ts';

type Recorded = readonly (readonly (readonly [loss: number, accuracy: number])[])[];

const momentsOf = (recorded: Recorded): Moment[] =>
  recorded.map((three) => {
    const [logged, again, validation] = three.map(([loss, accuracy]) => ({ loss, accuracy }));
    return { logged, again, validation };
  });

function stillOf(): Pair {
  const curves = JSON.parse(readFileSync(join(process.cwd(), 'content/records/dropout/curves.json'), 'utf8'));
  return { baseline: momentsOf(curves.baseline), changed: momentsOf(curves.dropout) };
}

export default () => ({ data: stillOf() });
