/**
 * Runs a reader's function, away from the page and from the training worker: whatever it does, endlessly or wrongly, ends with
 * this worker.
 */
import { programById } from '../../lib/exercises/programs/index.ts';
import { compileFunction, runCases } from '../../lib/exercises/programs/trial.ts';
import { type Dataset, Problem } from '../../lib/index.ts';
import { dataLoader } from './data.ts';
import type { ProgramReport, ProgramWish } from './program-protocol.ts';
import { trainingExamples, trainWith } from './program-training.ts';

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<ProgramWish>) => void) | null;
  postMessage(report: ProgramReport): void;
};
const post = (report: ProgramReport) => scope.postMessage(report);

/** As soon as enough of the data is here. */
function dataset(base: string): Promise<Dataset> {
  return new Promise((resolve, reject) => {
    dataLoader()(base, ({ dataset, train, test, report }) => {
      if (report.missing) reject(new Problem('no-data', {}));
      else if (dataset && test && train >= Math.min(trainingExamples, dataset.train.count)) resolve(dataset);
    }).catch(reject);
  });
}

async function obey(wish: ProgramWish): Promise<void> {
  const program = programById(wish.id);
  if (!program) throw new Error(`no program "${wish.id}"`);
  const data = wish.type === 'train' ? await dataset(wish.base) : null;
  post({ type: 'begun' });
  const own = compileFunction(wish.code, program.name);
  if (!data) {
    post({ type: 'cases', reports: runCases(program, own, wish.seed) });
    return;
  }
  for (const who of ['own', 'engine'] as const) {
    for (const progress of trainWith(program, who === 'own' ? own : null, data, wish.seed)) {
      post({ type: 'trained', progress: { who, ...progress } });
    }
  }
  post({ type: 'done' });
}

scope.onmessage = ({ data }) => {
  obey(data).catch((error) => {
    if (error instanceof Problem) post({ type: 'problem', code: error.code, facts: error.facts });
    else post({ type: 'threw', message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
  });
};
