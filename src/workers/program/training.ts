/**
 * A small network trained with a reader's function in the place of the engine's, on the reference kernels: 784-32(ReLU)-10, Adam
 * in the textbook's form, one epoch. What the function does not concern is the engine's.
 */

import type { Dataset } from '../../../lib/data/dataset.ts';
import type { OwnFunction, ProgramExercise } from '../../../lib/exercises/programs/program.ts';
import { referenceKernels } from '../../../lib/kernels/reference.ts';
import { pixels } from '../../../lib/model/input.ts';
import { dense, dropout } from '../../../lib/model/layers.ts';
import { sequential } from '../../../lib/model/sequential.ts';
import { optimisers } from '../../../lib/optimisers/index.ts';
import type { Trained } from './protocol.ts';

export const trainingExamples = 3000;
export const testExamples = 1000;
const width = 784;
const batch = 32;

export const stepsOf = (count: number): number => Math.ceil(count / batch);

/** One report a few steps, the last with the accuracy. `own`: null for the engine itself. */
export function* trainWith(
  program: ProgramExercise,
  own: OwnFunction | null,
  data: Dataset,
  seed: number,
): Generator<Omit<Trained, 'who'>> {
  const engine = {
    kernels: referenceKernels({ precision: 'float32' }),
    optimiser: optimisers['adam-textbook']({ learningRate: 0.002 }),
  };
  const { kernels, optimiser } = own ? program.install(own, engine) : engine;
  const usesDropout = program.chapter === 'dropout';
  const layers = [
    dense(32, { activation: 'relu' }),
    ...(usesDropout ? [dropout(0.2)] : []),
    dense(10, { activation: 'softmax' }),
  ];
  const model = sequential(layers, { inputShape: [width], seed, kernels });
  model.compile({ optimizer: optimiser, loss: 'sparse_categorical_crossentropy' });
  const of = ({ images, labels, count }: Dataset['train'], most: number) => {
    const used = Math.min(most, count);
    return [
      pixels(images.subarray(0, used * width), width),
      { kind: 'labels', labels: labels.subarray(0, used) },
    ] as const;
  };
  const [x, y] = of(data.train, trainingExamples);
  const steps = stepsOf(x.count);
  for (const { totalStep, logs } of model.fit(x, y, { epochs: 1, batchSize: batch })) {
    if (totalStep % 4 === 0) yield { step: totalStep, steps, loss: logs.loss, accuracy: null };
    if (totalStep === steps) {
      yield { step: steps, steps, loss: logs.loss, accuracy: model.evaluate(...of(data.test, testExamples)).accuracy };
    }
  }
}
