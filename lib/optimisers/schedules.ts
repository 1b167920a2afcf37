/**
 * Rates that change as training goes on: by steps, along a cosine, after a warm-up. Chapter: gradient-descent. A schedule gives the
 * rate of a step by how many steps came before it (Keras's `iterations`, 0 at the first).
 */
import { cos } from '../nn/circular.ts';
import { Problem } from '../problem.ts';
import type { Optimiser, Schedule } from './optimiser.ts';

/** η γ^⌊t / every⌋: Keras's ExponentialDecay(staircase=True), PyTorch's StepLR where a step is an epoch. */
export function stepDecay({ learningRate = 0.001, every, factor = 0.1 }: StepDecay): Schedule {
  check('stepDecay', { learningRate, factor }, { every });
  return (t) => {
    let rate = learningRate;
    for (let turn = Math.floor(t / every); turn > 0; turn--) rate *= factor;
    return rate;
  };
}
interface StepDecay {
  readonly learningRate?: number;
  readonly every: number;
  readonly factor?: number;
}

/**
 * η ((1 − α) ½ (1 + cos(π t / T)) + α) up to t = T, then α η: Keras's CosineDecay(η, T, alpha), PyTorch's CosineAnnealingLR with
 * eta_min = α η. Loshchilov & Hutter 2017, arXiv:1608.03983.
 */
export function cosineDecay({ learningRate = 0.001, steps, alpha = 0 }: CosineDecay): Schedule {
  check('cosineDecay', { learningRate, alpha }, { steps });
  return (t) => {
    const half = (1 + cos((Math.PI * Math.min(t, steps)) / steps)) / 2;
    return learningRate * ((1 - alpha) * half + alpha);
  };
}
interface CosineDecay {
  readonly learningRate?: number;
  readonly steps: number;
  readonly alpha?: number;
}

/**
 * From `from` in equal pieces up to where another schedule (or a fixed rate) begins, then that one: Keras's CosineDecay with
 * warmup_steps. Goyal et al. 2017, arXiv:1706.02677.
 */
export function warmUp({ steps, from = 0, to }: WarmUp): Schedule {
  check('warmUp', { from }, { steps });
  const next: Schedule = typeof to === 'number' ? () => to : to;
  return (t) => (t < steps ? from + ((next(0) - from) * t) / steps : next(t - steps));
}
interface WarmUp {
  readonly steps: number;
  readonly from?: number;
  readonly to: Schedule | number;
}

/** The optimiser with its rate by a schedule. */
export const scheduled = (optimiser: Optimiser, schedule: Schedule): Optimiser => ({
  ...optimiser,
  learningRate: schedule(0),
  schedule,
});

function check(
  where: string,
  amounts: Readonly<Record<string, number>>,
  counts: Readonly<Record<string, number>>,
): void {
  for (const [name, found] of Object.entries(amounts)) {
    if (found >= 0 && Number.isFinite(found)) continue;
    throw new Problem('range', { where: `${where}: ${name}`, expected: '≥ 0', found: String(found) });
  }
  for (const [name, found] of Object.entries(counts)) {
    if (Number.isInteger(found) && found >= 1) continue;
    throw new Problem('range', { where: `${where}: ${name}`, expected: '1, 2, 3, …', found: String(found) });
  }
}
