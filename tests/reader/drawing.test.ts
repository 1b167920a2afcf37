import { describe, expect, it } from 'vitest';
import { type KeptDrawing, keepDrawing, keptDrawing } from '../../src/reader/drawing.ts';

/** A tab's storage, holding this text. */
function storageWith(text: string | null = null) {
  let value = text;
  const storage = {
    getItem: () => value,
    setItem: (_key: string, next: string) => {
      value = next;
    },
  };
  return () => storage as unknown as Storage;
}
const drawing: KeptDrawing = {
  strokes: [
    [
      [0.25, 0.5],
      [0.3, 0.51],
    ],
    [[0.9, 0.1]],
  ],
  pen: 2.6,
  off: ['crop'],
};

describe('the drawing of this tab', () => {
  it('is read back as it was kept, to a ten-thousandth of the pad', () => {
    const storage = storageWith();
    keepDrawing(drawing, storage);
    expect(keptDrawing(storage)).toEqual(drawing);
    keepDrawing({ ...drawing, strokes: [[[1 / 3, 0]]] }, storage);
    expect(keptDrawing(storage)?.strokes).toEqual([[[0.3333, 0]]]);
  });

  it.each([
    ['nothing kept', null],
    ['no JSON', '{'],
    ['another version', { version: 2, ...drawing }],
    ['a pen of no size', { version: 1, ...drawing, pen: 'thick' }],
    ['a pen out of range', { version: 1, ...drawing, pen: 99 }],
    ['an unknown step', { version: 1, ...drawing, off: ['sharpen'] }],
    ['an empty stroke', { version: 1, ...drawing, strokes: [[]] }],
    ['a point of three', { version: 1, ...drawing, strokes: [[[0, 0, 0]]] }],
    ['a point that is no number', { version: 1, ...drawing, strokes: [[[0, null]]] }],
    ['a point far off', { version: 1, ...drawing, strokes: [[[0, 1e9]]] }],
    ['more points than a hand draws', { version: 1, ...drawing, strokes: [Array(20_001).fill([0, 0])] }],
  ])('is taken for none: %s', (_what, value) => {
    const text = typeof value === 'object' && value ? JSON.stringify(value) : value;
    expect(keptDrawing(storageWith(text))).toBeNull();
  });

  it('costs nothing where the browser keeps nothing', () => {
    const forbidden = () => {
      throw new Error('forbidden');
    };
    expect(() => keepDrawing(drawing, forbidden)).not.toThrow();
    expect(keptDrawing(forbidden)).toBeNull();
  });
});
