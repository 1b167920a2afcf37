/** What went wrong and what to do about it, as data; strings.ts says it. */
import type { Settings } from '../../../../lib/model/settings.ts';
import type { Problem } from '../../../../lib/problem.ts';
import { significant } from '../../../kit/numbers.ts';
import { type Missing, unsupported } from '../../../reader/support.ts';

export type Failure =
  | {
      readonly kind: 'diverged';
      readonly step: number;
      readonly epoch: number;
      readonly layer: number;
      readonly layers: number;
      readonly quantity: string;
      readonly rate: number;
      /** What to try next: a tenth of the rate. */
      readonly tryRate: number;
    }
  | { readonly kind: 'unsupported'; readonly missing: Missing }
  | { readonly kind: 'missing' }
  | { readonly kind: 'died' }
  | { readonly kind: 'problem'; readonly problem: Problem };

export interface Signs {
  readonly phase: string;
  readonly settings: Settings;
  readonly stepsPerEpoch: number;
  readonly diverged: {
    readonly step: number;
    readonly layer: number;
    readonly quantity: string;
    readonly rate: number;
  } | null;
  readonly data: { readonly missing: boolean } | null;
  readonly problem: Problem | null;
}

/** The one thing to tell the reader, the gravest first; null while all is well. */
export function failureOf({ phase, settings, stepsPerEpoch, diverged, data, problem }: Signs): Failure | null {
  if (problem?.code === 'unsupported') return { kind: 'unsupported', missing: unsupported() ?? 'simd' };
  if (phase === 'failed' || problem?.code === 'worker-died') return { kind: 'died' };
  if (data?.missing) return { kind: 'missing' };
  if (phase === 'diverged' && diverged) {
    const { step, layer, quantity, rate } = diverged;
    return {
      kind: 'diverged',
      step,
      epoch: Math.max(1, Math.ceil(step / Math.max(1, stepsPerEpoch))),
      layer,
      layers: settings.layers.length + 1,
      quantity,
      rate,
      tryRate: significant(rate / 10),
    };
  }
  return problem ? { kind: 'problem', problem } : null;
}
