/**
 * Early stopping: a run ends when what is watched has not become better for some epochs. Chapter: dropout.
 *
 * Keras's `EarlyStopping` is meant, name by name (PyTorch has none): an improvement is a change of more than `minDelta`; a run
 * never stops after its first epoch, whatever the patience; and with `restoreBestWeights` the best weights come back at the
 * end of the run, also when it was not stopped. What the optimiser remembers stays that of the last step.
 */
import type { Numbers } from '../nn/numbers.ts';
import { Problem } from '../problem.ts';
import { briefly, checkKeys } from './known.ts';
import { choose } from './layers.ts';
import type { EpochLogs } from './logs.ts';

export interface EarlyStopping {
  /** 'val_loss' unless told otherwise. */
  readonly monitor?: Monitor;
  /** A change of no more than this is no improvement; 0 unless told otherwise. */
  readonly minDelta?: number;
  /** So many epochs without an improvement are waited for; with 0, as with 1, none but the one that shows it. */
  readonly patience?: number;
  /** 'auto': losses down, accuracies up. */
  readonly mode?: 'auto' | 'min' | 'max';
  /** Only what is better than this ends the waiting. */
  readonly baseline?: number;
  readonly restoreBestWeights?: boolean;
  /** Epochs at the beginning that are not looked at. */
  readonly startFromEpoch?: number;
}

const monitors = {
  loss: 'loss',
  accuracy: 'accuracy',
  val_loss: 'validationLoss',
  val_accuracy: 'validationAccuracy',
} as const satisfies Record<string, keyof EpochLogs>;
type Monitor = keyof typeof monitors;
const keys: readonly (keyof EarlyStopping)[] = [
  'monitor',
  'minDelta',
  'patience',
  'mode',
  'baseline',
  'restoreBestWeights',
  'startFromEpoch',
];

/** What has been seen, as data: a checkpoint carries it. */
export interface StoppingState {
  readonly best: number;
  /** Epoch of the best weights, from 1; 0 before there are any. */
  readonly bestEpoch: number;
  readonly wait: number;
  readonly stopped: boolean;
  /** W1 b1 W2 b2 … of the best epoch, where they are to come back. */
  readonly weights: readonly Numbers[] | null;
}

/** Throws Problem 'choice', 'range', 'shape', or 'no-validation' where nothing is kept to be watched. */
export function checkEarlyStopping(options: EarlyStopping, validation: boolean): void {
  const where = 'earlyStopping';
  checkKeys(where, options, keys);
  const { monitor = 'val_loss', mode = 'auto', minDelta = 0, patience = 0, baseline = 0, startFromEpoch = 0 } = options;
  choose(`${where}: monitor`, briefly(monitor), Object.keys(monitors));
  choose(`${where}: mode`, briefly(mode), ['auto', 'min', 'max']);
  for (const [name, found] of Object.entries({ patience, startFromEpoch })) {
    if (Number.isInteger(found) && found >= 0) continue;
    throw new Problem('range', { where: `${where}: ${name}`, expected: '0, 1, 2, …', found: briefly(found) });
  }
  for (const [name, found] of Object.entries({ minDelta, baseline })) {
    if (Number.isFinite(found)) continue;
    throw new Problem('range', { where: `${where}: ${name}`, expected: '−∞ < x < ∞', found: briefly(found) });
  }
  const { restoreBestWeights = false } = options;
  if (typeof restoreBestWeights !== 'boolean') {
    const found = briefly(restoreBestWeights);
    throw new Problem('choice', { where: `${where}: restoreBestWeights`, found, expected: 'true, false' });
  }
  if (!validation && monitor.startsWith('val_')) {
    throw new Problem('no-validation', { where, found: monitor, expected: 'loss, accuracy' });
  }
}

export class Stopper {
  readonly #options: EarlyStopping;
  #state: StoppingState;

  constructor(options: EarlyStopping) {
    this.#options = options;
    this.#state = { best: this.#sign * Number.POSITIVE_INFINITY, bestEpoch: 0, wait: 0, stopped: false, weights: null };
  }

  /** 1 where less is better, −1 where more is. */
  get #sign(): 1 | -1 {
    const { monitor = 'val_loss', mode = 'auto' } = this.#options;
    return mode === 'max' || (mode === 'auto' && monitor.endsWith('accuracy')) ? -1 : 1;
  }

  get state(): StoppingState {
    return this.#state;
  }
  set state(state: StoppingState) {
    this.#state = state;
  }

  // #region stopping
  /** After an epoch. `weights` copies what the network is now. */
  see(logs: EpochLogs, weights: () => readonly Numbers[]): void {
    const {
      monitor = 'val_loss',
      patience = 0,
      baseline,
      restoreBestWeights = false,
      startFromEpoch = 0,
    } = this.#options;
    if (logs.epoch <= startFromEpoch) return;
    const before = this.#state;
    const current = logs[monitors[monitor]];
    const kept = restoreBestWeights ? (before.weights ?? weights()) : null; // the first ones seen are the best so far
    const bestEpoch = before.bestEpoch || logs.epoch;
    if (this.#better(current, before.best)) {
      const wait = baseline === undefined || this.#better(current, baseline) ? 0 : before.wait + 1;
      this.#state = {
        best: current,
        bestEpoch: logs.epoch,
        wait,
        stopped: false,
        weights: restoreBestWeights ? weights() : null,
      };
      return;
    }
    const wait = before.wait + 1;
    this.#state = { ...before, bestEpoch, wait, weights: kept, stopped: wait >= patience && logs.epoch > 1 };
  }

  /** By more than `minDelta`. */
  #better(current: number, reference: number): boolean {
    const delta = Math.abs(this.#options.minDelta ?? 0);
    return this.#sign === 1 ? current + delta < reference : current - delta > reference;
  }
  // #endregion
}
