/**
 * Runs a reader's function, away from the page and from the training worker: whatever it does, endlessly or wrongly, ends with
 * this worker.
 */
import { programById } from '../../lib/exercises/programs/index.ts';
import { compileFunction, runCases } from '../../lib/exercises/programs/trial.ts';
import { type Dataset, digitsId, Problem, type Split, simdKernels } from '../../lib/index.ts';
import kernelsUrl from '../../lib/kernels/assembly/build/kernels.wasm?url';
import { compiled } from './compiled.ts';
import { dataLoader } from './data.ts';
import { fetchMaker } from './digits-maker.ts';
import type { ProgramReport, ProgramWish } from './program-protocol.ts';
import { testExamples, trainingExamples, trainWith } from './program-training.ts';

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<ProgramWish>) => void) | null;
  postMessage(report: ProgramReport): void;
};
const post = (report: ProgramReport) => scope.postMessage(report);

/** MNIST as soon as enough of it is here; where the site has none, as many of the book's own digits. */
function dataset(base: string): Promise<Dataset> {
  return new Promise((resolve, reject) => {
    dataLoader()(base, ({ dataset, train, test, report }) => {
      if (report.missing) drawnDigits(base).then(resolve, reject);
      else if (dataset && test && train >= Math.min(trainingExamples, dataset.train.count)) resolve(dataset);
    }).catch(reject);
  });
}

async function drawnDigits(base: string): Promise<Dataset> {
  const module = await compiled(kernelsUrl);
  const maker = await fetchMaker(base, (bytes) => simdKernels(module, { bytes }));
  const part = (name: 'train' | 'test', count: number): Split => {
    const images = new Uint8Array(count * 784);
    const labels = new Uint8Array(count);
    maker.draw(name, 0, count, images, labels);
    return { count, rows: 28, columns: 28, images, labels };
  };
  const train = part('train', trainingExamples);
  return { id: digitsId, train, test: part('test', testExamples), block: train.count };
}

async function obey(wish: ProgramWish): Promise<void> {
  const program = programById(wish.id);
  if (!program) throw new Error(`no program "${wish.id}"`);
  const data = wish.type === 'train' ? await dataset(wish.base) : null;
  post({ type: 'begun', drawn: data?.id === digitsId });
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
