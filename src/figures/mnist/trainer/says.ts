/** What the trainer says in sentences and in its table: its state, what went wrong, why settings are refused. */
import type { Problem } from '../../../../lib/problem.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { say } from '../../../i18n/problems.ts';
import type { Table } from '../../../kit/DataTable.tsx';
import { brief, percent } from '../../../kit/numbers.ts';
import { sharedStrings } from '../../../kit/strings.ts';
import { unsupportedSentence } from '../../../reader/strings.ts';
import type { EpochLogs } from '../../../workers/protocol.ts';
import type { Failure } from './failure.ts';
import type { Trainer } from './model.ts';
import { notRepeated } from './receipt.ts';
import { trainerStrings } from './strings.ts';
import type { TrainerWords } from './words-en.ts';

export function stateSentence(model: Trainer, lang: Lang): string {
  const t = trainerStrings[lang];
  const { phase, data, progress, receipt, settings } = model.session;
  if (model.failure.value) return t.failed;
  const now = progress.value;
  const stand = now && { ...now, ...now.logs, steps: now.stepsPerEpoch };
  switch (phase.value) {
    case 'loading':
      return data.value && data.value.total > 0
        ? `${t.dataLine(data.value.source, data.value.loaded, data.value.total)}${t.fullStop}`
        : t.loadingFirst;
    case 'waiting':
      return t.waiting;
    case 'running':
      if (!stand) return t.beginning;
      return now && now.totalStep >= now.totalSteps ? t.ending : t.running(stand);
    case 'paused':
      return stand ? t.paused(stand) : t.atStart(settings.value.seed);
    case 'done': {
      const end = receipt.value;
      if (!end) return t.ending;
      return notRepeated(end) === 'stopped'
        ? t.stopped(end.testAccuracy, end.testLoss, end.steps)
        : t.done(end.testAccuracy, end.testLoss, end.steps, end.seconds);
    }
    case 'ready':
      return t.ready;
    default:
      return t.idle(model.wanted.value, model.wantedSizes.value.stepsPerEpoch);
  }
}

/** What went wrong and what to do, in sentences. */
export function failureSentences(failure: Failure, lang: Lang): string[] {
  const t = trainerStrings[lang].failures;
  switch (failure.kind) {
    case 'diverged': {
      const { step, epoch, layer, layers, quantity, rate, tryRate } = failure;
      return [t.diverged(step, epoch, t.where(quantity, layer, layers), rate), t.tryRate(tryRate)];
    }
    case 'unsupported':
      return [unsupportedSentence[lang][failure.missing]];
    case 'missing':
      return [t.missing, t.missingHow];
    case 'died':
      return [t.died];
    case 'problem':
      return [say(failure.problem, lang)];
  }
}

/** Why settings are refused, with the field's own name in the reader's language. */
export function refusalSentence(problem: Problem, lang: Lang): string {
  const t = trainerStrings[lang];
  const { where, expected, found } = problem.facts;
  const { rate, epochs, batch, validationSplit, dropout, l2, l1, examples, units, hiddenLayers: layers } = t;
  const numbers = { rate, epochs, batch, validationSplit, dropout, l2, l1, examples, units };
  const fields: Record<string, string> = { ...numbers, layers, seed: sharedStrings[lang].seed };
  const field = fields[String(where)];
  return problem.code === 'range' && field ? t.refused(field, String(expected), String(found)) : say(problem, lang);
}

/** The four curves as a table, one row an epoch. */
export function curvesTable(epochs: readonly EpochLogs[], t: TrainerWords): Table {
  const known = (value: number, say: (value: number) => string) => (Number.isFinite(value) ? say(value) : t.none);
  return {
    columns: t.columns,
    rows: epochs.map(({ epoch, loss, validationLoss, accuracy, validationAccuracy }) => [
      String(epoch),
      ...[loss, validationLoss].map((value) => known(value, (one) => brief(one, 4))),
      ...[accuracy, validationAccuracy].map((value) => known(value, (one) => percent(one, 2))),
    ]),
  };
}
