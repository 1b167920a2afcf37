/** The two plots of a run; before there is one, the recorded run's. */
import { useComputed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Lang } from '../../i18n/lang.ts';
import { DataTable, type Table } from '../shared/DataTable.tsx';
import { fixed, percent } from '../shared/numbers.ts';
import { PlotFigure, type PlotLibrary } from '../shared/PlotFigure.tsx';
import { Toggle } from '../shared/Toggle.tsx';
import { curvesTable } from './curves-table.ts';
import type { Trainer } from './model.ts';
import { accuracyPlot, lossPlot } from './plots.ts';
import { plotHeight } from './still-size.ts';
import { trainerStrings } from './strings.ts';

export interface CurvesProps {
  model: Trainer;
  lang: Lang;
  /** The recorded run, drawn at build. */
  stillLoss?: ComponentChildren;
  stillAccuracy?: ComponentChildren;
  /** What that run was, in a sentence. */
  recorded: string;
}

export function Curves({ model, lang, stillLoss, stillAccuracy, recorded }: CurvesProps) {
  const t = trainerStrings[lang];
  const { epochs } = model.session;
  const live = model.hasRun.value;

  const picture = useComputed(() => ({
    line: model.line.value,
    epochs: model.session.progress.value?.epochs ?? model.session.settings.value.epochs,
    dots: model.dots.value,
    height: plotHeight,
  }));
  const lossOptions = useComputed(() => {
    const [now, curves, log] = [picture.value, model.loss.value, model.logScale.value];
    const words = wordsOf(lang, (value) => fixed(value, 3));
    return (Plot: PlotLibrary, width: number) => lossPlot(Plot, { ...now, curves, width, words }, log);
  });
  const accuracyOptions = useComputed(() => {
    const [now, curves] = [picture.value, model.accuracy.value];
    const words = wordsOf(lang, (value) => percent(value));
    return (Plot: PlotLibrary, width: number) => accuracyPlot(Plot, { ...now, curves, width, words });
  });
  const table = useComputed((): Table => curvesTable(epochs.value, lang));

  const told = (curves: (typeof model.loss)['value'], say: (value: number) => string) =>
    [curves.training, curves.validation].map((curve) => (curve.length ? say(curve[curve.length - 1].value) : null));
  const [lossTraining, lossValidation] = told(model.loss.value, (value) => fixed(value, 4));
  const [accuracyTraining, accuracyValidation] = told(model.accuracy.value, (value) => percent(value, 2));

  return (
    <>
      <div class="trainer-curves">
        <div>
          <h4>{t.loss}</h4>
          {live ? (
            <PlotFigure
              lang={lang}
              options={lossOptions.value}
              label={t.lossLabel(lossTraining ?? t.noCurve, lossValidation)}
              height={plotHeight}
            />
          ) : (
            <div class="plot-picture trainer-still">{stillLoss}</div>
          )}
          <p class="widget-note trainer-note">{t.lossNote}</p>
        </div>
        <div>
          <h4>{t.accuracy}</h4>
          {live ? (
            <PlotFigure
              lang={lang}
              options={accuracyOptions.value}
              label={t.accuracyLabel(accuracyTraining ?? t.noCurve, accuracyValidation)}
              height={plotHeight}
            />
          ) : (
            <div class="plot-picture trainer-still">{stillAccuracy}</div>
          )}
          <p class="widget-note trainer-note">{t.accuracyNote}</p>
        </div>
      </div>
      <div class="trainer-under-curves">
        <p class="widget-note">{live ? '' : recorded}</p>
        <Toggle label={t.logScale} value={model.logScale} disabled={!live} />
      </div>
      {live && <DataTable table={table.value} title={t.tableTitle} />}
    </>
  );
}

const wordsOf = (lang: Lang, number: (value: number) => string) => ({
  epoch: trainerStrings[lang].epochAxis,
  training: trainerStrings[lang].training,
  validation: trainerStrings[lang].validation,
  number,
});
