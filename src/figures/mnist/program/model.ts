/**
 * The program, line by line: which line is chosen, which have been run, and what each gave. Running a line runs all before
 * it. The run itself is the page's own session: what the trainer on the page trains is what `fit` here trains. Chapter: mnist.
 */
import { computed, effect, signal } from '@preact/signals';
import type { EpochLogs } from '../../../../lib/model/logs.ts';
import type { Receipt } from '../../../../lib/model/program.ts';
import { articleSettings } from '../../../../lib/model/settings.ts';
import { Problem, problemIn } from '../../../../lib/problem.ts';
import type { Blueprint } from '../../../experiments/mnist/blueprint.ts';
import { choice } from '../../../kit/parameters.ts';
import type { Digit, Session } from '../../../reader/session.ts';
import type { Missing } from '../../../reader/support.ts';
import { columns, type LineId, lineIds } from './lines.ts';

/** What each line gives. */
export interface Given {
  readonly imports: object;
  readonly load: { readonly trainCount: number; readonly testCount: number; readonly digits: readonly Digit[] };
  readonly scale: ReturnType<typeof scaled>;
  readonly input: Blueprint;
  readonly hidden: Blueprint;
  readonly output: Blueprint;
  readonly optimizer: Blueprint;
  readonly loss: Judged;
  readonly metrics: Judged;
  readonly fit: Trained;
  readonly evaluate: Trained;
  readonly print: Trained;
}

/** The untrained network on the first digits; `even` is the loss of ten even probabilities. */
type Judged = ReturnType<Blueprint['judge']> & { readonly count: number; readonly even: number };
export type Trained = Pick<Receipt, 'steps' | 'testLoss' | 'testAccuracy' | 'weights'> &
  Pick<EpochLogs, 'loss' | 'accuracy' | 'validationAccuracy'> & {
    readonly wrong: number;
    readonly testCount: number;
    /** False where the reader had changed a setting in the trainer. */
    readonly isArticle: boolean;
  };

/** Why the last line could not be finished: the browser lacks something, there are no digits, or a problem. */
export type Halt = Missing | 'no-digits' | Problem;

const shownDigits = 10;
const afterFit: readonly LineId[] = ['fit', 'evaluate', 'print'];

export interface Help {
  /** The untrained network; loaded when it is first needed. */
  blueprint(): Promise<Blueprint>;
  /** What this browser lacks. */
  lacks(): Missing | null;
}

export type ProgramModel = ReturnType<typeof programModel>;

export function programModel(session: Session, help: Help) {
  const chosen = choice<LineId>('imports', lineIds);
  /** Which column a narrow screen shows. */
  const column = choice<(typeof columns)[number]>('keras', columns);
  const running = signal<LineId | null>(null);
  const halt = signal<Halt | null>(null);
  const trained = computed(() => trainedBy(session));
  const gave = signal<Partial<Given>>({});
  /** What a line gave that has been run; what `fit` and the lines after it gave is gone when the session's run is. */
  function given<Id extends LineId>(id: Id): Given[Id] | undefined {
    const once = gave.value[id];
    return once && afterFit.includes(id) ? ((trained.value ?? undefined) as typeof once) : once;
  }
  const hasRun = (id: LineId): boolean => given(id) !== undefined;
  const digits = () => gave.value.load?.digits ?? [];
  let plan: Promise<Blueprint> | null = null;
  const drawn = (): Promise<Blueprint> => {
    plan ??= help.blueprint();
    return plan;
  };
  async function judged(): Promise<Judged> {
    const first = digits();
    return { ...(await drawn()).judge(first), count: first.length, even: Math.LN10 };
  }

  function stop(why: Halt): null {
    halt.value = why;
    return null;
  }

  /** Waits for the session; rejects with its problem. */
  function until(holds: () => boolean): Promise<void> {
    let end = () => {};
    const promise = new Promise<void>((resolve, reject) => {
      end = effect(() => {
        const problem = session.problem.value;
        if (problem) reject(problem);
        else if (session.phase.value === 'failed') reject(new Problem('worker-died', {}));
        else if (holds()) resolve();
      });
    });
    return promise.finally(() => end());
  }

  async function load(): Promise<Given['load'] | null> {
    session.load();
    await until(() => {
      const data = session.data.value;
      return !!data && (data.missing || data.loaded === data.total);
    });
    const { missing, trainCount, testCount } = session.data.value!;
    if (missing) return stop('no-digits');
    const first = Array.from({ length: shownDigits }, (_, k) => k);
    return { trainCount, testCount, digits: await session.digits('train', first) };
  }

  /** Starts the article's run, or goes on with the one that is there. Null where the reader paused it. */
  async function train(): Promise<Trained | null> {
    if (trained.value) return trained.value;
    const before = session.phase.value;
    if (before !== 'running' && before !== 'waiting') {
      if (before === 'paused') session.resume();
      else session.start(articleOn(session));
      // the worker has heard it when the phase is another one
      await until(() => session.phase.value !== before);
    }
    await until(() => ['paused', 'diverged'].includes(session.phase.value) || trained.value !== null);
    if (!session.diverged.value) return trained.value;
    const { step, layer, quantity, rate } = session.diverged.value;
    throw new Problem('diverged', { step, layer, quantity, rate });
  }

  /** How each line is run; null where it could not be finished. */
  const lines: { readonly [Id in LineId]: () => Promise<Given[Id] | null> } = {
    async imports() {
      const lacks = help.lacks();
      return lacks ? stop(lacks) : {};
    },
    load,
    scale: async () => scaled(digits()[0]),
    ...{ input: drawn, hidden: drawn, output: drawn, optimizer: drawn, loss: judged, metrics: judged },
    ...{ fit: train, evaluate: train, print: train },
  };

  /** Runs every line up to and with this one that has not run yet. */
  async function runTo(target: LineId): Promise<void> {
    if (running.value) return;
    halt.value = null;
    try {
      for (const id of lineIds.slice(0, lineIds.indexOf(target) + 1)) {
        if (hasRun(id)) continue;
        running.value = id;
        const facts = await lines[id]();
        if (!facts) break;
        gave.value = { ...gave.value, [id]: facts };
      }
    } catch (cause) {
      halt.value = problemIn(cause);
    } finally {
      running.value = null;
    }
  }

  return {
    ...{ parameters: { line: chosen, column }, session, chosen, column, given, running, halt, hasRun, runTo },
    countRun: () => lineIds.filter(hasRun).length,
    /** The next line that has not run is chosen and run. */
    async runNext() {
      chosen.value = lineIds.find((id) => !hasRun(id)) ?? 'print';
      await runTo(chosen.value);
    },
  };
}

/** The article's settings, of as many images as there are. */
const articleOn = ({ data }: Session): typeof articleSettings => ({
  ...articleSettings,
  examples: Math.min(articleSettings.examples, data.value?.trainCount || articleSettings.examples),
});

/** What the session's run came to; null until it is done. */
function trainedBy(session: Session): Trained | null {
  const { receipt, epochs, evaluation } = session;
  const confusion = evaluation.value?.confusion;
  if (!receipt.value || !confusion) return null;
  const { settings, changes } = receipt.value;
  const testCount = confusion.reduce((sum, n) => sum + n, 0);
  const wrong = confusion.reduce((sum, n, k) => sum + (k % 11 === 0 ? 0 : n), 0);
  return {
    ...{ ...noEpoch, ...epochs.value.at(-1), ...receipt.value, testCount, wrong },
    isArticle: changes.length === 0 && sorted(settings) === sorted(articleOn(session)),
  };
}
const noEpoch = { loss: Number.NaN, accuracy: Number.NaN, validationAccuracy: Number.NaN };
const sorted = (settings: object): string => JSON.stringify(Object.entries(settings).sort());

/** A digit's grey values before and after the division, as float32 makes it. */
function scaled({ pixels }: Digit) {
  const most = pixels.reduce((a, b) => Math.max(a, b));
  const inked = pixels.reduce((sum, byte) => sum + Number(byte > 0), 0);
  return { most, scaledMost: Math.fround(most / 255), inked, count: pixels.length };
}
