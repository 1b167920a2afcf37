/**
 * One run as the worker lives it: the article's program with its curve, its pace and what the test set says of it,
 * and the reports that a page is given of each.
 */

import type { Dataset } from '../../lib/data/dataset.ts';
import { memoryFor, Program } from '../../lib/model/program.ts';
import type { StepReport } from '../../lib/model/run.ts';
import { checkSettings, type Settings } from '../../lib/model/settings.ts';
import type { Kernels } from '../../lib/nn/kernels.ts';
import { Company } from './company.ts';
import { Curve } from './curve.ts';
import { Judgement } from './judgement.ts';
import { Pace } from './pace.ts';
import type { Report } from './protocol.ts';
import type { SavedRun } from './saved.ts';

type Of<Type extends Report['type']> = Extract<Report, { type: Type }>;

/** First-layer units whose weights a page can show. */
const mostUnits = 64;
const mostMistakes = 24;

export class LiveRun {
  readonly settings: Settings;
  readonly program: Program;
  readonly #kernels: Kernels;
  readonly #company = new Company();
  readonly pace = new Pace();
  /** How it ended; null while it can go on. */
  outcome: 'done' | 'diverged' | null = null;
  /** The last judgement that was completed, and the step after which it was made. */
  judged: { judgement: Judgement; step: number } | null = null;
  #judging: Judgement | null = null;
  #curve = new Curve();
  #last: StepReport | null = null;
  /** Images trained on since the time was last taken. */
  #images = 0;

  /** Throws a Problem where the settings are out of range or the network finds no memory. */
  constructor(settings: Settings, data: Dataset, kernels: (bytes: number) => Kernels) {
    checkSettings(settings, data.train.count);
    this.settings = settings;
    this.#kernels = kernels(memoryFor(settings));
    this.program = new Program(settings, data, this.#kernels);
  }

  /** One mini-batch. Throws Problem 'diverged'. */
  next(): StepReport {
    const report = this.program.next();
    this.#last = report;
    const { batch } = this.settings;
    this.#images += Math.min(batch, this.program.trainCount - (report.step - 1) * batch);
    this.#curve.add(report.totalStep, report.batchLoss);
    return report;
  }

  /** Everything that is needed to go on elsewhere; null before the first step. */
  save(): SavedRun | null {
    const { stride, points } = this.#curve;
    const { seconds, images } = this.pace;
    if (!this.#last) return null;
    return {
      checkpoint: this.program.checkpoint(),
      last: this.#last,
      curve: { stride, points: [...points] },
      seconds,
      images,
    };
  }

  /** Stands where the saved run stood. Throws Problem 'shape' when it is of other data or another network. */
  restore({ checkpoint, last, curve, seconds, images }: SavedRun): void {
    this.program.restore(checkpoint);
    this.#last = last;
    this.#curve.restore(curve);
    this.pace.restore(seconds, images);
  }

  /** The steps since the last call took so many milliseconds. */
  took(milliseconds: number): void {
    this.pace.add(this.#images, milliseconds);
    this.#choose(milliseconds);
    this.#images = 0;
  }

  /** With its helpers or without. */
  #choose(milliseconds: number): void {
    const { threads, goAlone } = this.#kernels;
    if (!threads || !goAlone || threads() === 1) return;
    this.#company.add(this.#images, milliseconds);
    goAlone(this.#company.way === 'alone');
  }

  get judging(): boolean {
    return this.#judging !== null;
  }

  /** Begins to judge the weights as they are, unless that is under way. */
  judge(): void {
    this.#judging ??= new Judgement(this.program.data.test, this.program.evaluateInParts());
  }

  /** Judges a part; when the whole is judged, what to report. */
  judgePart(): Of<'evaluation'> | null {
    const judgement = this.#judging;
    if (!judgement?.next()) return null;
    this.#judging = null;
    this.judged = { judgement, step: this.program.totalStep };
    return {
      type: 'evaluation',
      epoch: this.#last?.epoch ?? 0,
      ...(judgement.logs as NonNullable<Judgement['logs']>),
      confusion: judgement.confusion.slice(),
      mistakes: judgement.mistakes(mostMistakes),
    };
  }

  /** Null before the first step. */
  progress(): Of<'progress'> | null {
    if (!this.#last) return null;
    const { program, pace, settings } = this;
    const { epoch, step, totalStep, logs } = this.#last;
    const epochsLeft = settings.epochs - epoch;
    const imagesLeft = epochsLeft * program.trainCount + Math.max(0, program.trainCount - step * settings.batch);
    return {
      type: 'progress',
      epoch,
      epochs: settings.epochs,
      step,
      stepsPerEpoch: program.stepsPerEpoch,
      totalStep,
      totalSteps: program.stepsPerEpoch * settings.epochs,
      logs,
      points: this.#curve.news(),
      stride: this.#curve.stride,
      rate: program.rate,
      imagesPerSecond: pace.imagesPerSecond,
      secondsLeft: pace.secondsFor(imagesLeft),
      seconds: pace.seconds,
    };
  }

  /** Null where a weight is no number any more: what was shown before stays to be seen. */
  firstWeights(): Of<'weights'> | null {
    const { values, units } = this.program.firstWeights();
    const shown = Math.min(units, mostUnits);
    const rows = values.length / units;
    const copy = new Float32Array(rows * shown);
    for (let i = 0; i < rows; i++) copy.set(values.subarray(i * units, i * units + shown), i * shown);
    let limit = 0;
    for (const w of copy) {
      if (!Number.isFinite(w)) return null;
      limit = Math.max(limit, Math.abs(w));
    }
    return { type: 'weights', units: shown, values: copy, limit };
  }

  /** The run's account of itself, once it has been judged where it stands. */
  receipt(): Of<'done'> {
    const logs = this.judged?.judgement.logs ?? undefined;
    return { type: 'done', receipt: this.program.receipt(Number(this.pace.seconds.toFixed(3)), logs) };
  }
}
