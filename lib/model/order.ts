/**
 * In which order an epoch visits the training examples. Chapter: mnist.
 *
 * The first epoch goes block by block, shuffled within each block, so that a run may begin as soon as the first block of data
 * is there; later epochs shuffle everything. Either way the order is a function of (seed, epoch) alone.
 */
import { generator } from '../generator.ts';

/** order becomes a permutation of 0 … order.length − 1. Epochs are counted from 1. */
export function epochOrder(order: Uint32Array, seed: number, epoch: number, block: number): void {
  for (let k = 0; k < order.length; k++) order[k] = k;
  const chance = generator(seed, 'order', epoch);
  const size = epoch === 1 && block > 0 ? block : order.length;
  for (let from = 0; from < order.length; from += size)
    chance.shuffle(order, from, Math.min(from + size, order.length));
}
