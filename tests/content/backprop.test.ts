/** The numbers that the chapter on backpropagation says in its text. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { activations } from '../../lib/nn/activations.ts';
import { gradientsOf } from '../../src/commands/experiments/chapter-backprop.ts';

const record = JSON.parse(readFileSync('content/records/chapter-backprop.json', 'utf8'));

describe('the chapter on backpropagation', () => {
  it('records what the experiment gives', () => {
    const found = gradientsOf(new URL('../../public/models/reader.safetensors', import.meta.url));
    expect(JSON.parse(JSON.stringify(found))).toEqual(record);
  });

  it('tells of a best step in the middle, and of a worse one in 32 bits', () => {
    const { float64, float32 } = record.best;
    expect(float64.digits).toBeGreaterThan(record.digits[0] + 4);
    expect(float64.digits).toBeGreaterThan(record.digits[2] + 4);
    expect(float32.digits).toBeLessThan(float64.digits - 4);
    expect(float32.exponent).toBeGreaterThan(float64.exponent);
  });

  it('has 100,352 weights in the first layer, most of them without a slope', () => {
    expect(record.shape[0] * record.shape[1]).toBe(100_352);
    expect(record.zeros[0]).toBeGreaterThan(0.5);
    expect(record.zeros[1]).toBeGreaterThan(0.5);
  });

  it('loses all but a millionth of an error in ten sigmoids at best', () => {
    const steepest = activations.sigmoid.slope(0, 0.5);
    expect(steepest).toBe(0.25);
    expect(steepest ** 10).toBeLessThan(1e-6);
    expect(steepest ** 10).toBeGreaterThan(0.9e-6);
  });
});
