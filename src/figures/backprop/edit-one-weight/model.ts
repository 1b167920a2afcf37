/** One weight moved: what the gradient promised, and what the loss did. Chapter: backprop. */
import { computed } from '@preact/signals';
import type { Digit } from '../../../../lib/data/drawn-digits.ts';
import { Checked, type Place } from '../../../experiments/backprop/checked.ts';
import { doubtfulDigits } from '../../../experiments/backprop/doubtful.ts';
import { choice, number } from '../../../kit/parameters.ts';
import type { SymbolValues } from '../../../kit/symbol-values.ts';
import { type FindNetwork, soughtNetwork } from '../../../reader/sought-network.ts';

export const farthest = 2;
const points = 33;
/** How far the picture reaches: so near that the move is seen, with as much again beyond it. */
const reachOf = (move: number): number => [0.2, 0.5, 1].find((reach) => 2 * Math.abs(move) <= reach) ?? farthest;
/** So many weights are offered, the steepest first. */
const ranks = ['0', '1', '2', '3', '4'] as const;
export const candidates = ranks.length;

/** The weights of the last layer whose slopes are largest, so that there is something to see. */
export function steepest(checked: Checked): Place[] {
  const l = checked.network.length;
  const nOut = checked.network[l - 1].b.length;
  const gradient = checked.gradient(l);
  const order = Array.from(gradient.keys()).sort((p, q) => Math.abs(gradient[q]) - Math.abs(gradient[p]) || p - q);
  return order.slice(0, candidates).map((k) => ({ l, i: Math.floor(k / nOut) + 1, j: (k % nOut) + 1 }));
}

/** The tangent as far as the picture goes: its ends, each a move and the loss that is promised there. */
export function tangentOf(curve: readonly { loss: number }[], loss: number, slope: number, reach: number) {
  const losses = curve.map((point) => point.loss);
  const [least, most] = [Math.min(...losses), Math.max(...losses)];
  const margin = 0.05 * (most - least);
  const reaches = [least - margin, most + margin].map((bound) => (slope === 0 ? Number.NaN : (bound - loss) / slope));
  const [left, right] = slope === 0 ? [-reach, reach] : reaches.toSorted((a, b) => a - b);
  return [Math.max(-reach, left), Math.min(reach, right)].map((moved) => ({ moved, loss: loss + slope * moved }));
}

export interface Point {
  readonly moved: number;
  readonly loss: number;
}
export type Here = ReturnType<typeof hereOf>;
type Moved = ReturnType<typeof movedOf>;

/** At the weight as it is: the loss, its slope in the weight, the curve on both sides. */
export function hereOf(checked: Checked, where: Place, reach = reachOf(firstMove)) {
  const [loss, slope] = [checked.loss(), checked.slope(where)];
  const curve = Array.from({ length: points }, (_, k): Point => {
    const moved = reach * ((2 * k) / (points - 1) - 1);
    return { moved, loss: checked.lossAt(where, moved) };
  });
  return { reach, loss, slope, curve, tangent: tangentOf(curve, loss, slope, reach) };
}

/** eq: weight-gradient */
export function movedOf(checked: Checked, where: Place, move: number) {
  const change = checked.lossAt(where, move) - checked.loss();
  const promised = checked.slope(where) * move;
  return { change, promised, off: change - promised };
}

/** What the page begins with; a still is made of it. */
export const firstMove = 0.05;

export interface Still {
  readonly places: readonly Place[];
  readonly here: Here;
  readonly moved: Moved;
}

/** Until the network has come the still, where there is one, stands for what the page begins with. */
export function editModel(still?: Still, digits: readonly Digit[] = doubtfulDigits(), find?: FindNetwork) {
  const { network, ...sought } = soughtNetwork(find);
  const chosen = choice('0', ranks);
  const move = number(firstMove, { min: -farthest, max: farthest, step: 0.05 });
  const checked = computed(() => network.value && new Checked(network.value, digits, 'float64'));
  const places = computed((): readonly Place[] => (checked.value ? steepest(checked.value) : (still?.places ?? [])));
  const place = computed(() => places.value[Number(chosen.value)] ?? null);
  const reach = computed(() => reachOf(move.value));
  const here = computed((): Here | null => {
    if (checked.value && place.value) return hereOf(checked.value, place.value, reach.value);
    return still && chosen.value === '0' && still.here.reach === reach.value ? still.here : null;
  });
  const moved = computed((): Moved | null => {
    if (checked.value && place.value) return movedOf(checked.value, place.value, move.value);
    return still && chosen.value === '0' && move.value === firstMove ? still.moved : null;
  });
  return {
    ...{ ...sought, network, chosen, move, places, place, here, moved },
    parameters: { weight: chosen, move },
    wake: () => void sought.load(),
    /** The weight and the loss as they are after the move. */
    symbols: computed((): SymbolValues | null => {
      if (!place.value || !here.value || !moved.value) return null;
      const w = checked.value?.weight(place.value);
      const L = here.value.loss + moved.value.change;
      return { ...place.value, L, m: digits.length, ...(w !== undefined && { w: w + move.value }) };
    }),
  };
}
