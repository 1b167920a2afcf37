/** Which cell of the confusion matrix is open, and the digits in it, asked of the worker. */
import { type Signal, signal } from '@preact/signals';
import { Problem } from '../../../lib/problem.ts';
import type { Session } from '../../reader/session.ts';
import type { Judged } from '../../workers/protocol.ts';

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
  async function openCell(truth: number, predicted: number): Promise<void> {
    asked += 1;
    const mine = asked;
    const before = cell.peek();
    const same = before?.truth === truth && before.predicted === predicted;
    cell.value = { truth, predicted, digits: same ? before.digits : null, problem: null };
    const answer = await session.cell(truth, predicted).then(
      (digits) => ({ digits, problem: null }),
      (why) => ({
        digits: null,
        problem: why instanceof Problem ? why : new Problem('unexpected', { message: String(why) }),
      }),
    );
    if (mine === asked) cell.value = { truth, predicted, ...answer };
  }
  function closeCell(): void {
    asked += 1;
    cell.value = null;
  }
  const toggleCell = (truth: number, predicted: number) => {
    const open = cell.peek();
    if (open?.truth === truth && open.predicted === predicted) closeCell();
    else void openCell(truth, predicted);
  };
  /** After a new evaluation: the same cell, its new digits. */
  function refreshCell(): void {
    const open = cell.peek();
    if (open) void openCell(open.truth, open.predicted);
  }
  return { cell, toggleCell, closeCell, refreshCell };
}
