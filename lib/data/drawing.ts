/**
 * From a drawn digit to what the network reads: ink → crop → 20×20 → centre of mass → 28×28, the road that
 * MNIST's own images came. Chapter: mnist.
 *
 * Each step can be switched off; then the obvious thing happens instead. A network trained on MNIST shows how
 * much each of them matters.
 */
import { Problem } from '../problem.ts';
import { type Grey, inkOf, penFor, type Stroke } from './drawing-ink.ts';
import {
  type Box,
  boxOf,
  centreOfMass,
  middlePixel,
  placeOn,
  resample,
  shiftOf,
  squareAround,
} from './drawing-stages.ts';

/** In the order in which they are taken. */
export const steps = ['ink', 'crop', 'fit', 'centre', 'field'] as const;
export type Step = (typeof steps)[number];

/**
 * What each switch does, on / off:
 * ink     the pen is as thick as MNIST's for the size of the digit / as thick as it was on the pad
 * crop    the box around the ink is taken / the whole pad
 * fit     it is made as large as fits, its aspect ratio kept / it is stretched to a square
 * centre  it is moved until the centre of mass is in the middle / it stays where it is
 * field   it fills 20×20 pixels of the 28×28, four pixels of paper around / all 28×28
 */
export type Switches = Readonly<Record<Step, boolean>>;

export const asMnist: Switches = { ink: true, crop: true, fit: true, centre: true, field: true };

/** The switches with every step after `step` off: how the picture would be read if the road ended there. */
export function upTo(step: Step, switches: Switches): Switches {
  const last = steps.indexOf(step);
  return Object.fromEntries(steps.map((name, k) => [name, k <= last && switches[name]])) as Switches;
}

/** What happened on the road, for the strip of pictures. */
export interface Prepared {
  readonly ink: Grey;
  /** The part of `ink` that was taken, in its pixels. */
  readonly crop: Box;
  /** The part of `ink` that became `fitted`: the crop, or the square around it. */
  readonly taken: Box;
  /** 20×20, or 28×28 with the step 'field' off. */
  readonly fitted: Grey;
  /** The centre of mass of `fitted`, by index, and the whole pixels by which it was moved. */
  readonly centre: { readonly x: number; readonly y: number };
  readonly shift: { readonly x: number; readonly y: number };
  /** 28×28 values in [0, 1]. */
  readonly field: Grey;
}

/** The steps after the ink. Throws Problem 'no-ink' where the field is empty. */
export function prepare(ink: Grey, switches: Switches = asMnist): Prepared {
  const box = boxOf(ink);
  if (!box) throw new Problem('no-ink', {});
  const crop = switches.crop ? box : { left: 0, top: 0, right: ink.width, bottom: ink.height };
  const taken = switches.fit ? squareAround(crop) : crop;
  const side = switches.field ? 20 : 28;
  const margin = (28 - side) / 2;
  const fitted = resample(ink, taken, side);
  const shift = switches.centre ? shiftOf(fitted, middlePixel - margin) : { x: 0, y: 0 };
  const field = placeOn(28, fitted, margin + shift.x, margin + shift.y);
  return { ink, crop, taken, fitted, centre: centreOfMass(fitted)!, shift, field };
}

/** The pad's pen: `pixels` thick for a digit that fills 20/28 of the pad, as MNIST's fill their field. */
export function padPen(pixels: number): number {
  return pixels / 28;
}

/** The strokes in ink, with a pen `pixels` (of the 20×20 box) thick: see the switch 'ink'. */
export function drawInk(strokes: readonly Stroke[], pixels: number, inProportion: boolean): Grey {
  const pen = padPen(pixels);
  return inkOf(strokes, inProportion ? penFor(strokes, pixels, pen) : pen);
}
