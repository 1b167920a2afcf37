/** What a record of the noise of mini-batches keeps. Chapter: gradient-descent. */
import type { Draw, Full } from './law.ts';
import type { Age } from './network.ts';
import type { Training } from './trainings.ts';

export type Picture = ArrayLike<number>;

/** Rounds that a record has, and one press of Play brings. */
export const roundsOfPlay = 240;
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
