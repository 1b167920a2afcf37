/**
 * The settings as a reader edits them: one signal a field. A field refuses what can never be right; what only fits
 * together with the others (a batch larger than what is trained on) is said by `refusal`.
 */
import { type Signal, signal } from '@preact/signals';
import { checkSettings, type Settings, settingRanges } from '../../../lib/model/settings.ts';
import type { ActivationName } from '../../../lib/nn/activations.ts';
import type { OptimiserName } from '../../../lib/optimisers/index.ts';
import { Problem } from '../../../lib/problem.ts';
import type { Range } from '../../kit/field.ts';

export interface LayerFields {
  /** Tells two layers apart while their list changes. */
  readonly key: number;
  readonly units: Signal<number>;
  readonly activation: Signal<ActivationName>;
}

const numberNames = ['rate', 'epochs', 'batch', 'validationSplit', 'dropout', 'l2', 'l1', 'examples', 'seed'] as const;
export type NumberName = (typeof numberNames)[number];

export type Form = { readonly [Name in NumberName]: Signal<number> } & {
  readonly layers: Signal<readonly LayerFields[]>;
  readonly optimizer: Signal<OptimiserName>;
};

let layersMade = 0;
export function layerFields(units: number, activation: ActivationName): LayerFields {
  layersMade += 1;
  return { key: layersMade, units: signal(units), activation: signal(activation) };
}

export function formOf(settings: Settings): Form {
  const numbers = Object.fromEntries(numberNames.map((name) => [name, signal(settings[name] ?? 0)]));
  return {
    ...(numbers as { [Name in NumberName]: Signal<number> }),
    layers: signal(settings.layers.map(({ units, activation }) => layerFields(units, activation))),
    optimizer: signal(settings.optimizer),
  };
}

/** Puts settings into the fields. */
export function fill(form: Form, settings: Settings): void {
  for (const name of numberNames) form[name].value = settings[name] ?? 0;
  form.layers.value = settings.layers.map(({ units, activation }) => layerFields(units, activation));
  form.optimizer.value = settings.optimizer;
}

/** What the fields say now; reads every signal. */
export function settingsOf(form: Form): Settings {
  return {
    layers: form.layers.value.map(({ units, activation }) => ({ units: units.value, activation: activation.value })),
    optimizer: form.optimizer.value,
    rate: form.rate.value,
    epochs: form.epochs.value,
    batch: form.batch.value,
    validationSplit: form.validationSplit.value,
    dropout: form.dropout.value,
    l2: form.l2.value,
    ...(form.l1.value > 0 && { l1: form.l1.value }), // none is not told, as in the article's settings
    examples: form.examples.value,
    seed: form.seed.value,
  };
}

/** Why the engine would refuse these settings, or null. `available`: training images that there are. */
export function refusal(settings: Settings, available: number): Problem | null {
  try {
    checkSettings(settings, available);
    return null;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

/** Whether two settings make the same run. */
export const sameSettings = (a: Settings, b: Settings): boolean =>
  numberNames.every((name) => (a[name] ?? 0) === (b[name] ?? 0)) &&
  a.optimizer === b.optimizer &&
  a.layers.length === b.layers.length &&
  a.layers.every(({ units, activation }, l) => units === b.layers[l].units && activation === b.layers[l].activation);

export const mostLayers: number = settingRanges.hiddenLayers.max;

const slider = {
  units: { step: 1, log: true },
  rate: { step: 0.00001, log: true },
  epochs: { step: 1, log: true },
  batch: { step: 1, log: true },
  validationSplit: { step: 0.01, log: false },
  dropout: { step: 0.05, log: false },
  l2: { step: 0.000001, log: true },
  l1: { step: 0.000001, log: true },
  examples: { step: 1, log: true },
  seed: { step: 1, log: false },
} as const;

/** The field of a setting: the engine's own limits, and how its slider moves. */
export function rangeOf(name: NumberName | 'units', available = 60000): Range {
  const { min, max, integer, ...ends } = settingRanges[name];
  return { min, max: name === 'examples' ? Math.min(max, available) : max, whole: integer, ...ends, ...slider[name] };
}
