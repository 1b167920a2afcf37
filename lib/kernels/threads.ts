/**
 * The SIMD kernels on several threads. The large operations are divided by the columns or the numbers of their result; each
 * thread finds its parts in the one shared memory. No sum is divided, so each number is added up in the same order
 * whoever finds it: the bits are those of one thread, however many there are.
 */
import { boardBytes, Crew, commonBytes, type Helpers, mostParts, type Post, serve, type Work } from './crew.ts';
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
  /** Into how many parts it can be divided; 0: it is not, each thread does it for itself. */
  most(numbers: Numbers): number;
  /** Its arguments for one part of so many. */
  part(numbers: Numbers, part: number, parts: number): number[];
  /** The second argument is the address of lists of lit pixels, of which each thread has its own. */
  readonly isLit?: boolean;
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

/** What Adam does with n · nOut weights. */
const steps = (n: number, nOut: number): number => step * n * nOut;

/** 8 columns are a panel of matrix.ts, 32 a pass of pixels.ts; its gradients go by pixels. */
const divisions: readonly Division[] = [
  columns('dense', 8, product),
  columns('denseWeightGradient', 8, product),
  columns('denseInputGradient', 8, product),
  {
    name: 'findLit',
    work: (numbers) => steps(numbers.at(-2)!, numbers.at(-1)!),
    most: () => 0,
    part: (numbers) => [...numbers],
    isLit: true,
  },
  { ...columns('litDense', 32, (numbers) => product(numbers) / 8), isLit: true },
  { ...columns('litWeightGradient', 1, (numbers) => product(numbers) / 8), isLit: true },
  { ...columns('litAdam', 1, (numbers) => steps(numbers.at(-4)!, numbers.at(-3)!)), isLit: true },
  lengths('sgd', 2, 1),
  lengths('momentum', 3, 2),
  lengths('rmsprop', 3, step),
  lengths('adagrad', 3, step),
  lengths('adam', 4, step),
];

/** Does a part of the work with the kernels of an instance. */
function performer(run: Exports): (work: Work, part: number) => void {
  const kernels = divisions.map(({ name, part }) => ({ kernel: run[name] as Kernel, part }));
  return ({ kernel: number, parts, numbers }, which) => {
    const { kernel, part } = kernels[number]!;
    kernel(...part(numbers, which, parts));
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

/** Lists of lit pixels: where each thread keeps its own, and the helpers that were asked to make theirs of the batch at hand. */
interface Lists {
  readonly each: readonly number[];
  threads: readonly number[];
}

/** The module's kernels, the large ones among `crew`; `lists` by the caller's. */
function divided(run: Exports, crew: Crew, lists: ReadonlyMap<number, Lists>): Exports {
  const perform = performer(run);
  const shared: Record<string, Kernel> = {};
  divisions.forEach(({ name, work, most, isLit }, kernel) => {
    const alone = run[name] as Kernel;
    shared[name] = (...numbers) => {
      let threads = work(numbers) < worthwhile ? [] : crew.muster();
      const own = isLit ? lists.get(numbers[1]!) : undefined;
      // a helper that came after the batch was listed has no lists of it
      if (own && name !== 'findLit') threads = threads.filter((thread) => own.threads.includes(thread));
      let asked: number[] = [];
      if (threads.length === 0) alone(...numbers);
      else {
        const parts = Math.min(most(numbers), mostParts, 4 * (1 + threads.length));
        const numbersOf = (thread: number) => (own ? numbers.with(1, own.each[thread]!) : numbers);
        asked = crew.share({ kernel, parts, numbers }, threads, numbersOf, perform);
      }
      if (own && name === 'findLit') own.threads = asked;
    };
  });
  return { ...run, ...shared };
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
  const lists = new Map<number, Lists>();
  const reserveLists = (bytes: number): number => {
    const each = Array.from({ length: threads }, () => memory.reserve(bytes));
    lists.set(each[0]!, { each, threads: [] });
    return each[0]!;
  };
  const kernels = kernelsOver(divided(run, crew, lists), memory, reserveLists);
  return { ...kernels, threads: () => 1 + crew.muster().length };
}
