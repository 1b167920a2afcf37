/**
 * A run as it outlives its worker: the engine's checkpoint, from which it continues bit for bit, with what the page had
 * seen of it. Where it is kept is not known here.
 */
import type { Checkpoint } from '../../lib/model/program.ts';
import type { StepReport } from '../../lib/model/run.ts';
import type { Settings } from '../../lib/model/settings.ts';
import type { BatchPoint } from './protocol.ts';

export interface SavedRun {
  readonly checkpoint: Checkpoint;
  /** The last step before it was saved. */
  readonly last: StepReport;
  readonly curve: { readonly stride: number; readonly points: readonly BatchPoint[] };
  /** Training time and images so far. */
  readonly seconds: number;
  readonly images: number;
}

/** What a page needs to say of it. */
export interface Interrupted {
  readonly settings: Settings;
  readonly epoch: number;
  readonly step: number;
  readonly totalStep: number;
}

/** Where the worker leaves its run; nothing here throws or rejects. */
export interface Shelter {
  save(run: SavedRun): Promise<void>;
  /** Null where nothing is kept, or what is kept is damaged. */
  find(): Promise<SavedRun | null>;
  /** The run this worker saved has ended. */
  clear(): Promise<void>;
}

export const interruptedOf = ({ checkpoint, last }: SavedRun): Interrupted => ({
  settings: checkpoint.settings,
  epoch: last.epoch,
  step: last.step,
  totalStep: last.totalStep,
});

/** Bytes of the numbers in a checkpoint. */
export const sizeOf = ({ checkpoint }: SavedRun): number =>
  checkpoint.state.arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
