/** The two plots of a run; before there is one, the recorded run's. */
import { useComputed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Lang } from '../../i18n/lang.ts';
import { DataTable } from '../../kit/DataTable.tsx';
import { brief, percent } from '../../kit/numbers.ts';
import { PlotFigure, type PlotLibrary } from '../../kit/PlotFigure.tsx';
import { Toggle } from '../../kit/Toggle.tsx';
import type { EpochLogs } from '../../workers/protocol.ts';
import { curvesTable } from './curves-table.ts';
import type { Trainer } from './model.ts';
import { accuracyPlot, lossPlot } from './plots.ts';
import type { Curves as TwoCurves } from './series.ts';
import { plotHeight } from './still-size.ts';
import { trainerStrings } from './strings.ts';

/** The run that the still pictures show. */
export interface Recorded {
  readonly accuracy: number;
  readonly seconds: number;
  readonly history: readonly EpochLogs[];
}

export interface CurvesProps {
  model: Trainer;
  lang: Lang;
  stillLoss?: ComponentChildren;
  stillAccuracy?: ComponentChildren;
  recorded?: Recorded;
}

export function Curves({ model, lang, stillLoss, stillAccuracy, recorded }: CurvesProps) {
  const t = trainerStrings[lang];
  const live = model.hasRun.value;
  const { epochs } = model.session;
  const table = useComputed(() => curvesTable(model.hasRun.value ? epochs.value : (recorded?.history ?? []), lang));
  return (
    <>
      <div class="trainer-curves">
        <div data-sym="L">
          <h3>{t.loss}</h3>
          {live ? <LiveLoss model={model} lang={lang} /> : <Still>{stillLoss}</Still>}
        </div>
        <div data-sym="accuracy">
          <h3>{t.accuracy}</h3>
          {live ? <LiveAccuracy model={model} lang={lang} /> : <Still>{stillAccuracy}</Still>}
        </div>
      </div>
      <div class="trainer-under-curves">
        <p class="widget-note trainer-either">
          <span data-shown={!live}>{recorded ? t.recorded(recorded.accuracy, recorded.seconds) : t.notRecorded}</span>
          <span data-shown={live}>{t.curvesNote}</span>
        </p>
        <Toggle label={t.logScale} value={model.logScale} disabled={!live} />
      </div>
      <DataTable table={table.value} title={live || !recorded ? t.tableTitle : t.recordedTableTitle} />
    </>
  );
}

const Still = ({ children }: { children: ComponentChildren }) => (
  <div class="plot-picture trainer-still">{children}</div>
);

interface LiveProps {
  model: Trainer;
  lang: Lang;
}

function LiveLoss({ model, lang }: LiveProps) {
  const t = trainerStrings[lang];
  const options = useComputed(() => {
    const [line, dots, curves] = [model.line.value, model.dots.value, model.loss.value];
    const [epochs, log] = [model.plannedEpochs.value, model.logScale.value];
    const words = wordsOf(lang, (value) => brief(value, 3));
    return (Plot: PlotLibrary, width: number) =>
      lossPlot(Plot, { line, dots, curves, epochs, words, width, height: plotHeight }, log);
  });
  const [training, validation] = lastOf(model.loss.value, (value) => brief(value, 4));
  return (
    <PlotFigure
      lang={lang}
      options={options.value}
      label={t.lossLabel(training ?? t.noCurve, validation)}
      height={plotHeight}
    />
  );
}

function LiveAccuracy({ model, lang }: LiveProps) {
  const t = trainerStrings[lang];
  const options = useComputed(() => {
    const [line, curves, epochs] = [model.line.value, model.accuracy.value, model.plannedEpochs.value];
    const words = wordsOf(lang, (value) => percent(value));
    return (Plot: PlotLibrary, width: number) =>
      accuracyPlot(Plot, { line, dots: [], curves, epochs, words, width, height: plotHeight });
  });
  const [training, validation] = lastOf(model.accuracy.value, (value) => percent(value, 2));
  return (
    <PlotFigure
      lang={lang}
      options={options.value}
      label={t.accuracyLabel(training ?? t.noCurve, validation)}
      height={plotHeight}
    />
  );
}

const lastOf = ({ training, validation }: TwoCurves, say: (value: number) => string) =>
  [training, validation].map((curve) => (curve.length ? say(curve[curve.length - 1].value) : null));

const wordsOf = (lang: Lang, number: (value: number) => string) => ({
  epoch: trainerStrings[lang].epochAxis,
  training: trainerStrings[lang].training,
  validation: trainerStrings[lang].validation,
  number,
});
