/** AdamW, penalties and early stopping beside the numbers of Keras itself (and AdamW of PyTorch): tests/fixtures/keras. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type EarlyStopping, Stopper } from '../../lib/model/early-stopping.ts';
import { rows } from '../../lib/model/input.ts';
import { dense } from '../../lib/model/layers.ts';
import { sequential } from '../../lib/model/sequential.ts';
import { adam } from '../../lib/optimisers/adam.ts';
import { adamw } from '../../lib/optimisers/adamw.ts';
import type { Optimiser } from '../../lib/optimisers/optimiser.ts';
import { makeReference } from './kernels/sets.ts';

interface Steps {
  readonly losses: readonly number[];
  readonly weights: readonly (readonly number[])[];
}
interface Stopping {
  readonly values: readonly number[];
  readonly options: {
    readonly monitor: 'val_loss' | 'val_accuracy';
    readonly mode: 'auto' | 'min' | 'max';
    readonly patience: number;
    readonly min_delta: number;
    readonly start_from_epoch: number;
    readonly restore_best_weights: boolean;
    readonly baseline: number | null;
  };
  readonly stopped: boolean;
  readonly ends: number;
  /** Number of the epoch whose weights the run ends with. */
  readonly weights: number;
}

const { x, y, start, steps, stopping } = JSON.parse(readFileSync('tests/fixtures/keras/numbers.json', 'utf8')) as {
  readonly x: number[];
  readonly y: number[];
  readonly start: number[][];
  readonly steps: Readonly<Record<string, Steps>>;
  readonly stopping: readonly Stopping[];
};

const decayed = { learningRate: 0.05, weightDecay: 0.3 };
const penalties = { l1: 0.02, l2: 0.03 };
const runs: Record<string, { optimizer: Optimiser; penalties?: typeof penalties }> = {
  'AdamW of Keras': { optimizer: adamw(decayed) },
  'AdamW of Keras, biases excluded': { optimizer: adamw({ ...decayed, excludeFromWeightDecay: ['bias'] }) },
  'AdamW of Keras with its own constants': { optimizer: adamw() },
  'AdamW of PyTorch': { optimizer: adamw({ ...decayed, epsilon: 1e-4, form: 'textbook' }) },
  'L1 and L2 of Keras with Adam': { optimizer: adam({ learningRate: 0.05 }), penalties },
};

it.each(Object.entries(steps))('%s takes the same seven steps', (name, { losses, weights }) => {
  const { optimizer, penalties = {} } = runs[name];
  const model = sequential(
    [dense(5, { activation: 'relu', ...penalties }), dense(3, { activation: 'softmax', ...penalties })],
    { inputShape: [4], kernels: makeReference() },
  );
  model.setWeights(start);
  model.compile({ optimizer, loss: 'categorical_crossentropy' });
  const inputs = rows(Float64Array.from(x), 4);
  const targets = { kind: 'rows', width: 3, values: Float64Array.from(y) } as const;
  const reports = [...model.fit(inputs, targets, { epochs: losses.length, batchSize: 6, shuffle: false })];
  reports.forEach(({ batchLoss }, k) => {
    expect(batchLoss).toBeCloseTo(losses[k], 12);
  });
  model.getWeights().forEach((values, k) => {
    values.forEach((w, i) => {
      expect(w).toBeCloseTo(weights[k][i], 12);
    });
  });
});

describe('early stopping', () => {
  it('ends where Keras ends, with the weights with which Keras ends, on 150 drawn runs', () => {
    for (const { values, options, stopped, ends, weights } of stopping) {
      const { monitor, mode, patience, baseline } = options;
      const mine: EarlyStopping = {
        monitor,
        mode,
        patience,
        minDelta: options.min_delta,
        startFromEpoch: options.start_from_epoch,
        restoreBestWeights: options.restore_best_weights,
        ...(baseline !== null && { baseline }),
      };
      const stopper = new Stopper(mine);
      const none = Number.NaN;
      let epoch = 0;
      while (epoch < values.length && !stopper.state.stopped) {
        epoch++;
        const logs = { epoch, loss: none, accuracy: none, validationLoss: none, validationAccuracy: none };
        const key = monitor === 'val_loss' ? 'validationLoss' : 'validationAccuracy';
        stopper.see({ ...logs, [key]: values[epoch - 1] }, () => [Float64Array.of(epoch)]);
      }
      const found = { stopped: stopper.state.stopped, ends: epoch, weights: stopper.state.weights?.[0][0] ?? epoch };
      expect(found, JSON.stringify({ values, options })).toEqual({ stopped, ends, weights });
    }
    expect(stopping.filter(({ stopped }) => stopped).length).toBeGreaterThan(40);
    expect(stopping.filter(({ ends, weights }) => weights < ends).length).toBeGreaterThan(20);
  });
});
