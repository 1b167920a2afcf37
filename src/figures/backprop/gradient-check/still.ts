/** The check as the page begins with it, on the book's network. */
import { Checked } from '../../../experiments/backprop/checked.ts';
import { doubtfulDigits } from '../../../experiments/backprop/doubtful.ts';
import { placesOf } from '../../../experiments/backprop/places.ts';
import { bookNetwork } from '../../../reader/book-network.ts';
import { curvesOf, firstExponent, firstSeed, rowsOf, type Still, stepOf } from './model.ts';

/** More digits than are printed or can be seen. */
const short = (value: number): number => Number(value.toPrecision(8));

export function stillOf(network = bookNetwork(), digits = doubtfulDigits()): Still {
  const [exact, rough] = (['float64', 'float32'] as const).map((precision) => new Checked(network, digits, precision));
  const places = placesOf(exact, firstSeed);
  const h = stepOf(firstExponent);
  const { float64, float32 } = curvesOf(exact, rough, places[0]);
  return {
    rows: rowsOf(exact, places, h).map(({ slope, difference, error, ...place }) => ({
      ...place,
      ...{ slope: short(slope), difference: short(difference), error: short(error) },
    })),
    curves: { float64: float64.map(short), float32: float32.map(short) },
    kinks: exact.crossed(places[0], h),
  };
}

export default () => ({ data: stillOf() });
