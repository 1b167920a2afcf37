import { describe, expect, it } from 'vitest';
import { epochOrder } from '../../../lib/model/order.ts';

const count = 100;
const block = 30;

function order(seed: number, epoch: number, inBlocks = block): number[] {
  const list = new Uint32Array(count);
  epochOrder(list, seed, epoch, inBlocks);
  return [...list];
}

const sorted = (list: number[]) => [...list].sort((a, b) => a - b);
const straight = Array.from({ length: count }, (_, k) => k);

describe('the order of an epoch', () => {
  it('visits every example once', () => {
    for (const epoch of [1, 2, 3]) expect(sorted(order(5, epoch))).toEqual(straight);
  });

  it('is a function of seed and epoch, and of both', () => {
    expect(order(5, 2)).toEqual(order(5, 2));
    expect(order(6, 2)).not.toEqual(order(5, 2));
    expect(order(5, 3)).not.toEqual(order(5, 2));
    expect(order(5, 2)).not.toEqual(straight);
  });

  it('goes block by block in the first epoch, shuffled within each, and never again', () => {
    const blocks = (list: number[]) => list.map((k) => Math.floor(k / block));
    const first = order(5, 1);
    expect(blocks(first)).toEqual(blocks(straight));
    expect(first.slice(0, block)).not.toEqual(straight.slice(0, block));
    expect(first.slice(90)).not.toEqual(straight.slice(90));
    expect(blocks(order(5, 2))).not.toEqual(blocks(straight));
  });

  it('without blocks shuffles everything from the first epoch on', () => {
    expect(
      order(5, 1, 0)
        .slice(0, block)
        .some((k) => k >= block),
    ).toBe(true);
  });
});
