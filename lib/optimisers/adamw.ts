/**
 * AdamW: Adam with a weight decay that does not pass through the moments. Source: Loshchilov & Hutter 2019.
 *
 * Keras's and PyTorch's order is meant: a parameter first shrinks, w ← w − η λ w, then takes Adam's step with the gradient
 * found before it shrank. As in both, every parameter decays, biases too; `excludeFromWeightDecay` is Keras's
 * `exclude_from_weight_decay`. They differ in the default λ (0.004 in Keras, which is meant here, 0.01 in PyTorch) and in
 * where ε stands (see `adam.ts`; `form: 'textbook'` is PyTorch's). The paper's own factor η_t beside η is 1 and η in one.
 */
import type { Kernels } from '../nn/kernels.ts';
import { type AdamOptions, adam } from './adam.ts';
import { checkConstants } from './constants.ts';
import type { Optimiser, Slot } from './optimiser.ts';

export interface AdamWOptions extends AdamOptions {
  /** λ; 0 is Adam. */
  readonly weightDecay?: number;
  /** Parameters that do not decay. */
  readonly excludeFromWeightDecay?: readonly ('kernel' | 'bias')[];
}

export function adamw(options: AdamWOptions = {}): Optimiser {
  const { weightDecay = 0.004, excludeFromWeightDecay = [], ...rest } = options;
  checkConstants('adamw', { weightDecay });
  const inner = adam(rest);
  const decay = (kernels: Kernels, slot: Slot, rate: number): void => {
    if (excludeFromWeightDecay.includes(slot.role ?? 'kernel')) return;
    kernels.sgd(slot.values, slot.values, rate * weightDecay, slot.length); // plain descent on λ/2 w²
  };
  return {
    ...inner,
    name: 'adamw',
    update(kernels, slot, rate, clock) {
      decay(kernels, slot, rate);
      inner.update(kernels, slot, rate, clock);
    },
    updatePixels(kernels, pixels, slot, batch, delta, rate, clock) {
      decay(kernels, slot, rate);
      inner.updatePixels?.(kernels, pixels, slot, batch, delta, rate, clock);
    },
  };
}
