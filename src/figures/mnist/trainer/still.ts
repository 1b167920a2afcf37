/** The recorded run, which the trainer shows before anything runs, and without JavaScript. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Receipt } from '../../../../lib/model/program.ts';
import type { EpochLogs } from '../../../workers/protocol.ts';

/** content/records/mnist/program.json */
interface RecordedRun {
  readonly receipt: Receipt;
  readonly history: readonly EpochLogs[];
}

export default () => {
  const run: RecordedRun = JSON.parse(readFileSync(join(process.cwd(), 'content/records/mnist/program.json'), 'utf8'));
  const { testAccuracy: accuracy, seconds } = run.receipt;
  return { data: { accuracy, seconds, history: run.history } };
};
