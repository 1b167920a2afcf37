/**
 * The two plots, as Observable Plot draws them: in the page while it trains, and on the server for the recorded run.
 * Training solid with filled points, validation dashed with open points, each named at its end.
 */
import type { Markish, PlotOptions } from '@observablehq/plot';
import { brief, plain } from '../../../kit/numbers.ts';
import type { PlotLibrary } from '../../../kit/PlotFigure.tsx';
import { type Axis, cloud, fontSize, lines, margins, type Picture } from './plot-marks.ts';
import { accuracyLimits, evenTicks, logTicks, lossLimits } from './series.ts';

const style = {
  fontFamily: 'inherit',
  fontSize: `${fontSize}px`,
  background: 'transparent',
  color: 'var(--ink-soft)',
  fontVariantNumeric: 'tabular-nums lining-nums',
};

/** Loss of training and validation, single mini-batches behind. */
export function lossPlot(Plot: PlotLibrary, picture: Picture, log: boolean): PlotOptions {
  const { curves, line, dots } = picture;
  const [low, high] = lossLimits(curves, line, dots, log);
  const axis: Axis = { low, high, log, ticks: log ? logTicks(low, high) : evenTicks(low, high), say: axisNumber };
  const thin = line.map(({ x, loss, epoch }) => ({ x, value: loss, epoch }));
  return base(Plot, picture, axis, [cloud(dots, 'var(--loss)'), ...lines(Plot, picture, thin, 'var(--loss)', axis)]);
}

/** A tick of the loss axis. */
const axisNumber = (value: number): string => (value < 1e5 ? plain(value) : brief(value, 0).replace('1.0 × ', ''));

/** Accuracy of training and validation. */
export function accuracyPlot(Plot: PlotLibrary, picture: Picture): PlotOptions {
  const [low, high] = accuracyLimits(picture.curves, picture.line);
  const places = high - low < 0.05 ? 1 : 0;
  const say = (value: number) => `${(value * 100).toFixed(places)}%`;
  const axis: Axis = { low, high, log: false, ticks: evenTicks(low, high), say };
  const thin = picture.line.map(({ x, accuracy, epoch }) => ({ x, value: accuracy, epoch }));
  return base(Plot, picture, axis, lines(Plot, picture, thin, 'var(--accuracy)', axis));
}

function base(Plot: PlotLibrary, picture: Picture, axis: Axis, marks: Markish[]): PlotOptions {
  const { epochs, words, width, height } = picture;
  const places = width < 420 ? 5 : 10;
  const every = Math.max(1, Math.ceil(epochs / places));
  const ticks = Array.from({ length: Math.floor(epochs / every) + 1 }, (_, k) => k * every);
  return {
    ...margins,
    width,
    height,
    style,
    x: {
      domain: [0, epochs],
      label: words.epoch,
      labelAnchor: 'center',
      labelArrow: 'none',
      ticks,
      tickFormat: String,
      tickSize: 3,
    },
    y: { axis: null, type: axis.log ? 'log' : 'linear', domain: [axis.low, axis.high] },
    marks: [
      Plot.ruleY(axis.ticks, { stroke: 'var(--rule)', strokeWidth: 1 }),
      Plot.text(axis.ticks, {
        y: (value: number) => value,
        text: axis.say,
        frameAnchor: 'left',
        textAnchor: 'end',
        dx: -8,
        fill: 'var(--ink-soft)',
      }),
      ...marks,
    ],
  };
}
