/**
 * A crew: the thread that calls kernels and helpers that lend a hand, over one shared memory. The caller writes an order
 * (a kernel and its numbers) for each helper, and all take parts of it until none is left, each beginning with its own: so
 * nobody waits for a helper that the system holds up elsewhere, unless it has begun a part. A part that is at home in the
 * cache of one core is left to that thread, by the caller for a moment, by other helpers for good. A relay hands on a result:
 * each part goes on from the next.
 *
 * Who waits spins for a while, because the next order mostly follows at once, and then sleeps. Helpers come when they are
 * ready: until then, and wherever none ever comes, the caller does all the work. Which machine runs them is nobody's
 * business here: `Helpers` sends a post to other threads, and `serve` is what such a thread does with it.
 */

/** A kernel in parts. */
export interface Work {
  readonly kernel: number;
  readonly parts: number;
  readonly numbers: readonly number[];
  /** Part k is thread k's, who has its data near; the caller takes it when that thread does not come, and nobody else. */
  readonly isAtHome?: boolean;
}

/** How a part learns how far the one before it in a relay has come, and tells how far it is itself, in laps from 1. */
export interface Relay {
  await(part: number, lap: number): void;
  pass(part: number, lap: number): void;
}

/** Does one part. */
export type Perform = (work: Work, part: number, relay: Relay) => void;

/** An order on its way. */
export interface Task {
  /** Numbers of the helpers who were asked. */
  readonly asked: readonly number[];
  /** The caller does this part now, unless somebody has taken it. */
  take(part: number): void;
  /** Does what nobody has begun and waits for the rest: true where a helper was late. Throws when one failed in the middle. */
  finish(): boolean;
}

/** What a helper needs to begin; it can be sent from thread to thread. */
export interface Post {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** Addresses: what all see, the helper's own board, and its scratch. */
  readonly common: number;
  readonly board: number;
  readonly scratch: number;
  /** The helper's number, from 1, of so many threads with the caller. */
  readonly thread: number;
  readonly threads: number;
}

/** Other threads, ready to help one crew at a time. */
export interface Helpers {
  readonly count: number;
  /** Sends them to this crew; another crew that had them is dismissed first. */
  summon(crew: Crew): void;
}

/** `sends` hand a post to one thread each, which serves it. */
export function helpersOf(sends: readonly ((post: Post) => void)[]): Helpers {
  let crew: Crew | null = null;
  return {
    count: sends.length,
    summon(next) {
      crew?.dismiss();
      crew = next;
      next.posts().forEach((post, k) => {
        sends[k]?.(post);
      });
    },
  };
}

/*
 * What all see, as Int32 words: parts finished of the order at hand, whether the caller sleeps over it, for each part the
 * last order of which it was taken, and for each part how far it is in a relay (a line each, so that waiting disturbs nobody).
 */
const finished = 0;
const callerSleeps = 1;
const taken = 16;
export const mostParts = 48;
const tooMany = mostParts + 1;
const reached = taken + mostParts;
export const mostLaps = 15;
export const commonBytes = 4 * (reached + 16 * mostParts);

/*
 * A helper's board: orders written, by the caller; orders done, whether the helper sleeps, and its state, by the helper; then
 * the last four orders as float64: [turn, kernel, parts, whether they are at home, how many numbers, numbers …].
 */
const order = 0;
const done = 16;
const helperSleeps = 17;
const state = 18;
const ordersAt = 32;
const slots = 4;
const slotLength = 24;
export const boardBytes = 4 * ordersAt + 8 * slots * slotLength;

/** Values of `state`. */
const away = 0;
const called = 1;
const here = 2;
const broken = 3;

/** Orders are counted up to here, and again from 0. */
const mostOrders = 0x40000000;
const following = (count: number): number => (count + 1) % mostOrders;

/** Turns only rise, in 31 bits: after days of training the caller goes on alone. */
const mostTurns = 0x7fffffff;

/** The order to go. */
const dismissal = -1;

/**
 * A few milliseconds: longer than from one order of a training step to the next, even where the caller does all of it. A
 * helper that falls asleep in between comes too late for the next order, sleeps again, and so never helps.
 */
const spins = 2_000_000;

/** Some microseconds: longer than a thread that is awake takes to begin its own part. */
const patience = 500;

/** Milliseconds after which a sleeper in a relay, whom nobody wakes, looks again. */
const nap = 1;

/** Waits until the word is no longer `old`, and returns it. */
function whatFollows(words: Int32Array, at: number, old: number, sleepers: Int32Array, sleeps: number): number {
  for (let spin = 0; spin < spins; spin++) {
    const word = Atomics.load(words, at);
    if (word !== old) return word;
  }
  Atomics.store(sleepers, sleeps, 1);
  while (Atomics.load(words, at) === old) Atomics.wait(words, at, old);
  Atomics.store(sleepers, sleeps, 0);
  return Atomics.load(words, at);
}

/** The parts of one order, as one thread sees them. */
class Parts implements Relay {
  readonly #common: Int32Array;
  readonly #turn: number;
  readonly #work: Work;
  readonly #perform: Perform;

  constructor(common: Int32Array, turn: number, work: Work, perform: Perform) {
    this.#common = common;
    this.#turn = turn;
    this.#work = work;
    this.#perform = perform;
  }

  #isLeft(part: number): boolean {
    // turns only rise: who comes late finds a later one, and nothing to do
    return Atomics.load(this.#common, taken + part) < this.#turn;
  }

  /** Does the part, unless somebody has taken it: then false. */
  take(part: number): boolean {
    const common = this.#common;
    const last = Atomics.load(common, taken + part);
    if (last >= this.#turn || Atomics.compareExchange(common, taken + part, last, this.#turn) !== last) return false;
    this.#perform(this.#work, part, this);
    Atomics.add(common, finished, 1);
    if (Atomics.load(common, callerSleeps) === 1) Atomics.notify(common, finished);
    return true;
  }

  /** The caller's way: its own part, and then what is left; true where it did another's. */
  takeLeft(): boolean {
    const { parts, isAtHome } = this.#work;
    let isMore = false;
    for (let part = 0; part < parts; part++) {
      for (let spin = 0; isAtHome && part > 0 && spin < patience && this.#isLeft(part); spin++);
      if (this.take(part) && part > 0) isMore = true;
    }
    return isMore;
  }

  /** A helper's way: what is left from `first` on; where parts are at home that one alone. */
  takeFrom(first: number): void {
    const { parts, isAtHome } = this.#work;
    for (let k = 0; k < (isAtHome ? 1 : parts); k++) this.take((first + k) % parts);
  }

  #lap(lap: number): number {
    return (this.#turn % (mostTurns >> 4)) * (mostLaps + 1) + lap;
  }

  await(part: number, lap: number): void {
    const at = reached + 16 * part;
    const [from, to] = [this.#lap(lap), this.#lap(mostLaps)];
    for (let spin = 0; ; spin++) {
      const word = Atomics.load(this.#common, at);
      if (word >= from && word <= to) return;
      if (spin < patience) continue;
      if (this.#isLeft(part)) this.take(part);
      if (Atomics.load(this.#common, finished) >= tooMany) throw new Error('a helper thread failed');
      if (spin > spins) Atomics.wait(this.#common, at, word, nap);
    }
  }

  pass(part: number, lap: number): void {
    Atomics.store(this.#common, reached + 16 * part, this.#lap(lap));
  }
}

/** An order on its way, as its caller sees it. */
class Begun implements Task {
  readonly asked: readonly number[];
  readonly #work: Work;
  readonly #common: Int32Array;
  readonly #parts: Parts;

  constructor(asked: readonly number[], work: Work, common: Int32Array, parts: Parts) {
    this.asked = asked;
    this.#work = work;
    this.#common = common;
    this.#parts = parts;
  }

  take(part: number): void {
    this.#parts.take(part);
  }

  finish(): boolean {
    const common = this.#common;
    const { parts } = this.#work;
    // whom nobody helps does a relay in its order
    if (this.asked.length === 0) for (let part = parts - 1; part >= 0; part--) this.#parts.take(part);
    const hasDoneMore = this.#parts.takeLeft();
    let at = Atomics.load(common, finished);
    const hasToWait = at !== parts;
    while (at !== parts) {
      if (at > parts) throw new Error('a helper thread failed');
      at = whatFollows(common, finished, at, common, callerSleeps);
    }
    return hasDoneMore || hasToWait;
  }
}

const commonAt = ({ memory, common }: Post) => new Int32Array(memory.buffer, common, commonBytes / 4);
const boardAt = ({ memory, board }: Post) => ({
  words: new Int32Array(memory.buffer, board, ordersAt),
  orders: new Float64Array(memory.buffer, board + 4 * ordersAt, slots * slotLength),
});

/** A helper's work for one crew: carries out orders until it is dismissed. `start` gives what does them. */
export function serve(post: Post, start: () => Perform): void {
  const common = commonAt(post);
  const { words, orders } = boardAt(post);
  try {
    const perform = start();
    let next = Atomics.load(words, done);
    Atomics.store(words, state, here);
    for (;;) {
      const written = whatFollows(words, order, next, words, helperSleeps);
      if (written === dismissal) break;
      for (; next !== written; next = following(next)) {
        carryOut(orders, (next % slots) * slotLength, common, post, perform);
        Atomics.store(words, done, following(next));
      }
    }
    Atomics.store(words, state, away);
  } catch (error) {
    Atomics.store(words, state, broken);
    Atomics.add(common, finished, tooMany); // a caller that waits for a part waits no longer
    Atomics.notify(common, finished);
    throw error;
  }
}

function carryOut(orders: Float64Array, at: number, common: Int32Array, post: Post, perform: Perform): void {
  const numbers: number[] = [];
  for (let i = 0; i < orders[at + 4]!; i++) numbers.push(orders[at + 5 + i]!);
  const work = { kernel: orders[at + 1]!, parts: orders[at + 2]!, isAtHome: orders[at + 3] === 1, numbers };
  new Parts(common, orders[at]!, work, perform).takeFrom(firstOf(work, post.thread, post.threads));
}

/** Where a thread begins. */
const firstOf = ({ parts }: Work, thread: number, threads: number): number => Math.floor((thread * parts) / threads);

export class Crew {
  readonly #helpers: Helpers;
  readonly #posts: readonly Post[];
  readonly #boards: readonly ReturnType<typeof boardAt>[];
  readonly #common: Int32Array;
  /** Numbers of all helpers: the list of those that are here, mostly. */
  readonly #all: readonly number[];
  #turn = 0;

  /** `posts`: one a helper, in the order of their numbers. */
  constructor(helpers: Helpers, posts: readonly Post[]) {
    this.#helpers = helpers;
    this.#posts = posts;
    this.#boards = posts.map(boardAt);
    this.#all = posts.map((_, k) => k + 1);
    this.#common = posts[0] ? commonAt(posts[0]) : new Int32Array(commonBytes / 4);
  }

  /** Threads, the caller among them, when all are here. */
  get size(): number {
    return 1 + this.#boards.length;
  }

  /** Numbers (from 1) of the helper threads that are here. Calls them when all are elsewhere. */
  muster(): readonly number[] {
    if (this.#turn === mostTurns) return [];
    let present = 0;
    let isFree = this.#boards.length > 0;
    for (let k = 0; k < this.#boards.length; k++) {
      const found = Atomics.load(this.#boards[k]!.words, state);
      if (found === here) present++;
      if (found !== away) isFree = false;
    }
    if (isFree) this.#helpers.summon(this);
    if (present === this.#all.length) return this.#all;
    return this.#all.filter((thread) => Atomics.load(this.#boards[thread - 1]!.words, state) === here);
  }

  /** The posts, one a helper; from now on they are expected. */
  posts(): readonly Post[] {
    for (const { words } of this.#boards) {
      Atomics.store(words, order, Atomics.load(words, done));
      Atomics.store(words, state, called);
    }
    return this.#posts;
  }

  /** Lets the helpers go. */
  dismiss(): void {
    for (const { words } of this.#boards) {
      if (Atomics.load(words, state) !== away) this.#tell(words, dismissal);
    }
  }

  /** Asks those of `threads`, mustered, that have no orders left over. Nothing else may begin before this is finished. */
  begin(work: Work, threads: readonly number[], perform: Perform): Task {
    const turn = ++this.#turn;
    Atomics.store(this.#common, finished, 0);
    const asked: number[] = [];
    for (let k = 0; k < threads.length; k++) if (this.#ask(threads[k]!, turn, work)) asked.push(threads[k]!);
    return new Begun(asked, work, this.#common, new Parts(this.#common, turn, work, perform));
  }

  #ask(thread: number, turn: number, { kernel, parts, isAtHome, numbers }: Work): boolean {
    const { words, orders } = this.#boards[thread - 1]!;
    const last = Atomics.load(words, order);
    if ((last - Atomics.load(words, done) + mostOrders) % mostOrders === slots) return false;
    const at = (last % slots) * slotLength;
    orders[at] = turn;
    orders[at + 1] = kernel;
    orders[at + 2] = parts;
    orders[at + 3] = isAtHome ? 1 : 0;
    orders[at + 4] = numbers.length;
    for (let i = 0; i < numbers.length; i++) orders[at + 5 + i] = numbers[i]!;
    this.#tell(words, following(last));
    return true;
  }

  #tell(words: Int32Array, written: number): void {
    Atomics.store(words, order, written);
    if (Atomics.load(words, helperSleeps) === 1) Atomics.notify(words, order);
  }
}
