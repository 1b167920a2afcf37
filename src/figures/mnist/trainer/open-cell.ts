/** Which cell of the confusion matrix is open, and the digits in it, asked of the worker. */
import { signal } from '@preact/signals';
import { type Problem, problemIn } from '../../../../lib/problem.ts';
import type { Session } from '../../../reader/session.ts';
import type { Judged } from '../../../workers/protocol.ts';

/** A cell of the confusion matrix that is open, with its digits once they are here. */
export interface OpenCell {
  readonly truth: number;
  readonly predicted: number;
  readonly digits: readonly Judged[] | null;
  readonly problem: Problem | null;
}

export function openCells(session: Pick<Session, 'cell'>) {
  const cell = signal<OpenCell | null>(null);
  /** Its digits stay until the new ones are here; an answer is shown while its question is the last one. */
  async function ask(open: OpenCell): Promise<void> {
    cell.value = open;
    const answer = await session.cell(open.truth, open.predicted).then(
      (digits) => ({ digits, problem: null }),
      (why) => ({ digits: null, problem: problemIn(why) }),
    );
    if (cell.peek() === open) cell.value = { ...open, ...answer };
  }
  const closeCell = (): void => {
    cell.value = null;
  };
  return {
    ...{ cell, closeCell },
    toggleCell(truth: number, predicted: number): void {
      const open = cell.peek();
      if (open?.truth === truth && open.predicted === predicted) closeCell();
      else void ask({ truth, predicted, digits: null, problem: null });
    },
    /** After a new evaluation: the same cell, its new digits. */
    refreshCell(): void {
      const open = cell.peek();
      if (open) void ask({ ...open, problem: null });
    },
  };
}
