/**
 * The page's side of the training worker: signals that widgets read, intentions that they send.
 * One session a page, shared by every widget on it, so that the pad reads with the network that the
 * trainer is training.
 */
import type { Signal } from '@preact/signals';
import type { Problem } from '../../lib/problem.ts';
import type { Receipt, Settings } from '../../lib/model/program.ts';
import type { BatchPoint, EpochLogs, Judged, Logs, Phase, SplitName } from '../workers/protocol.ts';

export interface Evaluation { epoch: number; loss: number; accuracy: number; confusion: Uint32Array; mistakes: Judged[] }
export interface Progress {
  epoch: number; epochs: number; step: number; stepsPerEpoch: number; totalSteps: number;
  logs: Logs; imagesPerSecond: number; secondsLeft: number; seconds: number;
}
export interface DataState { id: string; loaded: number; total: number; missing: boolean; trainCount: number; testCount: number }

export interface Session {
  readonly phase: Signal<Phase>;
  readonly data: Signal<DataState | null>;
  /** Settings of the run in progress or last finished. */
  readonly settings: Signal<Settings>;
  readonly progress: Signal<Progress | null>;
  readonly points: Signal<BatchPoint[]>;
  readonly epochs: Signal<EpochLogs[]>;
  readonly evaluation: Signal<Evaluation | null>;
  readonly weights: Signal<{ units: number; values: Float32Array; limit: number } | null>;
  readonly receipt: Signal<Receipt | null>;
  readonly diverged: Signal<{ step: number; layer: number; quantity: string; rate: number } | null>;
  /** The last problem, in words the view translates; cleared by the next intention. */
  readonly problem: Signal<Problem | null>;

  load(): void;
  start(settings: Settings): void;
  pause(): void;
  resume(): void;
  step(): void;
  stop(): void;
  reset(): void;
  changeRate(rate: number): void;
  digits(split: SplitName, indices: number[]): Promise<{ index: number; label: number; pixels: Uint8Array }[]>;
  cell(truth: number, predicted: number, limit?: number): Promise<Judged[]>;
  predict(image: Float32Array): Promise<Float32Array>;
  snapshot(): Promise<{ settings: Settings; step: number; weights: Float32Array[]; shapes: number[][] }>;
  /** After the worker died: a fresh worker; the data come from the browser's store. */
  restart(): void;
}
