/** A finished run's account of itself, and the command that repeats it in a terminal. */
import type { Receipt } from '../../../../lib/model/program.ts';
import { articleSettings, type Settings } from '../../../../lib/model/settings.ts';
import { plain } from '../../../kit/numbers.ts';
import { sizesOf } from './progress.ts';

/** Options of `npm run train`, those that differ from the article's and the few that name a run. */
export function commandLine(settings: Settings): string {
  const { layers, optimizer, rate, batch, epochs, seed, validationSplit, dropout, l2, l1 = 0, examples } = settings;
  const activations = [...new Set(layers.map(({ activation }) => activation))];
  const list = activations.length > 1 ? layers.map(({ activation }) => activation) : activations;
  const words: [string, string, boolean][] = [
    ['layers', layers.length ? layers.map(({ units }) => units).join(',') : '""', true],
    ['activation', list.join(','), list.length > 0 && list.join() !== 'relu'],
    ['optimizer', optimizer, true],
    ['rate', plain(rate), true],
    ['batch', plain(batch), true],
    ['epochs', plain(epochs), true],
    ['seed', plain(seed), true],
    ['validation-split', plain(validationSplit), validationSplit !== articleSettings.validationSplit],
    ['dropout', plain(dropout), dropout !== articleSettings.dropout],
    ['l2', plain(l2), l2 !== articleSettings.l2],
    ['l1', plain(l1), l1 !== 0],
    ['examples', plain(examples), examples !== articleSettings.examples],
  ];
  const options = words.filter(([, , told]) => told).map(([name, value]) => `--${name} ${value}`);
  return ['npm run train --', ...options].join(' ');
}

/** Why the command alone does not repeat the run, or null where it does. */
export function notRepeated({ settings, steps, changes }: Receipt): 'stopped' | 'changed' | null {
  if (steps < sizesOf(settings).totalSteps) return 'stopped';
  return changes.length > 0 ? 'changed' : null;
}

/** 784-128-10 */
export const networkName = ({ layers }: Settings): string => [784, ...layers.map(({ units }) => units), 10].join('-');
