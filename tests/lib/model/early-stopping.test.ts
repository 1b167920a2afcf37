import { describe, expect, it } from 'vitest';
import { type EarlyStopping, Stopper } from '../../../lib/model/early-stopping.ts';
import { weightsSha256 } from '../../../lib/model/fingerprint.ts';
import { rows, type Targets } from '../../../lib/model/input.ts';
import { dense } from '../../../lib/model/layers.ts';
import { Program } from '../../../lib/model/program.ts';
import { type Sequential, sequential } from '../../../lib/model/sequential.ts';
import { articleSettings, type Settings } from '../../../lib/model/settings.ts';
import { drawn } from '../../support/gradient-check.ts';
import { tinyDataset } from '../../support/tiny-dataset.ts';
import { makeReference, makeSimd } from '../kernels/sets.ts';

/** Epoch (from 1) after which a run that sees these values stops, or null; and that of its best weights. */
function watch(values: readonly number[], options: EarlyStopping): { stops: number | null; best: number } {
  const stopper = new Stopper(options);
  const at = options.monitor ?? 'val_loss';
  const unseen = { loss: Number.NaN, accuracy: Number.NaN, validationLoss: Number.NaN, validationAccuracy: Number.NaN };
  const key = ({ val_loss: 'validationLoss', val_accuracy: 'validationAccuracy' } as Record<string, string>)[at] ?? at;
  for (const [k, value] of values.entries()) {
    stopper.see({ epoch: k + 1, ...unseen, [key]: value }, () => [Float64Array.of(k + 1)]);
    if (stopper.state.stopped) return { stops: k + 1, best: stopper.state.bestEpoch };
  }
  return { stops: null, best: stopper.state.bestEpoch };
}

describe('when a run stops, worked out by hand from what Keras does', () => {
  it.each<[string, number[], EarlyStopping, number | null, number]>([
    ['at the first epoch that is no better', [5, 4, 4, 3], {}, 3, 2],
    ['patience 1 is patience 0', [5, 4, 4, 3], { patience: 1 }, 3, 2],
    ['patience 2 waits for a second', [5, 4, 4, 4, 1], { patience: 2 }, 4, 2],
    ['an improvement in time begins the waiting anew', [5, 4, 4.5, 3, 4, 4, 1], { patience: 2 }, 6, 4],
    ['never where it always improves', [5, 4, 3, 2], {}, null, 4],
    ['a change of exactly minDelta is none', [5, 4.5, 4.5], { minDelta: 0.5, patience: 2 }, 3, 1],
    ['small steps add up: the best is what they are compared with', [5, 4.75, 4.25, 4], { minDelta: 0.5 }, 2, 1],
    ['and with patience they are seen', [5, 4.75, 4.25, 4, 4], { minDelta: 0.5, patience: 2 }, 5, 3],
    ['minDelta without its sign', [5, 4.5, 4.5], { minDelta: -0.5, patience: 2 }, 3, 1],
    ['an accuracy is to rise', [0.5, 0.75, 0.75], { monitor: 'val_accuracy' }, 3, 2],
    ['by more than minDelta', [0.5, 0.75, 1], { monitor: 'accuracy', minDelta: 0.25 }, 2, 1],
    ['a loss that is to rise', [1, 2, 1.5], { monitor: 'loss', mode: 'max' }, 3, 2],
    ['an accuracy that is to fall', [0.5, 0.25, 0.5], { monitor: 'accuracy', mode: 'min' }, 3, 2],
    ['never after the first epoch', [Number.NaN, 3, 2], {}, null, 3],
    ['what is no number is no improvement', [3, Number.NaN, Number.NaN], { patience: 2 }, 3, 1],
    ['epochs before startFromEpoch are not looked at', [1, 1, 5, 4, 4], { startFromEpoch: 2 }, 5, 4],
    ['a baseline not reached goes on waiting', [5, 4, 3, 3, 1], { baseline: 2, patience: 3 }, 4, 3],
    ['a baseline reached ends the waiting', [5, 1, 3, 3, 3], { baseline: 2, patience: 3 }, 5, 2],
  ])('%s', (_name, values, options, stops, best) => {
    expect(watch(values, options)).toEqual({ stops, best });
  });
});

const [count, width] = [60, 6];
const x = rows(drawn(count * width, 1, 'x'), width);
/** Labels that mean nothing: whoever learns them does worse on the others. */
const y: Targets = { kind: 'labels', labels: Int32Array.from(drawn(count, 2, 'y'), (u) => (u > 0 ? 1 : 0)) };
const learner = (): Sequential => {
  const made = sequential([dense(16, { activation: 'tanh' }), dense(2, { activation: 'softmax' })], {
    inputShape: [width],
    kernels: makeReference(),
  });
  made.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy' });
  return made;
};
const hashOf = (model: Sequential) => weightsSha256(model.getWeights().map((values) => Float32Array.from(values)));
const options = { epochs: 40, batchSize: 4, validationSplit: 0.3 };

/** Validation loss and weights after every epoch of the undisturbed run. */
function whole(): { loss: number; hash: string }[] {
  const model = learner();
  const epochs = [];
  for (const { epochLogs } of model.fit(x, y, options)) {
    if (epochLogs) epochs.push({ loss: epochLogs.validationLoss, hash: hashOf(model) });
  }
  return epochs;
}
const epochs = whole();
const losses = epochs.map(({ loss }) => loss);
const best = losses.indexOf(Math.min(...losses.slice(0, 30)));

describe('a run that may stop early', () => {
  const runOf = (earlyStopping: EarlyStopping) => {
    const model = learner();
    const run = model.run(x, y, { ...options, earlyStopping });
    let last = 0;
    while (!run.done) last = run.next().epoch;
    return { hash: hashOf(model), last, stopped: run.stopped, model };
  };

  it('goes the way of one that may not until it stops, and says that it did', () => {
    const { stops } = watch(losses, { patience: 2 });
    expect(stops).toBeGreaterThan(2);
    expect(stops).toBeLessThan(40);
    const { hash, last, stopped } = runOf({ patience: 2 });
    expect({ hash, last, stopped }).toEqual({ hash: epochs[stops! - 1].hash, last: stops, stopped: true });
  });

  it('ends with the weights of its best epoch, to the bit, where that is asked for', () => {
    const { stops, best } = watch(losses, { patience: 3 });
    const { hash, last } = runOf({ patience: 3, restoreBestWeights: true });
    expect(last).toBe(stops);
    expect(best).toBeLessThan(stops!);
    expect(hash).toBe(epochs[best - 1].hash);
  });

  it('and also where it was not stopped', () => {
    const { hash, last, stopped } = runOf({ patience: 100, restoreBestWeights: true });
    expect([last, stopped]).toEqual([40, false]);
    expect(best).toBeLessThan(39);
    expect(hash).toBe(epochs[losses.indexOf(Math.min(...losses))].hash);
  });

  it('keeps its memory: the next fit goes on with orders and moments of the last step', () => {
    const { model, last } = runOf({ patience: 2 });
    const twin = learner();
    for (const _ of twin.fit(x, y, { ...options, epochs: last }));
    for (const each of [model, twin]) for (const _ of each.fit(x, y, { ...options, epochs: 2 }));
    expect(hashOf(model)).toBe(hashOf(twin));
  });
});

describe("the article's program with early stopping", () => {
  const data = tinyDataset();
  const settings: Settings = {
    ...articleSettings,
    layers: [{ units: 8, activation: 'relu' }],
    rate: 0.02,
    epochs: 12,
    examples: 200,
    validationSplit: 0.2,
    earlyStopping: { monitor: 'val_accuracy', patience: 2, restoreBestWeights: true },
  };
  const program = () => new Program(settings, data, makeSimd());

  it('continues bit for bit from a checkpoint at any step, the best weights and the waiting included', () => {
    const straight = program();
    while (!straight.done) straight.next();
    expect(straight.stopped).toBe(true);
    expect(straight.history.length).toBeLessThan(12);
    const steps = straight.totalStep;
    for (const at of [0, 3, steps - 7, steps - 1, steps]) {
      const first = program();
      for (let k = 0; k < at; k++) first.next();
      const second = program();
      second.restore(structuredClone(first.checkpoint()));
      while (!second.done) second.next();
      expect(second.receipt(1)).toEqual(straight.receipt(1));
      expect(second.history).toEqual(straight.history);
    }
  });

  it.each<[string, EarlyStopping, RegExp, number?]>([
    ['another metric', { monitor: 'f1' as never }, /monitor: unknown name "f1", known are loss, accuracy, val_loss/],
    ['another mode', { mode: 'up' as never }, /mode: unknown name "up", known are auto, min, max/],
    ['half an epoch of patience', { patience: 0.5 }, /patience must be 0, 1, 2, …, found 0.5/],
    ['a negative patience', { patience: -1 }, /found -1/],
    ['a difference that is no number', { minDelta: Number.NaN }, /minDelta must be −∞ < x < ∞, found NaN/],
    ['a validation loss without validation', {}, /val_loss needs validation examples.*loss, accuracy/, 0],
  ])('refuses %s', (_name, earlyStopping, words, validationSplit = 0.1) => {
    expect(() => new Program({ ...settings, earlyStopping, validationSplit }, data, makeSimd())).toThrow(words);
    const model = learner();
    expect(() => model.run(x, y, { ...options, earlyStopping, validationSplit })).toThrow(words);
  });
});
