/**
 * What a reader reads off: the numbers of an instance as curves over a grid. Whatever an answer needs lies on a line of the grid,
 * so that it can be read exactly.
 */
import type { Drawing, Grid } from './exercise.ts';

type Point = readonly [x: number, y: number];

/** From `low` to `high` in whole steps of 1/`parts`, or of `step`; every `named`-th line from 0 has its number. */
export function evenGrid(low: number, high: number, { step = 1, parts = 1, named = 1 } = {}): Grid {
  const size = step / parts;
  const [first, last] = [Math.floor(low / size + 1e-9), Math.ceil(high / size - 1e-9)];
  const at = (k: number) => (k * step) / parts;
  const whole = Array.from({ length: last - first + 1 }, (_, k) => first + k);
  return { lines: whole.map(at), named: whole.filter((k) => k % named === 0).map(at) };
}

const [finest, coarsest] = [-7, 0];
/** 1, 2 and 5 of each power of ten, rising. */
export const ofOneTwoFive: readonly number[] = Array.from({ length: coarsest - finest + 1 }, (_, k) =>
  [1, 2, 5].map((digit) => Number(`${digit}e${finest + k}`)),
).flat();

/** Lines at 1, 2 and 5 of each power of ten, even in the logarithm. */
export function logGrid(low: number, high: number): Grid {
  const lines = ofOneTwoFive.filter((line) => line >= low / 2.5 && line <= high * 2.5);
  return { lines, named: lines, log: true };
}

/** A list as points over 1, 2, 3 …; or from another number on. */
export const overSteps = (list: readonly number[], first = 1): Point[] => list.map((value, k) => [first + k, value]);

/** Losses over epochs, whose numbers are whole parts: hundredths are parts of 100. */
export function lossesOver(curves: Readonly<Record<string, readonly number[]>>, parts: number): Drawing {
  const lists = Object.entries(curves);
  const all = lists.flatMap(([, list]) => list);
  return {
    x: evenGrid(1, lists[0][1].length),
    y: evenGrid(Math.max(0, Math.min(...all) - 1 / parts), Math.max(...all) + 1 / parts, { parts, named: 2 }),
    curves: lists.map(([tex, list]) => ({ tex, points: overSteps(list), read: overSteps(list) })),
  };
}
