/**
 * The settings as a reader edits them: one parameter a field, so that a link carries them; the hidden layers are one,
 * written 128relu_64tanh. A field refuses what can never be right; what only fits together with the others (a batch larger
 * than what is trained on) is said by `refusal`.
 */
import { batch } from '@preact/signals';
import { articleSettings, checkSettings, type Settings, settingRanges } from '../../../../lib/model/settings.ts';
import type { ActivationName } from '../../../../lib/nn/activations.ts';
import type { OptimiserName } from '../../../../lib/optimisers/index.ts';
import { type Problem, problemIn } from '../../../../lib/problem.ts';
import { accept, type Range } from '../../../kit/field.ts';
import { type ChoiceParameter, choice, type NumberParameter, number, parameter } from '../../../kit/parameters.ts';
import { trainerStrings } from './strings.ts';

export type Layers = Settings['layers'];
const numberNames = ['rate', 'epochs', 'batch', 'validationSplit', 'dropout', 'l2', 'l1', 'examples', 'seed'] as const;
export type NumberName = (typeof numberNames)[number];

/** How far apart two places of a slider are, where that is not 1; and which sliders are even in the number, not in its logarithm. */
const steps: { readonly [Name in NumberName | 'units']?: number } = {
  rate: 1e-5,
  l1: 1e-6,
  l2: 1e-6,
  validationSplit: 0.01,
  dropout: 0.05,
};
const even: readonly (NumberName | 'units')[] = ['validationSplit', 'dropout', 'seed'];

/** The field of a setting: the engine's own limits, and how its slider moves. */
export function rangeOf(name: NumberName | 'units', available = 60000): Range {
  const { min, max, integer, ...ends } = settingRanges[name];
  const slider = { step: steps[name] ?? 1, log: !even.includes(name) };
  return { min, max: name === 'examples' ? Math.min(max, available) : max, whole: integer, ...ends, ...slider };
}

export const mostLayers: number = settingRanges.hiddenLayers.max;

function readLayers(text: string): Layers | null {
  const layers = (text === '' ? [] : text.split('_', mostLayers + 1)).flatMap((one) => {
    const [, digits = '', name = ''] = /^(\d+)([a-z].*)$/.exec(one) ?? [];
    const units = accept(digits, rangeOf('units'));
    const activation = name.replace('-', '_'); // between layers stands the mark that leaky_relu has in its name
    const isKnown = units !== null && Object.hasOwn(trainerStrings.en.activations, activation);
    return isKnown ? { units, activation: activation as ActivationName } : [];
  });
  const told = text === '' ? 0 : text.split('_').length;
  return layers.length === told && told <= mostLayers ? layers : null;
}

export type Form = Readonly<Record<NumberName, NumberParameter>> & {
  readonly layers: ReturnType<typeof layersOf>;
  readonly optimizer: ChoiceParameter<OptimiserName>;
};

const layersOf = () =>
  parameter<Layers>(articleSettings.layers, {
    write: (layers) => layers.map(({ units, activation }) => `${units}${activation.replace('_', '-')}`).join('_'),
    read: readLayers,
  });

/** The article's settings are the beginning; the fields say others where a run has others. */
export function formOf(settings: Settings): Form {
  const made = numberNames.map((name) => [name, number(articleSettings[name] ?? 0, rangeOf(name))]);
  const form: Form = {
    ...(Object.fromEntries(made) as Record<NumberName, NumberParameter>),
    layers: layersOf(),
    optimizer: choice(articleSettings.optimizer, Object.keys(trainerStrings.en.optimisers) as OptimiserName[]),
  };
  fill(form, settings);
  return form;
}

/** Puts settings into the fields. */
export const fill = (form: Form, settings: Settings): void =>
  batch(() => {
    for (const name of numberNames) form[name].value = settings[name] ?? 0;
    form.layers.value = settings.layers;
    form.optimizer.value = settings.optimizer;
  });

/** What the fields say now; reads every signal. */
export function settingsOf(form: Form): Settings {
  const numbers = Object.fromEntries(numberNames.map((name) => [name, form[name].value])) as Record<NumberName, number>;
  const { l1, ...rest } = numbers;
  // no L1 is not told, as in the article's settings
  return { layers: form.layers.value, optimizer: form.optimizer.value, ...rest, ...(l1 > 0 && { l1 }) };
}

/** Why the engine would refuse these settings, or null. `available`: training images that there are. */
export function refusal(settings: Settings, available: number): Problem | null {
  try {
    checkSettings(settings, available);
    return null;
  } catch (error) {
    return problemIn(error);
  }
}

const written = ({ layers, optimizer, ...numbers }: Settings): string =>
  JSON.stringify([layersOf().write(layers), optimizer, ...numberNames.map((name) => numbers[name] ?? 0)]);

/** Whether two settings make the same run. */
export const sameSettings = (a: Settings, b: Settings): boolean => written(a) === written(b);
