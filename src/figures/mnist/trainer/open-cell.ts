/** Which cell of the confusion matrix is open, and the digits in it, asked of the worker. */
import { type Signal, signal } from '@preact/signals';
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
  const cell: Signal<OpenCell | null> = signal(null);
  let asked = 0;
  const isOpen = (truth: number, predicted: number) =>
    cell.peek()?.truth === truth && cell.peek()?.predicted === predicted;
  async function openCell(truth: number, predicted: number): Promise<void> {
    asked += 1;
    const mine = asked;
    const before = isOpen(truth, predicted) ? (cell.peek()?.digits ?? null) : null;
    cell.value = { truth, predicted, digits: before, problem: null };
    const answer = await session.cell(truth, predicted).then(
      (digits) => ({ digits, problem: null }),
      (why) => ({ digits: null, problem: problemIn(why) }),
    );
    if (mine === asked) cell.value = { truth, predicted, ...answer };
  }
  function closeCell(): void {
    asked += 1;
    cell.value = null;
  }
  return {
    ...{ cell, closeCell },
    toggleCell: (truth: number, predicted: number) =>
      isOpen(truth, predicted) ? closeCell() : void openCell(truth, predicted),
    /** After a new evaluation: the same cell, its new digits. */
    refreshCell(): void {
      const open = cell.peek();
      if (open) void openCell(open.truth, open.predicted);
    },
  };
}
