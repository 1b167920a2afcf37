/**
 * What the reader's own work leaves in their browser: the settings last used and the network last trained, so
 * that the drawing pad can read with it, also after a reload.
 *
 * Each value is versioned and checked when read: what is damaged, foreign or of another version is taken for
 * absent, and says nothing about its neighbour.
 */
import { type Signal, signal } from '@preact/signals';
import type { Origin } from '../../lib/export/trained.ts';
import type { Receipt } from '../../lib/model/program.ts';
import { readReceipt } from '../../lib/model/receipt.ts';
import { readSettings, type Settings } from '../../lib/model/settings.ts';
import { browserShelf, type Shelf } from '../workers/shelf.ts';

const version = 1;
/** Networks over 4 MB (a million weights) are not kept. */
export const mostWeights = 1_000_000;

export interface KeptNetwork {
  settings: Settings;
  /** W1 b1 W2 b2 …, with their shapes beside them: [nIn, nOut], [nOut], … */
  weights: Float32Array[];
  shapes: number[][];
  step: number;
  /** null where the network was brought from a file that has none. */
  receipt: Receipt | null;
  /** How the weights came about; absent: by these settings, on a page of this book. */
  origin?: Origin;
}

export interface Kept {
  keepSettings(settings: Settings): Promise<void>;
  keepNetwork(network: KeptNetwork): Promise<void>;
  keptSettings(): Promise<Settings | null>;
  keptNetwork(): Promise<KeptNetwork | null>;
  /** Counts the networks kept by this page: who shows the kept one looks again when it changes. */
  readonly changes: Signal<number>;
}

/** Keeping never fails: a full or forbidden store keeps nothing. */
export function keptOn(shelf: Shelf): Kept {
  const changes = signal(0);

  async function put(name: string, value: unknown): Promise<void> {
    try {
      await shelf.put(name, { version, value });
    } catch {
      // the browser keeps nothing for this page; the page loses nothing by it
    }
  }

  async function get<T>(name: string, read: (value: unknown) => T): Promise<T | null> {
    try {
      const record = (await shelf.get(name)) as { version: unknown; value: unknown } | undefined;
      return record?.version === version ? read(record.value) : null;
    } catch {
      return null;
    }
  }

  return {
    keepSettings: (settings) => put('settings', settings),
    async keepNetwork(network) {
      const count = network.weights.reduce((sum, { length }) => sum + length, 0);
      if (count > mostWeights) return;
      await put('network', network);
      changes.value++;
    },
    keptSettings: () => get('settings', readSettings),
    keptNetwork: () => get('network', readNetwork),
    changes,
  };
}

/** Throws where the weights are not those of a finite network of the kept settings. */
function readNetwork(value: unknown): KeptNetwork {
  const network = value as KeptNetwork;
  const settings = readSettings(network.settings);
  const sizes = [28 * 28, ...settings.layers.map(({ units }) => units), 10];
  const shapes = sizes.slice(1).flatMap((nOut, l) => [[sizes[l], nOut], [nOut]]);
  const sound =
    network.weights.length === shapes.length &&
    JSON.stringify(network.shapes) === JSON.stringify(shapes) &&
    Number.isSafeInteger(network.step) &&
    [undefined, 'run', 'book', 'elsewhere'].includes(network.origin) &&
    shapes.every((shape, k) => {
      const values = network.weights[k];
      return (
        values instanceof Float32Array &&
        values.length === shape.reduce((a, b) => a * b) &&
        values.every(Number.isFinite)
      );
    });
  if (!sound) throw new Error('kept network: damaged');
  const { weights, step, origin } = network;
  const receipt = network.receipt === null ? null : readReceipt(network.receipt);
  return { settings, weights, shapes, step, receipt, ...(origin ? { origin } : {}) };
}

/** What this browser keeps. */
export const kept: Kept = keptOn(browserShelf);
export const { keptNetwork, keptSettings } = kept;
