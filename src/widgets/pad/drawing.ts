/**
 * The drawing itself: strokes that a pointer, the keyboard or an example lays down, and every step back.
 */
import { batch, computed, type Signal, signal } from '@preact/signals';
import { exampleDigit, type Point, type Stroke } from '../../../lib/index.ts';

/** Calls `act` when the next picture is drawn. */
export type NextFrame = (act: () => void) => void;

/** The keyboard's pen: where it is, and whether it writes. */
export interface Cursor {
  readonly x: number;
  readonly y: number;
  readonly down: boolean;
}

/** Points nearer to the last one than this are not kept: a resting hand adds nothing. */
const nearest = 0.002;
/** Pictures over which an example is drawn. */
const exampleFrames = 40;

export type Drawing = ReturnType<typeof createDrawing>;

export function createDrawing(nextFrame: NextFrame) {
  const strokes: Signal<readonly Stroke[]> = signal([]);
  /** What `undo` goes back to, the latest last. */
  const before: Signal<readonly (readonly Stroke[])[]> = signal([]);
  const cursor = signal<Cursor>({ x: 0.5, y: 0.25, down: false });
  /** The example being drawn, or null. */
  const playing = signal<number | null>(null);
  let plays = 0;
  /** Whether the last stroke is still being written. */
  const writing = signal(false);

  function change(next: readonly Stroke[]): void {
    batch(() => {
      before.value = [...before.value, strokes.value];
      strokes.value = next;
    });
  }

  /** An example that is being drawn is finished at once: what the reader does comes after it. */
  function settle(): void {
    if (playing.value === null) return;
    plays++;
    strokes.value = exampleDigit(playing.value);
    playing.value = null;
  }

  function begin(at: Point): void {
    settle();
    writing.value = true;
    change([...strokes.value, [at]]);
  }

  function extend(points: readonly Point[]): void {
    if (!writing.value) return;
    const stroke = [...strokes.value[strokes.value.length - 1]];
    const length = stroke.length;
    for (const point of points) {
      const [x, y] = stroke[stroke.length - 1];
      if (Math.max(Math.abs(point[0] - x), Math.abs(point[1] - y)) >= nearest) stroke.push(point);
    }
    if (stroke.length > length) strokes.value = [...strokes.value.slice(0, -1), stroke];
  }

  const liftPen = () => {
    writing.value = false;
    cursor.value = { ...cursor.value, down: false };
  };

  return {
    strokes,
    cursor,
    playing,
    /** Nothing is being written: by a pen, by the keyboard or as an example. */
    resting: computed(() => !writing.value && playing.value === null),
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

    /** A pen goes down at a point of the pad. */
    begin(at: Point): void {
      liftPen();
      begin(at);
    },
    /** … moves on through these, … */
    extend,
    /** … and comes up. */
    end: liftPen,

    /** Back to before the last stroke, example or clearing. */
    undo(): void {
      settle();
      liftPen();
      const last = before.value[before.value.length - 1];
      if (!last) return;
      batch(() => {
        before.value = before.value.slice(0, -1);
        strokes.value = last;
      });
    },

    /** An empty pad; `undo` brings the drawing back. */
    clear(): void {
      settle();
      liftPen();
      if (strokes.value.length > 0) change([]);
    },

    /** Moves the keyboard's pen, inside the pad; writes where it is down. */
    moveCursor(dx: number, dy: number): void {
      settle();
      const { x, y, down } = cursor.value;
      const inside = (value: number) => Math.min(0.98, Math.max(0.02, value));
      cursor.value = { x: inside(x + dx), y: inside(y + dy), down };
      if (down) extend([[cursor.value.x, cursor.value.y]]);
    },

    /** Puts the keyboard's pen down, or lifts it. */
    togglePen(): void {
      const { x, y, down } = cursor.value;
      batch(() => {
        if (down) return liftPen();
        begin([x, y]);
        cursor.value = { x, y, down: true };
      });
    },

    /** An example of a digit takes the drawing's place, stroke by stroke or at once. */
    play(digit: number, atOnce: boolean): void {
      settle();
      liftPen();
      const whole = exampleDigit(digit);
      const points = whole.reduce((sum, stroke) => sum + stroke.length, 0);
      const play = ++plays;
      batch(() => {
        change(atOnce ? whole : firstPoints(whole, 1));
        playing.value = atOnce ? null : digit;
      });
      if (atOnce) return;
      let frame = 0;
      const advance = () => {
        if (play !== plays) return;
        frame++;
        strokes.value = firstPoints(whole, Math.ceil((points * frame) / exampleFrames));
        if (frame < exampleFrames) nextFrame(advance);
        else playing.value = null;
      };
      nextFrame(advance);
    },
  };
}

/** The drawing as far as its first `count` points. */
function firstPoints(strokes: readonly Stroke[], count: number): Stroke[] {
  const part: Stroke[] = [];
  let left = count;
  for (const stroke of strokes) {
    if (left <= 0) break;
    part.push(stroke.slice(0, left));
    left -= stroke.length;
  }
  return part;
}
