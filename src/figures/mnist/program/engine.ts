/**
 * The article's program in the words of this book's engine, line for line beside Keras's (keras.py). The figure quotes it by
 * region, and a test runs it from the first line to the last. Chapter: mnist.
 */
import type { Dataset } from '../../../../lib/data/dataset.ts';
import type { Kernels } from '../../../../lib/nn/kernels.ts';

// What is quoted begins here.

// #region imports
import { pixels } from '../../../../lib/model/input.ts';
import { dense } from '../../../../lib/model/layers.ts';
import { sequential } from '../../../../lib/model/sequential.ts';
import { adam } from '../../../../lib/optimisers/adam.ts';
// #endregion

/** What the program finds around it: the data, the kernels, somewhere to print. */
export interface Surroundings {
  readonly data: Dataset;
  readonly kernels: Kernels;
  readonly seed: number;
  readonly print: (line: string) => void;
}

export function program({ data, kernels, seed, print }: Surroundings): void {
  // #region load
  const { train, test } = data;
  const y_train = { kind: 'labels', labels: train.labels } as const;
  const y_test = { kind: 'labels', labels: test.labels } as const;
  // #endregion

  // #region scale
  const x_train = pixels(train.images, 28 * 28);
  const x_test = pixels(test.images, 28 * 28);
  // #endregion

  // #region model
  // #region input
  const input = { inputShape: [28 * 28], seed, kernels };
  const model = sequential(
    [
      // #endregion
      // #region hidden
      dense(128, { activation: 'relu' }),
      // #endregion
      // #region output
      dense(10, { activation: 'softmax' }),
    ],
    input,
  );
  // #endregion
  // #endregion

  // #region compile
  // #region optimizer
  model.compile({
    optimizer: adam(),
    // #endregion
    // #region loss
    loss: 'sparse_categorical_crossentropy',
    // #endregion
    // #region metrics
  }); // accuracy is always counted
  // #endregion
  // #endregion

  // #region fit
  const options = { epochs: 10, batchSize: 32, validationSplit: 0.1, block: data.block };
  for (const { epochLogs } of model.fit(x_train, y_train, options)) {
    if (epochLogs) print(JSON.stringify(epochLogs));
  }
  // #endregion

  // #region evaluate
  const { accuracy } = model.evaluate(x_test, y_test);
  // #endregion

  // #region print
  print(`Test accuracy: ${accuracy}`);
  // #endregion
}
