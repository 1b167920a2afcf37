/**
 * The SIMD kernels on several threads. The large operations are divided by the columns or the numbers of their result; each
 * thread finds its parts in the one shared memory. No sum is divided, so each number is added up in the same order
 * whoever finds it: the bits are those of one thread, however many there are.
 *
 * Of the first layer on lit pixels each thread has the same pixels in every step: their lists, rows of weights and moments
 * stay in its core's cache. The sums over all pixels pass from thread to thread, images after images, in the order of one.
 * The helpers may still be at Adam's step while the caller does other things: what touches its numbers waits for it.
 */
import {
  boardBytes,
  Crew,
  commonBytes,
  type Helpers,
  mostParts,
  type Perform,
  type Post,
  type Relay,
  serve,
} from './crew.ts';
import type { Kernels } from './kernels.ts';
import { defaultBytes, simdMemory } from './memory.ts';
import { type Exports, kernelsOver, startModule } from './simd.ts';

type Numbers = readonly number[];
type Kernel = (...numbers: number[]) => unknown;

/** How a kernel is divided, by its arguments. */
interface Division {
  readonly name: keyof Exports;
  /** About how many multiplications it is. */
  work(numbers: Numbers): number;
  /** Into how many parts it can be divided. */
  most(numbers: Numbers): number;
  /** Its arguments for one part of so many. */
  part(numbers: Numbers, part: number, parts: number): number[];
}

/** How a kernel on lit pixels is: each thread has its own. The second argument is the address of the lists. */
interface LitDivision {
  readonly name: 'findLit' | 'litDense' | 'litWeightGradient' | 'litAdam';
  /** Does one part: the pixels from … to, with their lists. */
  perform(run: Exports, numbers: Numbers, lists: number, pixels: [number, number], part: Part): void;
  /** Where n, the number of pixels, stands, from the end. */
  readonly n: number;
  /** Goes on after the caller's own part is done. */
  readonly isLeft?: boolean;
}

interface Part {
  readonly part: number;
  readonly parts: number;
  readonly relay: Relay;
}

/** Less work than this is done before a helper has heard of it: some microseconds. */
const worthwhile = 60_000;

/** What one of Adam's steps costs beside one multiplication: a division and a root. */
const step = 8;

/** A helper's board, scratch and lists of the largest batches there are: where they are needed. */
const bytesOfHelper = 64 * 1024 * 1024;

/** Part `part` of from … to, cut at multiples of `unit` from `from` on. */
export function cut(from: number, to: number, unit: number, part: number, parts: number): [number, number] {
  const units = Math.ceil((to - from) / unit);
  const at = (k: number) => Math.min(to, from + unit * Math.floor((units * k) / parts));
  return [at(part), at(part + 1)];
}

/** By columns: the last two arguments are the first column and the one behind the last. */
function columns(name: keyof Exports, unit: number, work: Division['work']): Division {
  return {
    name,
    work,
    most: (numbers) => Math.ceil((numbers.at(-1)! - numbers.at(-2)!) / unit),
    part: (numbers, part, parts) => [
      ...numbers.slice(0, -2),
      ...cut(numbers.at(-2)!, numbers.at(-1)!, unit, part, parts),
    ],
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
      const [from, to] = cut(0, numbers.at(-1)!, unit, part, parts);
      return [...numbers.slice(0, -1).map((number, i) => (i < arrays ? number + 4 * from : number)), to - from];
    },
  };
}

/** m · nIn · nOut, which stand before the columns. */
const product = (numbers: Numbers): number => numbers.at(-5)! * numbers.at(-4)! * numbers.at(-3)!;

/** 8 columns are a panel of matrix.ts. */
const divisions: readonly Division[] = [
  columns('dense', 8, product),
  columns('denseWeightGradient', 8, product),
  columns('denseInputGradient', 8, product),
  lengths('sgd', 2, 1),
  lengths('momentum', 3, 2),
  lengths('rmsprop', 3, step),
  lengths('adagrad', 3, step),
  lengths('adam', 4, step),
];

/** The caller's share of the pixels, beside 1 for each helper: it has other things to do. */
const share = 0.6;

/** Pixels of a part: the last part has the first, and the caller the last, so that it ends the sums. Cut at 16: see findLit. */
export function pixelsOf(n: number, part: number, parts: number): [number, number] {
  const at = (k: number) => (k === parts ? n : Math.min(n, 16 * Math.round((k * n) / (16 * (parts - 1 + share)))));
  return [at(parts - 1 - part), at(parts - part)];
}

/** Images are passed on in so many heaps. */
const laps = 8;

const litDivisions: readonly LitDivision[] = [
  {
    name: 'findLit',
    n: 4,
    perform: (run, [bytes, , m, n, nOut], lists, pixels) => run.findLit(bytes!, lists, m!, n!, nOut!, ...pixels),
  },
  {
    name: 'litDense',
    n: 5,
    perform(run, [z, , W, b, n, nOut, , from, to], lists, _, { part, parts, relay }) {
      const isFirst = part === parts - 1;
      for (let lap = 1; lap <= laps; lap++) {
        const [first, last] = cut(from!, to!, 1, lap - 1, laps);
        if (!isFirst) relay.await(part + 1, lap);
        run.litDense(z!, lists, W!, b!, n!, nOut!, isFirst ? 0 : 1, first, last);
        relay.pass(part, lap);
      }
    },
  },
  {
    name: 'litWeightGradient',
    n: 4,
    perform: (run, [dW, , delta, m, n, nOut], lists, pixels) =>
      run.litWeightGradient(dW!, lists, delta!, m!, n!, nOut!, ...pixels),
  },
  {
    name: 'litAdam',
    n: 4,
    isLeft: true,
    perform: (run, [w, , delta, mean, square, alpha, beta1, beta2, epsilon, m, n, nOut], lists, pixels) =>
      run.litAdam(w!, lists, delta!, mean!, square!, alpha!, beta1!, beta2!, epsilon!, m!, n!, nOut!, ...pixels),
  },
];

/** Does a part of the work with the kernels of an instance; behind the numbers of a lit kernel stand the bytes of a list. */
function performer(run: Exports): Perform {
  const kernels = divisions.map(({ name, part }) => ({ kernel: run[name] as Kernel, part }));
  return ({ kernel: number, parts, numbers }, which, relay) => {
    const lit = litDivisions[number - divisions.length];
    if (!lit) {
      const { kernel, part } = kernels[number]!;
      kernel(...part(numbers, which, parts));
      return;
    }
    const bytes = numbers.at(-1)!;
    const pixels = pixelsOf(numbers.at(-1 - lit.n)!, which, parts);
    lit.perform(run, numbers, numbers[1]! + which * bytes, pixels, { part: which, parts, relay });
  };
}

/** What a helper thread does with a post, until it is dismissed. */
export function help(post: Post): void {
  serve(post, () => {
    const env = { memory: post.memory };
    const run = new WebAssembly.Instance(post.module, { env }).exports as unknown as Exports;
    run.useScratch(post.scratch);
    return performer(run);
  });
}

/** The module's kernels, the large ones among `crew`; `lists`: bytes of each thread's, by their address. */
function divided(run: Exports, crew: Crew, threads: number, lists: ReadonlyMap<number, number>) {
  const perform = performer(run);
  /** What helpers may still be at: how to end it, and the arrays it reads or writes, from … to. */
  let left: { finish: () => void; arrays: readonly (readonly [number, number])[] } | null = null;
  const settle = () => {
    const last = left;
    left = null;
    last?.finish();
  };
  const touches = (numbers: Numbers, arrays: readonly (readonly [number, number])[]): boolean => {
    // a number that only looks like an address costs a wait, no more
    for (const [from, to] of arrays) for (const number of numbers) if (number >= from && number < to) return true;
    return false;
  };

  const shared: Record<string, Kernel> = {};
  for (const name of Object.keys(run) as (keyof Exports)[]) {
    const alone = run[name] as Kernel;
    if (typeof alone !== 'function') continue;
    shared[name] = (...numbers) => {
      if (left && touches(numbers, left.arrays)) settle();
      return alone(...numbers);
    };
  }
  divisions.forEach(({ name, work, most }, kernel) => {
    const alone = shared[name]!;
    shared[name] = (...numbers) => {
      if (work(numbers) < worthwhile) return alone(...numbers);
      settle();
      const present = crew.muster();
      if (present.length === 0) return alone(...numbers);
      const parts = Math.min(most(numbers), mostParts, 4 * (1 + present.length));
      return crew.share({ kernel, parts, numbers }, present, perform);
    };
  });
  litDivisions.forEach(({ name, isLeft }, k) => {
    shared[name] = (...numbers) => {
      settle();
      const own = { numbers: [...numbers, lists.get(numbers[1]!)!], parts: threads, isAtHome: true };
      const { finish } = crew.begin({ kernel: divisions.length + k, ...own }, crew.muster(), perform);
      if (!isLeft) finish();
      else {
        const [w, at, delta, mean, square, , , , , m, n, nOut] = numbers;
        const rows = 4 * n! * nOut!;
        const arrays = [w!, mean!, square!].map((from) => [from, from + rows] as const);
        left = { finish, arrays: [...arrays, [delta!, delta! + 4 * m! * nOut!], [at!, at! + 1]] };
      }
    };
  });
  return { run: { ...run, ...shared } as Exports, settle };
}

/**
 * A fresh set over a shared memory of `bytes`. `module` is lib/kernels/assembly/build/kernels-shared.wasm, compiled. Must be
 * called in a thread that may wait (in a browser: a worker). The helpers come with the first large operation; another set
 * that calls them takes them away, and this one goes on alone. Throws Problem 'memory'.
 */
export function threadedKernels(
  module: WebAssembly.Module,
  helpers: Helpers,
  options: { bytes?: number } = {},
): Kernels {
  const memory = simdMemory(options.bytes ?? defaultBytes, helpers.count * bytesOfHelper);
  const run = startModule(module, memory);
  const common = memory.reserve(commonBytes);
  const threads = 1 + helpers.count;
  const posts = Array.from({ length: helpers.count }, (_, k) => ({
    module,
    memory: memory.memory,
    common,
    board: memory.reserve(boardBytes),
    scratch: memory.reserve(run.scratchBytes()),
    thread: k + 1,
    threads,
  }));
  const crew = new Crew(helpers, posts);
  const lists = new Map<number, number>();
  const reserveLists = (bytes: number): number => {
    const each = 64 * Math.ceil(bytes / 64); // whole cache lines
    const at = memory.reserve(threads * each);
    lists.set(at, each);
    return at;
  };
  const { run: all, settle } = divided(run, crew, threads, lists);
  const kernels = kernelsOver(all, memory, reserveLists);
  return { ...kernels, settle, threads: () => 1 + crew.muster().length };
}
