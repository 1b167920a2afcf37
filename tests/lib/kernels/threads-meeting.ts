/** How the threads of the tests wait for each other: words of the tally behind the parts, and of what a crew shares. */

/** How a part is done, an order's second number: at once, when every part has been begun, or not before its caller sleeps. */
export const ways = { atOnce: 0, meet: 1, slow: 2 } as const;

/** Words of the tally: parts begun, and whether a slow part may end. */
export const begun = 100;
export const isReleased = 101;

/** Words of what all threads of a crew see (`lib/kernels/crew.ts`): parts finished, whether the caller sleeps over them. */
export const finishedAt = 0;
export const callerSleepsAt = 1;
/** A word of a helper's board: orders that it is through with. */
export const ordersDoneAt = 16;
export const wordsOf = (memory: WebAssembly.Memory): Int32Array => new Int32Array(memory.buffer);

/** Sleeps until the word is at least this, however long the system takes over whoever raises it and notifies. */
export function awaitWord(words: Int32Array, at: number, least: number): void {
  for (let word = Atomics.load(words, at); word < least; word = Atomics.load(words, at))
    Atomics.wait(words, at, word, 1);
}

/** Goes on when all of so many parts have been begun: each by a thread of its own, since every one of them waits here. */
export function meet(tally: Int32Array, parts: number): void {
  Atomics.add(tally, begun, 1);
  Atomics.notify(tally, begun);
  awaitWord(tally, begun, parts);
}
