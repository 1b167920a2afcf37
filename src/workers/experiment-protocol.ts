/** What a page asks of the worker that measures, and what it hears. */

export interface MeasureWish {
  readonly base: string;
  /** Names of records: "dropout/sizes". */
  readonly experiments: readonly string[];
  readonly seed: number;
}

export interface Measured {
  readonly experiment: string;
  /** What the seed gave. */
  readonly one: object;
  readonly isDrawn: boolean;
}
