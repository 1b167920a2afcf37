/** The recorded run, which the trainer shows before anything runs, and without JavaScript: its first layer comes with the view. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Receipt } from '../../../../lib/model/program.ts';
import type { Recorded } from './model.ts';

const read = (name: string) =>
  JSON.parse(readFileSync(join(process.cwd(), `content/records/mnist/${name}.json`), 'utf8'));

export default () => {
  const { receipt, history }: { receipt: Receipt } & Pick<Recorded, 'history'> = read('program');
  const { confusion, dearest }: Pick<Recorded, 'confusion'> & { dearest: Recorded['mistakes'] } = read('mistakes');
  return { data: { receipt, history, confusion, mistakes: dearest } };
};
