/** A drawing: strokes that a pointer or the keyboard lays down, and every step back. */
import { batch, computed, type Signal, signal } from '@preact/signals';
import type { Point, Stroke } from '../../lib/data/drawing-ink.ts';

/** Points nearer to the last one than this are not kept: a resting hand adds nothing. */
const nearest = 0.002;
const inside = (value: number): number => Math.min(0.98, Math.max(0.02, value));

export type Drawing = ReturnType<typeof createDrawing>;

/** `givesWay`: whether what is drawn goes with the first stroke over it, as a digit of the book's does. */
export function createDrawing(
  strokes: Signal<readonly Stroke[]> = signal([]),
  givesWay: (drawn: readonly Stroke[]) => boolean = () => false,
) {
  /** What `undo` goes back to, the latest last. */
  const before = signal<readonly (readonly Stroke[])[]>([]);
  /** The keyboard's pen: where it is, and whether it writes. */
  const cursor = signal({ x: 0.5, y: 0.25, down: false });
  /** Whether the last stroke is still being written. */
  const writing = signal(false);

  const change = (next: readonly Stroke[]): void =>
    batch(() => {
      before.value = [...before.value, strokes.value];
      strokes.value = next;
    });
  const begin = (at: Point): void => {
    writing.value = true;
    change([...(givesWay(strokes.value) ? [] : strokes.value), [at]]);
  };
  const extend = (points: readonly Point[]): void => {
    if (!writing.value) return;
    const stroke = [...strokes.value[strokes.value.length - 1]];
    const { length } = stroke;
    for (const point of points) {
      const [x, y] = stroke[stroke.length - 1];
      if (Math.max(Math.abs(point[0] - x), Math.abs(point[1] - y)) >= nearest) stroke.push(point);
    }
    if (stroke.length > length) strokes.value = [...strokes.value.slice(0, -1), stroke];
  };
  const liftPen = (): void => {
    writing.value = false;
    cursor.value = { ...cursor.value, down: false };
  };
  /** Other strokes in place of these; `undo` brings these back. */
  const replace = (next: readonly Stroke[]): void => {
    liftPen();
    change(next);
  };

  return {
    ...{ strokes, cursor, writing, replace },
    empty: computed(() => strokes.value.length === 0),
    canUndo: computed(() => before.value.length > 0),
    /** A drawing from before, where nothing is drawn yet; its strokes can be taken back one by one. */
    restore(kept: readonly Stroke[]): void {
      if (strokes.value.length > 0 || before.value.length > 0) return;
      batch(() => {
        before.value = kept.map((_, k) => kept.slice(0, k));
        strokes.value = kept;
      });
    },
    /** A pen goes down at a point of the pad, … */
    begin(at: Point): void {
      liftPen();
      begin(at);
    },
    /** … moves on through these, … */
    extend,
    /** … and comes up. */
    end: liftPen,
    /** Back to before the last stroke or replacement. */
    undo(): void {
      liftPen();
      const last = before.value[before.value.length - 1];
      if (!last) return;
      batch(() => {
        before.value = before.value.slice(0, -1);
        strokes.value = last;
      });
    },
    clear(): void {
      if (strokes.value.length > 0) replace([]);
      else liftPen();
    },
    /** Moves the keyboard's pen, inside the pad; writes where it is down. */
    moveCursor(dx: number, dy: number): void {
      const { x, y, down } = cursor.value;
      cursor.value = { x: inside(x + dx), y: inside(y + dy), down };
      if (down) extend([[cursor.value.x, cursor.value.y]]);
    },
    /** Puts the keyboard's pen down, or lifts it. */
    togglePen(): void {
      const { x, y, down } = cursor.value;
      if (down) liftPen();
      else {
        begin([x, y]);
        cursor.value = { x, y, down: true };
      }
    },
  };
}
