/**
 * The article's program as a stream. Chapter: mnist.
 */
import type { Settings } from './settings.ts';

export type { Settings } from './settings.ts';

/** What a finished run says of itself, equal wherever it ran (but for the two lines of time). */
export interface Receipt {
  readonly data: string;
  readonly settings: Settings;
  /** Rates changed while running: from which step (1-based, over the whole run) on. */
  readonly changes: readonly { readonly step: number; readonly rate: number }[];
  readonly kernels: 'simd' | 'reference';
  readonly steps: number;
  readonly testLoss: number;
  readonly testAccuracy: number;
  readonly seconds: number;
  readonly imagesPerSecond: number;
  /** SHA-256 (hex) of all weights as little-endian float32, in the order W1 b1 W2 b2 … */
  readonly weights: string;
}
