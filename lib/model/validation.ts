/**
 * How many examples are trained on when a part is kept for validation, the last ones: Keras's `train_validation_split`, which
 * takes int(n (1 − split)) of float64 numbers. Of 60,000 with a split of 0.8 that is 11,999, since 1 − 0.8 is
 * 0.19999999999999996. Chapter: mnist.
 *
 * Source: keras/src/trainers/data_adapters/data_adapter_utils.py, `split_at = int(math.floor(batch_dim * (1.0 - validation_split)))`.
 */
export const trainedOn = (examples: number, validationSplit: number): number =>
  Math.floor(examples * (1 - validationSplit));
