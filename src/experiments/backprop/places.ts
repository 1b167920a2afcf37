/** Which weights of a network are checked, and at which steps. Chapter: backprop. */
import { generator } from '../../../lib/generator.ts';
import type { Checked, Place } from './checked.ts';

/** h = 10^-k/2 from 10⁰ to 10⁻¹². */
export const exponents = Array.from({ length: 25 }, (_, k) => -k / 2);
/** So many weights are checked. */
export const shown = 6;

/** Weights whose slope is not much smaller than the layer's largest, drawn from the seed: those of dark pixels have none. */
export function placesOf(checked: Checked, seed: number): Place[] {
  const random = generator(seed, 'gradient check');
  const D = checked.network.length;
  const places: Place[] = [];
  for (let tries = 0; places.length < shown && tries < 20_000; tries++) {
    const l = 1 + (places.length % D);
    const nOut = checked.network[l - 1].b.length;
    const nIn = checked.network[l - 1].W.length / nOut;
    const place = { l, i: 1 + random.integer(nIn), j: 1 + random.integer(nOut) };
    if (Math.abs(slopeAt(checked, place)) > slopesOf(checked, l).largest / 100) places.push(place);
  }
  return places;
}

interface Slopes {
  readonly all: Float64Array;
  readonly largest: number;
}

/** A backward pass over a large network takes its time: one a layer. */
const known = new WeakMap<Checked, Map<number, Slopes>>();
function slopesOf(checked: Checked, l: number): Slopes {
  const layers = known.get(checked) ?? new Map<number, Slopes>();
  known.set(checked, layers);
  const found = layers.get(l);
  if (found) return found;
  const all = checked.gradient(l);
  const slopes = { all, largest: all.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0) };
  layers.set(l, slopes);
  return slopes;
}

export const slopeAt = (checked: Checked, { l, i, j }: Place): number =>
  slopesOf(checked, l).all[(i - 1) * checked.network[l - 1].b.length + j - 1];
