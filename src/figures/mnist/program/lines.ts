/** The lines of the program in their order, and what stands beside each. Regions of keras.py and engine.ts have their names. */
import type { Mark } from '../../../kit/Marked.tsx';

export const columns = ['keras', 'engine', 'meaning'] as const;

/** Each line, with the equations of the registry that it computes. */
export const equationsOf = {
  imports: [],
  load: [],
  scale: [],
  input: ['layer-input'],
  hidden: ['weighted-input', 'relu'],
  output: ['softmax'],
  optimizer: ['adam-update-keras'],
  loss: ['sparse-cross-entropy', 'batch-mean'],
  metrics: [],
  fit: ['hidden-error', 'weight-gradient', 'bias-gradient'],
  evaluate: [],
  print: [],
} satisfies Record<string, readonly string[]>;

export type LineId = keyof typeof equationsOf;
export const lineIds = Object.keys(equationsOf) as readonly LineId[];

/** A line as both programs write it. */
export interface Line {
  readonly id: LineId;
  readonly keras: string;
  /** Where Keras's names are symbols of the book. */
  readonly marks: readonly Mark[];
  readonly engine: string;
}
