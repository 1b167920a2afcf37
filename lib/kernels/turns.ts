/**
 * One shared kernel after the other: the caller may go on to other things while its crew is still at one, and whatever
 * touches the same numbers waits until it is done.
 */
import { Balance } from './balance.ts';
import { type Crew, mostParts, type Task } from './crew.ts';
import { divisions, type Kernel, type LitDivision, litDivisions, performer } from './divisions.ts';
import type { Exports } from './simd.ts';

/** Addresses from … to, from … to, and so on. */
export type Ranges = readonly number[];

const litNames = litDivisions.map(({ name }) => name);

/** Less work than this is done before a helper has heard of it: some microseconds. */
const worthwhile = 60_000;

export class Turns {
  /** The caller goes on without its crew: for where others need their processors. */
  isAlone = false;
  /** Of the steps whose last kernel was left to the helpers. */
  readonly balance = new Balance();
  /** The module's kernels, each waiting for what it touches; those that are worth it are divided. */
  readonly run: Exports;
  readonly #crew: Crew;
  readonly #perform: ReturnType<typeof performer>;
  #left: { task: Task; ranges: Ranges; isLast: boolean } | null = null;

  constructor(run: Exports, crew: Crew) {
    this.#crew = crew;
    this.#perform = performer(run);
    const kernels: Record<string, Kernel> = {};
    for (const name of Object.keys(run) as (keyof Exports)[]) {
      const alone = run[name] as Kernel;
      if (typeof alone !== 'function') continue;
      kernels[name] = (...numbers) => {
        if (this.#touches(numbers)) this.settle();
        return alone(...numbers);
      };
    }
    divisions.forEach(({ name, work, most }, kernel) => {
      const alone = kernels[name]!;
      kernels[name] = (...numbers) => {
        if (work(numbers) < worthwhile) return alone(...numbers);
        this.settle();
        const present = this.#present();
        if (present.length === 0) return alone(...numbers);
        const parts = Math.min(most(numbers), mostParts, 4 * (1 + present.length));
        crew.begin({ kernel, parts, numbers }, present, this.#perform).finish();
      };
    });
    this.run = { ...run, ...kernels } as Exports;
  }

  /** Threads, when all are here. */
  get threads(): number {
    return this.#crew.size;
  }

  /** A kernel on lit pixels, each part by the thread where it is at home; the caller's comes after it has done `first`. */
  share(name: LitDivision['name'], numbers: readonly number[], first?: () => void): void {
    const task = this.#begin(name, numbers);
    first?.();
    task.finish();
  }

  /** The same, a step's last, but returns when the caller's part is done; the arrays lie in `ranges`. */
  leave(name: LitDivision['name'], numbers: readonly number[], ranges: Ranges): void {
    const task = this.#begin(name, numbers);
    task.take(0);
    this.#left = { task, ranges, isLast: true };
  }

  /** The same, but returns at once: the helpers do their parts meanwhile. */
  hand(name: LitDivision['name'], numbers: readonly number[], ranges: Ranges): void {
    this.#left = { task: this.#begin(name, numbers), ranges, isLast: false };
  }

  /** Until all that was begun is done. */
  settle(): void {
    const left = this.#left;
    this.#left = null;
    if (!left) return;
    const wereLate = left.task.finish();
    if (left.isLast && left.task.asked.length > 0) this.balance.tell(wereLate);
  }

  /** A number that only looks like an address costs a wait, no more. */
  #touches(numbers: readonly number[]): boolean {
    const left = this.#left;
    if (!left) return false;
    const { ranges } = left;
    for (let i = 0; i < numbers.length; i++) {
      for (let k = 0; k < ranges.length; k += 2) {
        if (numbers[i]! >= ranges[k]! && numbers[i]! < ranges[k + 1]!) return true;
      }
    }
    return false;
  }

  /** Cut alike whoever is there. */
  #begin(name: LitDivision['name'], numbers: readonly number[]): Task {
    this.settle();
    const kernel = divisions.length + litNames.indexOf(name);
    return this.#crew.begin({ kernel, parts: this.threads, numbers, isAtHome: true }, this.#present(), this.#perform);
  }

  #present(): readonly number[] {
    return this.isAlone ? [] : this.#crew.muster();
  }
}
