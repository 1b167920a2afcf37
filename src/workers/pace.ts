/**
 * How fast a run goes: training time (with its validation, as in Keras; pauses, waiting and the test set are not
 * counted), images a second over the last second or so, and the time left at that pace.
 */
const windowSeconds = 1;

export class Pace {
  /** Training time so far. */
  seconds = 0;
  images = 0;
  #recent: { seconds: number; images: number }[] = [{ seconds: 0, images: 0 }];

  /** So many images more were trained on in so many milliseconds. */
  add(images: number, milliseconds: number): void {
    this.images += images;
    this.seconds += Math.max(0, milliseconds) / 1000;
    this.#recent.push({ seconds: this.seconds, images: this.images });
    while (this.#recent.length > 2 && this.#recent[1].seconds < this.seconds - windowSeconds) this.#recent.shift();
  }

  /** Time and images of a run that was interrupted; its pace is measured anew. */
  restore(seconds: number, images: number): void {
    this.seconds = seconds;
    this.images = images;
    this.#recent = [{ seconds, images }];
  }

  /** Over the last second; 0 while no time has been measured. */
  get imagesPerSecond(): number {
    const { seconds, images } = this.#recent[0];
    return this.seconds > seconds ? (this.images - images) / (this.seconds - seconds) : 0;
  }

  /** What so many images more will take at this pace; 0 while no time has been measured. */
  secondsFor(images: number): number {
    const rate = this.imagesPerSecond;
    return rate > 0 ? images / rate : 0;
  }
}
