/** What the figure shows of a measurement, live or recorded. Chapter: gradient-descent. */
import { type Draw, type Full, type Means, sizes } from './law.ts';
import type { Age } from './network.ts';
import type { Training } from './trainings.ts';

export type Source = 'recorded' | 'mnist' | 'drawn';
export type Picture = ArrayLike<number>;

export interface Measured {
  readonly source: Source;
  readonly full: Full;
  /** Hidden unit of the pictures, from 0. */
  readonly unit: number;
  readonly picture: Picture;
  /** The colour scale of all pictures of this measurement. */
  readonly limit: number;
  readonly means: Means;
  /** The latest draw of every size. */
  readonly latest: readonly Draw[];
  /** Of every size the latest pictures, the newest last; none where they were not kept. */
  readonly pictures: readonly (readonly Picture[])[];
}

/** Pictures of single mini-batches beside the full one. */
export const shownPictures = 3;

/** The scale goes beyond the full gradient, so that noise has room: past it the end colour stays. */
export const limitOf = (picture: Picture): number => 2 * Math.max(...Array.from(picture, Math.abs));

/** A picture in steps of limit / 127, as text: what a record keeps. */
export function pack(picture: Picture, limit: number): string {
  const bytes = Uint8Array.from(picture, (value) => Math.round(Math.max(-1, Math.min(1, value / limit)) * 127) + 128);
  return btoa(String.fromCharCode(...bytes));
}

export function unpack(text: string, limit: number): Float32Array {
  return Float32Array.from(atob(text), (letter) => ((letter.charCodeAt(0) - 128) / 127) * limit);
}

/** The batch whose pictures a record keeps: of smaller ones the images themselves would show through. */
export const recordedSize = 32;

export interface RecordedAge extends Full {
  readonly age: Age;
  readonly unit: number;
  readonly limit: number;
  readonly rounds: number;
  readonly squaredError: readonly number[];
  readonly cosine: readonly number[];
  readonly latest: readonly Draw[];
  readonly picture: string;
  readonly pictures: readonly string[];
}

export interface NoiseRecord {
  readonly seed: number;
  readonly eta: number;
  readonly ages: readonly RecordedAge[];
  readonly trainings: readonly Training[];
}

/** What the figure shows of a recorded age. */
export function measuredOf({ ages }: NoiseRecord, age: Age): Measured {
  const found = ages.find((recorded) => recorded.age === age);
  if (!found) throw new Error(`no record of age ${age}`);
  const { count, squared, trace, largest, unit, limit, rounds, squaredError, cosine, latest, picture, pictures } =
    found;
  return {
    source: 'recorded',
    full: { count, squared, trace, largest },
    means: { rounds, squaredError, cosine },
    ...{ unit, limit, latest },
    picture: unpack(picture, limit),
    pictures: sizes.map((m) => (m === recordedSize ? pictures.map((text) => unpack(text, limit)) : [])),
  };
}
