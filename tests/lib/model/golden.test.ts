/**
 * The numbers of whole runs, committed: a change of any of them, in the last bit of one weight, is seen here. The runs are in
 * float32 with the SIMD kernels, whose results depend on no machine; on data drawn from a seed, and on MNIST where it is.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Program } from '../../../lib/model/program.ts';
import { articleSettings, type Settings } from '../../../lib/model/settings.ts';
import { loadMnist, mnistAvailable } from '../../../src/integrations/data/mnist.ts';
import { fingerprintOf, others, trainedOther } from '../../support/other-networks.ts';
import { tinyDataset } from '../../support/tiny-dataset.ts';
import { makeSimd } from '../kernels/sets.ts';

const meaning = `The weights of this run are no longer those that are committed: the same data, settings and seed now give other
numbers. Every receipt that a reader keeps and content/records then name another network. Where that was not meant, look for
a changed order of a sum, another stream of chance, another default. Where it was, commit the new hash here, record anew with
"npm run records -- mnist", and say so in the subject of the commit.`;

interface Golden {
  readonly settings: Partial<Settings>;
  /** SHA-256 of the weights at the end. */
  readonly weights: string;
}

const runs: Record<string, Golden> = {
  "the article's": {
    settings: { layers: [{ units: 32, activation: 'relu' }] },
    weights: 'e94c12839964d3518f146320dad8de6d7d6564f3be5028fe083d6571cd750284',
  },
  'two hidden layers, dropout and L2, with momentum': {
    settings: {
      layers: [
        { units: 24, activation: 'tanh' },
        { units: 17, activation: 'leaky_relu' },
      ],
      optimizer: 'nesterov',
      rate: 0.02,
      dropout: 0.25,
      l2: 0.0005,
      batch: 20,
      seed: 2,
    },
    weights: '0d5e2f675eb62b03495e91645caafa71e8fba2eade9a002e6fe62f3862824a67',
  },
  'sigmoid, L1, AdamW': {
    settings: { layers: [{ units: 13, activation: 'sigmoid' }], optimizer: 'adamw', rate: 0.01, l1: 0.0001, seed: 3 },
    weights: '669f7cc614f98ad290503e9a86424cff0b08f597279e6d6d7bc5328044882fef',
  },
  'no hidden layer, RMSProp': {
    settings: { layers: [], optimizer: 'rmsprop', seed: 4294967295, batch: 7 },
    weights: 'ab5f8dc2b8d707549bd087bf1c203e266677bf8735f8193af5ae5563faeda839',
  },
  'stopped early, with its best weights': {
    settings: {
      layers: [{ units: 9, activation: 'relu' }],
      optimizer: 'adam-textbook',
      rate: 0.02,
      epochs: 20,
      earlyStopping: { monitor: 'val_accuracy', patience: 2, restoreBestWeights: true },
    },
    weights: '0c4d99c8910ef1faceb2d767675409a9a0b27b7aaed997d2d3a1026bc6c0330e',
  },
};

const data = tinyDataset(400, 60, 150);
const start = (settings: Partial<Settings>) =>
  new Program({ ...articleSettings, epochs: 3, examples: 400, seed: 5, ...settings }, data, makeSimd());

describe.each(Object.entries(runs))('%s', (_name, { settings, weights }) => {
  it('ends in the committed weights, run straight', () => {
    const run = start(settings);
    while (!run.done) run.next();
    expect(run.weightsSha256(), meaning).toBe(weights);
    expect(run.stopped).toBe(settings.earlyStopping !== undefined);
  });

  it('and paused and looked at after every few steps', () => {
    const run = start(settings);
    for (let k = 0; !run.done; k++) {
      run.next();
      if (k % 5 !== 2) continue;
      run.evaluate();
      run.predict(new Float32Array(784).fill(0.25));
      run.checkpoint();
    }
    expect(run.weightsSha256(), meaning).toBe(weights);
  });

  it('and handed from one program to the next by checkpoints, as a store keeps them', () => {
    let run = start(settings);
    while (!run.done) {
      for (let k = 0; k < 11 && !run.done; k++) run.next();
      const next = start(settings);
      next.restore(structuredClone(run.checkpoint()));
      run = next;
    }
    expect(run.weightsSha256(), meaning).toBe(weights);
  });
});

it.each(Object.entries(others))('%s: ends in the committed weights', (_name, other) => {
  expect(fingerprintOf(trainedOther(other, makeSimd())), meaning).toBe(other.weights);
});

describe.skipIf(!mnistAvailable())("the article's run on MNIST, ten epochs", () => {
  it('ends in the recorded weights and goes the recorded way, straight and from a checkpoint', async () => {
    const { receipt, history } = JSON.parse(readFileSync('content/records/mnist/program.json', 'utf8'));
    const mnist = await loadMnist();
    const straight = new Program(articleSettings, mnist, makeSimd());
    while (straight.totalStep < 15_555) straight.next();
    const kept = structuredClone(straight.checkpoint());
    while (!straight.done) straight.next();
    expect(straight.weightsSha256(), meaning).toBe(receipt.weights);
    expect(straight.history, meaning).toEqual(history);

    const resumed = new Program(articleSettings, mnist, makeSimd());
    resumed.restore(kept);
    while (!resumed.done) resumed.next();
    expect(resumed.weightsSha256(), meaning).toBe(receipt.weights);
    expect(resumed.evaluate()).toEqual({ loss: receipt.testLoss, accuracy: receipt.testAccuracy });
  });
});
