import { describe, expect, it } from 'vitest';
import { exampleDigit } from '../../../lib/data/drawing-examples.ts';
import { createDrawing } from '../../../src/widgets/pad/drawing.ts';

/** Frames that come when the test says so. */
function frames() {
  const due: (() => void)[] = [];
  return {
    nextFrame: (act: () => void) => due.push(act),
    pass(count = 1) {
      for (let k = 0; k < count; k++) for (const act of due.splice(0)) act();
    },
    get due() {
      return due.length;
    },
  };
}

describe('a drawing', () => {
  it('grows by strokes and goes back by strokes, clearing included', () => {
    const drawing = createDrawing(frames().nextFrame);
    drawing.begin([0.1, 0.1]);
    drawing.extend([
      [0.2, 0.2],
      [0.3, 0.3],
    ]);
    drawing.end();
    drawing.begin([0.5, 0.5]);
    drawing.end();
    const two = drawing.strokes.value;
    expect(two.map((stroke) => stroke.length)).toEqual([3, 1]);
    drawing.clear();
    expect(drawing.empty.value).toBe(true);
    drawing.undo();
    expect(drawing.strokes.value).toEqual(two);
    drawing.undo();
    expect(drawing.strokes.value.length).toBe(1);
    drawing.undo();
    expect(drawing.empty.value).toBe(true);
    expect(drawing.canUndo.value).toBe(false);
    drawing.undo();
    expect(drawing.empty.value).toBe(true);
  });

  it('keeps no points of a resting hand, and none after the pen is up', () => {
    const drawing = createDrawing(frames().nextFrame);
    drawing.begin([0.5, 0.5]);
    drawing.extend([
      [0.5005, 0.5],
      [0.5, 0.5015],
      [0.51, 0.5],
    ]);
    expect(drawing.strokes.value).toEqual([
      [
        [0.5, 0.5],
        [0.51, 0.5],
      ],
    ]);
    drawing.undo(); // in the middle of the stroke
    drawing.extend([[0.9, 0.9]]);
    expect(drawing.empty.value).toBe(true);
  });

  it('is written by the keyboard: moving with the pen up draws nothing, with the pen down a line', () => {
    const drawing = createDrawing(frames().nextFrame);
    drawing.moveCursor(0.1, 0);
    expect(drawing.empty.value).toBe(true);
    drawing.togglePen();
    drawing.moveCursor(0, 0.1);
    drawing.moveCursor(0, 5);
    drawing.togglePen();
    drawing.moveCursor(-0.3, 0);
    const [stroke] = drawing.strokes.value;
    expect(stroke.map(([x]) => x)).toEqual([0.6, 0.6, 0.6]);
    expect(stroke.map(([, y]) => y)).toEqual([0.25, 0.35, 0.98]);
    expect(drawing.cursor.value.down).toBe(false);
  });

  it('shows an example stroke by stroke, at once where motion is not wanted, and undo brings back what was there', () => {
    const clock = frames();
    const drawing = createDrawing(clock.nextFrame);
    drawing.begin([0.1, 0.1]);
    drawing.end();
    const own = drawing.strokes.value;
    drawing.play(4, false);
    const lengths: number[] = [];
    while (clock.due > 0) {
      clock.pass();
      lengths.push(drawing.strokes.value.flat().length);
    }
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    expect(lengths.length).toBeGreaterThan(20);
    expect(drawing.strokes.value).toEqual(exampleDigit(4));
    expect(drawing.playing.value).toBeNull();
    drawing.undo();
    expect(drawing.strokes.value).toEqual(own);
    drawing.play(2, true);
    expect(drawing.strokes.value).toEqual(exampleDigit(2));
    expect(clock.due).toBe(0);
  });

  it('finishes an example at once when the reader draws, plays another or clears', () => {
    const clock = frames();
    const drawing = createDrawing(clock.nextFrame);
    drawing.play(0, false);
    clock.pass(3);
    drawing.begin([0.5, 0.5]);
    expect(drawing.strokes.value).toEqual([...exampleDigit(0), [[0.5, 0.5]]]);
    drawing.play(1, false);
    clock.pass(2);
    drawing.play(8, false);
    clock.pass(100);
    expect(drawing.strokes.value).toEqual(exampleDigit(8));
    drawing.undo();
    expect(drawing.strokes.value).toEqual(exampleDigit(1));
    drawing.play(3, false);
    drawing.clear();
    clock.pass(100);
    expect(drawing.empty.value).toBe(true);
  });

  it('takes up an earlier drawing, whose strokes can be taken back, but not over a new one', () => {
    const drawing = createDrawing(frames().nextFrame);
    drawing.restore(exampleDigit(4));
    expect(drawing.strokes.value.length).toBe(2);
    drawing.undo();
    expect(drawing.strokes.value).toEqual(exampleDigit(4).slice(0, 1));
    drawing.restore(exampleDigit(7));
    expect(drawing.strokes.value).toEqual(exampleDigit(4).slice(0, 1));
  });
});
