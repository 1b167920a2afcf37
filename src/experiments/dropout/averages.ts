/** Loss and accuracy of probabilities, whoever gave them: one network, or the mean of several. Chapter: dropout. */
import { log } from '../../../lib/nn/elementary.ts';
import type { Measure } from './training.ts';

/** p [count, 10] flat. eq: sparse-cross-entropy, batch-mean */
export function measureOf(p: ArrayLike<number>, labels: Uint8Array, count: number): Measure {
  let [loss, right] = [0, 0];
  for (let r = 0; r < count; r++) {
    const of = (c: number): number => p[r * 10 + c];
    loss -= log(of(labels[r]));
    let best = 0;
    for (let c = 1; c < 10; c++) if (of(c) > of(best)) best = c;
    if (best === labels[r]) right++;
  }
  return { loss: loss / count, accuracy: right / count };
}

export function sumInto(sum: Float64Array, values: ArrayLike<number>, length: number): void {
  for (let k = 0; k < length; k++) sum[k] += values[k];
}
