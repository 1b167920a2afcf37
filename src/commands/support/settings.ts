/** A run's settings as options of a command; what is not given is as in the article. */

import { articleSettings, type Settings } from '../../../lib/model/settings.ts';
import type { ActivationName } from '../../../lib/nn/activations.ts';
import type { OptimiserName } from '../../../lib/optimisers/index.ts';
import { fail, numberFrom } from './arguments.ts';

const text = { type: 'string' } as const;

export const settingOptions = {
  layers: text,
  activation: text,
  optimizer: text,
  rate: text,
  epochs: text,
  batch: text,
  seed: text,
  examples: text,
  'validation-split': text,
  dropout: text,
  l2: text,
  l1: text,
  patience: text,
  'early-stopping': text,
  schedule: text,
  clipnorm: text,
  'global-clipnorm': text,
} as const;

type Values = { readonly [Option in keyof typeof settingOptions]?: string | undefined };

/** Names and ranges are checked by `checkSettings`; here only what is no number, or does not fit together. */
export function settingsFrom(values: Values): Settings {
  const number = (option: keyof Values, usual: number) => {
    const typed = values[option];
    return typed === undefined ? usual : numberFrom(option, typed);
  };
  return {
    layers: layersFrom(values.layers ?? '128', values.activation ?? 'relu'),
    optimizer: (values.optimizer ?? articleSettings.optimizer) as OptimiserName,
    rate: number('rate', articleSettings.rate),
    epochs: number('epochs', articleSettings.epochs),
    batch: number('batch', articleSettings.batch),
    validationSplit: number('validation-split', articleSettings.validationSplit),
    dropout: number('dropout', articleSettings.dropout),
    l2: number('l2', articleSettings.l2),
    ...(values.l1 === undefined ? {} : { l1: numberFrom('l1', values.l1) }),
    ...(values.clipnorm === undefined ? {} : { clipnorm: numberFrom('clipnorm', values.clipnorm) }),
    ...(values['global-clipnorm'] === undefined
      ? {}
      : { globalClipnorm: numberFrom('global-clipnorm', values['global-clipnorm']) }),
    ...(values.schedule === undefined ? {} : { schedule: recordFrom('schedule', `name=${values.schedule}`) }),
    ...(values.patience === undefined
      ? {}
      : { earlyStopping: { patience: numberFrom('patience', values.patience), restoreBestWeights: true } }),
    ...(values['early-stopping'] === undefined
      ? {}
      : { earlyStopping: recordFrom('early-stopping', values['early-stopping']) }),
    examples: number('examples', articleSettings.examples),
    seed: number('seed', articleSettings.seed),
  };
}

/** 'patience=3,monitor=val_accuracy' as an object; what may stand in it is for `checkSettings` to say. */
function recordFrom(option: string, typed: string) {
  const pairs = typed.split(',').map((pair) => {
    const [, key, value] = /^(\w+)=([\w.+-]+)$/.exec(pair) ?? fail(`--${option}: expected key=value, found "${pair}"`);
    const isNumber = !Number.isNaN(Number(value));
    return [key, isNumber ? Number(value) : value === 'true' || value === 'false' ? value === 'true' : value];
  });
  return Object.fromEntries(pairs);
}

/** '128,64' and one activation for all, or one a layer. */
function layersFrom(units: string, activation: string): Settings['layers'] {
  const sizes = units.split(',').filter((word) => word.trim() !== '');
  const names = activation.split(',').map((word) => word.trim());
  if (names.length > 1 && names.length !== sizes.length) {
    fail(`--activation: expected one name or ${sizes.length}, found ${names.length}`);
  }
  return sizes.map((word, l) => ({
    units: numberFrom('layers', word),
    activation: (names.length > 1 ? names[l] : names[0]) as ActivationName,
  }));
}
