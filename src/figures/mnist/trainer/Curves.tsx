/** The two plots of a run; before there is one, the recorded run's. */
import { useComputed } from '@preact/signals';
import { DataTable } from '../../../kit/DataTable.tsx';
import { Kept } from '../../../kit/Kept.tsx';
import { brief, percent } from '../../../kit/numbers.ts';
import { PlotFigure, type PlotLibrary } from '../../../kit/PlotFigure.tsx';
import { Toggle } from '../../../kit/Toggle.tsx';
import type { PartProps } from './Notices.tsx';
import { plotHeight } from './plot-marks.ts';
import { accuracyPlot, lossPlot } from './plots.ts';
import { curvesTable } from './says.ts';
import { trainerStrings } from './strings.ts';

const quantities = ['loss', 'accuracy'] as const;

export function Curves({ model, lang }: PartProps) {
  const t = trainerStrings[lang];
  const { hasRun, recorded, session } = model;
  const live = hasRun.value;
  const table = useComputed(() => curvesTable(hasRun.value ? session.epochs.value : recorded.history, t));
  return (
    <>
      <div class="trainer-curves">
        {quantities.map((of) => (
          <div key={of} data-sym={of === 'loss' ? 'L' : 'accuracy'}>
            <h3>{t[of]}</h3>
            <div hidden={live}>
              <Kept name={of} class="plot-picture trainer-still" />
            </div>
            {live && <Live {...{ model, lang, of }} />}
          </div>
        ))}
      </div>
      <div class="trainer-under-curves">
        <p class="note trainer-either">
          <span data-shown={!live}>{t.recorded(recorded.accuracy, recorded.seconds)}</span>
          <span data-shown={live}>{t.curvesNote}</span>
        </p>
        <Toggle label={t.logScale} value={model.logScale} disabled={!live} />
      </div>
      <DataTable table={table.value} title={live ? t.tableTitle : t.recordedTableTitle} />
    </>
  );
}

function Live({ model, lang, of }: PartProps & { of: (typeof quantities)[number] }) {
  const t = trainerStrings[lang];
  const { epochAxis: epoch, training, validation, noCurve } = t;
  const say = (value: number, more = 0) => (of === 'loss' ? brief(value, 3 + more) : percent(value, 1 + more));
  const options = useComputed(() => {
    const [line, curves, epochs] = [model.line.value, model[of].value, model.plannedEpochs.value];
    const words = { epoch, training, validation, number: (value: number) => say(value) };
    const picture = { line, curves, epochs, words, height: plotHeight };
    if (of === 'accuracy')
      return (Plot: PlotLibrary, width: number) => accuracyPlot(Plot, { ...picture, dots: [], width });
    const [dots, log] = [model.dots.value, model.logScale.value];
    return (Plot: PlotLibrary, width: number) => lossPlot(Plot, { ...picture, dots, width }, log);
  });
  const last = (curve: readonly { value: number }[]) => (curve.length ? say(curve[curve.length - 1].value, 1) : null);
  const { training: ofTraining, validation: ofValidation } = model[of].value;
  const label = (of === 'loss' ? t.lossLabel : t.accuracyLabel)(last(ofTraining) ?? noCurve, last(ofValidation));
  return <PlotFigure {...{ lang, label }} options={options.value} height={plotHeight} />;
}
