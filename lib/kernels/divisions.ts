/**
 * How the large kernels are divided among threads: by the columns or the numbers of their result. No sum is divided, so each
 * number is added up in the same order whoever finds it.
 *
 * Of the first layer on lit pixels each thread has the same pixels in every step: their lists, rows of weights and moments
 * stay in its core's cache. The sums over all pixels pass from thread to thread, images after images, in the order of one.
 */
import type { Perform, Relay } from './crew.ts';
import type { Exports } from './simd.ts';

type Arguments = readonly number[];
export type Kernel = (...numbers: number[]) => unknown;

/** How a kernel is divided, by its arguments. */
export interface Division {
  readonly name: keyof Exports;
  /** About how many multiplications it is. */
  work(numbers: Arguments): number;
  /** Into how many parts it can be divided. */
  most(numbers: Arguments): number;
  /** Its arguments for one part of so many. */
  part(numbers: Arguments, part: number, parts: number): number[];
}

/**
 * A kernel on lit pixels. The second argument is the address of the lists; the last four are n, nOut, the bytes of each
 * thread's lists, and the caller's share.
 */
export interface LitDivision {
  readonly name: 'findLit' | 'findLitAhead' | 'litDense' | 'litWeightGradient' | 'litAdam';
  /** Does one part: the pixels from … to, with their lists. Several times a step: nothing in it is allocated. */
  perform(run: Exports, numbers: Arguments, lists: number, from: number, to: number, part: Part): void;
}

interface Part {
  readonly part: number;
  readonly isFirst: boolean;
  readonly relay: Relay;
}

/** What one of Adam's steps costs beside one multiplication: a division and a root. */
const step = 8;

/** Where part `part` of from … to begins, cut at multiples of `unit` from `from` on; the part behind the last begins at `to`. */
export function beginOf(from: number, to: number, unit: number, part: number, parts: number): number {
  const units = Math.ceil((to - from) / unit);
  return Math.min(to, from + unit * Math.floor((units * part) / parts));
}

/** By columns: the last two arguments are the first column and the one behind the last. */
function columns(name: keyof Exports, unit: number, work: Division['work']): Division {
  return {
    name,
    work,
    most: (numbers) => Math.ceil((numbers.at(-1)! - numbers.at(-2)!) / unit),
    part(numbers, part, parts) {
      const [from, to] = [numbers.at(-2)!, numbers.at(-1)!];
      const begin = beginOf(from, to, unit, part, parts);
      return [...numbers.slice(0, -2), begin, beginOf(from, to, unit, part + 1, parts)];
    },
  };
}

/** By numbers: the first `arrays` arguments are addresses of float32, the last is how many there are. Cut on cache lines. */
function lengths(name: keyof Exports, arrays: number, cost: number): Division {
  const unit = 16;
  return {
    name,
    work: (numbers) => cost * numbers.at(-1)!,
    most: (numbers) => Math.ceil(numbers.at(-1)! / unit),
    part(numbers, part, parts) {
      const from = beginOf(0, numbers.at(-1)!, unit, part, parts);
      const to = beginOf(0, numbers.at(-1)!, unit, part + 1, parts);
      return [...numbers.slice(0, -1).map((number, i) => (i < arrays ? number + 4 * from : number)), to - from];
    },
  };
}

/** m · nIn · nOut, which stand before the columns. */
const product = (numbers: Arguments): number => numbers.at(-5)! * numbers.at(-4)! * numbers.at(-3)!;

/** 8 columns are a panel of matrix.ts. */
export const divisions: readonly Division[] = [
  columns('dense', 8, product),
  columns('denseWeightGradient', 8, product),
  columns('denseInputGradient', 8, product),
  lengths('sgd', 2, 1),
  lengths('momentum', 3, 2),
  lengths('rmsprop', 3, step),
  lengths('adagrad', 3, step),
  lengths('adam', 4, step),
];

/**
 * The first pixel of a part (of part −1: the one behind the last), where the caller has `share` of the pixels beside 1 for each
 * helper. The last part has the first pixels, and the caller the last, so that it ends the sums. Cut at 16: see findLit.
 */
export function firstPixelOf(n: number, part: number, parts: number, share: number): number {
  const k = parts - 1 - part;
  return k === parts ? n : Math.min(n, 16 * Math.round((k * n) / (16 * (parts - 1 + share))));
}

/** Images are passed on in so many heaps. */
const laps = 8;

export const litDivisions: readonly LitDivision[] = [
  {
    name: 'findLit',
    perform: (run, at, lists, from, to) => run.findLit(at[0]!, lists, at[2]!, at[3]!, at[4]!, from, to),
  },
  {
    // the same without the caller's part: it lists its own when it has nothing better to do
    name: 'findLitAhead',
    perform(run, at, lists, from, to, { part }) {
      if (part > 0) run.findLit(at[0]!, lists, at[2]!, at[3]!, at[4]!, from, to);
    },
  },
  {
    name: 'litDense',
    perform(run, at, lists, _from, _to, { part, isFirst, relay }) {
      const m = at[4]!;
      for (let lap = 1; lap <= laps; lap++) {
        if (!isFirst) relay.await(part + 1, lap);
        const first = beginOf(0, m, 1, lap - 1, laps);
        const last = beginOf(0, m, 1, lap, laps);
        run.litDense(at[0]!, lists, at[2]!, at[3]!, at[5]!, at[6]!, isFirst ? 0 : 1, first, last);
        relay.pass(part, lap);
      }
    },
  },
  {
    name: 'litWeightGradient',
    perform: (run, at, lists, from, to) =>
      run.litWeightGradient(at[0]!, lists, at[2]!, at[3]!, at[4]!, at[5]!, from, to),
  },
  {
    name: 'litAdam',
    perform: (run, at, lists, from, to) =>
      run.litAdam(
        at[0]!,
        lists,
        at[2]!,
        at[3]!,
        at[4]!,
        at[5]!,
        at[6]!,
        at[7]!,
        at[8]!,
        at[9]!,
        at[10]!,
        at[11]!,
        from,
        to,
      ),
  },
];

/** Does a part of the work with the kernels of an instance: those of `divisions` and then of `litDivisions`, by number. */
export function performer(run: Exports): Perform {
  const kernels = divisions.map(({ name, part }) => ({ kernel: run[name] as Kernel, part }));
  return ({ kernel: number, parts, numbers }, which, relay) => {
    const lit = litDivisions[number - divisions.length];
    if (!lit) {
      const { kernel, part } = kernels[number]!;
      kernel(...part(numbers, which, parts));
      return;
    }
    // n, nOut, the bytes of a list and the share end them all
    const n = numbers[numbers.length - 4]!;
    const lists = numbers[1]! + which * numbers[numbers.length - 2]!;
    const share = numbers[numbers.length - 1]!;
    const from = firstPixelOf(n, which, parts, share);
    const to = firstPixelOf(n, which - 1, parts, share);
    lit.perform(run, numbers, lists, from, to, { part: which, isFirst: which === parts - 1, relay });
  };
}
