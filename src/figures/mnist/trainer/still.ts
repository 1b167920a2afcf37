/** The recorded run as two pictures, drawn at build: what the trainer shows before anything runs, and without JavaScript. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as Plot from '@observablehq/plot';
import type { Receipt } from '../../../../lib/model/program.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { fixed, percent } from '../../../kit/numbers.ts';
import { plotAtBuild } from '../../../kit/plot-at-build.ts';
import type { EpochLogs } from '../../../workers/protocol.ts';
import { plotHeight } from './plot-marks.ts';
import { accuracyPlot, lossPlot } from './plots.ts';
import { curvesOf } from './series.ts';
import { trainerStrings } from './strings.ts';

/** content/records/mnist/program.json */
export interface RecordedRun {
  readonly receipt: Receipt;
  readonly history: readonly EpochLogs[];
}

/** The width for which the still is drawn; the page scales it to its column. */
const stillWidth = 420;

export function picturesOf({ history, receipt }: RecordedRun, lang: Lang) {
  const t = trainerStrings[lang];
  const picture = (quantity: 'loss' | 'accuracy', number: (value: number) => string) => ({
    ...{ curves: curvesOf(history, quantity), line: [], dots: [], epochs: receipt.settings.epochs },
    ...{ words: { epoch: t.epochAxis, training: t.training, validation: t.validation, number } },
    ...{ width: stillWidth, height: plotHeight },
  });
  const last = history.at(-1);
  const loss = (value = Number.NaN) => fixed(value, 4);
  const accuracy = (value = Number.NaN) => percent(value, 2);
  const lossPicture = picture('loss', (value) => fixed(value, 3));
  return {
    loss: plotAtBuild(lossPlot(Plot, lossPicture, true), t.lossLabel(loss(last?.loss), loss(last?.validationLoss))),
    accuracy: plotAtBuild(
      accuracyPlot(Plot, picture('accuracy', percent)),
      t.accuracyLabel(accuracy(last?.accuracy), accuracy(last?.validationAccuracy)),
    ),
  };
}

export default (lang: Lang) => {
  const run: RecordedRun = JSON.parse(readFileSync(join(process.cwd(), 'content/records/mnist/program.json'), 'utf8'));
  const { testAccuracy: accuracy, seconds } = run.receipt;
  return { data: { accuracy, seconds, history: run.history }, html: picturesOf(run, lang) };
};
