/** What the trainer tells the symbol lens: the settings of its run, how far it is, and the first layer's weights. */
import { sizesOf } from '../../../../lib/export/trained.ts';
import type { SymbolValues } from '../../../kit/symbol-values.ts';
import type { Session } from '../../../reader/session.ts';

type Told = Pick<Session, 'settings' | 'progress' | 'evaluation' | 'weights'>;

export function symbolsOf({ settings, progress, evaluation, weights }: Told): SymbolValues {
  const { rate, batch, dropout, l2, layers } = settings.value;
  const now = progress.value;
  const sizes = sizesOf(settings.value);
  const first = weights.value;
  return {
    ...{ eta: now?.rate ?? rate, m: batch, p: dropout, lambda: l2, D: layers.length + 1, n: { ...sizes } },
    ...(now && { t: now.totalStep, L: now.logs.loss }),
    ...(evaluation.value && { accuracy: evaluation.value.accuracy }),
    // at most the first 64 columns are reported; the first row's first entries are the same
    ...(first && { w: { 1: { shape: sizes.slice(0, 2), data: first.values.subarray(0, Math.min(4, first.units)) } } }),
  };
}
