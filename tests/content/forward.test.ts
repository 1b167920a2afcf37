/** The numbers that the chapter on the forward pass says in its text: each computed by the engine. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { referenceKernels } from '../../lib/kernels/reference.ts';
import { dense } from '../../lib/model/layers.ts';
import { sequential } from '../../lib/model/sequential.ts';
import { articleSettings } from '../../lib/model/settings.ts';
import { activations } from '../../lib/nn/activations.ts';
import { softmax } from '../../lib/nn/softmax.ts';
import { questions } from '../../src/book/words/prediction/questions.ts';
import { readerNetwork } from '../../src/commands/support/networks.ts';
import { firstOf, throughTheLayers } from '../../src/experiments/forward/through-the-layers.ts';
import { withoutActivation } from '../../src/experiments/forward/without-activation.ts';
import { loadMnist, mnistAvailable } from '../../src/integrations/data/mnist.ts';
import { makeSimd } from '../lib/kernels/sets.ts';
import { recordAt, shown } from '../support/records.ts';

const record = recordAt('forward');
const texts = ['en', 'zh'].map((lang) => readFileSync(`content/chapters/forward/${lang}.mdx`, 'utf8'));
const everyText = (part: string | RegExp) => {
  for (const text of texts) expect(text).toMatch(part);
};

describe('the chapter on the forward pass', () => {
  it('counts 101,770 parameters, 98.7% of them below, 101,632 products, and 7,850 for one layer', () => {
    const count = (layers: Parameters<typeof sequential>[0]) =>
      sequential(layers, { inputShape: [784], kernels: referenceKernels({ precision: 'float64' }) });
    const article = count([dense(128), dense(10)]);
    const [first, second] = article.summary().map(({ parameters }) => parameters);
    expect(article.countParams()).toBe(101_770);
    expect(785 * 128 + 129 * 10).toBe(101_770);
    expect(((100 * first) / (first + second)).toFixed(1)).toBe('98.7');
    expect(first + second - 138).toBe(101_632);
    expect(count([dense(10)]).countParams()).toBe(7850);
    for (const part of [/101,770/, /98\.7%/, /101,632/, /7,850/]) everyText(part);
  });

  it('stretches the sigmoid into the hyperbolic tangent', () => {
    const { sigmoid, tanh } = activations;
    for (const z of [-3, -0.4, 0, 0.7, 2.5]) expect(tanh.value(z)).toBeCloseTo(2 * sigmoid.value(2 * z) - 1, 13);
    expect(sigmoid.value(0)).toBe(0.5);
  });

  it('loses nothing to an overflow under the 1 of the sigmoid, and everything to one over the other', () => {
    const z = 800;
    expect(1 / (1 + Math.exp(z))).toBe(0);
    expect(activations.sigmoid.value(-z)).toBeLessThan(Number.MIN_VALUE * 2);
    expect(Math.exp(z) / (1 + Math.exp(z))).toBeNaN();
    expect(activations.sigmoid.value(z)).toBe(1);
    expect(activations.leaky_relu.value(-3)).toBeCloseTo(-0.03, 15);
  });

  it('overflows at e⁸⁹ in 32 bits and past e⁷⁰⁹ in 64', () => {
    expect([88, 89].map((z) => Math.fround(Math.exp(z)))).toEqual([
      Math.fround(Math.exp(88)),
      Number.POSITIVE_INFINITY,
    ]);
    expect([709, 710].map((z) => Number.isFinite(Math.exp(z)))).toEqual([true, false]);
    const plain = [1000, 1001, 1002].map((z) => Math.exp(z));
    expect(plain.map((power) => power / plain.reduce((a, b) => a + b))).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    const a = new Float64Array(3);
    for (const shift of [0, 1000]) {
      softmax(a, Float64Array.of(shift, shift + 1, shift + 2), 1, 3);
      expect([...a].map((p) => p.toFixed(3))).toEqual(['0.090', '0.245', '0.665']);
    }
    everyText(/0\.090.*0\.245.*0\.665/);
  });

  it('asks about the programs that were measured', () => {
    // the mean over the seeds of the answer, not the one run of the chapter on the program
    expect(Object.keys(recordAt('forward.deep-or-wide.seed'))).toEqual(Object.keys(record.linear.seed));
    const accuracy = shown('forward.deep-or-wide.one.testAccuracy', 'percent');
    for (const text of Object.values(questions['linear-program'].ask)) expect(text).toContain(accuracy);
    expect(record.linear.testAccuracy).toBeLessThan(0.93);
    expect(record.reader.shape).toBe('784-128-64-10');
    expect(record.reader.straightenedAccuracy).toBeLessThan(0.5);
  });

  it.skipIf(!mnistAvailable())('records what the network of the site does on MNIST', async () => {
    const mnist = await loadMnist();
    const reader = readerNetwork();
    expect(throughTheLayers(firstOf(mnist.test, 1000), reader)).toEqual(record.reader.firstThousand);
    const { trainAccuracies } = withoutActivation({ data: mnist, kernels: makeSimd, reader }, 1, {
      ...articleSettings,
      epochs: 1,
    });
    expect(trainAccuracies).toEqual(record.linear.seed[1].trainAccuracies.slice(0, 1));
  });
});
