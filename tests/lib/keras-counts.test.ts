/**
 * The rules of counting and averaging that the book takes from Keras, each beside Keras's own (3.x), named where it stands. The
 * numbers of runs, of AdamW, penalties and early stopping stand in `keras.test.ts`.
 */
import { describe, expect, it } from 'vitest';
import { trainCount } from '../../lib/export/python.ts';
import { rows } from '../../lib/model/input.ts';
import { dense } from '../../lib/model/layers.ts';
import { type FitOptions, sequential } from '../../lib/model/sequential.ts';
import { articleSettings } from '../../lib/model/settings.ts';
import { trainedOn } from '../../lib/model/validation.ts';
import { applyMask } from '../../lib/nn/dropout.ts';
import { adam } from '../../lib/optimisers/adam.ts';
import { sgd } from '../../lib/optimisers/sgd.ts';
import { makeReference } from './kernels/sets.ts';

/** A label an example. */
const labels = (values: Uint8Array) => ({ kind: 'labels', labels: values }) as const;

/** A network of one layer from two inputs to three classes, after its training. */
function fitted(count: number, options: FitOptions, learningRate: number) {
  const model = sequential([dense(3, { activation: 'softmax' })], {
    inputShape: [2],
    kernels: makeReference(),
    seed: 4,
  });
  model.compile({ optimizer: sgd({ learningRate }), loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  const x = rows(
    Float64Array.from({ length: 2 * count }, (_, k) => ((k * 37) % 11) - 5),
    2,
  );
  const y = labels(Uint8Array.from({ length: count }, (_, k) => (k * k) % 3));
  return { x, y, model, reports: [...model.fit(x, y, options)] };
}

describe('as in Keras', () => {
  // data_adapter_utils.train_validation_split: split_at = int(math.floor(batch_dim * (1.0 - validation_split)))
  it.each([
    [60_000, 0.1, 54_000],
    [60_000, 0.8, 11_999],
    [60_000, 0.9, 5_999],
    [60_000, 0.2, 48_000],
    [60_000, 0.33, 40_199],
    [60_000, 0.07, 55_799],
    [60, 0.9, 5],
    [10, 0.3, 7],
    [1_000, 0.25, 750],
    [7, 0, 7],
  ])('of %i examples with a split of %d are trained on %i', (examples, validationSplit, expected) => {
    expect(trainedOn(examples, validationSplit)).toBe(expected);
    expect(trainCount({ settings: { ...articleSettings, examples, validationSplit } })).toBe(expected);
    if (examples <= 60) {
      const steps = fitted(examples, { epochs: 1, batchSize: 1, validationSplit }, 0.1).reports;
      expect(steps).toHaveLength(expected);
    }
  });

  // array_data_adapter.num_batches: math.ceil(num_samples / batch_size); its last batch holds what is left
  it.each([
    [10, 3, 4],
    [9, 3, 3],
    [2, 5, 1],
  ])('%i examples in batches of %i take %i steps an epoch', (count, batchSize, steps) => {
    expect(fitted(count, { epochs: 2, batchSize }, 0.1).reports).toHaveLength(2 * steps);
  });

  // trainer: self._loss_tracker.update_state(loss, sample_weight=batch size); metrics.Mean: total / count
  it('the loss and the accuracy of an epoch weigh each batch by its examples, the last, smaller one too', () => {
    const { model, x, y, reports } = fitted(10, { epochs: 1, batchSize: 8 }, 1e-12);
    const { epochLogs } = reports.at(-1) ?? {};
    const whole = model.evaluate(x, y);
    expect(epochLogs?.loss).toBeCloseTo(whole.loss, 9);
    expect(epochLogs?.accuracy).toBeCloseTo(whole.accuracy, 12);
    const means = reports.reduce((sum, { batchLoss }) => sum + batchLoss, 0) / reports.length;
    expect(Math.abs(means - whole.loss)).toBeGreaterThan(1e-3);
  });

  // the validation part is not trained on, and comes from the end, before shuffling
  it('the last examples are those that validate', () => {
    const { model, x, y, reports } = fitted(10, { epochs: 1, batchSize: 4, validationSplit: 0.3 }, 0.1);
    const last = model.evaluate(rows((x as { values: Float64Array }).values.slice(14), 2), labels(y.labels.slice(7)));
    expect(reports.at(-1)?.epochLogs?.validationLoss).toBeCloseTo(last.loss, 9);
  });

  // backend.random.dropout, as tf.nn.dropout: kept units are divided by 1 - rate, in training only
  it('dropout divides what it keeps by 1 − rate', () => {
    const a = new Float64Array(3);
    applyMask(a, Float64Array.of(2, -3, 5), Uint8Array.of(1, 0, 1), 0.2, 3);
    expect([...a]).toEqual([2.5, 0, 6.25]);
  });

  // optimizers/adam.py: alpha = lr * sqrt(1 - b2^t) / (1 - b1^t); w -= alpha * m / (sqrt(v) + epsilon), epsilon 1e-7
  it.each([1e-7, 1e-4, 1])('Adam adds its epsilon to the root of v as it stands: gradient %d', (g) => {
    const kernels = makeReference();
    const [values, gradient, m, v] = [0, g, 0, 0].map((value) => kernels.numbers(1).fill(value));
    const optimiser = adam({ learningRate: 0.01 });
    const clock = { t: 0, beta1Power: 1, beta2Power: 1 };
    let [w, mean, square] = [0, 0, 0];
    for (let t = 1; t <= 3; t++) {
      optimiser.tick(clock);
      optimiser.update(kernels, { values, gradient, moments: [m, v], length: 1 } as never, 0.01, clock);
      mean = 0.9 * mean + 0.1 * g;
      square = 0.999 * square + 0.001 * g * g;
      w -= (((0.01 * Math.sqrt(1 - 0.999 ** t)) / (1 - 0.9 ** t)) * mean) / (Math.sqrt(square) + 1e-7);
      expect(values[0] / w).toBeCloseTo(1, 5);
    }
  });
});
