/**
 * How the pixels are shared between the calling thread and its helpers: learned from who waits for whom, because nobody can
 * know it. The caller has the upper layers to do besides; cores differ; and a helper may sit near or far. Results do not
 * depend on it.
 */

/** Steps of a training until it is looked at again. */
const steps = 16;
/** Of so many steps, those in which the caller may wait before its share grows, and must before it shrinks. */
const [often, seldom] = [12, 4];
/** By how much it changes: less than 16 pixels of an image of MNIST's size. */
const factor = 1.04;
const [least, most] = [1 / 16, 4];

export class Balance {
  /** The caller's share, beside 1 for each helper. */
  share = 0.7;
  #steps = 0;
  #waits = 0;

  /** At the end of a step: whether the caller had to wait for a helper. */
  tell(hasWaited: boolean): void {
    this.#steps++;
    if (hasWaited) this.#waits++;
    if (this.#steps < steps) return;
    if (this.#waits >= often) this.share = Math.min(most, this.share * factor);
    if (this.#waits <= seldom) this.share = Math.max(least, this.share / factor);
    this.#steps = this.#waits = 0;
  }
}
