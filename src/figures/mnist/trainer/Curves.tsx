/** Loss and accuracy over the epochs: of the run there is; before there is one, of the recorded run. */
import { useComputed } from '@preact/signals';
import { Chart } from '../../../kit/Chart.tsx';
import { DataTable } from '../../../kit/DataTable.tsx';
import { Cloud, Dots, EndLabels, type Kind, Line } from '../../../kit/marks.tsx';
import { brief, percent, plain } from '../../../kit/numbers.ts';
import type { Axis } from '../../../kit/scale.ts';
import { Toggle } from '../../../kit/Toggle.tsx';
import { useCalm } from '../../../kit/use-calm.ts';
import type { PartProps } from './Notices.tsx';
import { curvesTable } from './says.ts';
import { accuracyLimits, type Curve, type Curves as CurvePair, type Dot, logTicks, lossLimits } from './series.ts';
import { trainerStrings } from './strings.ts';
import type { TrainerWords } from './words-en.ts';

export function Curves({ model, lang }: PartProps) {
  const t = trainerStrings[lang];
  const { hasRun, history, recorded } = model;
  const live = hasRun.value;
  const table = useComputed(() => curvesTable(history.value, t));
  return (
    <>
      <div class="trainer-columns">
        <Loss {...{ model, lang }} />
        <Accuracy {...{ model, lang }} />
      </div>
      <div class="trainer-row">
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

function Loss({ model, lang }: PartProps) {
  const t = trainerStrings[lang];
  const picture = useComputed(() => {
    const [curves, line, dots, log] = [model.loss.value, model.line.value, model.dots.value, model.isLog.value];
    return { curves, line, dots, log, epochs: model.shownEpochs.value };
  });
  const { curves, line, dots, log, epochs } = useCalm(picture.value, calm);
  const ends = lossLimits(curves, line, dots, log);
  const y: Axis = { ends, log, ticks: log ? logTicks(...ends) : 5, format: axisNumber, clamp: false };
  const inside = dots.filter((dot) => dot.loss >= ends[0] && dot.loss <= ends[1]);
  const thin = line.map(({ x, loss, epoch }) => ({ x, value: loss, epoch }));
  const say = (value: number, more = 0) => brief(value, 3 + more);
  return <Plot {...{ t, of: 'loss', kind: 'target', curves, thin, dots: inside, epochs, y, say }} />;
}

function Accuracy({ model, lang }: PartProps) {
  const t = trainerStrings[lang];
  const picture = useComputed(() => {
    const [curves, line] = [model.accuracy.value, model.line.value];
    return { curves, line, epochs: model.shownEpochs.value };
  });
  const { curves, line, epochs } = useCalm(picture.value, calm);
  const ends = accuracyLimits(curves, line);
  const places = ends[1] - ends[0] < 0.05 ? 1 : 0;
  const y: Axis = { ends, ticks: 5, format: (value) => `${(value * 100).toFixed(places)}%`, clamp: false };
  const thin = line.map(({ x, accuracy, epoch }) => ({ x, value: accuracy, epoch }));
  const say = (value: number, more = 0) => percent(value, 1 + more);
  return <Plot {...{ t, of: 'accuracy', kind: 'forward', curves, thin, dots: [], epochs, y, say }} />;
}

/** Milliseconds between two drawings. */
const calm = 200;
/** A tick of the loss axis. */
const axisNumber = (value: number): string => (value < 1e5 ? plain(value) : brief(value, 0).replace('1.0 × ', ''));

interface PlotProps {
  t: TrainerWords;
  of: 'loss' | 'accuracy';
  kind: Kind;
  curves: CurvePair;
  /** Means since an epoch began: a line an epoch. */
  thin: readonly (Curve & { epoch: number })[];
  dots: readonly Dot[];
  epochs: number;
  y: Axis;
  /** A value, with so many more decimals. */
  say: (value: number, more?: number) => string;
}

/** Training solid with filled points, validation dashed with open points, each named at its end with its last value. */
function Plot({ t, of, kind, curves, thin, dots, epochs, y, say }: PlotProps) {
  const { training, validation } = curves;
  const last = (curve: readonly Curve[]) => (curve.length > 0 ? say(curve[curve.length - 1].value, 1) : null);
  const title = (of === 'loss' ? t.lossLabel : t.accuracyLabel)(last(training) ?? t.noCurve, last(validation));
  const every = Math.max(1, Math.ceil(epochs / 10));
  const x: Axis = {
    ends: [0, epochs],
    ticks: Array.from({ length: Math.floor(epochs / every) + 1 }, (_, k) => k * every),
    caption: t.epochAxis,
  };
  const ends = [
    { name: t.training, end: training.at(-1) ?? thin.at(-1) },
    { name: t.validation, end: validation.at(-1) },
  ];
  return (
    <Chart
      {...{ title, heading: t[of], x, y }}
      height={250}
      left={44}
      right={112}
      sym={of === 'loss' ? 'L' : 'accuracy'}
    >
      {({ x, y, height }) => {
        const at = ({ x: epoch, value }: Curve) => [x(epoch), y(value)] as const;
        return (
          <>
            <Cloud kind={kind} points={dots.map((dot) => at({ x: dot.x, value: dot.loss }))} faint />
            {[...new Set(thin.map(({ epoch }) => epoch))].map((epoch) => (
              <Line
                key={epoch}
                {...{ kind, width: 1, faint: true }}
                points={thin.filter((one) => one.epoch === epoch).map(at)}
              />
            ))}
            <Line {...{ kind, width: 2 }} points={training.map(at)} />
            <Line {...{ kind, width: 2 }} points={validation.map(at)} dashed />
            <Dots {...{ kind }} points={training.map(at)} r={2.6} />
            <Dots {...{ kind }} points={validation.map(at)} hollow />
            <EndLabels
              within={[6, height - 6]}
              labels={ends.flatMap(({ name, end }) =>
                end ? [{ at: [x(epochs), y(end.value)] as const, text: `${name} ${say(end.value)}` }] : [],
              )}
            />
          </>
        );
      }}
    </Chart>
  );
}
