/** What stands there before the network has come: the first weight, moved as the page begins, when the site was built. */

import type { Digit, Layers } from '../../../lib/model/reading.ts';
import { Checked, type Place } from '../../experiments/backprop/checked.ts';
import { firstMove, type Here, hereOf, type Moved, movedOf, steepest } from './model.ts';

export interface Still {
  readonly places: readonly Place[];
  readonly here: Here;
  readonly moved: Moved;
}

/** More digits than are printed or can be seen. */
const short = (value: number): number => Number(value.toPrecision(6));
const shortened = ({ moved, loss }: Here['curve'][number]) => ({ moved, loss: short(loss) });

export function stillOf(network: Layers, digits: readonly Digit[]): Still {
  const checked = new Checked(network, digits, 'float64');
  const places = steepest(checked);
  const { loss, slope, curve, tangent } = hereOf(checked, places[0]);
  const { change, promised, off } = movedOf(checked, places[0], firstMove);
  return {
    places,
    here: { loss: short(loss), slope: short(slope), curve: curve.map(shortened), tangent: tangent.map(shortened) },
    moved: { change: short(change), promised: short(promised), off: short(off) },
  };
}
