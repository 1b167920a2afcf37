/** The confusion matrix as a reader looks at it: rows are the truth, columns what was read. */
export interface Cell {
  readonly truth: number;
  readonly predicted: number;
  readonly count: number;
  /** Of all digits of this truth; 0 where there are none. */
  readonly share: number;
  /** How strongly the cell is coloured, 0 … 1: mistakes only, the most frequent one full. */
  readonly strength: number;
}

export interface Confusion {
  /** [10][10] */
  readonly rows: readonly (readonly Cell[])[];
  /** Of the digits that are a j, the share read as j; NaN where there are none. */
  readonly recall: readonly number[];
  /** Of the digits read as j, the share that are a j; NaN where none was. */
  readonly precision: readonly number[];
  readonly mistakes: number;
  readonly total: number;
}

export const classes = 10;
const digits = Array.from({ length: classes }, (_, digit) => digit);

/** confusion[truth * 10 + predicted] */
export function confusionOf(confusion: ArrayLike<number>): Confusion {
  const at = (truth: number, predicted: number) => confusion[truth * classes + predicted];
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  const inRow = digits.map((truth) => sum(digits.map((predicted) => at(truth, predicted))));
  const inColumn = digits.map((predicted) => sum(digits.map((truth) => at(truth, predicted))));
  const right = digits.map((digit) => at(digit, digit));
  const worst = Math.max(
    0,
    ...digits.flatMap((truth) => digits.filter((p) => p !== truth).map((predicted) => at(truth, predicted))),
  );
  return {
    rows: digits.map((truth) =>
      digits.map((predicted) => {
        const count = at(truth, predicted);
        return {
          truth,
          predicted,
          count,
          share: inRow[truth] > 0 ? count / inRow[truth] : 0,
          strength: truth === predicted || worst === 0 ? 0 : count / worst,
        };
      }),
    ),
    recall: digits.map((digit) => right[digit] / inRow[digit]),
    precision: digits.map((digit) => right[digit] / inColumn[digit]),
    mistakes: sum(inRow) - sum(right),
    total: sum(inRow),
  };
}

/** Before anything was read: a matrix of zeros keeps the figure's size. */
export const emptyConfusion: Confusion = confusionOf(new Uint32Array(classes * classes));

/** The cell that an arrow key, Home or End leads to; null for any other key. */
export function move(key: string, truth: number, predicted: number): [number, number] | null {
  const last = classes - 1;
  const to = (row: number, column: number): [number, number] => [
    Math.min(last, Math.max(0, row)),
    Math.min(last, Math.max(0, column)),
  ];
  switch (key) {
    case 'ArrowUp':
      return to(truth - 1, predicted);
    case 'ArrowDown':
      return to(truth + 1, predicted);
    case 'ArrowLeft':
      return to(truth, predicted - 1);
    case 'ArrowRight':
      return to(truth, predicted + 1);
    case 'Home':
      return to(truth, 0);
    case 'End':
      return to(truth, last);
    default:
      return null;
  }
}
