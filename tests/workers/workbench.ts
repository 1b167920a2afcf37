/** A trainer on a bench: its tasks, its clock and its data move only when the test moves them. */
import type { Dataset } from '../../lib/data/dataset.ts';
import { Program, type Receipt } from '../../lib/model/program.ts';
import { articleSettings, type Settings } from '../../lib/model/settings.ts';
import type { Kernels } from '../../lib/nn/kernels.ts';
import type { Arrivals } from '../../src/workers/arrivals.ts';
import { ownDataOn } from '../../src/workers/own-data.ts';
import type { BatchPoint, DataSource, Intention, Phase, Report } from '../../src/workers/protocol.ts';
import type { SavedRun } from '../../src/workers/saved.ts';
import { Trainer } from '../../src/workers/trainer.ts';
import { makeSimd } from '../lib/kernels/sets.ts';
import { tinyDataset } from '../support/tiny-dataset.ts';

export const tiny = tinyDataset();

/** 540 training images in batches of 32: 17 steps an epoch. */
export const tinySettings: Settings = {
  ...articleSettings,
  layers: [{ units: 12, activation: 'relu' }],
  epochs: 3,
  examples: 600,
  seed: 5,
};

type Of<Type extends Report['type']> = Extract<Report, { type: Type }>;

export class Workbench {
  reports: Report[] = [];
  trainer: Trainer;
  /** Milliseconds that each look at the clock takes. */
  lookTakes = 1;
  time = 0;
  loads: { source: DataSource | null; tell: (arrivals: Arrivals) => void; end: (error?: unknown) => void }[] = [];
  /** What the trainer left for the case that it ends; a copy, as a browser's store makes one. */
  saved: SavedRun | null = null;
  saves = 0;
  #tasks: (() => void)[] = [];
  #dataset: Dataset;
  #slices = 0;

  constructor({
    dataset = tiny,
    kernels = makeSimd as (bytes?: number) => Kernels,
    saved = null as SavedRun | null,
  } = {}) {
    this.#dataset = dataset;
    this.saved = saved;
    this.trainer = new Trainer({
      kernels,
      load: (source, _base, tell) =>
        new Promise((resolve, reject) => {
          this.loads.push({ source, tell, end: (error) => (error === undefined ? resolve() : reject(error)) });
        }),
      own: ownDataOn({ get: async () => null, put: async () => {} }),
      shelter: {
        save: async (run) => {
          this.saves++;
          this.saved = structuredClone(run);
        },
        find: async () => this.saved,
        clear: async () => {
          this.saved = null;
        },
      },
      now: () => (this.time += this.lookTakes),
      soon: (work) => this.#tasks.push(work),
      post: (report) => this.reports.push(report),
    });
  }

  /** Says each intention, and nothing is done yet. */
  says(...intentions: Intention[]): void {
    for (const intention of intentions) this.trainer.handle(intention);
  }

  /** So many training images are here, of the last load asked for. */
  arrives(train: number, test = true): void {
    const { id, train: all, test: tests } = this.#dataset;
    const report = {
      id,
      loaded: train,
      total: all.count,
      missing: false,
      trainCount: all.count,
      testCount: tests.count,
      source: this.loads.at(-1)?.source ?? ('mnist' as const),
      hasMnist: true,
      hasOwn: false,
    };
    this.loads.at(-1)?.tell({ report, dataset: this.#dataset, train, test });
  }

  async loaded(): Promise<void> {
    this.says({ type: 'load', base: '/' });
    this.arrives(this.#dataset.train.count);
    this.loads.at(-1)?.end();
    await Promise.resolve().then(() => Promise.resolve());
  }

  /** Does one slice of work; false when there is none. */
  slice(): boolean {
    const task = this.#tasks.shift();
    task?.();
    if (++this.#slices > 20_000) throw new Error(`still at work: ${JSON.stringify(this.last('progress'))}`);
    return task !== undefined;
  }

  /** Works until nothing is to be done, or the wanted thing has been reported. */
  works(until: (report: Report) => boolean = () => false): void {
    const seen = this.reports.length;
    while (!this.reports.slice(seen).some(until) && this.slice());
  }

  all<Type extends Report['type']>(type: Type): Of<Type>[] {
    return this.reports.filter((report): report is Of<Type> => report.type === type);
  }
  last<Type extends Report['type']>(type: Type): Of<Type> | undefined {
    return this.all(type).at(-1);
  }
  get phase(): Phase | undefined {
    return this.last('phase')?.phase;
  }
  get ended(): boolean {
    return this.receipt !== undefined;
  }
  get points(): BatchPoint[] {
    return this.all('progress').flatMap(({ points }) => points);
  }
  get receipt(): Receipt | undefined {
    return this.last('done')?.receipt;
  }
}

/** The same program run straight through, without a worker: what every run here is held to. */
export function straight(settings: Settings, kernels: Kernels = makeSimd(), dataset = tiny) {
  const program = new Program(settings, dataset, kernels);
  const points: BatchPoint[] = [];
  while (!program.done) {
    const { totalStep, batchLoss } = program.next();
    points.push({ step: totalStep, loss: batchLoss });
  }
  return { receipt: program.receipt(0), points, history: program.history };
}

/** A receipt without its two lines of time. */
export const timeless = (receipt: Receipt | undefined) => ({ ...receipt, seconds: 0, imagesPerSecond: 0 });
