/** The first weight, moved as the page begins, of the book's network. */
import { Checked } from '../../../experiments/backprop/checked.ts';
import { doubtfulDigits } from '../../../experiments/backprop/doubtful.ts';
import { bookNetwork } from '../../../reader/book-network.ts';
import { firstMove, type Here, hereOf, movedOf, type Still, steepest } from './model.ts';

/** More digits than are printed or can be seen. */
const short = (value: number): number => Number(value.toPrecision(6));
const shortened = ({ moved, loss }: Here['curve'][number]) => ({ moved, loss: short(loss) });

export function stillOf(network = bookNetwork(), digits = doubtfulDigits()): Still {
  const checked = new Checked(network, digits, 'float64');
  const places = steepest(checked);
  const { reach, loss, slope, curve, tangent } = hereOf(checked, places[0]);
  const { change, promised, off } = movedOf(checked, places[0], firstMove);
  return {
    places,
    here: {
      reach,
      loss: short(loss),
      slope: short(slope),
      curve: curve.map(shortened),
      tangent: tangent.map(shortened),
    },
    moved: { change: short(change), promised: short(promised), off: short(off) },
  };
}

export default () => ({ data: stillOf() });
