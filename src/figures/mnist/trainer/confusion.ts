/** The confusion matrix as a reader looks at it: rows are the truth, columns what was read. */
export interface Cell {
  readonly truth: number;
  readonly predicted: number;
  readonly count: number;
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
}

const classes = 10;
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
          strength: truth === predicted || worst === 0 ? 0 : count / worst,
        };
      }),
    ),
    recall: digits.map((digit) => right[digit] / inRow[digit]),
    precision: digits.map((digit) => right[digit] / inColumn[digit]),
  };
}

/** Before anything was read: a matrix of zeros keeps the figure's size. */
export const emptyConfusion: Confusion = confusionOf(new Uint32Array(classes * classes));

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
  const to = places[key];
  return to ? [inside(to[0]), inside(to[1])] : null;
}
