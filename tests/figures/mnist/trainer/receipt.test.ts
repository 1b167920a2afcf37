import { parseArgs } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../../../lib/model/program.ts';
import { articleSettings, type Settings } from '../../../../lib/model/settings.ts';
import { settingOptions, settingsFrom } from '../../../../src/commands/support/settings.ts';
import { commandLine, repeated, sourceOf } from '../../../../src/figures/mnist/trainer/progress.ts';

/** What a shell and then npm hand to the command. */
function typed(line: string): string[] {
  const [, words] = line.split('npm run train -- ');
  return words.split(' ').map((word) => (word === '""' ? '' : word));
}
const understood = (line: string): Settings =>
  settingsFrom(parseArgs({ args: typed(line), options: settingOptions, strict: true }).values);

describe('the command that repeats a run', () => {
  const runs: Settings[] = [
    articleSettings,
    { ...articleSettings, layers: [] },
    { ...articleSettings, rate: 1e-7, seed: 4294967295, l2: 0.000001 },
    { ...articleSettings, optimizer: 'adamw', l1: 0.00025 },
    {
      layers: [
        { units: 64, activation: 'tanh' },
        { units: 32, activation: 'leaky_relu' },
      ],
      optimizer: 'adam-textbook',
      rate: 0.0123,
      epochs: 3,
      batch: 100,
      validationSplit: 0,
      dropout: 0.5,
      l2: 0.01,
      examples: 12345,
      seed: 0,
    },
    {
      ...articleSettings,
      layers: [
        { units: 10, activation: 'sigmoid' },
        { units: 20, activation: 'sigmoid' },
      ],
    },
    {
      ...articleSettings,
      schedule: { every: 500, warmUp: 20, name: 'step', factor: 0.25 },
      globalClipnorm: 1e-7,
      earlyStopping: { monitor: 'val_accuracy', patience: 2, restoreBestWeights: false, baseline: -0.5 },
    },
    { ...articleSettings, schedule: { name: 'cosine', steps: 5000, alpha: 0.1 }, clipnorm: 2.5 },
    { ...articleSettings, schedule: { name: 'constant', warmUp: 100 }, earlyStopping: { patience: 0 } },
  ];

  it('is read by the terminal’s own options as the very same settings', () => {
    for (const settings of runs) {
      const line = commandLine(settings, 'mnist');
      expect(understood(line), line).toEqual(settings);
    }
  });

  it('is short where the settings are the article’s', () => {
    expect(commandLine(articleSettings, 'mnist')).toBe(
      'npm run train -- --layers 128 --optimizer adam --rate 0.001 --batch 32 --epochs 10 --seed 1',
    );
  });

  it('names the book’s digits where the run was on them', () => {
    expect(['mnist', 'digits-1', 'own-c0ffee'].map((data) => sourceOf({ data }))).toEqual(['mnist', 'digits', 'own']);
    expect(commandLine(articleSettings, 'digits')).toBe(`${commandLine(articleSettings, 'mnist')} --data digits`);
  });

  it('is not said to repeat a run that was stopped, or whose rate was changed by hand', () => {
    const receipt = { settings: articleSettings, steps: 16880, changes: [] as Receipt['changes'] } as Receipt;
    expect(repeated(receipt)).toBe('whole');
    expect(repeated({ ...receipt, steps: 16879 })).toBe('stopped');
    expect(repeated({ ...receipt, changes: [{ step: 12, rate: 0.01 }] })).toBe('changed');
  });

  it('is said to repeat a run that ended by itself, at the end of an epoch', () => {
    const settings = { ...articleSettings, earlyStopping: { patience: 1 } };
    const receipt = { settings, steps: 3 * 1688, changes: [] as Receipt['changes'] } as Receipt;
    expect(repeated(receipt)).toBe('whole');
    expect(repeated({ ...receipt, steps: 3 * 1688 + 1 })).toBe('stopped');
  });
});
