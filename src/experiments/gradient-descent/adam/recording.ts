/** Which weight of a recording is followed, and what the recording holds of it. */
import { classes, followed, inputs, type Recording } from './training.ts';

/** Index among the weights that are followed: 784 into the unit, then 10 out of it. */
export type Place = number;

export const stepsIn = ({ gradients }: Recording): number => gradients.length / followed;

export const gradientsAt = (recording: Recording, place: Place): Float64Array =>
  Float64Array.from({ length: stepsIn(recording) }, (_, k) => recording.gradients[k * followed + place]);

/** Gradients of the unit's 784 weights at step t, from 1. */
export const intoUnit = ({ gradients }: Recording, t: number): Float64Array =>
  gradients.subarray((t - 1) * followed, (t - 1) * followed + inputs);

interface Life {
  readonly place: Place;
  /** Steps with a gradient, and the sum of its squares. */
  readonly lit: number;
  readonly power: number;
}

function livesOf(recording: Recording, from: number, to: number): Life[] {
  return Array.from({ length: to - from }, (_, k) => {
    const list = gradientsAt(recording, from + k);
    let [lit, power] = [0, 0];
    for (const g of list) {
      if (g !== 0) lit += 1;
      power += g * g;
    }
    return { place: from + k, lit, power };
  });
}

const most = (lives: readonly Life[]): Place | null =>
  lives.reduce<Life | null>((best, one) => (one.power > (best?.power ?? 0) ? one : best), null)?.place ?? null;

/** The weight with the largest gradients; null where the unit has none. */
export const busiest = (recording: Recording): Place | null => most(livesOf(recording, 0, inputs));

/** Of the weights with the fewest gradients (one at least) that with the largest. */
export function rarest(recording: Recording): Place | null {
  const lives = livesOf(recording, 0, inputs).filter(({ lit }) => lit > 0);
  const fewest = Math.min(...lives.map(({ lit }) => lit));
  return most(lives.filter(({ lit }) => lit === fewest));
}

export const busiestOut = (recording: Recording): Place | null => most(livesOf(recording, inputs, inputs + classes));
