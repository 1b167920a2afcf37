/**
 * The two plots, as Observable Plot draws them: in the page while it trains, and on the server for the recorded run.
 * Training solid with filled points, validation dashed with open points, each named at its end.
 */
import type { Markish, PlotOptions } from '@observablehq/plot';
import type { PlotLibrary } from '../shared/PlotFigure.tsx';
import type { Curve, Curves, Dot, Moment } from './series.ts';
import { accuracyLimits, apart, logTicks, lossLimits } from './series.ts';

export interface PlotWords {
  readonly epoch: string;
  readonly training: string;
  readonly validation: string;
  readonly number: (value: number) => string;
}

export interface Picture {
  readonly curves: Curves;
  readonly line: readonly Moment[];
  readonly dots: readonly Dot[];
  readonly epochs: number;
  readonly words: PlotWords;
  readonly width: number;
  readonly height: number;
}

const margins = { marginLeft: 44, marginRight: 92, marginTop: 14, marginBottom: 36 };
const fontSize = 12;

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
  const y = log
    ? {
        type: 'log' as const,
        domain: [low, high],
        ticks: logTicks(low, high),
        tickFormat: (value: number) => String(value),
      }
    : { type: 'linear' as const, domain: [low, high], ticks: 5 };
  return base(picture, y, [
    cloud(dots, 'var(--loss)'),
    ...lines(
      Plot,
      picture,
      line.map(({ x, loss, epoch }) => ({ x, value: loss, epoch })),
      'var(--loss)',
      {
        low,
        high,
        log,
      },
    ),
  ]);
}

/** Accuracy of training and validation. */
export function accuracyPlot(Plot: PlotLibrary, picture: Picture): PlotOptions {
  const [low, high] = accuracyLimits(picture.curves, picture.line);
  const places = high - low < 0.05 ? 1 : 0;
  const y = {
    type: 'linear' as const,
    domain: [low, high],
    ticks: 5,
    tickFormat: (value: number) => `${(value * 100).toFixed(places)}%`,
  };
  const thin = picture.line.map(({ x, accuracy, epoch }) => ({ x, value: accuracy, epoch }));
  return base(picture, y, lines(Plot, picture, thin, 'var(--accuracy)', { low, high, log: false }));
}

function base({ epochs, words, width, height }: Picture, y: PlotOptions['y'], marks: Markish[]): PlotOptions {
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
    y: { label: null, grid: true, tickSize: 0, ...y },
    marks,
  };
}

interface Scale {
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
}

/** The thin line of each epoch, the two curves with their points, their names and last values at the right. */
function lines(
  Plot: PlotLibrary,
  { curves, words, height }: Picture,
  thin: readonly (Curve & { epoch: number })[],
  colour: string,
  scale: Scale,
): Markish[] {
  const y = (value: number) => heightOf(value, scale, height);
  const { training, validation } = curves;
  const ends = [training.at(-1) ?? thin.at(-1), validation.at(-1)];
  const [first, second] = apart(
    ends[0] ? y(ends[0].value) : 0,
    ends[1] ? y(ends[1].value) : Number.POSITIVE_INFINITY,
    2 * fontSize + 6,
  );
  return [
    Plot.line(thin, {
      x: 'x',
      y: 'value',
      z: 'epoch',
      stroke: colour,
      strokeWidth: 1,
      strokeOpacity: 0.55,
      clip: true,
    }),
    Plot.line(training, { x: 'x', y: 'value', stroke: colour, strokeWidth: 2, clip: true }),
    Plot.line(validation, { x: 'x', y: 'value', stroke: colour, strokeWidth: 2, strokeDasharray: '5 3', clip: true }),
    Plot.dot(training, { x: 'x', y: 'value', r: 2.6, fill: colour }),
    Plot.dot(validation, { x: 'x', y: 'value', r: 3, fill: 'var(--paper)', stroke: colour, strokeWidth: 1.5 }),
    ...(ends[0] ? [name(Plot, words.training, words.number(ends[0].value), first, height)] : []),
    ...(ends[1] ? [name(Plot, words.validation, words.number(ends[1].value), second, height)] : []),
  ];
}

/** Pixels from the top of the picture. */
function heightOf(value: number, { low, high, log }: Scale, height: number): number {
  const part = log
    ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
    : (Math.max(value, low) - low) / (high - low);
  const inner = height - margins.marginTop - margins.marginBottom;
  return margins.marginTop + inner * (1 - Math.min(1, part));
}

/** A curve's name and its last value, at its height beside the frame, kept inside the picture. */
function name(Plot: PlotLibrary, word: string, value: string, at: number, height: number): Markish {
  const inside = Math.min(height - margins.marginBottom - fontSize, Math.max(margins.marginTop + fontSize / 2, at));
  return Plot.text([`${word}\n${value}`], {
    frameAnchor: 'top-right',
    dx: 10,
    dy: inside - margins.marginTop - fontSize,
    textAnchor: 'start',
    lineAnchor: 'top',
    lineHeight: 1.15,
    fill: 'var(--ink)',
    text: (text: string) => text,
  });
}

/** All dots as one path: two thousand circles would cost more than the rest of the picture. */
function cloud(dots: readonly Dot[], colour: string): Markish {
  return (_index, scales, _values, dimensions, context) => {
    const path = context.document.createElementNS('http://www.w3.org/2000/svg', 'path') as SVGPathElement;
    const { x, y } = scales as unknown as { x: (value: number) => number; y: (value: number) => number };
    const top = dimensions.marginTop;
    const bottom = dimensions.height - dimensions.marginBottom;
    const steps: string[] = [];
    for (const dot of dots) {
      const height = y(dot.loss);
      if (height >= top && height <= bottom) steps.push(`M${x(dot.x).toFixed(1)},${height.toFixed(1)}h0`);
    }
    path.setAttribute('d', steps.join(''));
    path.setAttribute('stroke', colour);
    path.setAttribute('stroke-opacity', '0.28');
    path.setAttribute('stroke-width', '2.2');
    path.setAttribute('stroke-linecap', 'round');
    path.setAttribute('fill', 'none');
    return path;
  };
}
