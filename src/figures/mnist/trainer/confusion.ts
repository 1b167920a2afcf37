/** The confusion matrix as a reader looks at it, rows the truth and columns what was read; and the cell of it that is open. */
import { signal } from '@preact/signals';
import { type Problem, problemIn } from '../../../../lib/problem.ts';
import type { Session } from '../../../reader/session.ts';
import type { Judged } from '../../../workers/protocol.ts';

export interface Cell {
  readonly truth: number;
  readonly predicted: number;
  readonly count: number;
  /** How strongly the cell is coloured, 0 … 1: mistakes only, the most frequent one full. */
  readonly strength: number;
}

const classes = 10;
const digits = Array.from({ length: classes }, (_, digit) => digit);
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

/**
 * From confusion[truth * 10 + predicted]. Recall: of the digits that are a j, the share read as j; precision: of the digits read
 * as j, the share that are a j; NaN where there are none.
 */
export function confusionOf(confusion: ArrayLike<number>) {
  const counts = digits.map((truth) => digits.map((predicted) => confusion[truth * classes + predicted]));
  const worst = Math.max(1, ...counts.flatMap((row, truth) => row.filter((_, predicted) => predicted !== truth)));
  const rows = counts.map((row, truth) =>
    row.map((count, predicted): Cell => {
      return { truth, predicted, count, strength: truth === predicted ? 0 : count / worst };
    }),
  );
  return {
    rows,
    total: sum(counts.flat()),
    recall: digits.map((digit) => counts[digit][digit] / sum(counts[digit])),
    precision: digits.map((digit) => counts[digit][digit] / sum(counts.map((row) => row[digit]))),
  };
}

/** The cell that an arrow key, Home or End leads to; null for any other key. */
export function move(key: string, truth: number, predicted: number): [number, number] | null {
  const last = classes - 1;
  const places: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [truth - 1, predicted],
    ArrowDown: [truth + 1, predicted],
    ArrowLeft: [truth, predicted - 1],
    ArrowRight: [truth, predicted + 1],
    Home: [truth, 0],
    End: [truth, last],
  };
  const inside = (place: number) => Math.min(last, Math.max(0, place));
  return Object.hasOwn(places, key) ? [inside(places[key][0]), inside(places[key][1])] : null;
}

/** A cell of the confusion matrix that is open, with its digits once they are here. */
interface OpenCell {
  readonly truth: number;
  readonly predicted: number;
  readonly digits: readonly Judged[] | null;
  readonly problem: Problem | null;
}

/** Which cell is open, and the digits in it, asked of the worker. */
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
