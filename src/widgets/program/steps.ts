/** The lines of the program in their order, and what stands beside each. Regions of keras.py and engine.ts have their names. */

import type { Mark } from '../../book/words/lens/Marked.tsx';

export const stepIds = [
  'imports',
  'load',
  'scale',
  'input',
  'hidden',
  'output',
  'optimizer',
  'loss',
  'metrics',
  'fit',
  'evaluate',
  'print',
] as const;

export type StepId = (typeof stepIds)[number];

/** Equations of the registry that a line computes. */
export const stepEquations: Partial<Record<StepId, readonly string[]>> = {
  input: ['layer-input'],
  hidden: ['weighted-input', 'relu'],
  output: ['softmax'],
  optimizer: ['adam-update-keras'],
  loss: ['sparse-cross-entropy', 'batch-mean'],
  fit: ['hidden-error', 'weight-gradient', 'bias-gradient'],
};

export interface ProgramStep {
  readonly id: StepId;
  readonly keras: string;
  /** Where Keras's names are symbols of the book. */
  readonly kerasMarks: readonly Mark[];
  readonly engine: string;
  /** The line's equations as HTML, set at build. */
  readonly formulas: readonly string[];
}

const marker = /^\s*(?:\/\/\s*#|#\s*)(end)?region\b\s*(\S*)\s*$/;

/**
 * A line's own text: what stands between its region's markers, without nested markers and without `margin` columns on the
 * left, so that the lines put together are the program. Throws where the region is missing or empty.
 */
export function textOf(source: string, id: StepId, margin = 0): string {
  const open: string[] = [];
  const lines: string[] = [];
  for (const line of source.split('\n')) {
    const mark = marker.exec(line);
    if (mark?.[1]) open.pop();
    else if (mark) open.push(mark[2]);
    else if (open.includes(id)) lines.push(line.slice(margin));
  }
  const text = lines.join('\n').trimEnd();
  if (!text) throw new Error(`the program has no region "${id}"`);
  return text;
}
