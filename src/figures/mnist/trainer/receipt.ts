/** A finished run's account of itself, and the command that repeats it in a terminal. */
import type { Receipt } from '../../../../lib/model/program.ts';
import { articleSettings, type Settings } from '../../../../lib/model/settings.ts';
import { plain } from '../../../kit/numbers.ts';
import { sizesOf } from './progress.ts';

/** What every command names, and what only those do that differ from the article's. */
const always = ['rate', 'batch', 'epochs', 'seed'] as const;
const differing = ['validationSplit', 'dropout', 'l2', 'l1', 'examples'] as const;

/** Options of `npm run train`. */
export function commandLine(settings: Settings): string {
  const { layers, optimizer } = settings;
  const activations = layers.map(({ activation }) => activation);
  const list = new Set(activations).size > 1 ? activations : activations.slice(0, 1);
  const option = (name: (typeof always | typeof differing)[number]) =>
    `--${name === 'validationSplit' ? 'validation-split' : name} ${plain(settings[name] ?? 0)}`;
  return [
    `npm run train -- --layers ${layers.map(({ units }) => units).join(',') || '""'}`,
    ...(['', 'relu'].includes(list.join()) ? [] : [`--activation ${list.join(',')}`]),
    `--optimizer ${optimizer}`,
    ...always.map(option),
    ...differing.filter((name) => (settings[name] ?? 0) !== (articleSettings[name] ?? 0)).map(option),
  ].join(' ');
}

/** Whether the command alone repeats the run, or why it does not. */
export function repeated({ settings, steps, changes }: Receipt): 'whole' | 'stopped' | 'changed' {
  if (steps < sizesOf(settings).totalSteps) return 'stopped';
  return changes.length > 0 ? 'changed' : 'whole';
}
