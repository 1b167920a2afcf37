/** The recorded run as two pictures, drawn at build: what the trainer shows before anything runs, and without JavaScript. */
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { Receipt } from '../../../lib/model/program.ts';
import type { Lang } from '../../i18n/lang.ts';
import { fixed, percent } from '../../kit/numbers.ts';
import type { EpochLogs } from '../../workers/protocol.ts';
import { accuracyPlot, lossPlot } from './plots.ts';
import { curvesOf } from './series.ts';
import { plotHeight, stillWidth } from './still-size.ts';
import { trainerStrings } from './strings.ts';

/** content/records/mnist/program.json */
export interface RecordedRun {
  readonly receipt: Receipt;
  readonly history: readonly EpochLogs[];
}

export interface Still {
  readonly loss: string;
  readonly accuracy: string;
}

export function stillOf({ history, receipt }: RecordedRun, lang: Lang): Still {
  const t = trainerStrings[lang];
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const picture = (quantity: 'loss' | 'accuracy', number: (value: number) => string) => ({
    curves: curvesOf(history, quantity),
    line: [],
    dots: [],
    epochs: receipt.settings.epochs,
    words: { epoch: t.epochAxis, training: t.training, validation: t.validation, number },
    width: stillWidth,
    height: plotHeight,
  });
  const last = history.at(-1);
  const draw = (options: Plot.PlotOptions, label: string) => {
    const svg = Plot.plot({ ...options, document: document as unknown as Document, ariaLabel: label });
    svg.setAttribute('role', 'img');
    svg.setAttribute('preserveAspectRatio', 'xMinYMid meet');
    // a picture has one name: its parts' names would be names of nothing
    for (const part of svg.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
    return svg.outerHTML;
  };
  const loss = (value = Number.NaN) => fixed(value, 4);
  const accuracy = (value = Number.NaN) => percent(value, 2);
  return {
    loss: draw(
      lossPlot(
        Plot,
        picture('loss', (value) => fixed(value, 3)),
        true,
      ),
      t.lossLabel(loss(last?.loss), loss(last?.validationLoss)),
    ),
    accuracy: draw(
      accuracyPlot(Plot, picture('accuracy', percent)),
      t.accuracyLabel(accuracy(last?.accuracy), accuracy(last?.validationAccuracy)),
    ),
  };
}
