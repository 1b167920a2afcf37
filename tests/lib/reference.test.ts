import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { simdModule } from '../../src/commands/support/kernels.ts';
import { loadMnist, mnistAvailable } from '../../src/integrations/data/mnist.ts';
import { filesOf, type Outcome, runFile } from '../support/reference/index.ts';

const fixtures = join(import.meta.dirname, '../fixtures/reference');
const surroundings = {
  module: await simdModule(),
  mnist: async () => (mnistAvailable() ? loadMnist() : null),
};

describe('the numbers of PyTorch', () => {
  it.each(filesOf(fixtures).map((path) => [basename(path, '.json'), path]))(
    '%s comes out of both sets of kernels',
    async (_name, path) => {
      const { verdict, says } = await runFile(path, surroundings);
      const fields = JSON.parse(readFileSync(path, 'utf8'));
      const needsMnist = 'sizes' in fields && !('activations' in fields);
      expect(verdict, says).toBe(needsMnist && !mnistAvailable() ? 'needs data' : 'passed');
    },
  );
});

describe('the runner can fail', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reference-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  type Case = Record<string, unknown> & { optimizer: Record<string, unknown> };

  async function altered(fixture: string, alter: (file: Case) => void): Promise<Outcome> {
    const file = JSON.parse(readFileSync(join(fixtures, `${fixture}.json`), 'utf8'));
    alter(file);
    const path = join(folder, 'altered.json');
    writeFileSync(path, JSON.stringify(file));
    return runFile(path, surroundings);
  }

  it.each<[string, string, (file: Case) => void, RegExp]>([
    [
      'a field that nobody reads',
      'mlp-xent-rmsprop',
      (file) => (file.momentum_decay = 0.1),
      /unknown field momentum_decay/,
    ],
    [
      'an optimiser that is not known',
      'mlp-xent-rmsprop',
      (file) => (file.optimizer.name = 'lion'),
      /unknown name "lion"/,
    ],
    [
      'a constant that the optimiser does not have',
      'mlp-xent-rmsprop',
      (file) => (file.optimizer.weight_decay = 1),
      /unknown field weight_decay/,
    ],
    ['a loss that is not known', 'mlp-xent-rmsprop', (file) => (file.loss = 'hinge'), /unknown loss "hinge"/],
    [
      'an activation that is not known',
      'mlp-xent-rmsprop',
      (file) => (file.activations = ['swish', 'softmax']),
      /activations/,
    ],
    [
      'a code without as many variances as means',
      'loss-gaussian-divergence',
      (file) => (file.outputs = 3),
      /outputs: expected as many means as log variances, found 3/,
    ],
    ['a cell that is not known', 'rnn-simple', (file) => (file.cell = 'lstm'), /unknown cell "lstm"/],
    [
      'a word of no schedule',
      'rnn-gru-paced',
      (file) => Object.assign(file.schedule as object, { gamma: 1 }),
      /schedule: unknown field gamma/,
    ],
    [
      'another schedule',
      'rnn-gru-paced',
      (file) => Object.assign(file.schedule as object, { warmUp: 5 }),
      /loss before/,
    ],
    ['a longer gradient', 'mlp-mse-tanh-paced', (file) => (file.clipnorm = 0.06), /dL\/dW of layer 1/],
    [
      'one norm for each',
      'mlp-mse-tanh-paced',
      (file) => Object.assign(file, { clipnorm: undefined, global_clipnorm: 0.05 }),
      /dL\/dW/,
    ],
    ['kernels too large for the image', 'cnn-two', (file) => (file.size = 6), /kernel1, kernel2: larger than/],
    [
      'too few activations',
      'mlp-xent-rmsprop',
      (file) => (file.activations = ['softmax']),
      /activations: expected 2, found 1/,
    ],
    ['a missing field', 'mlp-xent-rmsprop', (file) => delete file.seed, /seed is missing/],
    [
      'no numbers at all',
      'cnn-small',
      (file) => {
        for (const key of ['loss_value', 'logits', 'dL_dW1', 'dL_db1', 'dL_dW2', 'dL_db2', 'grad_cam'])
          delete file[key];
      },
      /no numbers to check/,
    ],
    [
      'numbers of another network',
      'mlp-xent-rmsprop',
      (file) => (file.final_W = [[1], [2]]),
      /28 numbers, the file has 1/,
    ],
  ])('on %s, naming it', async (_what, fixture, alter, words) => {
    const { verdict, says } = await altered(fixture, alter);
    expect(says).toMatch(words);
    expect(verdict).toBe('failed');
  });

  const numeric = ['loss_value', 'z', 'a', 'dL_dz', 'dL_dW', 'dL_db', 'loss_before_each_step', 'final_W', 'final_b'];
  const convolutional = ['loss_value', 'logits', 'dL_dW1', 'dL_db1', 'dL_dW2', 'dL_db2', 'grad_cam'];

  const losses = ['contrastive', 'squared-hinge', 'smoothed', 'mae', 'huber', 'gaussian-divergence'];
  const ofLosses = losses.flatMap((name) => ['loss_value', 'dL_dx'].map((key) => [`loss-${name}`, key]));

  const recurrent = ['W', 'U', 'b', 'V', 'c'].flatMap((name) => [`dL_d${name}`, `final_${name}`]);
  const ofStates = ['loss_value', 'states', 'logits', 'loss_before_each_step', ...recurrent];
  const ofRecurrent = ['rnn-simple', 'rnn-gru-reset-after', 'rnn-gru-textbook'].flatMap((name) =>
    ofStates.map((key) => [name, key]),
  );
  const ofTwo = ['loss_value', 'logits', 'loss_before_each_step'].concat(
    [1, 2, 3].flatMap((l) => [`dL_dW${l}`, `dL_db${l}`, `final_W${l}`]),
  );

  it.each([
    ...ofRecurrent,
    ...ofTwo.map((key) => ['cnn-two', key]),
    ...numeric.map((key) => ['mlp-xent-l2-momentum', key]),
    ...convolutional.map((key) => ['cnn-small', key]),
    ...ofLosses,
  ])('on %s where one number of %s is half a percent off', async (fixture, key) => {
    const { verdict, says } = await altered(fixture, (file) => {
      file[key] = nudgeLargest(file[key]);
    });
    expect(verdict).toBe('failed');
    expect(says).toMatch(/reference float64: .*the file has.* · SIMD float32: .*the file has/);
  });

  it.each<[string, string, (file: Case) => void]>([
    ['a forgotten L2 penalty', 'mlp-xent-l2-momentum', (file) => (file.l2 = 0)],
    ['plain momentum for Nesterov', 'mlp-mse-tanh-nesterov', (file) => (file.optimizer.nesterov = false)],
    ['another β₂', 'mlp-xent-relu-adam', (file) => (file.optimizer.beta2 = 0.99)],
    ['another ρ', 'mlp-xent-rmsprop', (file) => (file.optimizer.rho = 0.99)],
    ['another ε', 'mlp-xent-rmsprop', (file) => (file.optimizer.eps = 1e-6)],
    ['another seed', 'cnn-small', (file) => (file.seed = 12)],
    ['the textbook cell where the reset stands after', 'rnn-gru-reset-after', (file) => (file.reset_after = false)],
    ['the reset after where the textbook has it before', 'rnn-gru-textbook', (file) => (file.reset_after = true)],
    ['another activation between two convolutions', 'cnn-two', (file) => (file.activation = 'tanh')],
    ['another temperature', 'loss-contrastive', (file) => (file.temperature = 0.6)],
    ['another share smoothed', 'loss-smoothed', (file) => (file.smoothing = 0.2)],
    ['another delta', 'loss-huber', (file) => (file.delta = 1)],
    ['an absolute error for Huber', 'loss-huber', (file) => Object.assign(file, { loss: 'mae', delta: undefined })],
  ])('on %s', async (_what, fixture, alter) => {
    expect((await altered(fixture, alter)).verdict).toBe('failed');
  });
});

/** The same numbers, the largest of the last list a little larger. */
function nudgeLargest(value: unknown): unknown {
  if (typeof value === 'number') return value * 1.005;
  const list = value as unknown[];
  if (typeof list[0] !== 'number') return [...list.slice(0, -1), nudgeLargest(list.at(-1))];
  const sizes = (list as number[]).map(Math.abs);
  const at = sizes.indexOf(Math.max(...sizes));
  return list.map((item, k) => (k === at ? (item as number) * 1.005 : item));
}
