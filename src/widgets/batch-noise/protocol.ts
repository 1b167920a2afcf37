/** What the figure and its worker say to each other. */
import type { Draw, Full } from '../../experiments/gradient-descent/batch-noise/law.ts';
import type { Age } from '../../experiments/gradient-descent/batch-noise/network.ts';
import type { Point } from '../../experiments/gradient-descent/batch-noise/trainings.ts';

export type Wish =
  /** So many rounds after round `from`, `atOnce` of them between two reports. */
  | {
      readonly type: 'measure';
      readonly base: string;
      readonly seed: number;
      readonly age: Age;
      readonly from: number;
      readonly rounds: number;
      readonly atOnce: number;
    }
  | { readonly type: 'stop' }
  | { readonly type: 'train'; readonly base: string; readonly seed: number; readonly eta: number };

/** A wish with its number: what is told carries the number of the wish that it answers. */
export type Numbered<Thing> = Thing & { readonly turn: number };

export type Report =
  /** Before the first round: all that needs no mini-batch. */
  | {
      readonly type: 'full';
      readonly isDrawn: boolean;
      readonly full: Full;
      readonly unit: number;
      readonly picture: Float32Array;
    }
  /** The next rounds, and the pictures of the latest of them: as many rounds as are shown. */
  | {
      readonly type: 'rounds';
      readonly draws: readonly (readonly Draw[])[];
      readonly pictures: readonly (readonly Float32Array[])[];
    }
  | { readonly type: 'begun'; readonly isDrawn: boolean }
  | { readonly type: 'point'; readonly m: number; readonly point: Point }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly message: string };

/** A worker of the figure. */
export interface Workshop {
  ask(wish: Numbered<Wish>): void;
  close(): void;
}
export type OpenWorkshop = (hear: (report: Numbered<Report>) => void) => Workshop;
