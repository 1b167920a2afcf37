import { describe, expect, it } from 'vitest';
import { articleSettings, type Settings } from '../../../../lib/model/settings.ts';
import {
  fill,
  formOf,
  rangeOf,
  refusal,
  sameSettings,
  settingsOf,
} from '../../../../src/figures/mnist/trainer/form.ts';
import { refusalSentence } from '../../../../src/figures/mnist/trainer/says.ts';
import { langs } from '../../../../src/i18n/lang.ts';
import { accept } from '../../../../src/kit/field.ts';

const other: Settings = {
  layers: [
    { units: 64, activation: 'tanh' },
    { units: 32, activation: 'relu' },
  ],
  optimizer: 'nesterov',
  rate: 0.05,
  epochs: 3,
  batch: 100,
  validationSplit: 0.2,
  dropout: 0.25,
  l2: 0.0001,
  examples: 5000,
  seed: 42,
};

describe('the form of settings', () => {
  it('gives back the settings that were put into it', () => {
    expect(settingsOf(formOf(other))).toEqual(other);
    const form = formOf(articleSettings);
    fill(form, other);
    expect(settingsOf(form)).toEqual(other);
    fill(form, { ...other, l1: 0.003 });
    expect(settingsOf(form)).toEqual({ ...other, l1: 0.003 });
    fill(form, other); // without one, as a receipt of before L1 was offered
    expect(settingsOf(form)).toEqual(other);
  });

  it('tells settings apart by each of their parts', () => {
    expect(sameSettings(other, structuredClone(other))).toBe(true);
    const changes: Partial<Settings>[] = [
      { layers: [{ units: 64, activation: 'tanh' }] },
      { layers: [other.layers[0], { units: 32, activation: 'sigmoid' }] },
      { layers: [other.layers[0], { units: 33, activation: 'relu' }] },
      { optimizer: 'sgd' },
      { rate: 0.06 },
      { epochs: 4 },
      { batch: 101 },
      { validationSplit: 0.1 },
      { dropout: 0 },
      { l2: 0 },
      { l1: 0.001 },
      { examples: 5001 },
      { seed: 43 },
    ];
    for (const change of changes)
      expect(sameSettings(other, { ...other, ...change }), JSON.stringify(change)).toBe(false);
  });

  it('allows in each field what the engine allows, and nothing else', () => {
    const names = ['rate', 'epochs', 'batch', 'validationSplit', 'dropout', 'l2', 'l1', 'examples', 'seed'] as const;
    const typed = [-1, 0, 1e-9, 0.5, 0.999, 1, 2.5, 10, 10.1, 31, 32, 1024, 1025, 60000, 60001, 2 ** 32];
    for (const name of names) {
      for (const value of typed) {
        // batch 1 and a large enough part for training, so that only the field itself can be at fault
        const settings = { ...articleSettings, batch: 1, [name]: value };
        const together = name === 'batch' ? { ...articleSettings, batch: value } : settings;
        const fine = accept(String(value), rangeOf(name)) !== null;
        expect(fine, `${name} = ${value}`).toBe(refusal(together, 60000) === null);
      }
    }
  });

  it('refuses a batch larger than what is left to train on, and says what is possible, in both languages', () => {
    const problem = refusal({ ...articleSettings, examples: 40, validationSplit: 0.5 }, 60000);
    expect(problem?.code).toBe('range');
    const [en, zh] = langs.map((lang) => refusalSentence(problem!, lang));
    expect(en).toBe('Batch size: 1 … 20 is possible here, it is 32.');
    expect(zh).toBe('批大小：这里可取1 … 20，现为32。');
  });

  it('refuses more examples than there are', () => {
    expect(refusal(articleSettings, 1000)?.facts.where).toBe('examples');
    expect(rangeOf('examples', 1000).max).toBe(1000);
  });

  it('names every setting that the engine can refuse', () => {
    const wrong: Partial<Settings>[] = [
      { rate: 0 },
      { epochs: 0 },
      { batch: 0 },
      { validationSplit: 1 },
      { dropout: 1 },
      { l2: -1 },
      { l1: -1 },
      { examples: 1 },
      { seed: -1 },
      { layers: [{ units: 0, activation: 'relu' }] },
      { layers: Array.from({ length: 9 }, () => ({ units: 1, activation: 'relu' as const })) },
    ];
    for (const change of wrong) {
      const problem = refusal({ ...articleSettings, ...change }, 60000);
      for (const lang of langs) {
        const sentence = refusalSentence(problem!, lang);
        expect(sentence, sentence).toMatch(lang === 'en' ? /is possible here/ : /这里可取/);
      }
    }
  });

  it('writes the hidden layers as one word for a link, and reads back what it wrote', () => {
    const { layers } = formOf(articleSettings);
    const all = ['relu', 'leaky_relu', 'sigmoid', 'tanh', 'linear'] as const;
    const list = all.map((activation, k) => ({ units: 128 >> k, activation }));
    expect(layers.write(list.slice(0, 2))).toBe('128relu_64leaky-relu');
    for (const some of [list, list.slice(3), []]) expect(layers.read(layers.write(some))).toEqual(some);
  });

  it('reads no layers that the engine would refuse', () => {
    const { layers } = formOf(articleSettings);
    const wrong = ['relu', '128', '0relu', '4097relu', '1.5relu', '12swish', '12toString', '12relu_', '12relu__12relu'];
    for (const text of [...wrong, Array(9).fill('1relu').join('_')])
      expect([text, layers.read(text)]).toEqual([text, null]);
  });
});
