/** What is told of an epoch, as Keras tells it. */

/** Means over the examples seen since the epoch began, as Keras shows them (the loss with its penalty). */
export interface Logs {
  readonly loss: number;
  readonly accuracy: number;
}

export interface EpochLogs extends Logs {
  readonly epoch: number;
  /** NaN where nothing is kept for validation. */
  readonly validationLoss: number;
  readonly validationAccuracy: number;
}
