/** What the trainer tells the symbol lens: the settings of its run, how far it is, and the first layer's weights. */
import type { SymbolValues } from '../../../kit/symbol-values.ts';
import type { Session } from '../../../reader/session.ts';

/** A picture of 28×28 pixels, and ten digits. */
const [inputs, outputs] = [784, 10];

export function symbolsOf({
  settings,
  progress,
  evaluation,
  weights,
}: Pick<Session, 'settings' | 'progress' | 'evaluation' | 'weights'>): SymbolValues {
  const { rate, batch, dropout, l2, layers } = settings.value;
  const now = progress.value;
  const sizes = [inputs, ...layers.map(({ units }) => units), outputs];
  const first = weights.value;
  return {
    ...{ eta: now?.rate ?? rate, m: batch, p: dropout, lambda: l2, D: layers.length + 1 },
    n: Object.fromEntries(sizes.map((size, l) => [l, size])),
    ...(now && { t: now.totalStep, L: now.logs.loss }),
    ...(evaluation.value && { accuracy: evaluation.value.accuracy }),
    // at most the first 64 columns are reported; the first row's first entries are the same
    ...(first && { w: { 1: { shape: [inputs, sizes[1]], data: first.values.subarray(0, Math.min(4, first.units)) } } }),
  };
}
