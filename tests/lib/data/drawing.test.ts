import { describe, expect, it } from 'vitest';
import { asMnist, drawInk, prepare, type Switches, steps, upTo } from '../../../lib/data/drawing.ts';
import { exampleDigit } from '../../../lib/data/drawing-examples.ts';
import { type Grey, inkOf, inkSide, mnistPen, penFor, type Stroke } from '../../../lib/data/drawing-ink.ts';
import { boxOf, centreOfMass, placeOn, resample, shiftOf, squareAround } from '../../../lib/data/drawing-stages.ts';

const digits = Array.from({ length: 10 }, (_, digit) => digit);
const ink = (strokes: readonly Stroke[]) => drawInk(strokes, mnistPen, true);
const sum = ({ values }: Grey) => values.reduce((a, b) => a + b, 0);
const moved = (strokes: readonly Stroke[], scale: number, x: number, y: number): Stroke[] =>
  strokes.map((stroke) => stroke.map(([px, py]) => [px * scale + x, py * scale + y] as const));
const meanDifference = (a: Grey, b: Grey) =>
  a.values.reduce((total, value, k) => total + Math.abs(value - b.values[k]), 0) / a.values.length;

describe('ink', () => {
  it('covers the area of a capsule: length times width, and half a disc at each end', () => {
    for (const [to, pen] of [
      [[0.8, 0.3], 0.1],
      [[0.3, 0.3], 0.15],
      [[0.62, 0.71], 0.06],
    ] as const) {
      const from = [0.3, 0.3] as const;
      const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
      const area = (length * pen + (Math.PI * pen * pen) / 4) * inkSide * inkSide;
      expect(sum(inkOf([[from, to]], pen)) / area).toBeCloseTo(1, 2);
    }
  });

  it('is laid once where strokes cross, and the order of points or strokes does not matter', () => {
    const [a, b]: Stroke[] = [
      [
        [0.2, 0.5],
        [0.8, 0.5],
      ],
      [
        [0.5, 0.2],
        [0.5, 0.8],
      ],
    ];
    const cross = inkOf([a, b], 0.1);
    expect(Math.max(...cross.values)).toBe(1);
    expect(inkOf([[...b].reverse(), a], 0.1).values).toEqual(cross.values);
    expect(inkOf([a, a], 0.1).values).toEqual(inkOf([a], 0.1).values);
  });

  it('runs off the pad without harm', () => {
    const out = inkOf([[[-0.5, 0.5], [1.5, 0.5]]], 0.1); // biome-ignore format: one stroke, one line
    expect(boxOf(out)).toMatchObject({ left: 0, right: inkSide });
    expect(sum(inkOf([[[3, 3]]], 0.1))).toBe(0);
  });

  it('has the pen that is as thick in the 20×20 box as it was asked to be', () => {
    for (const pixels of [1.5, 2.6, 4]) {
      for (const scale of [0.2, 0.5, 1]) {
        const bar = moved([[[0.1, 0.5], [0.9, 0.5]]], scale, 0, 0); // biome-ignore format: one stroke, one line
        const pen = penFor(bar, pixels, 0);
        // the box holds the path and half a pen on either side; of it the pen is so many twentieths
        expect(pen).toBeCloseTo((pixels / 20) * (0.8 * scale + pen), 12);
        const box = boxOf(inkOf(bar, pen))!;
        expect((20 * (box.bottom - box.top)) / (box.right - box.left)).toBeCloseTo(pixels, -0.1);
      }
    }
    expect(penFor([[[0.5, 0.5]]], 2.6, 0.07)).toBe(0.07);
  });
});

describe('the steps', () => {
  it('keep the ink when they resample: the mean stays, whatever the size', () => {
    const picture = ink(exampleDigit(3));
    const whole = { left: 0, top: 0, right: inkSide, bottom: inkSide };
    for (const side of [7, 20, 28, 33, 400]) {
      const other = resample(picture, whole, side);
      expect(sum(other) / side ** 2).toBeCloseTo(sum(picture) / inkSide ** 2, 6);
    }
  });

  it('find the box around all ink, and none on an empty field', () => {
    const one = new Float32Array(30);
    one[2 * 6 + 3] = 0.001;
    expect(boxOf({ width: 6, height: 5, values: one })).toEqual({ left: 3, top: 2, right: 4, bottom: 3 });
    expect(boxOf({ width: 6, height: 5, values: new Float32Array(30) })).toBeNull();
    expect(centreOfMass({ width: 6, height: 5, values: new Float32Array(30) })).toBeNull();
  });

  it('put the square around a box on its middle', () => {
    expect(squareAround({ left: 2, top: 1, right: 6, bottom: 11 })).toEqual({ left: -1, top: 1, right: 9, bottom: 11 });
  });

  it('move by whole pixels and cut off what falls outside', () => {
    const picture: Grey = { width: 2, height: 1, values: Float32Array.of(0.25, 1) };
    expect(placeOn(3, picture, 1, 2).values).toEqual(Float32Array.of(0, 0, 0, 0, 0, 0, 0, 0.25, 1));
    expect(placeOn(3, picture, 2, 0).values).toEqual(Float32Array.of(0, 0, 0.25, 0, 0, 0, 0, 0, 0));
    expect(shiftOf(picture, 14)).toEqual({ x: 13, y: 14 });
  });
});

describe('a drawn digit becomes an image of MNIST', () => {
  it('28×28 values between 0 and 1 with its centre of mass within half a pixel of pixel 14', () => {
    for (const digit of digits) {
      const { field } = prepare(ink(exampleDigit(digit)));
      expect([field.width, field.height]).toEqual([28, 28]);
      expect(Math.min(...field.values)).toBe(0);
      expect(Math.max(...field.values)).toBeGreaterThan(0.9);
      expect(Math.max(...field.values)).toBeLessThanOrEqual(1);
      const { x, y } = centreOfMass(field)!;
      expect(Math.abs(x - 14)).toBeLessThanOrEqual(0.5);
      expect(Math.abs(y - 14)).toBeLessThanOrEqual(0.5);
    }
  });

  it('whose longer side is 20 pixels, the other in proportion', () => {
    for (const digit of digits) {
      const drawn = boxOf(ink(exampleDigit(digit)))!;
      const box = boxOf(prepare(ink(exampleDigit(digit))).field)!;
      const [width, height] = [box.right - box.left, box.bottom - box.top];
      expect(Math.max(width, height)).toBe(20);
      const ratio = (drawn.right - drawn.left) / (drawn.bottom - drawn.top);
      expect(Math.abs(Math.min(width, height) - 20 * Math.min(ratio, 1 / ratio))).toBeLessThan(2);
    }
  });

  // the 20×20 and not the 28×28: where the centre of mass lies half-way between two pixels, a hair decides
  it('the same wherever on the pad it was drawn, and whatever its size', () => {
    for (const digit of digits) {
      const strokes = exampleDigit(digit);
      const { fitted, field } = prepare(ink(strokes));
      expect(meanDifference(prepare(ink(moved(strokes, 1, 0.1, -0.1))).field, field)).toBeLessThan(1e-6);
      expect(meanDifference(prepare(ink(moved(strokes, 1, 0.0337, 0.0513))).fitted, fitted)).toBeLessThan(0.015);
      // a small digit has few pixels of ink, and its box is counted in whole ones
      for (const [scale, bound] of [
        [0.3, 0.05],
        [0.6, 0.025],
        [1.1, 0.02],
      ]) {
        const other = prepare(ink(moved(strokes, scale, 0.02, 0.01))).fitted;
        expect(meanDifference(other, fitted)).toBeLessThan(bound);
      }
    }
  });

  it('an empty pad is no image: it says that there is no ink', () => {
    expect(() => prepare(ink([]))).toThrow('no ink');
    expect(() => prepare(ink([[]]))).toThrow(expect.objectContaining({ code: 'no-ink' }));
  });
});

describe('a step that is switched off', () => {
  const strokes = moved(exampleDigit(1), 0.5, 0.05, 0.4);
  const without = (...off: (keyof Switches)[]) => ({
    ...asMnist,
    ...Object.fromEntries(off.map((step) => [step, false])),
  });
  const boxWith = (switches: Switches) => boxOf(prepare(drawInk(strokes, mnistPen, switches.ink), switches).field)!;

  it('ink: the pen stays as thick as on the pad, thicker strokes for a smaller digit', () => {
    const thick = prepare(drawInk(strokes, mnistPen, false)).field;
    expect(sum(thick)).toBeGreaterThan(1.4 * sum(prepare(ink(strokes)).field));
  });

  it('crop: the digit stays as small as it is on the pad', () => {
    const box = boxWith(without('crop', 'centre', 'field'));
    expect(Math.abs(box.bottom - box.top - 28 * 0.36)).toBeLessThanOrEqual(2);
  });

  it('fit: it is stretched to a square', () => {
    expect(boxWith(without('fit', 'centre'))).toEqual({ left: 4, top: 4, right: 24, bottom: 24 });
  });

  it('centre: the box stays in the middle, the centre of mass where it falls', () => {
    const { field, shift } = prepare(ink(exampleDigit(7)), without('centre'));
    expect(shift).toEqual({ x: 0, y: 0 });
    expect(boxOf(field)).toMatchObject({ top: 4, bottom: 24 });
    expect(centreOfMass(field)!.y).toBeLessThan(13);
  });

  it('field: it reaches from edge to edge of the 28×28', () => {
    const box = boxWith(without('centre', 'field'));
    expect([box.top, box.bottom]).toEqual([0, 28]);
  });

  it('ends the road: up to a step, those after it are off', () => {
    expect(upTo('crop', asMnist)).toEqual({ ink: true, crop: true, fit: false, centre: false, field: false });
    expect(upTo('field', asMnist)).toEqual(asMnist);
    expect(upTo('fit', { ...asMnist, ink: false }).ink).toBe(false);
    expect(steps.every((step) => upTo(step, asMnist)[step])).toBe(true);
  });
});
