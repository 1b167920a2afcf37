/** What the trainer says in sentences and in its tables: its state, why settings are refused. */
import type { Problem } from '../../../../lib/problem.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { say } from '../../../i18n/problems.ts';
import type { FigureOptions } from '../../../kit/figure.tsx';
import { brief, percent } from '../../../kit/numbers.ts';
import { sharedStrings } from '../../../kit/strings.ts';
import type { Recorded, Trainer } from './model.ts';
import { repeated } from './progress.ts';
import { type TrainerWords, trainerStrings } from './strings.ts';

export function stateSentence(model: Trainer, lang: Lang): string {
  const t = trainerStrings[lang];
  const { phase, data, progress, receipt, settings } = model.session;
  if (model.failure.value && model.failure.value !== 'stuck') return t.failed;
  const now = progress.value;
  const is = phase.value;
  if (is === 'loading') return data.value && data.value.total > 0 ? t.dataLine(data.value) : t.loadingFirst;
  if (is === 'waiting') return t.waiting;
  if (is === 'running' && !now) return t.beginning;
  if (is === 'running' && now) return now.totalStep >= now.totalSteps ? t.ending : t.running(now);
  if (is === 'paused') return now ? t.running(now, true) : t.atStart(settings.value.seed);
  const end = receipt.value;
  if (is === 'done') return end ? t.done(end, model.tests.value, repeated(end) === 'stopped') : t.ending;
  if (model.refused.value) return t.cannotStart(refusalSentence(model.refused.value, lang));
  return t.idle(model.wanted.value, model.wantedSizes.value.stepsPerEpoch, is === 'ready');
}

/** Why settings are refused, with the field's own name in the reader's language. */
export function refusalSentence(problem: Problem, lang: Lang): string {
  const t = trainerStrings[lang];
  const { where, expected, found } = problem.facts;
  const fields: Record<string, string> = { ...t.fields, layers: t.fields.hiddenLayers, seed: sharedStrings[lang].seed };
  const field = fields[String(where)];
  return problem.code === 'range' && field ? t.refused(field, String(expected), String(found)) : say(problem, lang);
}

/** A number where there is one. */
export const known = (value: number, said: (value: number) => string): string =>
  Number.isFinite(value) ? said(value) : '–';

/** The four curves, one row an epoch; how well each digit is found. */
export const tables: FigureOptions<Trainer, TrainerWords, Recorded>['table'] = ({ history, confusion }, t) => {
  const { recall, precision } = confusion.value;
  const share = (value: number) => known(value, (one) => percent(one, 2));
  const cost = (value: number) => known(value, (one) => brief(one, 4));
  return [
    {
      ...{ title: t.tableTitle, columns: t.columns },
      rows: history.value.map(({ epoch, loss, validationLoss, accuracy, validationAccuracy }) => [
        ...[String(epoch), cost(loss), cost(validationLoss), share(accuracy), share(validationAccuracy)],
      ]),
    },
    {
      ...{ title: t.byDigit, columns: [t.digit, t.recall, t.precision] },
      rows: recall.map((found, digit) => [String(digit), share(found), share(precision[digit])]),
    },
  ];
};
