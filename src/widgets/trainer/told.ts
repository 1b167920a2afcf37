/** What the trainer tells the symbol lens: the settings of its run, how far it is, and the first layer's weights. */
import { effect } from '@preact/signals';
import type { Lang } from '../../i18n/lang.ts';
import { publishValues, type SymbolValues } from '../../kit/symbol-values.ts';
import type { Session } from '../../reader/session.ts';

type Told = Pick<Session, 'settings' | 'progress' | 'evaluation' | 'weights'>;

/** A picture of 28×28 pixels, and ten digits. */
const inputs = 784;
const outputs = 10;

export function symbolsOf({ settings, progress, evaluation, weights }: Told): SymbolValues {
  const { rate, batch, dropout, l2, layers } = settings.value;
  const now = progress.value;
  const sizes = [inputs, ...layers.map(({ units }) => units), outputs];
  const first = weights.value;
  return {
    eta: now?.rate ?? rate,
    m: batch,
    p: dropout,
    lambda: l2,
    D: layers.length + 1,
    n: Object.fromEntries(sizes.map((size, l) => [l, size])),
    ...(now && { t: now.totalStep, L: now.logs.loss }),
    ...(evaluation.value && { accuracy: evaluation.value.accuracy }),
    // at most the first 64 columns are reported; the first row's first entries are the same
    ...(first && { w: { 1: { shape: [inputs, sizes[1]], data: first.values.subarray(0, Math.min(4, first.units)) } } }),
  };
}

const where: Record<Lang, string> = { en: 'in the trainer', zh: '训练器中' };

/** Tells them at every change; returns how to stop. */
export function tellSymbols(session: Told, lang: Lang): () => void {
  const stop = effect(() => publishValues('trainer', symbolsOf(session), where[lang]));
  return () => {
    stop();
    publishValues('trainer', null);
  };
}
