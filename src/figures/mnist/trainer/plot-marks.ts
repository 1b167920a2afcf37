/** What is drawn inside the two plots: the cloud of single batches, the curves, their names at the right. */
import type { Markish } from '@observablehq/plot';
import { log as ln } from '../../../../lib/nn/elementary.ts';
import type { PlotLibrary } from '../../../kit/PlotFigure.tsx';
import { apart, type Curve, type Curves, type Dot, type Moment } from './series.ts';

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

/** The upright axis. Plot's own leaves out every 5 of a logarithmic one. */
export interface Axis {
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
  readonly ticks: readonly number[];
  readonly say: (value: number) => string;
}

export const margins = { marginLeft: 44, marginRight: 92, marginTop: 14, marginBottom: 36 };
/** In CSS pixels, the same for the still and the live picture, so that nothing moves. */
export const plotHeight = 250;
export const fontSize = 12;

/** The thin line of each epoch, the two curves with their points, their names and last values at the right. */
export function lines(
  Plot: PlotLibrary,
  { curves, words, height }: Picture,
  thin: readonly (Curve & { epoch: number })[],
  colour: string,
  axis: Axis,
): Markish[] {
  const y = (value: number) => heightOf(value, axis, height);
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
function heightOf(value: number, { low, high, log }: Axis, height: number): number {
  const part = log ? ln(Math.max(value, low) / low) / ln(high / low) : (Math.max(value, low) - low) / (high - low);
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
export function cloud(dots: readonly Dot[], colour: string): Markish {
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
