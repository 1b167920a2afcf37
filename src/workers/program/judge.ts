/**
 * Judges what the realm of a reader's function says. Nothing of the reader's runs here: the test vectors, what the engine makes of
 * them and the engine's own training are out of the function's reach.
 */
import type { Dataset, Split } from '../../../lib/data/dataset.ts';
import { programById } from '../../../lib/exercises/programs/index.ts';
import type { ProgramCase, ProgramExercise } from '../../../lib/exercises/programs/program.ts';
import { casesOf, outcomeOf } from '../../../lib/exercises/programs/trial.ts';
import type { ProgramReport, ProgramWish, RealmAnswer, RealmOrder, Trained } from './protocol.ts';
import { stepsOf, testExamples, trainingExamples, trainWith } from './training.ts';

export interface Surroundings {
  /** The realm's end of the line. */
  readonly port: Pick<MessagePort, 'postMessage' | 'onmessage'>;
  readonly digits: (trainCount: number, testCount: number) => Promise<{ data: Dataset; isDrawn: boolean }>;
}

export async function* judge(wish: ProgramWish, { port, digits }: Surroundings): AsyncGenerator<ProgramReport, void> {
  const program = programById(wish.id);
  if (!program) throw new Error(`no program "${wish.id}"`);
  const hear = listener(port);
  const send = (order: RealmOrder) => port.postMessage(order);
  const { code, id, seed } = wish;
  const { name } = program;
  const given = wish.what === 'train' ? await digits(trainingExamples, testExamples) : null;
  await hear(({ type }) => type === 'ready' || null);
  yield { type: 'begun', isDrawn: given?.isDrawn ?? false };
  if (given === null) {
    const cases = casesOf(program, seed);
    send({ what: 'cases', code, name, words: cases.map(({ words }) => words) });
    yield await hear((said) => threwIn(said) ?? reportsIn(said, program, cases));
    return;
  }
  const data = {
    ...given.data,
    train: firstOf(given.data.train, trainingExamples),
    test: firstOf(given.data.test, testExamples),
  };
  send({ what: 'train', code, name, id, seed, data });
  const steps = stepsOf(data.train.count);
  for (let last: Trained | null = null; last?.accuracy == null; ) {
    const before: Trained | null = last;
    const report: ProgramReport = await hear((said) => threwIn(said) ?? stepIn(said, before, steps));
    yield report;
    if (report.type !== 'trained') return;
    last = report.progress;
  }
  for (const progress of trainWith(program, null, data, seed)) {
    yield { type: 'trained', progress: { who: 'engine', ...progress } };
  }
}

/** What the realm says, one after another; what `take` makes nothing of (null) is passed over. */
function listener(port: Surroundings['port']): <T>(take: (said: RealmAnswer) => T | null) => Promise<T> {
  const said: RealmAnswer[] = [];
  let wake = () => {};
  port.onmessage = ({ data }: MessageEvent<RealmAnswer>) => {
    said.push(data);
    wake();
  };
  return async (take) => {
    for (;;) {
      for (let one = said.shift(); one !== undefined; one = said.shift()) {
        const taken = take(one);
        if (taken !== null) return taken;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
}

const threwIn = (said: RealmAnswer): ProgramReport | null => (said.type === 'threw' ? said : null);

function reportsIn(said: RealmAnswer, program: ProgramExercise, cases: readonly ProgramCase[]): ProgramReport | null {
  if (said.type !== 'answers' || said.answers.length !== cases.length) return null;
  const reports = cases.map((one, k) => ({ words: one.words, outcome: outcomeOf(program, one, said.answers[k]) }));
  return { type: 'cases', reports };
}

/** A training goes on, and ends: a step that is not later than the one before is none. */
function stepIn(said: RealmAnswer, before: Trained | null, steps: number): ProgramReport | null {
  if (said.type !== 'trained') return null;
  const { step, loss, accuracy } = said.progress;
  const isLater = Number.isInteger(step) && step <= steps && (step > (before?.step ?? 0) || accuracy !== null);
  return isLater ? { type: 'trained', progress: { who: 'own', step, steps, loss, accuracy } } : null;
}

/** The first images alone: a view would take the bytes of all with it. */
const firstOf = (split: Split, most: number): Split => {
  const count = Math.min(most, split.count);
  const { rows, columns, images, labels } = split;
  return { count, rows, columns, images: images.slice(0, count * rows * columns), labels: labels.slice(0, count) };
};
