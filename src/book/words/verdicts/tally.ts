/** What many instances of one equation add up to. Knows no engine, so that a page may show it before anything is computed. */
import { power } from '../../../kit/numbers.ts';

export interface Trial {
  readonly instances: number;
  readonly holding: number;
  /** The largest relative difference of formula and engine; Infinity where a formula had no value. */
  readonly difference: number;
  /** The largest relative difference of formula and central difference; null where no instance has one. */
  readonly witness: number | null;
  /** The first seed at which it did not hold. */
  readonly failedAt: number | null;
}

export interface Outcome {
  readonly holds: boolean;
  readonly difference: number;
  readonly witnessDifference: number | null;
}

/** How many instances the build tries, from the seed 1 on. */
export const buildTrial = { seed: 1, count: 20 } as const;

export const noTrial: Trial = { instances: 0, holding: 0, difference: 0, witness: null, failedAt: null };

export function add(trial: Trial, seed: number, { holds, difference, witnessDifference }: Outcome): Trial {
  const witnesses = [trial.witness, witnessDifference].filter((value) => value !== null);
  return {
    instances: trial.instances + 1,
    holding: trial.holding + (holds ? 1 : 0),
    difference: Math.max(trial.difference, difference),
    witness: witnesses.length > 0 ? Math.max(...witnesses) : null,
    failedAt: trial.failedAt ?? (holds ? null : seed),
  };
}

/** Seeds follow each other and begin again at 0 behind the largest. */
export const seedAt = (seed: number, k: number): number => (seed + k) % 2 ** 32;

/** A difference as a reader reads it: 0, 0.02, 2.2 × 10⁻¹⁶. */
export function difference(value: number): string {
  if (!Number.isFinite(value)) return '∞';
  return value >= 0.001 && value < 1000 ? String(Number(value.toPrecision(2))) : power(value);
}
