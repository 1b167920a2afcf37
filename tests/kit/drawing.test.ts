import { describe, expect, it } from 'vitest';
import { exampleDigit } from '../../lib/data/drawing-examples.ts';
import { createDrawing } from '../../src/kit/drawing.ts';

describe('a drawing', () => {
  it('grows by strokes and goes back by strokes, clearing included', () => {
    const drawing = createDrawing();
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
    const drawing = createDrawing();
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
    const drawing = createDrawing();
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

  it('gives way to another drawing, which undo takes back', () => {
    const drawing = createDrawing();
    drawing.begin([0.5, 0.5]);
    drawing.replace(exampleDigit(4)); // in the middle of a stroke
    drawing.extend([[0.9, 0.9]]);
    expect(drawing.strokes.value).toEqual(exampleDigit(4));
    drawing.undo();
    expect(drawing.strokes.value).toEqual([[[0.5, 0.5]]]);
  });

  it('takes up an earlier drawing, whose strokes can be taken back, but not over a new one', () => {
    const drawing = createDrawing();
    drawing.restore(exampleDigit(4));
    expect(drawing.strokes.value.length).toBe(2);
    drawing.undo();
    expect(drawing.strokes.value).toEqual(exampleDigit(4).slice(0, 1));
    drawing.restore(exampleDigit(7));
    expect(drawing.strokes.value).toEqual(exampleDigit(4).slice(0, 1));
  });
});
