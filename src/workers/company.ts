/**
 * Whether a run goes faster with helper threads or without. Where a processor is busy with other things (the page itself,
 * a second tab) each step waits for the slowest, and one thread is faster than two. So both are tried for a moment, again
 * and again, and the faster one is kept in between. The bits are the same.
 */

/** Milliseconds of each try, tries of each way in turn, and milliseconds until they are tried again. */
const tryFor = 60;
const tries = 2;
const keepFor = 2500;

type Way = 'together' | 'alone';

interface Tally {
  images: number;
  milliseconds: number;
}

const none = (): Record<Way, Tally> => ({
  together: { images: 0, milliseconds: 0 },
  alone: { images: 0, milliseconds: 0 },
});

export class Company {
  /** How to go on. */
  way: Way = 'together';
  #tally = none();
  #turn = 0;
  #elapsed = 0;

  /** So many images were trained on in so many milliseconds, this way. */
  add(images: number, milliseconds: number): void {
    this.#elapsed += milliseconds;
    const isTrying = this.#turn < 2 * tries;
    if (isTrying) {
      this.#tally[this.way].images += images;
      this.#tally[this.way].milliseconds += milliseconds;
    }
    if (this.#elapsed < (isTrying ? tryFor : keepFor)) return;
    this.#elapsed = 0;
    this.#turn = isTrying ? this.#turn + 1 : 0;
    if (!isTrying) this.#tally = none();
    if (this.#turn < 2 * tries) this.way = this.#turn % 2 === 0 ? 'together' : 'alone';
    else this.way = this.#pace('together') >= this.#pace('alone') ? 'together' : 'alone';
  }

  #pace(way: Way): number {
    const { images, milliseconds } = this.#tally[way];
    return images / milliseconds;
  }
}
