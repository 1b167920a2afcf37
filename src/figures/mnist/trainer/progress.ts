/** How far a run is, in numbers that a page can show; a finished run's account of itself, and the command that repeats it. */

import type { ScheduleChoice } from '../../../../lib/model/pace.ts';
import type { Receipt } from '../../../../lib/model/program.ts';
import { articleSettings, type Settings } from '../../../../lib/model/settings.ts';
import { trainedOn } from '../../../../lib/model/validation.ts';
import { plain } from '../../../kit/numbers.ts';
import type { DataSource } from '../../../workers/protocol.ts';

/** Training images, validation images, and steps an epoch, as Keras splits: the last part is kept for validation. */
export function sizesOf({ examples, validationSplit, batch, epochs }: Settings) {
  const training = trainedOn(examples, validationSplit);
  const stepsPerEpoch = Math.ceil(training / batch);
  return { training, validation: examples - training, stepsPerEpoch, totalSteps: stepsPerEpoch * epochs };
}

/** As one says it: seconds below 90, then steps of ten, then whole minutes. */
export function duration(seconds: number, [h, min, s]: readonly string[]): string {
  if (seconds < 90) return `${Math.ceil(seconds)}${s}`;
  const isShort = seconds < 3600;
  const all = isShort ? Math.round(seconds / 10) * 10 : Math.round(seconds / 60);
  const rest = all % 60 > 0 ? ` ${all % 60}${isShort ? s : min}` : '';
  return `${Math.floor(all / 60)}${isShort ? min : h}${rest}`;
}

/** What every command names, and what only those do that differ from the article's. */
const always = ['rate', 'batch', 'epochs', 'seed'] as const;
const differing = ['validationSplit', 'dropout', 'l2', 'l1', 'clipnorm', 'globalClipnorm', 'examples'] as const;
const hyphened: Readonly<Record<string, string>> = {
  validationSplit: 'validation-split',
  globalClipnorm: 'global-clipnorm',
};
/** key=value,key=value */
const pairs = (record: object) => Object.entries(record).map(([key, value]) => `${key}=${value}`);

/** name,key=value */
const scheduled = ({ name, ...rest }: ScheduleChoice) => [name, ...pairs(rest)].join(',');

/** Whose digits a run was on, by the name in its receipt. */
export const sourceOf = ({ data }: Pick<Receipt, 'data'>): DataSource =>
  (['digits', 'own'] as const).find((source) => data.startsWith(source)) ?? 'mnist';

/** Options of `npm run train`. The reader's own digits are in their browser alone: it names MNIST, and who shows it says so. */
export function commandLine(settings: Settings, source: DataSource): string {
  const { layers, optimizer, schedule, earlyStopping } = settings;
  const activations = layers.map(({ activation }) => activation);
  const list = new Set(activations).size > 1 ? activations : activations.slice(0, 1);
  const option = (name: (typeof always | typeof differing)[number]) =>
    `--${hyphened[name] ?? name} ${plain(settings[name] ?? 0)}`;
  return [
    `npm run train -- --layers ${layers.map(({ units }) => units).join(',') || '""'}`,
    ...(['', 'relu'].includes(list.join()) ? [] : [`--activation ${list.join(',')}`]),
    `--optimizer ${optimizer}`,
    ...always.map(option),
    ...differing.filter((name) => (settings[name] ?? 0) !== (articleSettings[name] ?? 0)).map(option),
    ...(schedule ? [`--schedule ${scheduled(schedule)}`] : []),
    ...(source === 'digits' ? ['--data digits'] : []),
    ...(earlyStopping ? [`--early-stopping ${pairs({ patience: 0, ...earlyStopping }).join(',')}`] : []),
  ].join(' ');
}

/** Whether the command alone repeats the run, or why it does not. */
export function repeated({ settings, steps, changes }: Receipt): 'whole' | 'stopped' | 'changed' {
  const { totalSteps, stepsPerEpoch } = sizesOf(settings);
  // at the end of an epoch a run may have ended by itself
  const mayEnd = settings.earlyStopping !== undefined && steps % stepsPerEpoch === 0;
  if (steps < totalSteps && !mayEnd) return 'stopped';
  return changes.length > 0 ? 'changed' : 'whole';
}
