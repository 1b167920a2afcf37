/** Loss and accuracy over the epochs: of the run there is; before there is one, of the recorded run. */
import { useComputed } from '@preact/signals';
import { Chart } from '../../../kit/Chart.tsx';
import { Toggle } from '../../../kit/Fields.tsx';
import { Cloud, Dots, EndLabels, type Kind, Line } from '../../../kit/marks.tsx';
import { brief, percent, plain } from '../../../kit/numbers.ts';
import type { Axis } from '../../../kit/scale.ts';
import { useCalm } from '../../../kit/use-calm.ts';
import type { Part } from './model.ts';
import { accuracyLimits, type Curve, type Curves as CurvePair, logTicks, lossLimits } from './series.ts';
import type { TrainerWords } from './strings.ts';

export function Curves(part: Part) {
  const { model, t } = part;
  const { isRecorded, logScale } = model;
  const { testAccuracy, seconds } = model.recorded.receipt;
  return (
    <>
      <div class="pair">
        <Loss {...part} />
        <Accuracy {...part} />
      </div>
      <div class="row trainer-under">
        <p class="note">{isRecorded.value ? t.recorded(testAccuracy, seconds) : t.curvesNote}</p>
        <Toggle label={t.logScale} value={logScale} disabled={isRecorded.value} />
      </div>
    </>
  );
}

/** What a plot is drawn of: the same until some time has gone by. */
function useCurves({ model }: Part, of: 'loss' | 'accuracy') {
  const picture = useComputed(() => ({
    curves: model[of].value,
    thin: model.line.value.map(({ x, epoch, [of]: value }) => ({ x, value, epoch })),
    dots: of === 'loss' ? model.dots.value : [],
    log: model.isLog.value,
    epochs: model.shownEpochs.value,
  }));
  return useCalm(picture.value, calm);
}

function Loss(part: Part) {
  const { log, ...drawn } = useCurves(part, 'loss');
  const ends = lossLimits(drawn.curves, drawn.thin, drawn.dots, log);
  const y: Axis = { ends, log, ticks: log ? logTicks(...ends) : 5, format: axisNumber, clamp: false };
  const dots = drawn.dots.filter(({ value }) => value >= ends[0] && value <= ends[1]);
  const say = (value: number, more = 0) => brief(value, 3 + more);
  return <Plot {...{ ...drawn, t: part.t, of: 'loss', kind: 'target', dots, y, say }} />;
}

function Accuracy(part: Part) {
  const { log: _, ...drawn } = useCurves(part, 'accuracy');
  const ends = accuracyLimits(drawn.curves, drawn.thin);
  const places = ends[1] - ends[0] < 0.05 ? 1 : 0;
  const y: Axis = { ends, ticks: 5, format: (value) => `${(value * 100).toFixed(places)}%`, clamp: false };
  const say = (value: number, more = 0) => percent(value, 1 + more);
  return <Plot {...{ ...drawn, t: part.t, of: 'accuracy', kind: 'forward', y, say }} />;
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
  dots: readonly Curve[];
  epochs: number;
  y: Axis;
  /** A value, with so many more decimals. */
  say: (value: number, more?: number) => string;
}

/** Training solid with filled points, validation dashed with open points, each named at its end with its last value. */
function Plot({ t, of, kind, curves, thin, dots, epochs, y, say }: PlotProps) {
  const { training, validation } = curves;
  const last = (curve: readonly Curve[]) => (curve.length > 0 ? say(curve[curve.length - 1].value, 1) : null);
  const title = t.curves(t[of], last(training), last(validation));
  const every = Math.max(1, Math.ceil(epochs / 10));
  const x: Axis = {
    ends: [0, epochs],
    ticks: Array.from({ length: Math.floor(epochs / every) + 1 }, (_, k) => k * every),
    name: t.epochAxis,
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
            <Cloud kind={kind} points={dots.map(at)} faint />
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
