/**
 * Runs a reader's function, away from the page and from the training worker: whatever it does, endlessly or wrongly, ends with
 * this worker.
 */
import { programById } from '../../lib/exercises/programs/index.ts';
import { compileFunction, runCases } from '../../lib/exercises/programs/trial.ts';
import { Problem } from '../../lib/problem.ts';
import type { ProgramReport, ProgramWish } from './program-protocol.ts';
import { testExamples, trainingExamples, trainWith } from './program-training.ts';
import { isDrawn, someData } from './some-data.ts';

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<ProgramWish>) => void) | null;
  postMessage(report: ProgramReport): void;
};
const post = (report: ProgramReport) => scope.postMessage(report);

async function obey(wish: ProgramWish): Promise<void> {
  const program = programById(wish.id);
  if (!program) throw new Error(`no program "${wish.id}"`);
  const data = wish.type === 'train' ? await someData(wish.base, trainingExamples, testExamples) : null;
  post({ type: 'begun', drawn: data !== null && isDrawn(data) });
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
