/** The numbers that the chapter on backpropagation says in its text. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeNetwork } from '../../lib/data/reader-network.ts';
import { referenceKernels } from '../../lib/kernels/reference.ts';
import { dense } from '../../lib/model/layers.ts';
import { sequential } from '../../lib/model/sequential.ts';
import { activations } from '../../lib/nn/activations.ts';
import { questions } from '../../src/book/words/prediction/questions.ts';
import { readerNetwork } from '../../src/commands/support/networks.ts';
import { Checked } from '../../src/experiments/backprop/checked.ts';
import {
  epochs,
  errorsIn,
  examples,
  hiddenLayers,
  hiddenUnits,
  learned,
  type Stack,
  stacks,
} from '../../src/experiments/backprop/depth.ts';
import { doubtfulDigits } from '../../src/experiments/backprop/doubtful.ts';
import { gradientsOf } from '../../src/experiments/backprop/gradients.ts';
import { flowOf } from '../../src/experiments/forward/flow.ts';
import { loadMnist, mnistAvailable } from '../../src/integrations/data/mnist.ts';
import { makeSimd } from '../lib/kernels/sets.ts';
import { recordAt, shown } from '../support/records.ts';

const record = recordAt('backprop.gradients');
const depth = recordAt('backprop.depth');
const exact = () => referenceKernels({ precision: 'float64' });
const texts = ['en', 'zh'].map((lang) => readFileSync(`content/chapters/backprop/${lang}.mdx`, 'utf8'));

describe('the chapter on backpropagation', () => {
  it('records what the experiment gives', () => {
    const found = gradientsOf(readerNetwork());
    expect(JSON.parse(JSON.stringify(found))).toEqual(record);
  });

  it('tells of a best step in the middle, and of a worse one in 32 bits', () => {
    const { float64, float32 } = record.best;
    expect(float64.digits).toBeGreaterThan(record.digits[1] + 4);
    expect(float64.digits).toBeGreaterThan(record.digits[10] + 4);
    expect(float32.digits).toBeLessThan(float64.digits - 4);
    expect(float32.power).toBeLessThan(float64.power);
  });

  it('has 100,352 weights in the first layer, most of them without a slope', () => {
    expect(record.shape[0] * record.shape[1]).toBe(100_352);
    expect(record.zeros[0]).toBeGreaterThan(0.5);
    expect(record.zeros[1]).toBeGreaterThan(0.5);
  });

  it('owes its slopes of 0 to blank pixels and silent ReLUs, and to nothing else', () => {
    const { network } = decodeNetwork(readFileSync('public/models/reader.safetensors'), 'reader');
    const digits = doubtfulDigits();
    const flows = digits.map(({ pixels }) => flowOf(network, Float64Array.from(pixels)));
    const checked = new Checked(network, digits, 'float64');
    const [inputs, outputs] = [digits.map(({ pixels }) => pixels), flows.map(([first]) => first.a)];
    checked.gradient(1).forEach((slope, at) => {
      const [i, j] = [Math.floor(at / 128), at % 128];
      const isMute = inputs.every((x, r) => x[i] === 0 || outputs[r][j] === 0);
      if ((slope === 0) !== isMute) expect.fail(`the weight from ${i} to ${j} has the slope ${slope}`);
    });
  });

  it('counts 102,912 products on the way back against 101,632, and 29,504 numbers to keep', () => {
    const article = sequential([dense(128), dense(10)], { inputShape: [784], kernels: exact() });
    const [first, second] = article.summary().map(({ parameters, outputShape: [units] }) => parameters - units);
    expect([first + second, second, first + second + second]).toEqual([101_632, 1280, 102_912]);
    expect(32 * (784 + 128 + 10)).toBe(29_504);
    for (const text of texts)
      for (const part of ['101,632', '1,280', '102,912', '29,504']) expect(text).toContain(part);
  });

  it('leaves four millionths of an error behind nine sigmoids at best, and no bound for tanh', () => {
    const { sigmoid, tanh } = activations;
    expect(sigmoid.slope(0, sigmoid.value(0))).toBe(0.25);
    expect(tanh.slope(0, tanh.value(0))).toBe(1);
    expect((0.25 ** 9 * 1e6).toFixed(0)).toBe('4');
    expect(activations.relu.slope(0, 0)).toBe(0);
  });

  it('records what is left of an error after ten layers, seed by seed, and tells it as it is', () => {
    for (const name of Object.keys(stacks) as Stack[]) {
      const left = [1, 2, 3, 4, 5].map((seed) => errorsIn(name, seed, exact())[0]);
      expect(left, name).toEqual([1, 2, 3, 4, 5].map((seed) => depth.seed[seed][name].left));
    }
    expect([hiddenLayers, hiddenUnits, examples, epochs]).toEqual([10, 64, 5000, 3]);
    expect(depth.sigmoid.left).toBeLessThan(0.25 ** 9);
    expect(depth.tanh.left).toBeCloseTo(0.5, 1);
    expect(depth.relu.left ** (1 / 9)).toBeCloseTo(Math.sqrt(0.5), 1);
    expect(depth.reluHe.left).toBeGreaterThan(20 * depth.relu.left);
  });

  it('finds that ten sigmoid layers guess, and that the others are close together', () => {
    expect(depth.sigmoid.accuracy).toBeLessThan(0.11);
    const [low, , high] = ['tanh', 'relu', 'reluHe'].map((name) => depth[name].accuracy).sort();
    expect(high - low).toBeLessThan(0.02);
    const more = [1, 2, 3, 4, 5].map(
      (seed) => 100 * (depth.seed[seed].reluHe.accuracy - depth.seed[seed].relu.accuracy),
    );
    expect([Math.min(...more), Math.max(...more)].map((points) => points.toFixed(1))).toEqual(['0.8', '2.6']);
    for (const text of Object.values(questions['deep-sigmoid'].ask))
      expect(text).toContain(shown('backprop.depth.tanh.accuracy', 'percent'));
  });

  it.skipIf(!mnistAvailable())('records test accuracies: a seed of each run again', async () => {
    const data = await loadMnist();
    for (const name of Object.keys(stacks) as Stack[]) {
      expect(learned(name, data, 2, makeSimd()), name).toBe(depth.seed[2][name].accuracy);
    }
  });
});
