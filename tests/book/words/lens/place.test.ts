import { describe, expect, it } from 'vitest';
import { placeFor } from '../../../../src/book/words/lens/box.ts';

const note = { width: 240, height: 100 };
const box = (left: number, right: number, top: number, bottom: number) => ({ left, right, top, bottom });
const column = box(200, 800, 0, 5000);
const wide = { window: { width: 1280, height: 900 }, column, margin: 832 };
const phone = { window: { width: 390, height: 800 }, column: box(16, 374, 0, 5000), margin: null };

describe('where the lens opens', () => {
  it('beside the line, in the margin', () => {
    const line = box(200, 800, 300, 350);
    expect(placeFor(note, { ...wide, line, block: line })).toEqual([832, 292]);
  });

  it('wholly in view, below the head of the page', () => {
    const low = box(200, 800, 880, 930);
    expect(placeFor(note, { ...wide, line: low, block: low })[1]).toBe(900 - 100 - 8);
    const high = box(200, 800, 10, 40);
    expect(placeFor(note, { ...wide, line: high, block: high })[1]).toBe(60);
  });

  it('above or below a listing that fills the margin, so that no code is covered', () => {
    const line = box(300, 310, 400, 415);
    expect(placeFor(note, { ...wide, line, block: box(200, 1088, 380, 600) })).toEqual([832, 280]);
    expect(placeFor(note, { ...wide, line, block: box(200, 1088, 100, 600) })).toEqual([832, 608]);
  });

  it('at the line itself where there is no such room, and on a phone over what follows', () => {
    const line = box(300, 310, 400, 415);
    expect(placeFor(note, { ...wide, line, block: box(200, 1088, 20, 890) })).toEqual([292, 423]);
    expect(placeFor(note, { ...phone, line, block: line })).toEqual([16, 423]);
    expect(placeFor(note, { ...phone, line: box(0, 10, 770, 790), block: line })).toEqual([16, 662]);
  });
});
