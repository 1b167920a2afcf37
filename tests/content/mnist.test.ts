/** The numbers of the chapter, in both languages, computed: by the engine where it can, by arithmetic where that is all. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exerciseById } from '../../lib/exercises/index.ts';
import { generator } from '../../lib/generator.ts';
import { referenceKernels } from '../../lib/kernels/reference.ts';
import { pixels } from '../../lib/model/input.ts';
import { layersOf } from '../../lib/model/program.ts';
import { sequential } from '../../lib/model/sequential.ts';
import { articleSettings } from '../../lib/model/settings.ts';
import { standardError } from '../../lib/nn/metrics.ts';
import { adam, adamConstants } from '../../lib/optimisers/adam.ts';
import { recordAt } from '../support/records.ts';

/** The chapter as read: formulas and tags reduced to their text. */
const read = (lang: string): string =>
  readFileSync(`content/chapters/mnist/${lang}.mdx`, 'utf8')
    .replace(/<[^>]+>/g, '')
    .replace(/\\,/g, ',');
const prose = { en: read('en'), zh: read('zh') };

/** Asserts that both languages give the number as often, and at least once. */
function say(...texts: string[]) {
  for (const text of texts) {
    const count = (lang: 'en' | 'zh') => prose[lang].split(text).length - 1;
    expect(count('en'), `${text} in en.mdx`).toBeGreaterThan(0);
    expect(count('zh'), `${text} in zh.mdx`).toBeGreaterThan(0);
  }
}
const grouped = (n: number): string => n.toLocaleString('en');

/** The instances of an exercise for the first seeds. */
const drawn = (id: string) => Array.from({ length: 12 }, (_, k) => exerciseById(id)!.instance(generator(k + 1, id)));

const kernels = referenceKernels({ precision: 'float64' });
const model = (units: number[], inputs = 784) => {
  const layers = layersOf({
    ...articleSettings,
    layers: units.map((n) => ({ units: n, activation: 'relu' as const })),
  });
  const built = sequential(layers, { inputShape: [inputs], seed: 1, kernels });
  built.compile({ optimizer: adam(), loss: 'sparse_categorical_crossentropy' });
  return built;
};
/** Steps of an epoch and images of its last batch, as the engine cuts them. */
function steps(count: number, batchSize: number, validationSplit: number) {
  const small = sequential(layersOf({ ...articleSettings, layers: [] }), { inputShape: [1], seed: 1, kernels });
  small.compile({ optimizer: adam(), loss: 'sparse_categorical_crossentropy' });
  const labels = new Uint8Array(count);
  const run = small.run(pixels(new Uint8Array(count), 1), { kind: 'labels', labels }, { batchSize, validationSplit });
  return {
    ...{ trained: run.trainCount, held: run.validationCount, steps: run.stepsPerEpoch },
    last: run.trainCount % batchSize,
  };
}

describe('the numbers of the chapter on the program', () => {
  it('count the parameters as the engine does', () => {
    const [hidden, output] = model([128]).summary();
    expect([hidden.parameters, output.parameters]).toEqual([100480, 1290]);
    const total = model([128]).countParams();
    say(grouped(hidden.parameters), grouped(output.parameters), grouped(total), grouped(4 * total));
    expect(hidden.parameters / total).toBeGreaterThan(0.985);
  });

  it('give the limits within which the engine draws the first weights', () => {
    const weights = model([128]).getWeights();
    const limits = [Math.sqrt(6 / (784 + 128)), Math.sqrt(6 / (128 + 10))];
    limits.forEach((limit, k) => {
      const largest = [...weights[2 * k]].reduce((a, b) => Math.max(a, Math.abs(b)), 0);
      expect(largest).toBeLessThanOrEqual(limit);
      expect(largest).toBeGreaterThan(0.99 * limit);
      say(`${limit.toFixed(4)}`);
    });
  });

  it('cut the epoch as the engine does', () => {
    const article = steps(60000, articleSettings.batch, articleSettings.validationSplit);
    expect(article).toEqual({ trained: 54000, held: 6000, steps: 1688, last: 16 });
    say('54,000', '1,687', '1,688', grouped(1688 * articleSettings.epochs), '59,999');
  });

  it('cut the epoch of the exercise as the engine does', () => {
    for (const { values, asked } of drawn('mnist-steps')) {
      const { N, m, v } = values as Record<string, number>;
      expect(steps(N, m, v)).toMatchObject({ steps: asked[0].value, last: asked[1].value });
    }
  });

  it('give the losses of ignorance', () => {
    say(Math.log(10).toFixed(4), Math.log(2).toFixed(2), Math.log(10).toFixed(2));
  });

  it("give the lengths of Adam's first step as the engine takes it, in both forms", () => {
    const step = (g: number, form: 'keras' | 'textbook'): number => {
      const w = Float64Array.of(0);
      const [m, v] = [new Float64Array(1), new Float64Array(1)];
      const clock = { t: 1, beta1Power: 0.9, beta2Power: 0.999 };
      const c = adamConstants(0.001, 1e-7, clock, form);
      kernels.adam(w, Float64Array.of(g), m, v, c.alpha, 0.9, 0.999, c.epsilon, 1);
      return Math.abs(w[0]);
    };
    expect(1 - step(0.001, 'keras') / 0.001).toBeCloseTo(0.003, 3);
    say('0.3%');
    for (const { values, asked } of drawn('mnist-adam-first-step')) {
      const g = (values as Record<string, number>).g;
      expect(asked[1].value).toBeCloseTo(1e6 * step(g, 'textbook'), 6);
      expect(asked[2].value).toBeCloseTo(1e6 * step(g, 'keras'), 6);
    }
    expect((1e-7 / Math.sqrt(0.001)).toExponential(1)).toBe('3.2e-6');
    say('3.2 × 10⁻⁶');
  });

  it('give the standard error of an accuracy on 10,000 images', () => {
    expect(standardError(0.98, 10_000)).toBeCloseTo(0.0014, 12);
    say('0.0014', '0.14', '±0.28', '97.7', '98.3');
  });

  it('tell of the data what a run over the data found', () => {
    const data = JSON.parse(readFileSync('content/records/mnist/data.json', 'utf8'));
    expect(data.darkPixels).toBe(67);
    expect(data.darkPixelsInkedInTest).toBe(2);
    say(
      `${(100 * data.inkedShare).toFixed(1)}%`,
      grouped(Math.min(...data.classCounts)),
      grouped(Math.max(...data.classCounts)),
    );
    expect(data.classCounts.indexOf(Math.min(...data.classCounts))).toBe(5);
    expect(data.classCounts.indexOf(Math.max(...data.classCounts))).toBe(1);
    expect(prose.en).toContain(data.firstLabels.join(', '));
    expect(prose.zh).toContain(data.firstLabels.join('、'));
    // sorted by digit, the last 6,000 would be all nines and a few eights
    expect(data.classCounts[9]).toBeLessThan(6000);
    expect(data.classCounts[9]).toBeGreaterThan(5900);
  });

  it('says of the reliability diagram what it shows: the means of five seeds are all below the diagonal', () => {
    const bins: { confidence: number; accuracy: number }[] = recordAt('mnist.run.bins');
    expect(bins).toHaveLength(7);
    for (const { confidence, accuracy } of bins) expect(accuracy).toBeLessThan(confidence);
  });
});
