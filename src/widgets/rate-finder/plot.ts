/** Where things stand in the picture: two panels over one logarithmic axis of rates. Drawing only: no run depends on it. */
import type { Span } from '../../experiments/gradient-descent/rate-finder/range.ts';

export const box = { width: 480, height: 392, left: 40, right: 14 } as const;
/** Rows of labels over the marks, the losses, and the accuracies of the trials. */
export const rows = { top: 8, each: 17, count: 4 } as const;
export const lossPanel = { top: 82, bottom: 232, most: 3 } as const;
export const trialPanel = { top: 262, bottom: 346 } as const;
/** Room that a letter takes where letters are largest, on a phone. */
const letter = 8;
const gap = 8;

export function placesOf({ low, high }: Pick<Span, 'low' | 'high'>) {
  const inner = box.width - box.left - box.right;
  const share = (rate: number) => Math.log(rate / low) / Math.log(high / low);
  return (rate: number): number => box.left + inner * Math.min(1, Math.max(0, share(rate)));
}

export const lossAt = (loss: number): number => {
  const { top, bottom, most } = lossPanel;
  return bottom - ((bottom - top) * Math.min(most, Math.max(0, loss))) / most;
};

export const shareAt = (share: number): number => trialPanel.bottom - (trialPanel.bottom - trialPanel.top) * share;

/** Powers of ten within the span. */
export function decadesOf({ low, high }: Pick<Span, 'low' | 'high'>): number[] {
  const list: number[] = [];
  for (let power = Math.ceil(Math.log10(low) - 1e-9); power <= Math.log10(high) + 1e-9; power++) list.push(power);
  return list;
}

export interface Label {
  readonly name: string;
  readonly x: number;
  readonly text: string;
}

/**
 * Each label right of its line, or left of it near the edge; from right to left, each in the lowest row where it touches no
 * other and no other's line, which runs down from its own row, goes through it.
 */
export function staggered<L extends Label>(labels: readonly L[]) {
  const placed: { from: number; to: number; x: number; row: number }[] = [];
  return [...labels]
    .sort((a, b) => b.x - a.x)
    .map((label) => {
      const { x, text } = label;
      const room = letter * [...text].reduce((sum, c) => sum + (c > '\u2e80' ? 2 : 1), 0);
      const isLeft = x + room > box.width;
      const [from, to] = isLeft ? [x - room - gap, x] : [x, x + room + gap];
      const isFree = (row: number) =>
        placed.every(
          (one) =>
            (one.row !== row || to <= one.from || from >= one.to) && (one.x <= from || one.x >= to || one.row < row),
        );
      const row = [0, 1, 2].find(isFree) ?? rows.count - 1;
      placed.push({ from, to, x, row });
      return { ...label, isLeft, y: rows.top + (rows.count - 1 - row) * rows.each + 6 };
    });
}
