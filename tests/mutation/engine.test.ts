import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Slip } from './engine/slip.ts';
import { slips } from './engine/table.ts';
import { occurrences, Workshop } from './engine/workshop.ts';

describe('the slips that are made in the engine', () => {
  it.each(slips.map((slip) => [`${slip.file}: ${slip.slip}`, slip] as const))(
    '%s: the line is still there',
    (_, slip) => {
      expect(occurrences(slip), slip.find).toBe(1);
      expect(slip.replace).not.toBe(slip.find);
    },
  );

  it('have each their own name', () => {
    const names = slips.map(({ file, slip }) => `${file}: ${slip}`);
    expect(names.filter((name, k) => names.indexOf(name) !== k)).toEqual([]);
  });
});

describe('a slip on trial', () => {
  let workshop: Workshop;
  beforeAll(() => {
    workshop = new Workshop();
  });
  afterAll(() => workshop.close());

  const dense = (find: string, replace: string): Slip => ({
    slip: 'one for the test',
    file: 'lib/nn/dense.ts',
    find,
    replace,
    tests: ['tests/lib/nn/dense.test.ts'],
  });

  it('is noticed by the test of what it spoils; the file is put back, for one that changes nothing survives', async () => {
    const { fate, says } = await workshop.try(dense('W[i * nOut + j] * x_i', 'W[j * nIn + i] * x_i'));
    expect([fate, says]).toEqual(['killed', expect.stringContaining('lib/nn/dense.test.ts: the dense layer')]);
    expect((await workshop.try(dense('W[i * nOut + j] * x_i', 'x_i * W[i * nOut + j]'))).fate).toBe('survived');
  });

  it('whose line is gone, or that is no program, is an error and no success', async () => {
    expect((await workshop.try(dense('no such line', ''))).fate).toBe('broken');
    expect((await workshop.try(dense('export function dense(', 'export function ('))).fate).toBe('broken');
  });
});
