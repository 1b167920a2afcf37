/**
 * The settings of the article's program: what a reader may change, what a run is a function of (with the data and nothing
 * else), and what its receipt repeats. Chapter: mnist.
 */
import { type ActivationName, activations } from '../nn/activations.ts';
import { optimisers } from '../optimisers/index.ts';
import { Problem } from '../problem.ts';
import { checkEarlyStopping, type EarlyStopping } from './early-stopping.ts';
import { briefly, checkKeys } from './known.ts';
import { checkSchedule, type Pace } from './pace.ts';
import { trainedOn } from './validation.ts';

export interface Settings extends Pace {
  /** Hidden layers, input to output; the output layer is always dense(10, softmax). */
  readonly layers: readonly { readonly units: number; readonly activation: ActivationName }[];
  readonly epochs: number;
  readonly batch: number;
  /** Part of the training images kept for validation: the last ones, before shuffling. */
  readonly validationSplit: number;
  /** Rate of the dropout layer after each hidden layer; 0 = none. */
  readonly dropout: number;
  /** λ of the penalty λ Σ w² on every weight matrix; 0 = none. */
  readonly l2: number;
  /** λ of the penalty λ Σ |w| on every weight matrix; absent = none. */
  readonly l1?: number;
  /** Ends the run before its last epoch; absent = never. */
  readonly earlyStopping?: EarlyStopping;
  /** Training images used, the first so many, before the validation split. */
  readonly examples: number;
  readonly seed: number;
}

/** 784-128(ReLU)-10(softmax), Adam, batch 32, 10 epochs, 10 % validation. */
export const articleSettings: Settings = {
  layers: [{ units: 128, activation: 'relu' }],
  optimizer: 'adam',
  rate: 0.001,
  epochs: 10,
  batch: 32,
  validationSplit: 0.1,
  dropout: 0,
  l2: 0,
  examples: 60000,
  seed: 1,
};

export interface Range {
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
  /** `min` itself is not allowed. */
  readonly above?: boolean;
  /** `max` itself is not allowed. */
  readonly below?: boolean;
}

/** What each number may be; `examples` also not more than the data have, `batch` not more than are trained on. */
export const settingRanges = {
  rate: { min: 0, max: 10, integer: false, above: true },
  epochs: { min: 1, max: 1000, integer: true },
  batch: { min: 1, max: 1024, integer: true },
  validationSplit: { min: 0, max: 1, integer: false, below: true },
  dropout: { min: 0, max: 1, integer: false, below: true },
  l2: { min: 0, max: 1, integer: false },
  l1: { min: 0, max: 1, integer: false },
  clipnorm: { min: 0, max: 1e6, integer: false, above: true },
  globalClipnorm: { min: 0, max: 1e6, integer: false, above: true },
  examples: { min: 32, max: 60000, integer: true },
  seed: { min: 0, max: 4294967295, integer: true },
  units: { min: 1, max: 4096, integer: true },
  hiddenLayers: { min: 0, max: 8, integer: true },
} as const satisfies Record<string, Range>;

/** `1 … 1000`, `0 < x ≤ 10`: the range as a reader writes it. */
export function rangeText({ min, max, integer, above, below }: Range): string {
  if (integer) return `${min} … ${max}`;
  return `${min} ${above ? '<' : '≤'} x ${below ? '<' : '≤'} ${max}`;
}

function check(where: string, found: number, range: Range): void {
  const { min, max, integer, above, below } = range;
  const low = above ? found > min : found >= min;
  const high = below ? found < max : found <= max;
  if (typeof found !== 'number' || !low || !high || (integer && !Number.isInteger(found))) {
    throw new Problem('range', { where, expected: rangeText(range), found: briefly(found) });
  }
}

function checkName(where: string, found: string, known: readonly string[]): void {
  if (!known.includes(found)) throw new Problem('choice', { where, found: briefly(found), expected: known.join(', ') });
}

const settingKeys = [...Object.keys(articleSettings), 'l1', 'earlyStopping', 'schedule', 'clipnorm', 'globalClipnorm'];

/** Settings out of a file or a store: what it does not tell is the article's. Throws what `checkSettings` throws. */
export function readSettings(told: unknown): Settings {
  checkKeys('settings', told, settingKeys);
  const settings: Settings = { ...articleSettings, ...(told as Partial<Settings>) };
  checkSettings(settings);
  return settings;
}

/** Throws Problem 'range', 'choice' or 'shape' naming the setting, what it may be and what it is. `available`: images there are. */
export function checkSettings(settings: Settings, available = 60000): void {
  checkKeys('settings', settings, settingKeys);
  const { layers, optimizer, ...numbers } = settings;
  if (!Array.isArray(layers)) {
    throw new Problem('shape', { where: 'layers', found: briefly(layers), expected: 'Array' });
  }
  check('layers', layers.length, settingRanges.hiddenLayers);
  for (const layer of layers) {
    checkKeys('layers', layer, ['units', 'activation']);
    const { units, activation } = layer;
    check('units', units, settingRanges.units);
    checkName('activation', activation, Object.keys(activations));
  }
  checkName('optimizer', optimizer, Object.keys(optimisers));
  for (const key of ['rate', 'epochs', 'batch', 'validationSplit', 'dropout', 'l2', 'seed'] as const) {
    check(key, numbers[key], settingRanges[key]);
  }
  for (const key of ['l1', 'clipnorm', 'globalClipnorm'] as const) {
    const found = settings[key];
    if (found !== undefined) check(key, found, settingRanges[key]);
  }
  if (settings.clipnorm !== undefined && settings.globalClipnorm !== undefined) {
    const [expected, found] = ['clipnorm | globalClipnorm', 'clipnorm, globalClipnorm'];
    throw new Problem('shape', { where: 'settings', expected, found });
  }
  if (settings.schedule !== undefined) checkSchedule(settings.schedule);
  check('examples', settings.examples, { ...settingRanges.examples, max: available });
  const trained = trainedOn(settings.examples, settings.validationSplit);
  check('batch', settings.batch, {
    ...settingRanges.batch,
    max: Math.min(settingRanges.batch.max, Math.max(1, trained)),
  });
  if (settings.earlyStopping !== undefined) checkEarlyStopping(settings.earlyStopping, trained < settings.examples);
}
