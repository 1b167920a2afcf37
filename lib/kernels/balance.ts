/**
 * How the pixels are shared between the calling thread and its helpers: learned from who waits for whom, because nobody can
 * know it. The caller has the upper layers to do besides; cores differ; and a helper may sit near or far. Results do not
 * depend on it.
 */

/** Steps of a training until the share is looked at again. */
const steps = 16;
/** In so many of them the helpers are late: the caller's share grows; in so few: it shrinks. */
const [often, seldom] = [12, 4];
/** By how much it changes: less than 16 pixels of an image of MNIST's size. */
const factor = 1.04;
const [least, most] = [1 / 16, 4];

export class Balance {
  /** The caller's share, beside 1 for each helper. */
  share = 0.7;
  #steps = 0;
  #late = 0;

  /** At the end of a step: whether a helper was done later than the caller. */
  tell(wereLate: boolean): void {
    this.#steps++;
    if (wereLate) this.#late++;
    if (this.#steps < steps) return;
    if (this.#late >= often) this.share = Math.min(most, this.share * factor);
    if (this.#late <= seldom) this.share = Math.max(least, this.share / factor);
    this.#steps = this.#late = 0;
  }
}
