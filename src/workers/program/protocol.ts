/**
 * Who says what when a reader's function runs. The page wishes; the judge, a worker of the site, knows the test vectors and what
 * the engine makes of them; the realm, in a frame of its own, has the function and a port to the judge that was handed over
 * before the reader's text arrived. What the realm says is believed of its own numbers only.
 */
import type { Dataset } from '../../../lib/data/dataset.ts';
import type { Argument } from '../../../lib/exercises/programs/program.ts';
import type { Answer, CaseReport } from '../../../lib/exercises/programs/trial.ts';

export interface ProgramWish {
  /** `train`: a small network with the function in the engine's place, then with the engine's own. */
  readonly what: 'cases' | 'train';
  readonly id: string;
  readonly code: string;
  readonly seed: number;
}

export interface Trained {
  readonly who: 'own' | 'engine';
  readonly step: number;
  readonly steps: number;
  /** Mean loss of the epoch so far. */
  readonly loss: number;
  /** On test images, at the end. */
  readonly accuracy: number | null;
}

/** From the judge to the page. */
export type ProgramReport =
  /** The realm is there and its text on the way: from here on time is counted. `isDrawn`: on the book's own digits. */
  | { readonly type: 'begun'; readonly isDrawn: boolean }
  | { readonly type: 'cases'; readonly reports: readonly CaseReport[] }
  | { readonly type: 'trained'; readonly progress: Trained }
  /** The text is no program, or the function threw; null: something that no words can be made of. */
  | { readonly type: 'threw'; readonly message: string | null };

/** From the judge to the realm, once. */
export type RealmOrder = { readonly code: string; readonly name: string } & (
  | { readonly what: 'cases'; readonly words: readonly (readonly Argument[])[] }
  | { readonly what: 'train'; readonly id: string; readonly seed: number; readonly data: Dataset }
);

/** From the realm to the judge. */
export type RealmAnswer =
  | { readonly type: 'ready' }
  | { readonly type: 'answers'; readonly answers: readonly Answer[] }
  | { readonly type: 'trained'; readonly progress: Omit<Trained, 'who'> }
  | { readonly type: 'threw'; readonly message: string | null };
