/**
 * The training worker without the worker: intentions in, reports out. Kernels, data, clock and the way to yield
 * are arguments, so that tests drive it step by step. Chapter: mnist.
 *
 * It keeps what the reader wants (`#wish`), the run, and the data that are here; the phase follows from these
 * three, so intentions may come in any order. Work is done in slices of a few milliseconds with a yield between
 * them, in which the next intention is heard.
 */
import { checkSettings, type Settings } from '../../lib/model/settings.ts';
import type { Kernels } from '../../lib/nn/kernels.ts';
import { Problem, problemOf } from '../../lib/problem.ts';
import { answer } from './answers.ts';
import { type Arrivals, isComplete } from './arrivals.ts';
import { LiveRun } from './live-run.ts';
import type { OwnData } from './own-data.ts';
import type { DataSource, Intention, Phase, Report } from './protocol.ts';
import { type SavedRun, type Shelter, sizeOf } from './saved.ts';
import { type LoadSource, sourceOf } from './sources.ts';

/** Milliseconds of work before the next intention is heard. */
const slice = 16;
/** Milliseconds between two reports of progress, and between two of the first layer's weights. */
const progressEvery = 50;
const weightsEvery = 250;
/** Milliseconds between two checkpoints, and to the first; the larger the network the longer, so that it goes on at its pace. */
const saveEvery = 5000;
const saveFirst = 1000;
const savePerByte = 2e-3;

export interface Surroundings {
  /** A fresh set of kernels with so many bytes of memory. Throws Problem 'memory'. */
  kernels(bytes: number): Kernels;
  load: LoadSource;
  own: OwnData;
  /** Where the run is kept for the case that this worker ends before it does. */
  shelter: Shelter;
  /** Milliseconds from any origin, never going back. */
  now(): number;
  /** Calls `work` in a task of its own, after what has been received meanwhile. */
  soon(work: () => void): void;
  post(report: Report): void;
}

type Command = Exclude<Intention, { request: number }>;

export class Trainer {
  #around: Surroundings;
  #data: Arrivals | null = null;
  #loading = false;
  /** Which digits are asked for; null: what the site has. */
  #source: DataSource | null = null;
  #base = '';
  #run: LiveRun | null = null;
  /** A run asked for before the data's sizes were known; the one that was interrupted where it is to be continued. */
  #asked: { settings: Settings; saved: SavedRun | null } | null = null;
  #wish: 'pause' | 'run' | 'step' | 'end' = 'pause';
  /** Single steps still to be taken. */
  #owed = 0;
  #failed = false;
  #phase: Phase = 'empty';
  #scheduled = false;
  /** Something to report has happened since the last report. */
  #news = false;
  #weightsMoved = false;
  #progressAt = Number.NEGATIVE_INFINITY;
  #weightsAt = Number.NEGATIVE_INFINITY;
  /** When the next checkpoint is due. */
  #saveAt = 0;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Never throws: what goes wrong is reported, and the next intention is welcome. */
  handle(intention: Intention): void {
    if (intention.type === 'bring') {
      this.#bring(intention.request, intention.files);
    } else if ('request' in intention) {
      try {
        this.#around.post(answer(intention, this.#data, this.#run));
      } catch (error) {
        this.#around.post({ type: 'refused', request: intention.request, ...asProblem(error) });
      }
    } else {
      this.#guarded(() => this.#obey(intention));
    }
  }

  /** Does something that may fail, then says what has become of it. */
  #guarded(act: () => void, working = false): void {
    try {
      act();
      this.#conclude();
    } catch (error) {
      // a Problem refuses what was asked and changes nothing else; in the middle of work nothing was asked
      this.#failed ||= working || !(error instanceof Problem);
      this.#around.post({ type: 'problem', ...asProblem(error) });
    }
    this.#settle();
  }

  #obey(command: Command): void {
    switch (command.type) {
      case 'ping':
        this.#around.post({ type: 'pong' });
        break;
      case 'load':
        this.#load(command.base);
        break;
      case 'use':
        this.#use(command.source);
        break;
      case 'start':
        this.#start(command.settings, 'run');
        break;
      case 'reset':
        if (this.#run) this.#start(this.#run.settings, 'pause');
        break;
      case 'change':
        if (this.#live) this.#run?.program.changeRate(command.rate);
        this.#news ||= this.#live;
        break;
      case 'continue':
        this.#continue();
        break;
      case 'save':
        this.#save();
        break;
      case 'stop':
        this.#asked = null;
        if (this.#live) this.#wish = 'end';
        break;
      case 'pause':
      case 'resume':
      case 'step':
        if (this.#wish === 'end' || !(this.#live || this.#asked)) return;
        this.#owed = command.type !== 'step' ? 0 : this.#wish === 'step' ? this.#owed + 1 : 1;
        this.#wish = ({ pause: 'pause', resume: 'run', step: 'step' } as const)[command.type];
    }
  }

  /** Whether there is a run that can go on. */
  get #live(): boolean {
    return this.#run !== null && this.#run.outcome === null && !this.#failed;
  }

  /** The new run is made before the old one is let go: what is refused leaves everything as it was. */
  #start(settings: Settings, wish: 'pause' | 'run' | 'step', saved: SavedRun | null = null): void {
    checkSettings(settings);
    if (this.#data?.report.missing) throw new Problem('no-data', {});
    const dataset = this.#data?.dataset;
    if (dataset) {
      const run = new LiveRun(settings, dataset, this.#around.kernels);
      if (saved) run.restore(saved);
      this.#run = run;
    }
    this.#asked = dataset ? null : { settings, saved };
    this.#wish = wish;
    this.#failed = false;
    if (!dataset) return;
    this.#saveAt = this.#around.now() + saveFirst;
    this.#news = saved !== null;
    this.#progressAt = Number.NEGATIVE_INFINITY;
    this.#around.post({ type: 'run', settings });
    if (saved) this.#retell(saved);
    this.#reportWeights();
  }

  /** What the page had seen of a run before it was interrupted; the network is judged as it stands. */
  #retell({ checkpoint: { history } }: SavedRun): void {
    for (const logs of history) this.#around.post({ type: 'epoch', logs });
    this.#reportProgress();
    if (history.length > 0) this.#run?.judge();
  }

  #continue(): void {
    this.#around.shelter.find().then((saved) =>
      this.#guarded(() => {
        if (!saved) throw new Problem('no-checkpoint', {});
        const source = sourceOf(saved.checkpoint.data);
        // what the site has is MNIST, unless it has said otherwise
        if (!this.#live && source !== (this.#source ?? this.#data?.report.source ?? 'mnist')) this.#use(source);
        this.#start(saved.checkpoint.settings, 'run', saved);
      }),
    );
  }

  /** Leaves a checkpoint of the run that is under way. */
  #save(): void {
    const saved = this.#live ? this.#run?.save() : null;
    if (!saved) return;
    this.#saveAt = this.#around.now() + saveEvery + savePerByte * sizeOf(saved);
    this.#around.shelter.save(saved);
  }

  #load(base: string, before: { source: DataSource | null; data: Arrivals | null } | null = null): void {
    if (this.#loading || (this.#data && isComplete(this.#data))) return;
    this.#loading = true;
    this.#base = base;
    const source = this.#source;
    // what another source still brings is kept by it and not told here
    const isWanted = () => source === this.#source;
    const tell = (arrivals: Arrivals) => isWanted() && this.#guarded(() => this.#arrived(arrivals));
    const end = (act: () => void) =>
      isWanted() &&
      this.#guarded(() => {
        this.#loading = false;
        act();
      });
    this.#around.load(source, base, tell).then(
      () => end(() => {}),
      (error) =>
        end(() => {
          this.#asked = null;
          if (before && !this.#data) ({ source: this.#source, data: this.#data } = before);
          throw error instanceof Problem ? error : problemOf(asProblem(error));
        }),
    );
  }

  /** The network that there is stays, with what was said of it. */
  #use(source: DataSource): void {
    if (this.#live || this.#asked) throw new Problem('data-in-use', {});
    if (source === (this.#source ?? this.#data?.report.source)) return;
    const before = { source: this.#source, data: this.#data };
    this.#source = source;
    this.#data = null;
    this.#loading = false;
    this.#load(this.#base, before);
  }

  /** The reader's own files are read and kept; which digits are used is not changed. */
  #bring(request: number, files: { name: string; bytes: Uint8Array }[]): void {
    const { own, post } = this.#around;
    own.bring(files).then(
      ({ train, test }) => {
        post({ type: 'brought', request, trainCount: train.count, testCount: test.count });
        if (this.#data) {
          this.#data = { ...this.#data, report: { ...this.#data.report, hasOwn: true } };
          post({ type: 'data', ...this.#data.report });
        }
      },
      (error) => post({ type: 'refused', request, ...asProblem(error) }),
    );
  }

  #arrived(arrivals: Arrivals): void {
    this.#data = arrivals;
    this.#around.post({ type: 'data', ...arrivals.report });
    const asked = this.#asked;
    if (!asked || this.#wish === 'end' || !(arrivals.dataset || arrivals.report.missing)) return;
    this.#asked = null;
    this.#start(asked.settings, this.#wish, asked.saved);
  }

  /** What is to be done next: nothing while the reader rests or the data for it are not here. */
  #task(): 'step' | 'judge' | null {
    const run = this.#run;
    if (!run || !this.#live || !this.#data) return null;
    if (run.judging) return this.#data.test ? 'judge' : null;
    if (this.#wish === 'pause' || this.#wish === 'end' || run.program.done) return null;
    return run.program.needs <= this.#data.train ? 'step' : null;
  }

  #currentPhase(): Phase {
    if (this.#failed) return 'failed';
    if (this.#asked) return this.#wish === 'pause' ? 'paused' : 'waiting';
    if (!this.#run) return this.#loading ? 'loading' : this.#data && isComplete(this.#data) ? 'ready' : 'empty';
    if (this.#run.outcome) return this.#run.outcome;
    if (this.#wish === 'pause') return 'paused';
    return this.#task() ? 'running' : 'waiting';
  }

  /** A run that has come to its end, or is to be ended here, is judged and gives its receipt. */
  #conclude(): void {
    const run = this.#run;
    if (!run || !this.#live || run.judging || !(this.#wish === 'end' || run.program.done)) return;
    if (run.judged?.step !== run.program.totalStep) {
      run.judge();
      return;
    }
    this.#reportProgress();
    this.#reportWeights();
    this.#around.post(run.receipt());
    run.outcome = 'done';
    this.#around.shelter.clear();
    this.#wish = 'pause';
  }

  /** Reports a changed phase and goes on working where there is work. */
  #settle(): void {
    const phase = this.#currentPhase();
    if (phase !== 'running') {
      this.#reportProgress();
      if (this.#weightsMoved) this.#reportWeights();
    }
    if (phase !== this.#phase) {
      if (phase === 'paused') this.#save();
      this.#phase = phase;
      this.#around.post({ type: 'phase', phase });
    }
    if (this.#scheduled || !this.#task()) return;
    this.#scheduled = true;
    this.#around.soon(() => {
      this.#scheduled = false;
      this.#guarded(() => this.#work(), true);
    });
  }

  #work(): void {
    const until = this.#around.now() + slice;
    do {
      const run = this.#run;
      const task = this.#task();
      if (!run || !task) return;
      if (task === 'judge') this.#judge(run);
      else this.#train(run, until);
    } while (this.#around.now() < until);
  }

  /** Steps until the slice is over, the epoch is, or something is to be told at once. */
  #train(run: LiveRun, until: number): void {
    const { now, post } = this.#around;
    const began = now();
    let again = true;
    try {
      while (again) {
        const report = run.next();
        this.#news = this.#weightsMoved = true;
        if (this.#wish === 'step' && --this.#owed === 0) this.#wish = 'pause';
        again = !report.epochLogs && report.totalStep > 1 && this.#task() === 'step' && now() < until;
        if (again) continue;
        run.took(now() - began);
        if (report.epochLogs || now() - this.#progressAt >= progressEvery) this.#reportProgress();
        if (report.epochLogs) {
          post({ type: 'epoch', logs: report.epochLogs });
          run.judge();
        }
      }
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'diverged') throw error;
      run.outcome = 'diverged';
      this.#around.shelter.clear();
      this.#reportProgress();
      const { step, layer, quantity, rate } = error.facts;
      post({ type: 'diverged', step: +step, layer: +layer, quantity: `${quantity}`, rate: +rate });
    }
    if (now() - this.#weightsAt >= weightsEvery) this.#reportWeights();
    if (now() >= this.#saveAt) this.#save();
  }

  #judge(run: LiveRun): void {
    const evaluation = run.judgePart();
    if (evaluation) this.#around.post(evaluation);
  }

  #reportProgress(): void {
    const progress = this.#news ? this.#run?.progress() : null;
    this.#news = false;
    if (!progress) return;
    this.#progressAt = this.#around.now();
    this.#around.post(progress);
  }

  #reportWeights(): void {
    this.#weightsMoved = false;
    this.#weightsAt = this.#around.now();
    const weights = this.#run?.firstWeights();
    if (weights) this.#around.post(weights);
  }
}

function asProblem(error: unknown): Pick<Problem, 'code' | 'facts'> {
  if (error instanceof Problem) return { code: error.code, facts: error.facts };
  return { code: 'unexpected', facts: { message: error instanceof Error ? error.message : String(error) } };
}
