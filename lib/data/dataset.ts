/**
 * A labelled set of images, as every part of the book sees it: MNIST, the book's own digits, a reader's files.
 */
export interface Split {
  readonly count: number;
  readonly rows: number;
  readonly columns: number;
  /** [count, rows, columns] grey values, 0 = paper, 255 = ink */
  readonly images: Uint8Array;
  /** [count] classes 0–9 */
  readonly labels: Uint8Array;
}

export interface Dataset {
  /** What a receipt names: 'mnist', or another set's own id. */
  readonly id: string;
  readonly train: Split;
  readonly test: Split;
  /**
   * Training images arrive in blocks of this many consecutive images. The first epoch visits the blocks in
   * their order (shuffled within each), so that a run may start on the first block and is still a function
   * of (data, settings, seed) whatever the speed of the network; later epochs shuffle everything.
   */
  readonly block: number;
}
