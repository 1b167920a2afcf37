/**
 * The program, line by line: which line is chosen, which have been run, and what each gave. Running a line runs all before
 * it. The run itself is the page's own session: what the trainer on the page trains is what `fit` here trains.
 */
import { computed, effect, signal } from '@preact/signals';
import { articleSettings, Problem } from '../../../lib/index.ts';
import type { Digit, Session } from '../../reader/session.ts';
import type { Missing } from '../../reader/support.ts';
import type { Blueprint, LayerFacts } from './blueprint.ts';
import { type StepId, stepIds } from './steps.ts';

/** What the lines before `fit` gave. */
export interface Found {
  readonly imports?: { readonly lacks: Missing | null };
  readonly load?: { readonly trainCount: number; readonly testCount: number; readonly digits: readonly Digit[] };
  readonly scale?: {
    readonly most: number;
    readonly scaledMost: number;
    readonly inked: number;
    readonly count: number;
  };
  readonly input?: { readonly inputs: number };
  readonly hidden?: LayerFacts;
  readonly output?: LayerFacts & { readonly total: number };
  readonly optimizer?: { readonly parameters: number; readonly remembered: number };
  readonly loss?: { readonly loss: number; readonly even: number; readonly count: number };
  readonly metrics?: { readonly correct: number; readonly count: number };
}

/** What `fit`, `evaluate` and `print` gave: read off the session, so that they are gone when the run is. */
export interface Trained {
  readonly epochs: number;
  readonly steps: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly validationAccuracy: number;
  readonly testLoss: number;
  readonly testAccuracy: number;
  readonly wrong: number;
  readonly testCount: number;
  readonly weights: string;
  /** False where the reader had changed a setting in the trainer. */
  readonly isArticle: boolean;
}

export type Halt = { readonly why: 'missing' } | { readonly why: 'problem'; readonly problem: Problem };

const shownDigits = 10;
const afterFit: readonly StepId[] = ['fit', 'evaluate', 'print'];

export interface Help {
  /** The untrained network; loaded when it is first needed. */
  blueprint(): Promise<Blueprint>;
  /** What this browser lacks. */
  lacks(): Missing | null;
}

export type ProgramModel = ReturnType<typeof programModel>;

export function programModel(session: Session, help: Help) {
  const chosen = signal<StepId>(stepIds[0]);
  const found = signal<Found>({});
  /** The last line that has been run; −1 before the first. */
  const reached = signal(-1);
  const running = signal<StepId | null>(null);
  const halt = signal<Halt | null>(null);
  let plan: Promise<Blueprint> | null = null;

  const trained = computed((): Trained | null => {
    const receipt = session.receipt.value;
    const last = session.epochs.value.at(-1);
    const confusion = session.evaluation.value?.confusion;
    if (!receipt || !confusion) return null;
    const testCount = confusion.reduce((sum, n) => sum + n, 0);
    const right = confusion.reduce((sum, n, k) => sum + (k % 11 === 0 ? n : 0), 0);
    return {
      epochs: last?.epoch ?? 0,
      steps: receipt.steps,
      loss: last?.loss ?? Number.NaN,
      accuracy: last?.accuracy ?? Number.NaN,
      validationAccuracy: last?.validationAccuracy ?? Number.NaN,
      testLoss: receipt.testLoss,
      testAccuracy: receipt.testAccuracy,
      wrong: testCount - right,
      testCount,
      weights: receipt.weights,
      isArticle: receipt.changes.length === 0 && sameSettings(receipt.settings, articleSettings),
    };
  });

  /** Whether a line has run and what it gave still holds. */
  const hasRun = (id: StepId): boolean =>
    stepIds.indexOf(id) <= reached.value && (!afterFit.includes(id) || trained.value !== null);

  /** Waits for the session; rejects with its problem. */
  function until(holds: () => boolean): Promise<void> {
    let stop = () => {};
    const promise = new Promise<void>((resolve, reject) => {
      stop = effect(() => {
        const problem = session.problem.value;
        if (problem) reject(problem);
        else if (session.phase.value === 'failed') reject(new Problem('worker-died', {}));
        else if (holds()) resolve();
      });
    });
    return promise.finally(() => stop());
  }

  async function load(): Promise<Found['load'] | null> {
    session.load();
    await until(() => {
      const data = session.data.value;
      return !!data && (data.missing || data.loaded === data.total);
    });
    const data = session.data.value;
    if (!data || data.missing) return null;
    const indices = Array.from({ length: shownDigits }, (_, k) => k);
    const digits = await session.digits('train', indices);
    return { trainCount: data.trainCount, testCount: data.testCount, digits };
  }

  /** Starts the article's run, or goes on with the one that is there. False where the reader paused it. */
  async function train(): Promise<boolean> {
    if (trained.value) return true;
    const before = session.phase.value;
    if (before !== 'running' && before !== 'waiting') {
      if (before === 'paused') session.resume();
      else session.start(articleSettings);
      // the worker has heard it when the phase is another one
      await until(() => session.phase.value !== before);
    }
    await until(() => ['paused', 'diverged'].includes(session.phase.value) || trained.value !== null);
    if (session.diverged.value) {
      const { step, layer, quantity, rate } = session.diverged.value;
      throw new Problem('diverged', { step, layer, quantity, rate });
    }
    return trained.value !== null;
  }

  /** Runs one line; false where it could not be finished. */
  async function runLine(id: StepId): Promise<boolean> {
    const keep = (facts: Found) => {
      found.value = { ...found.value, ...facts };
      return true;
    };
    const digits = found.value.load?.digits ?? [];
    if (id === 'imports') {
      const lacks = help.lacks();
      keep({ imports: { lacks } });
      return lacks === null;
    }
    if (id === 'load') {
      const facts = await load();
      if (!facts) halt.value = { why: 'missing' };
      return facts ? keep({ load: facts }) : false;
    }
    if (id === 'scale') return keep({ scale: scaled(digits[0]) });
    if (afterFit.includes(id)) return train();
    plan ??= help.blueprint();
    const drawn = await plan;
    const [hidden, output] = drawn.layers;
    const { parameters, remembered, inputs } = drawn;
    if (id === 'input') return keep({ input: { inputs } });
    if (id === 'hidden') return keep({ hidden });
    if (id === 'output') return keep({ output: { ...output, total: parameters } });
    if (id === 'optimizer') return keep({ optimizer: { parameters, remembered } });
    const { loss, correct } = drawn.judge(digits);
    const count = digits.length;
    return id === 'loss' ? keep({ loss: { loss, even: Math.LN10, count } }) : keep({ metrics: { correct, count } });
  }

  /** Runs every line up to and with this one that has not run yet. */
  async function runTo(target: StepId): Promise<void> {
    if (running.value) return;
    halt.value = null;
    try {
      for (const [k, id] of stepIds.entries()) {
        if (k > stepIds.indexOf(target)) break;
        if (hasRun(id)) continue;
        running.value = id;
        if (!(await runLine(id))) break;
        reached.value = Math.max(reached.value, k);
      }
    } catch (cause) {
      const problem = cause instanceof Problem ? cause : new Problem('unexpected', { message: String(cause) });
      halt.value = { why: 'problem', problem };
    } finally {
      running.value = null;
    }
  }

  return {
    session,
    chosen,
    found,
    reached,
    running,
    halt,
    trained,
    hasRun,
    count: stepIds.length,
    countRun: () => stepIds.filter(hasRun).length,
    runTo,
    choose(id: StepId) {
      chosen.value = id;
    },
    /** The next line that has not run is chosen and run. */
    async runNext() {
      const next = stepIds.find((id) => !hasRun(id)) ?? stepIds[stepIds.length - 1];
      chosen.value = next;
      await runTo(next);
    },
  };
}

/** A digit's grey values before and after the division, as float32 makes it. */
function scaled({ pixels }: Digit): NonNullable<Found['scale']> {
  const most = pixels.reduce((a, b) => Math.max(a, b));
  return {
    most,
    scaledMost: Math.fround(most / 255),
    inked: pixels.reduce((sum, byte) => sum + Number(byte > 0), 0),
    count: pixels.length,
  };
}

const sameSettings = (a: object, b: object): boolean =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
