/** A finding as a record keeps it, small. */
import type { Ending, Finding } from './training.ts';

/** A rate at which a run broke has neither loss nor accuracy. */
export interface RecordedFinding {
  readonly finding: Finding;
  readonly losses: readonly number[];
  readonly ending: Ending;
  readonly lambda: number | null;
  readonly trials: readonly {
    readonly rate: number;
    readonly loss: number | null;
    readonly accuracy: number | null;
    readonly broken: number | null;
  }[];
}
