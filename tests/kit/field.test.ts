import { describe, expect, it } from 'vitest';
import { accept, logPositions, nudge, positionOf, type Range, valueAt } from '../../src/kit/field.ts';

const rate: Range = { min: 0, max: 10, step: 1e-5, log: true, above: true };
const penalty: Range = { min: 0, max: 1, step: 1e-6, log: true };
const batch: Range = { min: 1, max: 1024, step: 1, log: true, whole: true };
const dropout: Range = { min: 0, max: 1, step: 0.05, below: true };

describe('a number field', () => {
  it('accepts its range and nothing outside it', () => {
    expect(accept('1024', batch)).toBe(1024);
    expect(accept('1025', batch)).toBeNull();
    expect(accept('0', batch)).toBeNull();
    expect(accept('32.5', batch)).toBeNull();
    expect(accept('much', batch)).toBeNull();
  });

  it('keeps to ends that are not allowed themselves', () => {
    expect(accept('0', rate)).toBeNull();
    expect(accept('10', rate)).toBe(10);
    expect(accept('0', dropout)).toBe(0);
    expect(accept('1', dropout)).toBeNull();
    expect(valueAt(1, dropout)).toBe(0.95);
  });

  it('takes a typed number smaller than the lowest position of its slider', () => {
    expect(accept('0.0000001', rate)).toBe(1e-7);
    expect(positionOf(1e-7, rate)).toBe(0);
  });
});

describe('a logarithmic slider', () => {
  it('reaches both ends, and zero only where zero is allowed', () => {
    expect(valueAt(0, rate)).toBe(1e-5);
    expect(valueAt(logPositions, rate)).toBe(10);
    expect(valueAt(0, penalty)).toBe(0);
    expect(valueAt(1, penalty)).toBe(1e-6);
    expect(positionOf(0, penalty)).toBe(0);
  });

  it('never goes back as it moves up, and stands where its value belongs', () => {
    for (const range of [rate, penalty, batch]) {
      let before = Number.NEGATIVE_INFINITY;
      for (let position = 0; position <= logPositions; position++) {
        const value = valueAt(position, range);
        expect(value).toBeGreaterThanOrEqual(before);
        expect(accept(String(value), range)).toBe(value);
        if (value !== before) expect(Math.abs(positionOf(value, range) - position)).toBeLessThanOrEqual(15);
        before = value;
      }
    }
  });

  it('puts the article’s rate, batch and penalty at a position that gives them back within a tenth', () => {
    for (const [value, range] of [
      [0.001, rate],
      [32, batch],
      [0.0001, penalty],
    ] as const) {
      expect(Math.abs(valueAt(positionOf(value, range), range) / value - 1)).toBeLessThan(0.1);
    }
  });
});

describe('an arrow key', () => {
  it('moves a logarithmic value by one unit of its second digit, and there and back', () => {
    expect(nudge(0.001, 1, rate)).toBe(0.0011);
    expect(nudge(0.001, -1, rate)).toBe(0.00099);
    expect(nudge(0.0011, -1, rate)).toBe(0.001);
    expect(nudge(10, 1, rate)).toBe(10);
  });

  it('moves whole numbers by one and others by their step', () => {
    expect(nudge(32, 1, batch)).toBe(33);
    expect(nudge(1, -1, batch)).toBe(1);
    expect(nudge(0.3, 1, dropout)).toBe(0.35);
    expect(nudge(0.95, 1, dropout)).toBe(0.95);
  });

  it('steps onto zero where zero is allowed, and off it', () => {
    expect(nudge(1e-6, -1, penalty)).toBe(0);
    expect(nudge(0, 1, penalty)).toBe(1e-6);
    expect(nudge(1e-5, -1, rate)).toBe(1e-5);
  });
});
