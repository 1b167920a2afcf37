/** What stands there before the network has come: the check as the page begins with it, made when the site was built. */

import type { Digit, Layers } from '../../../lib/model/reading.ts';
import { Checked, type Crossed } from '../../experiments/backprop/checked.ts';
import { placesOf } from '../../experiments/backprop/places.ts';
import { type Curves, curvesOf, firstExponent, firstSeed, type Row, rowsOf, stepOf } from './model.ts';

export interface Still {
  readonly rows: readonly Row[];
  readonly curves: Curves;
  readonly kinks: readonly Crossed[];
}

/** More digits than are printed or can be seen. */
const short = (value: number): number => Number(value.toPrecision(8));

export function stillOf(network: Layers, digits: readonly Digit[]): Still {
  const [exact, rough] = (['float64', 'float32'] as const).map((precision) => new Checked(network, digits, precision));
  const places = placesOf(exact, firstSeed);
  const h = stepOf(firstExponent);
  const { float64, float32 } = curvesOf(exact, rough, places[0]);
  return {
    rows: rowsOf(exact, places, h).map(({ slope, difference, error, ...place }) => ({
      ...place,
      slope: short(slope),
      difference: short(difference),
      error: short(error),
    })),
    curves: { float64: float64.map(short), float32: float32.map(short) },
    kinks: exact.crossed(places[0], h),
  };
}
